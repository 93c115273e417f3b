"""`calendario words`: what spelling takes for right whatever the dictionary says, word by word or list by list."""

from __future__ import annotations

import argparse
from pathlib import Path

from calendario.cli.program import Program
from calendario.domain.own_words import Scope, cleaned_word
from calendario.domain.problem import NotFound
from calendario.sentences import say
from calendario.sentences.own_words import refused_line

SCOPES = tuple(str(scope) for scope in Scope)


def add(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Each of the words is right from now on. Raises as `WordsDesk.add`."""
    desk = program.open_calendar(profile)
    for word in [cleaned_word(word) for word in chosen.words]:  # none is added where one cannot be
        print(say("own_word_added", word=desk.words.add(word, _scope(chosen)).word))
    return 0


def remove(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Each of the words is not kept any more. Raises `NotFound("own_word_not_found")` before any is taken out."""
    desk, scope = program.open_calendar(profile), _scope(chosen)
    there = {one.word.word: one.word.id for one in desk.words.all() if one.word.scope is scope}
    wanted = [cleaned_word(word) for word in chosen.words]
    for word in wanted:
        if word not in there:
            raise NotFound("own_word_not_found", word=word)
    for gone in desk.words.remove([there[word] for word in dict.fromkeys(wanted)]):
        print(say("own_word_removed", word=gone.word))
    return 0


def show(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """One a line, of that scope."""
    desk, scope = program.open_calendar(profile), _scope(chosen)
    for one in desk.words.all():
        if one.word.scope is scope:
            print(one.word.word)
    return 0


def take_in(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """All of a list or nothing; 1 where lines cannot be used and nobody said to leave them out."""
    desk = program.open_calendar(profile)
    incoming = desk.words.read_list(chosen.file, _scope(chosen))
    if incoming.refused:
        print(say("own_words_refused", count=incoming.refused_count))
        for line in incoming.refused:
            print(f"  {refused_line(line)}")
        if incoming.refused_count > len(incoming.refused):
            print("  …")
        if not chosen.skip:
            print(say("own_words_not_taken"))
            return 1
    if not (incoming.new or incoming.known or incoming.refused_count):
        print(say("own_words_none", path=chosen.file))
        return 0
    print(say("own_words_taken", count=desk.words.import_list(incoming)))
    if incoming.known:
        print(say("own_words_known", count=incoming.known))
    return 0


def export(program: Program, profile: Path, chosen: argparse.Namespace) -> int:
    """Writes those of that scope. Raises `BadInput("file_unwritable")`."""
    desk = program.open_calendar(profile)
    count = desk.words.export_list(chosen.file.absolute(), _scope(chosen))
    print(say("own_words_written", count=count, path=chosen.file))
    return 0


def _scope(chosen: argparse.Namespace) -> Scope:
    return Scope(chosen.scope)
