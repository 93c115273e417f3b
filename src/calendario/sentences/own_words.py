"""The institution's own words: why one cannot be kept, and what is wrong with a list of them."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.domain.own_words import Refused
from calendario.domain.own_words import Scope as WordScope
from calendario.sentences.filling import Text, filled
from calendario.sentences.language import msg, msgs, translated
from calendario.sentences.words import UNCHANGED, Words

_STAYS = msg("Your words stay as they were.")
_ONE_A_LINE = (msg("Save it as plain text, with one word on each line, and try again."),)

OWN_WORDS: dict[str, Words] = {
    "own_word_empty": Words((msg("There is no word."),), UNCHANGED, (msg("Write the word."),)),
    "own_word_too_long": Words(
        (msg("It is longer than {most} characters."), msg("It is too long to be a word.")),
        UNCHANGED,
        (msg("Write one word, or the official name of something."),),
    ),
    "own_word_letter": Words(
        (msg("It is one letter, and a letter by itself is never marked as misspelt."),),
        UNCHANGED,
        (msg("Write the whole word."),),
    ),
    "own_word_control": Words(
        (msg("It has characters that cannot be seen."),), UNCHANGED, (msg("Type it instead of pasting it."),)
    ),
    "own_word_digits": Words(
        (msg("It has figures, and what has figures is never marked as misspelt."),),
        UNCHANGED,
        (msg("Write only the word, without the figures."),),
    ),
    "own_word_sign": Words(
        (msg("No word has the sign «{sign}»."), msg("It has a sign that no word has.")),
        UNCHANGED,
        (msg("Write only letters; a name may have hyphens and apostrophes."),),
    ),
    "own_word_not_found": Words(
        (msg("«{word}» is not among your words."), msg("That word is not among yours.")),
        UNCHANGED,
        (msg("Look how it is written in the list."),),
    ),
    "own_words_full": Words(
        (msg("There would be more than {most} words."), msg("There would be too many words.")),
        UNCHANGED,
        (msg("Remove those that nobody needs."),),
    ),
    # a list
    "own_words_huge": Words(
        (msg("The file {path} is too large to be a list of words."), msg("The file is too large.")),
        _STAYS,
        _ONE_A_LINE,
    ),
    "own_words_too_many": Words(
        (
            msg("There are more than {most} words in {path}: line {line} is one too many."),
            msg("There are too many words in that list."),
        ),
        _STAYS,
        (msg("Divide the list, or leave out what the dictionary knows."),),
    ),
    "own_words_given_up": Words(
        (msg("No word of the list was taken in."),),
        _STAYS,
        (msg("If you want them after all, import the list again."),),
    ),
    "own_words_line": Words((msg("A line of the list is damaged."),), _STAYS, _ONE_A_LINE),
    "own_words_binary": Words(
        (msg("The file {path} is not plain text."), msg("The file is not plain text.")), _STAYS, _ONE_A_LINE
    ),
}

_WHY: Mapping[str, tuple[Text, ...]] = {
    "own_word_too_long": (msg("it is too long to be a word"),),
    "own_word_letter": (msg("it is one letter"),),
    "own_word_control": (msg("it has characters that cannot be seen"),),
    "own_word_digits": (msg("it has figures"),),
    "own_word_sign": (msg("no word has the sign «{sign}»"), msg("it has a sign that no word has")),
    "own_words_line": (msg("it is damaged"),),
}
_LINE: tuple[Text, ...] = (msg("Line {line}, «{shown}»: {why}"), msg("Line {line}: {why}"))


def refused_line(refused: Refused) -> str:
    """«Línea 12, «a;b»: ninguna palabra lleva el signo «;»»."""
    why = filled(_WHY.get(refused.code, _WHY["own_words_line"]), {"sign": refused.sign})
    return filled(_LINE, {"line": refused.line, "shown": refused.shown, "why": why})


_SCOPES: Mapping[WordScope, str] = {
    WordScope.INSTITUTION: msg("the whole institution"),
    WordScope.PERSON: msg("only you"),
    WordScope.TERRITORY: msg("list of the province or region"),
}


def scope_word(scope: WordScope) -> str:
    """For whom a word is right."""
    return translated(_SCOPES[scope])


LINES_OF_WORDS: Mapping[str, tuple[Text, ...]] = {
    "words_about": (msg("the institution's own words: what spelling takes for right whatever the dictionary says"),),
    "words_add_about": (msg("say that words are right"),),
    "words_remove_about": (msg("take words out again"),),
    "words_list_about": (msg("write all of them, one a line"),),
    "words_import_about": (msg("take in a plain list: one word a line, # begins a comment"),),
    "words_export_about": (msg("write them as a plain list, which can be taken in elsewhere"),),
    "words_word_help": (msg("a word, or the official name of something, in quotes"),),
    "words_file_help": (msg("the list"),),
    "words_scope_help": (
        msg("for whom: institution (unless told otherwise), person (you) or territory (the list of a province)"),
    ),
    "words_skip_help": (msg("take in the rest where some lines cannot be used"),),
    "own_words_of": (msg("Words of {name}"),),
    "own_word_added": (msg("«{word}» is right from now on."),),
    "own_word_removed": (msg("«{word}» is not among your words any more."),),
    "own_words_taken": (msgs("{count} word taken in.", "{count} words taken in.", by="count"),),
    "own_words_none": (msg("There are no words in {path}: nothing has been taken in."),),
    "own_words_known": (msgs("{count} was there already.", "{count} were there already.", by="count"),),
    "own_words_refused": (msgs("{count} line cannot be used:", "{count} lines cannot be used:", by="count"),),
    "own_words_not_taken": (msg("Nothing has been taken in. Mend the list, or add --skip to leave those lines out."),),
    "own_words_written": (
        msgs("{count} word is written in {path}.", "{count} words are written in {path}.", by="count"),
    ),
}
