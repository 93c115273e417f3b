"""Problems of the bank: texts to use again, and the file that brings them."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.domain.bank import Kind
from calendario.sentences.filling import Text
from calendario.sentences.language import msg, msgs, translated
from calendario.sentences.words import UNCHANGED, Words

_STAYS = msg("Your bank stays as it was.")
_ASK_FOR_ANOTHER = msg("Ask whoever gave it to you for another copy.")

BANK: dict[str, Words] = {
    "bank_entry_not_found": Words(
        (msg("That text is no longer in the bank."),), UNCHANGED, (msg("Look for it in Reusable texts."),)
    ),
    "bank_known": Words(
        (msg("There is already one called «{name}»."), msg("There is already one with that name.")),
        UNCHANGED,
        (msg("Give it another name, or change the one there is."),),
    ),
    "bank_without_name": Words((msg("It has no name."),), UNCHANGED, (msg("Write what it is called."),)),
    "bank_without_text": Words((msg("The text is missing."),), UNCHANGED, (msg("Write it and save again."),)),
    "bank_text_too_long": Words(
        (msg("The text is longer than {most} characters."), msg("The text is too long.")),
        UNCHANGED,
        (msg("Keep only the part that is used again."),),
    ),
    "bank_line_too_long": Words(
        (msg("One of the lines is longer than {most} characters."), msg("One of the lines is too long.")),
        UNCHANGED,
        (msg("Shorten it and save again."),),
    ),
    "bank_too_many": Words(
        (msg("There are more than {most} in one list."), msg("There are too many in one list.")),
        UNCHANGED,
        (msg("Leave only the ones that are needed."),),
    ),
    "bank_field_unclear": Words(
        (
            msg("«{piece}» looks like something to fill in, and would not be asked for."),
            msg("Something looks like a field to fill in, and would not be asked for."),
        ),
        UNCHANGED,
        (msg("Write a name that begins with a letter between two braces, on one line."),),
    ),
    "bank_rest_wrong": Words(
        (msg("The rest has to be between 0 and {most} days."), msg("The days of rest are not right.")),
        UNCHANGED,
        (msg("Write another number of days."),),
    ),
    "bank_hashtag_wrong": Words(
        (msg("That is not a hashtag."),),
        UNCHANGED,
        (msg("Write one word without spaces or signs, with a capital for each of its words: #PlenoAbierto."),),
    ),
    "bank_language_wrong": Words(
        (msg("That is not the code of a language."),),
        UNCHANGED,
        (msg("Write it with two or three letters: es, ca, gl, eu."),),
    ),
    "bank_damaged": Words(
        (msg("That cannot be kept in the bank as it is."),), UNCHANGED, (msg("Check it and try again."),)
    ),
    "bank_retired": Words(
        (msg("That text is not used any more."),), UNCHANGED, (msg("If it is needed again, say so in Reusable texts."),)
    ),
    "bank_expired": Words(
        (msg("That text has expired."),), UNCHANGED, (msg("See whether it is still true and give it another date."),)
    ),
    "bank_resting": Words(
        (msg("That text is resting: it may go out again from {day} on."), msg("That text is resting.")),
        UNCHANGED,
        (msg("Use another, or change its days of rest."),),
    ),
    # the file
    "bank_file_huge": Words(
        (msg("The file {path} is too large to be one of reusable texts."), msg("The file is too large.")),
        _STAYS,
        (msg("Choose the one that was exported from Calendario."),),
    ),
    "bank_file_damaged": Words(
        (
            msg("The file {path} is damaged: number {number} of its list cannot be read."),
            msg("The file {path} is damaged."),
            msg("The file is damaged."),
        ),
        _STAYS,
        (_ASK_FOR_ANOTHER,),
    ),
    "bank_file_foreign": Words(
        (
            msg("The file {path} is not one of reusable texts of Calendario."),
            msg("The file is not one of reusable texts."),
        ),
        _STAYS,
        (msg("Choose the one that was exported from Calendario."),),
    ),
    "bank_file_newer": Words(
        (msg("The file {path} was made with a newer version of Calendario."), msg("The file is of a newer version.")),
        _STAYS,
        (msg("Update Calendario on this computer and try again."),),
    ),
}

_KINDS: Mapping[Kind, str] = {
    Kind.TEMPLATE: msg("Template"),
    Kind.EVERGREEN: msg("Evergreen"),
    Kind.ANSWER: msg("Answer"),
    Kind.NAME: msg("Name"),
    Kind.HASHTAG: msg("Hashtag"),
}


def kind_word(kind: Kind) -> str:
    """*Plantilla*, *De siempre*, *Respuesta*, *Nombre*, *Etiqueta*: of one of them."""
    return translated(_KINDS[kind])


LINES_OF_BANK: Mapping[str, tuple[Text, ...]] = {
    "bank_about": (msg("write the texts to use again as one file for other town halls, or take in such a file"),),
    "bank_export_about": (msg("write all that is in use"),),
    "bank_import_about": (msg("say what is new and what changes, ask, and take it in; nothing is deleted"),),
    "bank_file_help": (msg("the file of the bank"),),
    "bank_yes_help": (msg("do not ask"),),
    "bank_exported": (
        msgs(
            "{count} text of the bank is written in {path}.",
            "{count} texts of the bank are written in {path}.",
            by="count",
        ),
    ),
    "bank_from": (msg("It is the bank of {source}."),),
    "bank_new": (msg("New: {name}"),),
    "bank_changed": (msg("Changes: {name}"),),
    "bank_before": (msg("here: {words}"), msg("here: nothing")),
    "bank_after": (msg("there: {words}"), msg("there: nothing")),
    "bank_name_before": (msg("(before {day})"),),
    "bank_same": (msgs("{count} is the same as here.", "{count} are the same as here.", by="count"),),
    "bank_rules": (msg("It also says how they write: what your house rules do not say yet would go there."),),
    "bank_nothing_new": (msg("There is nothing to take in: all of it is here already."),),
    "bank_ask": (msg("Take it in? (y/n)"),),
    "bank_left": (msg("Nothing has been taken in."),),
    "bank_merged": (
        msg("Taken in. New: {new}. Changed: {changed}; yours are kept among those not used. What was only here stays."),
    ),
}
