"""What the catalogue of checks costs: eight versions of a post, a long text, and texts made to be slow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from datetime import time as wall
from time import perf_counter

from calendario import paths
from calendario.checks.catalogue import of_words
from calendario.checks.subject import Recent, Subject
from calendario.checks.surroundings import around
from calendario.domain.bank import OfficialName
from calendario.domain.house import Avoided, House, Nature
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.rules import read_rules
from calendario.spelling.spelling import Spelling

_NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_NETWORKS = ("mastodon", "bluesky", "x", "facebook", "threads", "linkedin", "telegram", "whatsapp")
_POST = (
    "Mañana, viernes {n} de diciembre, de 9:00 a 14:00 h, se abre el plazo de la ayuda al alquiler. Puedes presentar la"
    " documentación hasta las 14 h del lunes 21 de diciembre en la sede electrónica o en la plaza del 12 de Octubre."
    " ¿Dudas? Llama al 925 123 456. #AyudasAlAlquiler"
)
_ROUNDS = 200
#: A town with rules, words and names of its own, that has said twenty other things on the channel within a week.
_AROUND = around(
    House(region="ES-CM", quiet=(wall(22), wall(8)), languages=("es",), avoided=(Avoided("usuario", "persona"),) * 20),
    read_rules(paths.resources()),
    names=tuple(OfficialName(f"Centro Cívico Número {n}", (f"Centro {n}",)) for n in range(100)),
    glossary=frozenset(f"nombre{n}" for n in range(1_000)),
    nature=Nature.SERVICE,
    spoken=("es",),
)
_RECENT = tuple(
    Recent(_POST.format(n=n) + " Otra cosa." * n, datetime.fromisoformat("2026-12-02T10:00")) for n in range(20)
)


def bench_checks_of_a_post_and_of_a_long_text() -> None:
    """Goals: eight versions of 300 characters within 10 ms (p99), 3,000 characters within 30. The reference is the same
    text only counted by its network's ruler.
    """
    speller = Spelling(paths.resources() / "dictionaries")
    speller.misspelt("hola")

    def versions(number: int) -> None:
        for at, key in enumerate(_NETWORKS):
            # Three of the eight are their own text, as one writes for the short networks.
            _checked(_POST.format(n=number % 28 + 1) + f" Nota {number * 3 + min(at, 3)}.", key, speller)

    def long(number: int) -> None:
        _checked(
            "\n".join(_POST.format(n=(number + n) % 28 + 1) + f" Punto {number}{n}." for n in range(9)),
            "mastodon",
            speller,
        )

    def counted(number: int) -> None:
        _POST.format(n=number).encode("utf-16-le")

    print(f"\n  {'':<44}{'median':>9}{'p99':>9}  ms")
    for told, what in (
        ("eight versions of a post of 300 characters", versions),
        ("a text of 3,000 characters", long),
        ("reference: encoding the post once", counted),
    ):
        taken = _milliseconds(what)
        print(f"  {told:<44}{taken[len(taken) // 2]:>9.2f}{taken[len(taken) * 99 // 100]:>9.2f}")


def bench_checks_of_texts_made_to_be_slow() -> None:
    """A quarter of a megabyte each; twice as much should take about twice as long."""
    pieces = (
        "a",
        "1",
        "12/03/2026, ",
        "1, 2, 3, ",
        "hoy 8:00 ",
        "¿",
        "«(",
        "#semanaeuropea ",
        "a @ ",
        "X",
        "!? ",
        "\n🎉 ",
    )
    print(f"\n  {'':<20}{'125 kB':>9}{'250 kB':>9}  ms")
    for piece in pieces:
        taken = []
        for length in (125_000, 250_000):
            text = (piece * (length // len(piece) + 1))[:length]
            began = perf_counter()
            _checked(text, "mastodon", None)
            taken.append((perf_counter() - began) * 1000)
        print(f"  {piece!r:<20}{taken[0]:>9.0f}{taken[1]:>9.0f}")


def _checked(text: str, key: str, speller: Spelling | None) -> int:
    at = datetime.fromisoformat("2026-12-01T10:00")
    subject = Subject(Content(text), key, network(key).limits, at, around=_AROUND, recent=_RECENT)
    return sum(1 for _ in of_words(subject, _NOW, speller))


def _milliseconds(what: Callable[[int], None]) -> list[float]:
    taken = []
    for number in range(_ROUNDS):
        began = perf_counter()
        what(number)
        taken.append((perf_counter() - began) * 1000)
    return sorted(taken)
