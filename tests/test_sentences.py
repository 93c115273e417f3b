"""Everything that can go wrong is told in whole Spanish sentences: no code, no English, no blame."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from calendario import sentences
from calendario.domain.finding import Finding, Level
from calendario.domain.networks import UnknownNetwork
from calendario.domain.pause import PauseReason
from calendario.domain.problem import BadInput, Problem
from calendario.domain.publication import Outcome, State
from calendario.sentences import (
    checking,
    connecting,
    finding_text,
    listed,
    reason_text,
    say,
    sentence,
    sentence_for,
    set_language,
)
from calendario.sentences.filling import placeholders
from calendario.sentences.findings import FINDINGS
from calendario.sentences.language import translated
from calendario.sentences.lines import LINES
from calendario.sentences.problems import PROBLEMS
from calendario.sentences.signing_in import OF_PUBLICATIONS

PACKAGE = Path(sentences.__file__).resolve().parent.parent

# Where a publication's move takes the code of its reason.
MOVES = {"held": 0, "missed": 0, "failed": 0, "unconfirmed": 0, "retried": 1, "postponed": 1, "_wait": 3}
# Own words for the class of an ending, turned into a problem with the same code.
ENDINGS = {"NotSent"}


@pytest.fixture(autouse=True)
def _spanish() -> Iterator[None]:
    set_language("es")
    yield
    set_language("es")


# --- no code without words ------------------------------------------------------------------------------------------


def trees() -> dict[Path, ast.Module]:
    return {p: ast.parse(p.read_text(encoding="utf-8"), p) for p in sorted(PACKAGE.rglob("*.py"))}


def problem_classes(parsed: dict[Path, ast.Module]) -> dict[str, ast.ClassDef]:
    """`Problem` and everything derived from it, by name."""
    known: dict[str, ast.ClassDef] = {}
    classes = [n for tree in parsed.values() for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    for _ in range(5):  # no deeper family than that
        for found in classes:
            bases = {ast.unparse(base).rpartition(".")[2] for base in found.bases}
            if found.name == "Problem" or bases & known.keys():
                known[found.name] = found
    return known


def takes_a_code(found: ast.ClassDef) -> bool:
    own = [n for n in found.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"]
    return not own or any(a.arg == "code" for a in own[0].args.args)


def constants(node: ast.expr | None, where: ast.FunctionDef | None, module: ast.Module) -> Iterator[str]:
    """The codes `node` may be: written there, chosen there, assigned in the same function, returned by a function."""
    match node:
        case ast.Constant(value=str(code)):
            yield code
        case ast.IfExp():
            yield from constants(node.body, where, module)
            yield from constants(node.orelse, where, module)
        case ast.BoolOp():
            for value in node.values:
                yield from constants(value, where, module)
        case ast.Call(func=ast.Name(id=name)):
            for made in ast.walk(module):
                if isinstance(made, ast.FunctionDef) and made.name == name:
                    for answer in ast.walk(made):
                        if isinstance(answer, ast.Return):
                            yield from constants(answer.value, made, module)
        case ast.Name(id=name) if where is not None:
            for step in ast.walk(where):
                if isinstance(step, ast.Assign) and name in map(ast.unparse, step.targets):
                    yield from constants(step.value, where, module)
                if (
                    isinstance(step, ast.For)
                    and isinstance(step.target, ast.Tuple)
                    and isinstance(step.iter, ast.Tuple)
                ):
                    at = [ast.unparse(t) for t in step.target.elts].index(name)
                    for row in step.iter.elts:
                        if isinstance(row, ast.Tuple):
                            yield from constants(row.elts[at], where, module)


def functions_of(module: ast.Module) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    """Each call with the innermost function it stands in."""

    def walk(node: ast.AST, inside: ast.FunctionDef | None) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield inside, child
            yield from walk(child, child if isinstance(child, ast.FunctionDef) else inside)

    return walk(module, None)


def codes_in_use() -> tuple[dict[str, str], dict[str, str]]:
    """Codes of problems and reasons, and codes of findings, each with one place where it is used."""
    parsed = trees()
    classes = problem_classes(parsed)
    raised = {name for name, found in classes.items() if takes_a_code(found)} | ENDINGS
    problems: dict[str, str] = {}
    findings: dict[str, str] = {}
    for path, module in parsed.items():
        if path.is_relative_to(PACKAGE / "sentences"):
            continue
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef) and node.name in classes:
                for step in node.body:
                    if isinstance(step, ast.Assign) and ast.unparse(step.targets[0]) == "code":
                        problems |= dict.fromkeys(constants(step.value, None, module), f"{path.name}:{step.lineno}")
        for inside, call in functions_of(module):
            arguments, name = call.args, ast.unparse(call.func).rpartition(".")[2]
            if name == "partial" and arguments:
                arguments, name = arguments[1:], ast.unparse(arguments[0]).rpartition(".")[2]
            place = f"{path.name}:{call.lineno}"
            at = 0 if name in raised or name == "Finding" else MOVES.get(name)
            found: list[str] = []
            if at is not None and len(arguments) > at:
                found += constants(arguments[at], inside, module)
            if name == "end_attempt":
                found += [c for k in call.keywords if k.arg == "reason" for c in constants(k.value, inside, module)]
            (findings if name == "Finding" else problems).update(dict.fromkeys(found, place))
    return problems, findings


def test_every_code_the_program_uses_has_its_sentence() -> None:
    problems, _ = codes_in_use()
    assert {code: place for code, place in problems.items() if code not in PROBLEMS} == {}


def test_every_finding_has_its_line() -> None:
    _, findings = codes_in_use()
    assert {code: place for code, place in findings.items() if code not in FINDINGS} == {}


def test_the_search_for_codes_sees_every_way_of_writing_one() -> None:
    problems, findings = codes_in_use()
    written, chosen, in_a_table, returned = "not_mastodon", "disk_full", "alt_text_too_long", "database_locked"
    of_a_class, of_an_ending, of_a_move, passed_on = "vault_locked", "server_not_found", "no_adapter", "late"
    assert {written, chosen, in_a_table, returned, of_a_class, of_an_ending, of_a_move, passed_on} <= problems.keys()
    assert {"too_long", "spelling_error"} <= findings.keys()


def test_every_line_the_commands_say_is_written() -> None:
    said: dict[str, str] = {}
    for path, module in trees().items():
        for _, call in functions_of(module):
            if ast.unparse(call.func) == "say" and isinstance(call.args[0], ast.Constant):
                said[str(call.args[0].value)] = f"{path.name}:{call.lineno}"
    assert {key: place for key, place in said.items() if key not in LINES} == {}


# --- how they read --------------------------------------------------------------------------------------------------

NOT_OUR_WORDS = re.compile(
    r"\b(post|posts|token|backup|timeout|error|hashtag|alt|cliente|servicio web|null|none|exception|[a-z]+_[a-z_]+)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_problem_is_told_in_three_parts_even_when_nothing_more_is_known(code: str) -> None:
    told = sentence_for(code, {})
    assert len(re.findall(r"[.:](?:\s|$)", told)) >= 3
    assert told.endswith(".")
    assert not re.search(r"[{}…!¡]", told)
    assert not NOT_OUR_WORDS.search(told)


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_problem_is_told_with_all_its_facts(code: str) -> None:
    words = PROBLEMS[code]
    names = set().union(*(placeholders(text) for text in (*words.happened, *words.next_step)))
    facts = {name: f"dato-{name}" for name in names} | dict.fromkeys(names & {"count"}, 3)
    told = sentence_for(code, facts)
    first = placeholders(words.happened[0]) - {"count"}
    assert all(f"dato-{name}" in told for name in first)
    assert not re.search(r"[{}…]", told)


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_reason_never_says_that_nothing_went_out_when_nobody_knows(code: str) -> None:
    for state in (State.PLANNED, State.HELD, State.FAILED, State.MISSED, State.UNCONFIRMED):
        told = reason_text(code, {"looks": 1}, "Mastodon", state=state)
        assert told.endswith(".")
        assert not re.search(r"[{}…!¡]", told)
    assert "No ha salido" not in told
    assert "No se repite sola" in told


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_a_finding_is_one_line_without_a_full_stop(code: str) -> None:
    line = finding_text(Finding(code, Level.WARN))
    assert line
    assert not line.endswith(".")
    assert not re.search(r"[{}…!\n]", line)


def test_an_unknown_code_gets_an_honest_sentence() -> None:
    told = sentence_for("made_tomorrow", {"server": "masto.es"})
    assert "no sabe decir qué" in told
    assert "made_tomorrow" not in told
    assert "no sabe decir qué" in reason_text("made_tomorrow", None, "Mastodon", state=State.FAILED)
    assert "made_tomorrow" not in finding_text(Finding("made_tomorrow", Level.HINT))


# --- the cases of the field -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "facts", "says"),
    [
        ("not_mastodon", {"server": "villasauce.es"}, "villasauce.es no responde como un servidor de Mastodon."),
        ("address_wrong", {}, "Con esa dirección no hay dónde conectarse."),
        ("server_unreachable", {"server": "masto.es"}, "Revisa la conexión de este equipo"),
        ("name_not_found", {"server": "masto.es"}, "No se encuentra el servidor masto.es."),
        ("sign_in_needed", {"server": "masto.es"}, "masto.es pide que vuelvas a entrar."),
        (
            "picture_too_big",
            {"name": "plano.tif", "megabytes": 104},
            "La imagen «plano.tif» es demasiado grande (104 MB).",
        ),
        ("picture_file_too_big", {"size_bytes": 104_000_000, "most_bytes": 50_000_000}, "pesa 104 MB"),
        ("picture_unknown", {"name": "acta.txt"}, "«acta.txt» no es ni una imagen ni un vídeo que se pueda usar."),
        (
            "picture_unknown",
            {"name": "acta.txt"},
            "Elige una imagen (JPEG, PNG, GIF, WebP o HEIC) o un vídeo (MP4, MOV o WebM).",
        ),
        ("picture_damaged", {"name": "foto.jpg"}, "La imagen «foto.jpg» no se puede leer: parece dañada o cortada."),
        ("picture_damaged", {"name": "foto.jpg"}, "Pide a quien lo envió que lo envíe otra vez."),
        ("picture_empty", {"name": "vacia.jpg"}, "No hay nada dentro de «vacia.jpg»"),
        ("video_unknown", {"name": "acta.mp4"}, "uno de estos tipos: MP4, MOV o WebM."),
        ("text_has_nul", {"position": 3}, "un carácter que ninguna red admite"),
        ("text_has_surrogate", {"position": 3}, "medio carácter que no se puede enviar"),
        (
            "nonexistent_time",
            {"wall_time": datetime(2026, 3, 29, 2, 30), "zone": "Europe/Madrid"},  # noqa: DTZ001
            "domingo 29 de marzo a las 2:30, no existe: esa noche se adelanta el reloj",
        ),
        ("database_locked", {"path": "/srv/c.sqlite"}, "Otro programa está usando el fichero del calendario"),
        ("database_read_only", {"path": "/srv/c.sqlite"}, "Pide permiso para escribir en /srv/c.sqlite."),
        ("disk_full", {}, "No queda sitio en el disco."),
        ("database_damaged", {}, "No se ha borrado."),
        ("database_newer", {}, "Instala la versión más nueva"),
        ("profile_on_network", {"folder": "/mnt/comun"}, "La carpeta /mnt/comun está en otro equipo de la red"),
        ("profile_synchronised", {"folder": "/home/m/Nextcloud"}, "se sincroniza con la nube"),
        ("profile_roaming", {}, "viaja con tu cuenta de un equipo a otro"),
        ("held_left", {"count": 1}, "Queda 1 publicación por decidir."),
        ("held_left", {"count": 6}, "Quedan 6 publicaciones por decidir."),
        ("publisher_alive", {}, "Nada sale dos veces."),
    ],
)
def test_bad_input_and_bad_luck_are_told_in_the_words_of_the_office(
    code: str, facts: dict[str, object], says: str
) -> None:
    assert says in sentence_for(code, facts)


def test_a_problem_as_it_is_raised_is_told_whole() -> None:
    assert sentence(BadInput("no_channel")) == (
        "No hay ningún canal elegido. No se ha programado nada. Elige al menos un canal."
    )
    assert "la red «tuenti»" in sentence(UnknownNetwork("tuenti"))


def test_facts_that_were_kept_as_json_are_told_as_facts() -> None:
    kept = {"count": "2", "wall_time": "2026-10-25T01:30"}
    assert "Quedan 2 publicaciones" in sentence_for("held_left", kept)
    assert "domingo 25 de octubre a la 1:30" in sentence_for("time_passed", kept)


def test_a_hostile_fact_cannot_break_a_sentence() -> None:
    name = "a{b}\n\ud800.png" + "x" * 5000
    told = sentence_for("picture_unknown", {"name": name})
    assert "a{b}" in told
    assert len(told) < 400
    assert told.encode("utf-8").count(b"\n") == 0


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Gran alcaldesa", "«Gran alcaldesa»"),
        ("Gracias a la gestión incansable de nuestro alcalde", "«Gracias a la gestión incansable de…»"),
        (f"htps://villa.es/{'a' * 60}", f"«htps://villa.es/aaaa…{'a' * 20}»"),
    ],
)
def test_the_words_a_finding_is_about_are_told_by_their_beginning(written: str, told: str) -> None:
    finding = Finding("political_self_promotion", Level.WARN, facts={"written": written, "law": "dictamen E545210"})
    assert finding_text(finding).startswith(f"Revisa {told}: ")


def test_a_folder_is_told_whole_because_a_person_copies_it() -> None:
    folder = "/srv/" + "departamento/" * 20
    assert folder in sentence_for("folder_missing", {"folder": folder})


# --- why a publication waits ----------------------------------------------------------------------------------------


def test_the_same_lost_answer_is_told_by_where_the_publication_stands() -> None:
    unknown = reason_text("no_answer", {"server": "masto.es", "looks": 0}, "Mastodon", state=State.UNCONFIRMED)
    assert unknown == (
        "Mastodon no ha contestado. No sabemos si salió. No se repite sola, para no publicarla dos veces. "
        "Mira en Mastodon si está y dínoslo."
    )
    waiting = reason_text("no_answer", {"server": "masto.es"}, "Mastodon", state=State.PLANNED)
    assert waiting == (
        "Mastodon no ha contestado. Todavía no ha salido, y se vuelve a intentar sola. "
        "Si no sale a tiempo, te preguntaremos."
    )


def test_a_caller_that_does_not_know_the_state_never_hears_more_than_is_known() -> None:
    assert "No sabemos si salió." in reason_text("no_answer", {"looks": 2}, "Bluesky")
    assert "mira antes si ya está" in reason_text("no_answer", None, "Bluesky")
    assert "espera a que decidas" in reason_text("pause", None, "Bluesky")


def test_a_withdrawn_access_says_who_asks_and_what_to_do() -> None:
    assert reason_text("sign_in_needed", {"server": "masto.es"}, "Mastodon", state=State.HELD) == (
        "Mastodon pide que vuelvas a entrar. No ha salido y espera a que decidas. Vuelve a entrar desde Canales."
    )


def test_what_blocks_is_told_by_its_own_line() -> None:
    facts = {"code": "too_long", "network": "bluesky", "excess": 93, "limit": 300, "length": 393}
    assert reason_text("finding", facts, "Bluesky", state=State.HELD) == (
        "En Bluesky sobran 93 caracteres. No ha salido y espera a que decidas. Corrígelo y vuelve a programarla."
    )


def test_locked_keys_ask_for_a_person_even_while_it_is_tried_again() -> None:
    assert "escribe la contraseña" in reason_text("vault_locked", None, "Mastodon", state=State.PLANNED)


def test_a_missed_hour_asks_for_a_decision() -> None:
    told = reason_text("late", None, "Mastodon", state=State.MISSED)
    assert "El texto se conserva." in told
    assert told.endswith("Decide si todavía sirve.")


def test_what_a_copy_brought_back_is_not_said_to_be_not_out() -> None:
    told = reason_text("restored", {}, "Mastodon", state=State.HELD)
    assert "puede que ya haya salido" in told
    assert "No ha salido" not in told


def test_no_reason_is_no_sentence() -> None:
    assert reason_text(None, None, "Mastodon") == ""


# --- findings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "facts", "line"),
    [
        ("too_long", {"network": "bluesky", "excess": 93}, "En Bluesky sobran 93 caracteres"),
        ("too_long", {"network": "x", "excess": 1}, "En X sobra 1 carácter"),
        ("too_long", {"network": "x", "excess": 12_345}, "En X sobran 12\u202f345 caracteres"),
        ("too_long", {"network": "practice", "excess": 7}, "En la red de práctica sobran 7 caracteres"),
        ("missing_alt_text", {"number": 2, "count": 3}, "Falta describir la imagen 2"),
        ("missing_alt_text", {"number": 1, "count": 1}, "Falta describir la imagen"),
        ("too_many_images", {"network": "youtube", "count": 3, "limit": 1}, "En YouTube cabe 1 imagen y hay 3"),
        ("spelling_error", {"word": "solicitut"}, "«solicitut» no está en el diccionario"),
        (
            "nonexistent_local_time",
            {"wall_time": "2026-03-29T02:30", "zone": "Europe/Madrid"},
            "El domingo 29 de marzo a las 2:30 no existe: esa noche se adelanta el reloj",
        ),
        ("scheduled_in_past", {"wall_time": "2026-11-20T13:05"}, "El viernes 20 de noviembre a las 13:05 ya ha pasado"),
    ],
)
def test_a_finding_says_what_and_where(code: str, facts: dict[str, object], line: str) -> None:
    assert finding_text(Finding(code, Level.WARN, facts=facts)) == line


# --- words, days, hours ---------------------------------------------------------------------------------------------


def test_states_have_the_words_of_the_design() -> None:
    assert [sentences.state_word(state) for state in State] == [
        "Borrador",
        "Programada",
        "Saliendo…",
        "Te toca a ti",
        "Publicada",
        "Por confirmar",
        "No se publicó",
        "No salió",
        "En pausa",
        "Descartada",
    ]
    assert [sentences.level_word(level) for level in Level] == ["Impide publicar", "Aviso", "Sugerencia"]
    assert len({sentences.outcome_word(outcome) for outcome in Outcome}) == len(Outcome)
    assert [sentences.pause_reason_word(reason) for reason in PauseReason] == [
        "Emergencia",
        "Luto oficial",
        "Error grave",
        "Otro",
    ]


def test_days_are_written_as_the_office_writes_them() -> None:
    thursday = date(2026, 11, 26)
    assert sentences.long_day(thursday) == "jueves 26 de noviembre"
    assert sentences.short_day(thursday) == "jue 26/11/2026"
    assert sentences.card_day(thursday) == "jue 26"
    assert sentences.long_day(date(2026, 5, 2)) == "sábado 2 de mayo"


def test_a_week_says_once_what_its_days_share() -> None:
    assert sentences.week_title(date(2026, 11, 23)) == "23 al 29 de noviembre de 2026"
    assert sentences.week_title(date(2026, 11, 30)) == "30 de noviembre al 6 de diciembre de 2026"
    assert sentences.week_title(date(2026, 12, 28)) == "28 de diciembre de 2026 al 3 de enero de 2027"


@pytest.mark.parametrize(
    ("wall_time", "says"),
    [
        ("2026-11-23T11:00", "hoy, 11:00"),
        ("2026-11-24T10:00", "mañana, 10:00"),
        ("2026-11-22T09:05", "ayer, 9:05"),
        ("2026-11-26T10:00", "jueves 26, 10:00"),
        ("2026-12-10T10:00", "jueves 10 de diciembre, 10:00"),
        ("2027-01-07T10:00", "jue 7/1/2027, 10:00"),
    ],
)
def test_when_is_said_from_today(wall_time: str, says: str) -> None:
    assert sentences.when(datetime.fromisoformat(wall_time), date(2026, 11, 23)) == says


def test_hours_are_of_the_wall_clock() -> None:
    assert sentences.hour(time(9, 30)) == "9:30"
    assert sentences.hour(datetime(2026, 11, 26, 10, 0, tzinfo=UTC)) == "10:00"


# --- languages ------------------------------------------------------------------------------------------------------


def test_english_is_the_source_and_spanish_the_default() -> None:
    set_language("en")
    assert sentences.state_word(State.UNCONFIRMED) == "To confirm"
    assert sentences.long_day(date(2026, 11, 26)) == "Thursday 26 November"
    assert sentence_for("no_time", {}).startswith("The day and the hour are missing.")
    set_language("es")
    assert sentences.state_word(State.UNCONFIRMED) == "Por confirmar"


def test_a_language_without_a_catalogue_says_it_in_english_rather_than_nothing() -> None:
    set_language("xx")
    assert sentences.state_word(State.MISSED) == "Did not go out"


@pytest.mark.parametrize(("chosen", "word"), [({}, "No salió"), ({"CALENDARIO_LANGUAGE": "en"}, "Did not go out")])
def test_the_computer_s_locale_does_not_count_and_qt_is_not_loaded(chosen: dict[str, str], word: str) -> None:
    code = (
        "import sys; from calendario.sentences import state_word; from calendario.domain.publication import State;"
        "sys.stdout.buffer.write(state_word(State.MISSED).encode());"
        "sys.exit(any(name.split('.')[0] in ('PySide6', 'sqlalchemy') for name in sys.modules))"
    )
    environment = {"LANG": "de_DE.UTF-8", "LANGUAGE": "de", "PYTHONPATH": str(PACKAGE.parent), **chosen}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.decode()) == (0, word)


def test_lines_of_the_command_line_take_their_facts() -> None:
    assert say("backup_done", path=Path("/tmp/copia.zip")).startswith("La copia de seguridad está en /tmp/copia.zip.")
    assert say("measured", length=12, limit=300, network="Bluesky") == "En Bluesky: 12 de 300"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), ""),
        (("Bluesky",), "Bluesky"),
        (("Bluesky", "Web municipal"), "Bluesky y Web municipal"),
        (("Bluesky", "Facebook", "Instagram"), "Bluesky, Facebook e Instagram"),
        (("Agua", "Hielo"), "Agua y Hielo"),
        (("Bluesky", "«Hijos del pueblo»"), "Bluesky e «Hijos del pueblo»"),
    ],
)
def test_a_list_of_names_reads_as_one_would_say_it(names: tuple[str, ...], told: str) -> None:
    assert listed(names) == told


# --- connecting and checking a channel


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_nothing_is_said_of_publications_while_a_channel_is_connected(code: str) -> None:
    problem = Problem(code, server="masto.es", expected="@ayto@masto.es", channel="Mastodon")
    told = [*connecting(problem), *connecting(problem, again=True), checking(problem)]
    for words in told:
        assert not any(translated(kept) in words for kept in OF_PUBLICATIONS)
        assert "saliendo una publicación" not in words


def test_a_server_that_does_not_answer_while_connecting_says_so_first_and_then_what_to_do() -> None:
    problem = Problem("no_answer", server="masto.es")
    next_step = "Revisa la conexión de este equipo y prueba otra vez dentro de un rato."
    assert connecting(problem) == (
        "masto.es no ha contestado.",
        f"El canal no se ha conectado y lo demás sigue como estaba. {next_step}",
    )
    assert connecting(problem, again=True)[1] == f"El canal sigue como estaba. {next_step}"
    assert checking(problem) == f"masto.es no ha contestado. {next_step}"


def test_another_account_is_told_without_a_browser_that_may_not_be_there() -> None:
    problem = Problem("other_account", address="@otra.example", expected="@ayto.example")
    assert connecting(problem, again=True) == (
        "Has entrado como @otra.example, y el canal es de @ayto.example.",
        "El canal sigue como estaba. Entra con @ayto.example.",
    )


def test_what_came_back_too_late_says_why_and_asks() -> None:
    assert reason_text("access_came_late", {}, "Mastodon", state=State.MISSED) == (
        "Su hora llegó mientras Mastodon pedía que volvieras a entrar. No ha salido. El texto se conserva. "
        "Decide si todavía sirve."
    )


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (timedelta(seconds=1), "1 segundo"),
        (timedelta(minutes=-12), "12 minutos"),
        (timedelta(hours=1), "1 hora"),
        (timedelta(days=3, hours=1), "3 días"),
        (timedelta(days=-2520), "7 años"),
    ],
)
def test_a_length_of_time_is_said_in_the_unit_that_says_it_best(length: timedelta, told: str) -> None:
    assert told in sentence_for("clock_jumped", {"by": length})
