"""What is said of dictionaries, and the lines of `calendario spell`."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg
from calendario.sentences.words import UNCHANGED, Words

SPELLING: Mapping[str, Words] = {
    "dictionary_unusable": Words(
        (
            msg("Spelling is off: the dictionary {path} is missing or damaged."),
            msg("Spelling is off: a dictionary is missing or damaged."),
        ),
        UNCHANGED,
        (msg("Install Calendario again: its dictionaries come with it."),),
        needs_person=True,
    ),
}

LINES_OF_SPELLING: dict[str, tuple[Text, ...]] = {
    "spell_about": (msg("check the spelling of a text, or of one text in each line"),),
    "spell_text_help": (
        msg("the text, or the file it is in; without it or with «-», what comes by the standard input"),
    ),
    "spell_lang_help": (msg("the language: es, es-CL, ca, ca-valencia…; without it, the one the text seems to be in"),),
    "spell_strict_help": (msg("flag unknown words with a capital too, which may be names"),),
    "spell_hints_help": (msg("flag also words that are right and hardly meant there: «esta» for «está»"),),
    "spell_batch_help": (
        msg("one text in each line of the standard input; for each of them one line of JSON, for another program"),
    ),
    "spell_profile_help": (msg("take the words of the calendar in this folder for right"),),
    "spell_lang_wrong": (msg("not the code of a language, such as es or ca-valencia"),),
    "spell_batch_takes_lines": (msg("With --batch the texts come by the standard input, one in each line."),),
    "spell_language": (msg("Checked as {language}."),),
    "spell_no_dictionary": (msg("There is no dictionary for {language}: its spelling is not checked."),),
    "spell_line": (msg("Line {line}: {said} → {proposed}"), msg("Line {line}: {said}")),
}
