"""Keeps the translations true to their sources: `--update`, `--compile`, `--check` (in that order when several).

Two kinds: the window's words (Qt Linguist: `translations/calendario_es.ts`, compiled to `.qm`) and all other sentences
(gettext: `translations/messages/es.po`, compiled to `es/LC_MESSAGES/calendario.mo`). Texts are translated in the `.ts`
and the `.po`; the other files are made from them and from the source.
"""

from __future__ import annotations

import argparse
import ast
import re
import shutil
import struct
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
LANGUAGE = "es"

_HEADER = (
    "Project-Id-Version: calendario\n"
    "Language: {language}\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
_QT_PLACEHOLDER = re.compile(r"%L?\d{1,2}|%n|\{\w*\}")
_GETTEXT_PLACEHOLDER = re.compile(r"\{\w*\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where sources and translations lie under the top folder of a checkout."""

    top: Path = TOP

    @property
    def package(self) -> Path:
        return self.top / "src" / "calendario"

    @property
    def window_sources(self) -> list[Path]:
        return sorted((self.package / "gui").rglob("*.py"))

    @property
    def ts(self) -> Path:
        return self.top / "translations" / f"calendario_{LANGUAGE}.ts"

    @property
    def qm(self) -> Path:
        return self.ts.with_suffix(".qm")

    @property
    def messages(self) -> Path:
        return self.top / "translations" / "messages"

    @property
    def pot(self) -> Path:
        return self.messages / "calendario.pot"

    @property
    def po(self) -> Path:
        return self.messages / f"{LANGUAGE}.po"

    @property
    def mo(self) -> Path:
        return self.messages / LANGUAGE / "LC_MESSAGES" / "calendario.mo"


# --- gettext --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Message:
    """One text: `plural` is its form for many, `places` the files it is said in, `texts` its translation(s)."""

    source: str
    plural: str | None = None
    places: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    fuzzy: bool = False

    @property
    def finished(self) -> bool:
        wanted = 1 if self.plural is None else 2
        return not self.fuzzy and len(self.texts) == wanted and all(self.texts)


def sources(layout: Layout) -> dict[str, Message]:
    """Every text marked by `msg("…")` or `msgs("…", "…", …)` in the package, in the order of its files.

    Raises `SystemExit` for a mark whose words are not written out: nobody could translate them.
    """
    found: dict[str, Message] = {}
    for path in sorted(layout.package.rglob("*.py")):
        place = path.relative_to(layout.top).as_posix()
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"), path)):
            if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in ("msg", "msgs"):
                continue
            wanted = 2 if ast.unparse(call.func) == "msgs" else 1
            words = [a.value for a in call.args[:wanted] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if len(words) != wanted:
                raise SystemExit(f"{place}:{call.lineno}: words for translators must be written out")
            message = found.setdefault(words[0], Message(words[0]))
            if wanted == 2:
                message.plural = words[1]
            if place not in message.places:
                message.places.append(place)
    return found


def read_po(path: Path) -> dict[str, Message]:
    """The messages of a .po file by source; its header is not among them."""
    found: dict[str, Message] = {}
    message, key, fuzzy = Message(""), "", False
    for line in [*(path.read_text(encoding="utf-8").splitlines() if path.exists() else []), 'msgid ""']:
        if line.startswith("#,"):
            fuzzy = fuzzy or "fuzzy" in line
        written = re.fullmatch(r'(?:(msgid|msgid_plural|msgstr|msgstr\[\d\]) )?"(.*)"', line)
        if written is None:
            continue
        text = _unescaped(written[2])
        if written[1] == "msgid":
            if message.source:
                found[message.source] = message
            message, fuzzy = Message(text, fuzzy=fuzzy), False
        elif written[1] == "msgid_plural":
            message.plural = text
        elif written[1]:
            message.texts.append(text)
        key = written[1] or key
        if not written[1]:
            if key == "msgid":
                message.source += text
            elif key == "msgid_plural":
                message.plural = (message.plural or "") + text
            else:
                message.texts[-1] += text
    return found


def write_po(path: Path, messages: dict[str, Message], language: str) -> None:
    """A .po file (or, without translations, a .pot) of `messages`, in their order."""
    lines = ['msgid ""', 'msgstr ""', *(_quoted(part) for part in _HEADER.format(language=language).splitlines(True))]
    for message in messages.values():
        lines += ["", *(f"#: {place}" for place in message.places)]
        if re.search(r"\{\w+\}", message.source):
            lines.append("#, python-brace-format")
        lines += [f"msgid {_quoted(message.source)}"]
        texts = message.texts or [""] * (1 if message.plural is None else 2)
        if message.plural is None:
            lines.append(f"msgstr {_quoted(texts[0])}")
        else:
            lines.append(f"msgid_plural {_quoted(message.plural)}")
            lines += [f"msgstr[{number}] {_quoted(text)}" for number, text in enumerate(texts)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compiled(messages: dict[str, Message]) -> bytes:
    """The .mo file of the finished ones among `messages`, the same bytes for the same texts."""
    pairs = {"": _HEADER.format(language=LANGUAGE)}
    for message in messages.values():
        if message.finished:
            key = message.source if message.plural is None else f"{message.source}\0{message.plural}"
            pairs[key] = "\0".join(message.texts)
    rows = sorted((key.encode(), text.encode()) for key, text in pairs.items())
    keys_at, texts_at = 28, 28 + 8 * len(rows)
    tables: tuple[list[int], list[int]] = ([], [])
    data, start = b"", 28 + 16 * len(rows)
    for column, table in enumerate(tables):
        for row in rows:
            table += [len(row[column]), start + len(data)]
            data += row[column] + b"\0"
    numbers = [0x950412DE, 0, len(rows), keys_at, texts_at, 0, 0, *tables[0], *tables[1]]
    return struct.pack(f"<{len(numbers)}I", *numbers) + data


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text)


def updated_messages(layout: Layout) -> dict[str, Message]:
    """The present sources with the translations there are."""
    known, now = read_po(layout.po), sources(layout)
    for source, message in now.items():
        if source in known and known[source].plural == message.plural:
            message.texts, message.fuzzy = known[source].texts, known[source].fuzzy
    return now


# --- Qt Linguist ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the window: `kind` is "", "unfinished", "vanished" or "obsolete"."""

    context: str
    source: str
    comment: str
    kind: str
    texts: tuple[str, ...]
    numbered: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return self.context, self.source, self.comment

    def __str__(self) -> str:
        return f"{self.context}: {self.source!r}"


def entries(ts: Path) -> list[Entry]:
    """What a .ts file holds."""
    found = []
    for context in ET.parse(ts).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            kind, texts = "unfinished", [""]
            if translation is not None:
                forms = translation.findall("numerusform")
                texts = [form.text or "" for form in forms] or [translation.text or ""]
                kind = translation.get("type", "")
            numbered = message.get("numerus") == "yes"
            source, comment = message.findtext("source") or "", message.findtext("comment") or ""
            found.append(Entry(name, source, comment, kind, tuple(texts), numbered))
    return found


def update_ts(layout: Layout, ts: Path) -> None:
    """Brings `ts` up to the window's sources; what is no longer said is dropped."""
    listed = layout.window_sources
    if not listed:
        return
    with tempfile.TemporaryDirectory() as folder:
        for source in listed:
            copy = Path(folder) / source.relative_to(layout.package)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(_for_lupdate(source.read_bytes()))
        names = Path(folder) / "sources.lst"
        names.write_text("\n".join(map(str, sorted(Path(folder).rglob("*.py")))), encoding="utf-8")
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", LANGUAGE]
        # No guesses: a translation that "similar text" suggests reads right and says something else.
        options += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext", "-silent"]
        _run("pyside6-lupdate", f"@{names}", *options, "-ts", str(ts))


def _for_lupdate(source: bytes) -> bytes:
    """`source` as lupdate reads it whole: what stands in an f-string is said again at the end, and each number given to
    `translate(context, text, comment, number)` is a plain figure.

    Where that number is a variable or a call, lupdate takes the text for one without plural, or does not take it.
    """
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    spans, repeated = [], ""
    for said in _spoken(ast.parse(source)):
        given = said.call.args[said.at :]
        if said.in_f_string:  # before 3.12 Python does not know where things stand there
            words = [said.context, *(a.value for a in given[:2] if isinstance(a, ast.Constant))]
            number = ", 1" if len(given) > 2 else ""
            repeated += f"\nQCoreApplication.translate({', '.join(map(repr, words))}{number})\n"
        elif said.at == 1 and len(given) > 2:
            last = given[2].end_lineno or given[2].lineno
            end = starts[last - 1] + (given[2].end_col_offset or 0)
            spans.append((starts[given[2].lineno - 1] + given[2].col_offset, end))
    for start, end in sorted(spans, reverse=True):
        source = source[:start] + b"1" + source[end:]
    return source + repeated.encode()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A call of `self.tr(text, …)` or `….translate(context, text, …)`: the text is its argument number `at`."""

    call: ast.Call
    context: str
    text: str
    at: int
    in_f_string: bool


def _spoken(node: ast.AST, inside: str = "", in_f_string: bool = False) -> Iterator[Spoken]:
    """What a module has translated, with the class it stands in as the context of `tr`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute):
            at = {"tr": 0, "translate": 1}.get(child.func.attr, 9)
            words = [a.value for a in child.args[: at + 1] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if len(words) == at + 1:
                yield Spoken(child, words[0] if at else inside, words[-1], at, in_f_string)
        name = child.name if isinstance(child, ast.ClassDef) else inside
        yield from _spoken(child, name, in_f_string or isinstance(child, ast.JoinedStr))


def release(ts: Path, qm: Path) -> None:
    """Compiles the finished translations of `ts`."""
    _run("pyside6-lrelease", "-silent", str(ts), "-qm", str(qm))


def _run(tool: str, *arguments: str) -> None:
    beside = Path(sysconfig.get_path("scripts")) / tool
    command = str(beside) if beside.exists() else shutil.which(tool) or tool
    done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


# --- what can be wrong ----------------------------------------------------------------------------------------------


def faults(layout: Layout) -> Iterator[str]:
    """Every fault of the translations, each in one line."""
    yield from _gettext_faults(layout)
    yield from _qt_faults(layout)


def _gettext_faults(layout: Layout) -> Iterator[str]:
    now, known = sources(layout), read_po(layout.po)
    for source, message in now.items():
        there = known.get(source)
        if there is None or there.plural != message.plural:
            yield f"{layout.po.name}: missing: {source!r} ({', '.join(message.places)})"
        elif not there.finished:
            yield f"{layout.po.name}: unfinished: {source!r}"
        else:
            for text in there.texts:
                if set(_GETTEXT_PLACEHOLDER.findall(text)) != set(_GETTEXT_PLACEHOLDER.findall(source)):
                    yield f"{layout.po.name}: other placeholders: {source!r} → {text!r}"
    for source in known.keys() - now.keys():
        yield f"{layout.po.name}: obsolete: {source!r}"
    if {s: m.plural for s, m in read_po(layout.pot).items()} != {s: m.plural for s, m in now.items()}:
        yield f"{layout.pot.name}: stale, run --update"
    if not layout.mo.exists() or layout.mo.read_bytes() != compiled(known):
        yield f"{layout.mo.name}: stale, run --compile"


def _qt_faults(layout: Layout) -> Iterator[str]:
    if not layout.window_sources:
        return
    if not layout.ts.exists():
        yield f"{layout.ts.name}: missing, run --update"
        return
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / layout.ts.name
        update_ts(layout, fresh)
        said = {e.key: e for e in entries(fresh)} if fresh.exists() else {}
        there = {e.key: e for e in entries(layout.ts)}
        for key in said.keys() - there.keys():
            yield f"{layout.ts.name}: missing: {said[key]}"
        for key, entry in there.items():
            if key not in said:
                yield f"{layout.ts.name}: obsolete: {entry}"
            elif entry.kind or not all(entry.texts):
                yield f"{layout.ts.name}: unfinished: {entry}"
            else:
                yield from (f"{layout.ts.name}: {fault}" for fault in _form_faults(entry))
        read = {(e.context, e.source) for e in said.values()}
        for path in layout.window_sources:
            for spoken in _spoken(ast.parse(path.read_text(encoding="utf-8"), path)):
                if (spoken.context, spoken.text) not in read:
                    place = f"{path.relative_to(layout.top).as_posix()}:{spoken.call.lineno}"
                    yield f"{place}: lupdate does not read {spoken.text!r}"
        yield from _asked_of_others(layout)
        yield from _lost_plurals(layout)
        again = Path(folder) / layout.qm.name
        release(layout.ts, again)
        if not layout.qm.exists() or layout.qm.read_bytes() != again.read_bytes():
            yield f"{layout.qm.name}: stale, run --compile"


def _form_faults(entry: Entry) -> Iterator[str]:
    # A form for one may say "una" instead of the figure.
    wanted = _marks(entry.source)
    for number, text in enumerate(entry.texts):
        allowed = [wanted, wanted - {"%n"}] if entry.numbered and number == 0 else [wanted]
        if _marks(text) not in allowed:
            yield f"other placeholders: {entry} → {text!r}"
    if entry.numbered and len(entry.texts) != 2:
        yield f"needs a form for one and a form for many: {entry}"
    if entry.source.count("&") - entry.source.count("&&") * 2 and "&" not in entry.texts[0]:
        yield f"no mnemonic: {entry} → {entry.texts[0]!r}"


def _marks(text: str) -> set[str]:
    return {*_QT_PLACEHOLDER.findall(text), *_TAG.findall(text)}


def _asked_of_others(layout: Layout) -> Iterator[str]:
    """Calls of `tr` on anything but `self`: lupdate files them under the class they stand in, Qt asks the other's."""
    for path in layout.window_sources:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"), path)):
            called = ast.unparse(call.func) if isinstance(call, ast.Call) else ""
            if isinstance(call, ast.Call) and called.endswith(".tr") and called != "self.tr":
                yield f"{path.relative_to(layout.top).as_posix()}:{call.lineno}: tr asked of another object"


def _lost_plurals(layout: Layout) -> Iterator[str]:
    """Plurals said by `self.tr` in a class that others extend: `tr` asks for the context of the extending class first,
    and takes the English with its figure put in for a translation.
    """
    modules = {path: ast.parse(path.read_text(encoding="utf-8"), path) for path in layout.window_sources}
    classes = [node for module in modules.values() for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    extended = {ast.unparse(base).partition("[")[0].rpartition(".")[2] for one in classes for base in one.bases}
    for path, module in modules.items():
        for spoken in _spoken(module):
            if spoken.at == 0 and len(spoken.call.args) > 2 and spoken.context in extended:
                place = f"{path.relative_to(layout.top).as_posix()}:{spoken.call.lineno}"
                yield f"{place}: plural in {spoken.context}, which others extend: use QCoreApplication.translate"


# --- the command ----------------------------------------------------------------------------------------------------


def update(layout: Layout) -> None:
    """Writes the .pot and brings the .po and the .ts up to the sources."""
    write_po(layout.pot, sources(layout), "")
    write_po(layout.po, updated_messages(layout), LANGUAGE)
    update_ts(layout, layout.ts)


def compile_all(layout: Layout) -> None:
    """Makes the .mo and the .qm."""
    layout.mo.parent.mkdir(parents=True, exist_ok=True)
    layout.mo.write_bytes(compiled(read_po(layout.po)))
    if layout.ts.exists():
        release(layout.ts, layout.qm)


def main(arguments: list[str] | None = None) -> int:
    """0 where there is nothing to say, 1 where `--check` found faults."""
    parser = argparse.ArgumentParser(description="Translations of the window and of all other sentences.")
    parser.add_argument("--update", action="store_true", help="read the sources again, keeping what is translated")
    parser.add_argument("--compile", action="store_true", help="make the .qm and .mo files")
    parser.add_argument("--check", action="store_true", help="name every fault; exit code 1 if there is any")
    parser.add_argument("--top", type=Path, default=TOP, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    layout = Layout(chosen.top)
    if not (chosen.update or chosen.compile or chosen.check):
        parser.error("choose --update, --compile or --check")
    if chosen.update:
        update(layout)
    if chosen.compile:
        compile_all(layout)
    found = sorted(faults(layout)) if chosen.check else []
    for fault in found:
        print(fault)
    if found:
        print(f"{len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
