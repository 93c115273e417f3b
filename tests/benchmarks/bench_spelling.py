"""Our spelling beside hunspell and pyspellchecker's own Spanish, in one run, on the same words.

`CALENDARIO_BENCH_QUICK=1` takes a fifth of everything. Goals are those of docs/decisions/0023.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from calendario.spelling.speller import Hint
from calendario.spelling.words import Word, words
from tests.benchmarks.spelling import costs, processes, texts
from tests.benchmarks.spelling.systems import Ours, System, hunspell_dictionary, systems
from tests.benchmarks.spelling.table import centiles, line, percent, title
from tests.benchmarks.spelling.texts import Post, Slip

_SAMPLE = 150  # of each set, for slow systems
_GOALS = {  # of pairs: first, first five
    "native typos": ("87 %", "94 %"),
    "learners": ("", ""),
    "synthetic": ("94 %", "98.5 %"),
}
_RULED = ("posts of public bodies", "social posts", "exam")


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> list[System]:
    return systems(tmp_path_factory.mktemp("hunspell"))


def bench_false_alarms(compared: list[System]) -> None:
    """Words flagged that are no annotated error, and posts with one."""
    title("False alarms: of words, of posts", [system.name for system in compared])
    for name, posts in texts.posts().items():
        figures = []
        total = sum(len(list(words(post.text))) for post in posts)
        for system in compared:
            alarms = [len(_false(system.flagged(post), post)) for post in posts]
            figures.append(f"{percent(sum(alarms), total, 2)} {percent(sum(map(bool, alarms)), len(posts))}")
        line(f"{name} ({total} words, {len(posts)} posts)", "" if "*" in name else "0.40 % 9 %", figures)
    print("  * as published, with the misspellings that it has: what is flagged there is not all false")


def bench_errors_found(compared: list[System]) -> None:
    """Misspelt words of texts that are flagged there, and what is proposed for them."""
    for name, posts in texts.misspelt_posts().items():
        slips = [(post, slip) for post in posts for slip in post.slips]
        title(f"Misspelt words in their text: {name} ({len(slips)})", [system.name for system in compared])
        found = [_found(system, posts, strict=False) for system in compared]
        line("found", "93 %", [percent(len(there), len(slips)) for there in found])
        strict = [
            _found(system, posts, strict=True) if isinstance(system, Ours) else there
            for system, there in zip(compared, found, strict=True)
        ]
        line("found, strict mode (ours only)", "99 %", [percent(len(there), len(slips)) for there in strict])
        firsts, fives = [], []
        for system in compared:
            asked = texts.sample(slips, _SAMPLE // 2) if system.slow else slips
            proposed = [(system.corrections(slip.typed), slip.meant.lower()) for _, slip in asked]
            sampled = f" of {len(asked)}" if len(asked) < len(slips) else ""
            firsts.append(percent(sum(meant in made[:1] for made, meant in proposed), len(asked)) + sampled)
            fives.append(percent(sum(meant in made for made, meant in proposed), len(asked)) + sampled)
        line("meant word first", "", firsts)
        line("meant word among five", "", fives)


def bench_corrections(compared: list[System]) -> None:
    """Misspellings by themselves. What is not flagged counts as not corrected."""
    names = [f"{system.name}{' (sample)' if system.slow else ''}" for system in compared]
    took: dict[str, list[float]] = {system.name: [] for system in compared}
    for name, pairs in texts.pairs().items():
        drawn = texts.sample(pairs, _SAMPLE)
        title(f"Corrections: {name} ({len(pairs)}, sample {len(drawn)})", [*names, "Calendario (sample)"])
        firsts, fives, flagged = [], [], []
        for system, asked in [*((s, drawn if s.slow else pairs) for s in compared), (compared[0], drawn)]:
            made = []
            for pair in asked:
                milliseconds, found = costs.timed(lambda system=system, pair=pair: system.corrections(pair.typed))
                took[system.name].append(milliseconds)
                made.append((found, pair.meant))
            flagged.append(percent(sum(bool(found) for found, _ in made), len(made)))
            firsts.append(percent(sum(bool(meant & set(found[:1])) for found, meant in made), len(made)))
            fives.append(percent(sum(bool(meant & set(found)) for found, meant in made), len(made)))
        line("has corrections", "", flagged)
        line("meant word first", _GOALS[name][0], firsts)
        line("meant word among five", _GOALS[name][1], fives)
    title("Time of a correction (processor)", [system.name for system in compared])
    mixed = texts.sample([pair for pairs in texts.pairs().values() for pair in pairs], 1500)
    fresh = Ours()
    ours = [costs.timed(lambda pair=pair: fresh.corrections(pair.typed))[0] for pair in mixed]
    times = [ours, *(took[system.name] for system in compared[1:])]
    line("words asked", "", [str(len(there)) for there in times])
    line("median, p99, longest", "p99 30 ms", [centiles(there, 50, 99, 100) for there in times])
    proposed = [text for pair in mixed for text in fresh.spelling.suggestions(pair.typed)]
    flagged_itself = sum(bool(fresh.spelling.misspelt(text, strict=True)) for text in proposed)
    line(f"proposals that it flags itself, strict (of {len(proposed)})", "0", [str(flagged_itself)])


def bench_real_words(compared: list[System]) -> None:
    """Accents that make another word of it: no list of words can see them, so ours alone."""
    ours = compared[0]
    assert isinstance(ours, Ours)
    title("Right words that were not meant", [ours.name])
    sets = texts.accents()
    for name in ("dropped from posts", "exam"):
        hinted = first = 0
        for accent in sets[name]:
            there = _hinted(ours, accent)
            hinted += bool(there)
            first += any(_replaced(accent.text, h.start, h.end, h.corrections[0], accent) for h in there)
        line(f"wrong accents found: {name} ({len(sets[name])})", "50 %", [percent(hinted, len(sets[name]))])
        line("  of them with the meant word first", "", [percent(first, hinted)])
    right = sets["exam, right"]
    wronged = sum(bool(ours.spelling.hints(accent.text)) for accent in right)
    line(f"right twins hinted at ({len(right)})", "", [percent(wronged, len(right))])
    confused, unconfused = texts.confusions()
    found = [chosen for chosen in confused if _hinted(ours, chosen)]
    line(f"words taken for others found: exam ({len(confused)})", "", [percent(len(found), len(confused))])
    wronged = sum(bool(ours.spelling.hints(chosen.text)) for chosen in unconfused)
    line(f"right ones like them hinted at ({len(unconfused)})", "", [percent(wronged, len(unconfused))])
    posts = texts.posts()
    for name in _RULED:
        total = sum(len(list(words(post.text))) for post in posts[name])
        hints = [h for post in posts[name] for h in ours.spelling.hints(post.text, language=post.language)]
        accents = sum(_bare(h.text) == _bare(h.corrections[0]) for h in hints)
        line(f"accents hinted at in right text: {name}", "0.04 %", [percent(accents, total, 3)])
        line("  by rules", "", [percent(len(hints) - accents, total, 3)])


def bench_tokens(compared: list[System]) -> None:
    """Hard tokens: exactly the misspelt words are flagged."""
    cases = texts.token_cases()
    title(f"Hard tokens ({len(cases)})", [system.name for system in compared])
    right = [
        sum([w.text for w in system.flagged(Post(text))] == wanted for text, wanted in cases) for system in compared
    ]
    line("as they should be", "", [str(count) for count in right])


def bench_time(compared: list[System]) -> None:
    """Of a post of 300 characters, and of each key of one that is typed."""
    posts = costs.posts_of_300(texts.sample(texts.posts()["exam"], 200))
    title(f"Time (processor; wall in brackets), {len(posts)} posts of 300 characters", [s.name for s in compared])
    fresh: list[System] = [Ours(), *compared[1:]]
    cold, warm = zip(*((costs.checks(system, posts), costs.checks(system, posts)) for system in fresh), strict=True)
    line("first check: median, p99", "", [_both(there) for there in cold])
    line("again: median, p99", "", [_both(there) for there in warm])
    keys = [costs.keys(system, posts[:8]) for system in compared]
    line("whole post at each key: median, p99", "p99 5 ms", [_both(there) for there in keys])
    ours = Ours()
    line("as the editor asks, with hints: median, p99", "p99 5 ms", [_both(costs.keys_in_editor(ours, posts[:8]))])
    line("as the editor asks, again", "", [_both(costs.keys_in_editor(ours, posts[:8]))])


def bench_load(tmp_path: Path) -> None:
    """Each in processes of its own. Nothing here fails a run."""
    folder = hunspell_dictionary(tmp_path)
    measured = [processes.measured(name, folder, tmp_path / "compiled") for name in processes.NAMES]
    anew = [processes.measured(name, folder, None) for name in processes.NAMES]
    title(f"Load and memory (median of {processes.RUNS} processes), size", list(processes.NAMES))
    loads = [f"{one.load_processor_ms:.0f} ms ({one.load_ms:.0f})" for one in measured]
    line("import and open: processor (wall)", "50 ms", loads)
    loads = [f"{one.load_processor_ms:.0f} ms ({one.load_ms:.0f})" for one in anew]
    line("the same, every module compiled anew", "50 ms", loads)
    line("open alone (wall)", "", [f"{one.open_ms:.1f} ms" for one in measured])
    line(
        "first post checked, first word corrected",
        "",
        [f"{o.first_ms:.1f} / {o.corrected_ms:.0f} ms" for o in measured],
    )
    line(
        "memory to check (not a file's)",
        "25 MB",
        [f"{o.checking_mb:.1f} ({o.own_checking_mb:.1f}) MB" for o in measured],
    )
    line(
        "memory with suggestions (not a file's)",
        "25 MB",
        [f"{o.suggesting_mb:.1f} ({o.own_suggesting_mb:.1f}) MB" for o in measured],
    )
    line("on disk", "4 MB", [f"{processes.size_mb(name, folder):.2f} MB" for name in processes.NAMES])


def _both(times: costs.Times) -> str:
    return f"{centiles(times.processor_ms, 50, 99)} ({centiles(times.wall_ms, 99)[:-3]})"


def _false(flagged: Iterable[Word], post: Post) -> list[Word]:
    return [word for word in flagged if not any(_meet(word, slip) for slip in post.slips)]


def _found(system: System, posts: list[Post], *, strict: bool) -> list[Slip]:
    found = []
    for post in posts:
        flagged = list(system.flagged(post, strict=strict))
        found += [slip for slip in post.slips if any(_meet(word, slip) for word in flagged)]
    return found


def _hinted(ours: Ours, chosen: texts.Chosen) -> list[Hint]:
    return [h for h in ours.spelling.hints(chosen.text) if h.start < chosen.end and chosen.start < h.end]


def _meet(word: Word, slip: Slip) -> bool:
    return word.start < slip.end and slip.start < word.end


def _replaced(text: str, start: int, end: int, correction: str, accent: texts.Chosen) -> bool:
    made = text[:start] + correction + text[end:]
    return made.lower() == (text[: accent.start] + accent.meant + text[accent.end :]).lower()


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
