"""What is said of dictionaries, and the lines of `calendario spell`."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg
from calendario.sentences.words import UNCHANGED, Words

_NOT_CHECKED = msg("It has not been looked at.")

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
    "hints_unusable": Words(
        (
            msg("No accents are suggested (“esta” or “está”): the file {path} is missing or damaged."),
            msg("No accents are suggested (“esta” or “está”): a file is missing or damaged."),
        ),
        msg("Misspelt words are told as always."),
        (msg("Install Calendario again: its dictionaries come with it."),),
        needs_person=True,
    ),
    "text_is_folder": Words(
        (msg("{path} is a folder."), msg("That is a folder.")), _NOT_CHECKED, (msg("Name a file with text."),)
    ),
    "text_not_there": Words(
        (msg("{path} does not exist."), msg("That file does not exist.")),
        _NOT_CHECKED,
        (msg("Look how the file is called."),),
    ),
    "text_is_binary": Words(
        (msg("{path} is not a text."), msg("What came is not a text.")),
        _NOT_CHECKED,
        (msg("Save it as plain text, or copy its words."),),
    ),
}

LINES_OF_SPELLING: dict[str, tuple[Text, ...]] = {
    "spell_about": (msg("check the spelling of a text, or of one text in each line"),),
    "spell_text_help": (
        msg("the text, or the files it is in; without it or with «-», what comes by the standard input"),
    ),
    "spell_lang_help": (
        msg(
            "the language: es, es-CL, ca, ca-valencia…; without it, the one the text seems to be in, which is Spanish "
            "where a few words do not tell"
        ),
    ),
    "spell_strict_help": (msg("flag unknown words with a capital too, which may be names"),),
    "spell_hints_help": (msg("flag also words that are right and hardly meant there: «esta» for «está»"),),
    "spell_batch_help": (
        msg(
            "one text in each line of the standard input, whose language is looked for line by line; for each of them "
            "one line of JSON, for another program"
        ),
    ),
    "spell_profile_help": (
        msg("take for right what the calendar in this folder does: the words of its institution and yours"),
    ),
    "spell_codes": (
        msg(
            "It ends with 0 where nothing is to be corrected, with 1 where something is, and with 2 where it could not "
            "be checked: no such text, a language asked for with --lang that has no dictionary, or a dictionary that "
            "is damaged. With --batch, with 0 once every line is answered."
        ),
    ),
    "spell_empty": (msg("{path} is empty: there is nothing to check."),),
    "spell_lang_wrong": (msg("not the code of a language, such as es or ca-valencia"),),
    "spell_batch_takes_lines": (msg("With --batch the texts come by the standard input, one in each line."),),
    "spell_language": (msg("Checked as {language}."),),
    "spell_no_dictionary": (msg("There is no dictionary for {language}: its spelling is not checked."),),
    "spelling_off": (
        msg("The spelling of what is in {language} is not checked: its dictionary is missing or damaged."),
    ),
    "spell_line": (msg("Line {line}: {said} → {proposed}"), msg("Line {line}: {said}")),
}
