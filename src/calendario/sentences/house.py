"""The institution's rules: what is wrong of those that a person writes, or of a file that brings them."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import UNCHANGED, Words

_STAYS = msg("Your rules stay as they were.")
_MEND = (msg("Correct it and try again."),)
_ANOTHER_COPY = (msg("Correct it, or ask whoever gave you the file for another copy."),)
_THE_EXPORTED = (msg("Choose the one that was exported from Calendario."),)

HOUSE: dict[str, Words] = {
    "house_unknown_field": Words(
        (
            msg("Number {number} in {within} says «{field}», which does not belong there."),
            msg("It says «{field}», and no rules have that."),
            msg("It says something that no rules have."),
        ),
        UNCHANGED,
        (msg("Take it out, or look how it is written, and try again."),),
    ),
    "house_damaged": Words(
        (
            msg("Number {number} in {field} cannot be read: «{value}»."),
            msg("Number {number} in {field} cannot be read."),
            msg("What it says in {field} cannot be read: «{value}»."),
            msg("What it says in {field} cannot be read."),
            msg("Those rules cannot be read."),
        ),
        UNCHANGED,
        _ANOTHER_COPY,
    ),
    "house_bad_date": Words(
        (
            msg("«{value}» is no date (number {number} in {field})."),
            msg("«{value}» is no date (in {field})."),
            msg("A date is missing (number {number} in {field})."),
            msg("A date is missing or wrong."),
        ),
        UNCHANGED,
        (msg("Write year, month and day, like 2026-09-08, and try again."),),
    ),
    "house_bad_time": Words(
        (msg("«{value}» is no hour (in {field})."), msg("An hour is missing or wrong.")),
        UNCHANGED,
        (msg("Write it like 22:00 and try again."),),
    ),
    "house_quiet_empty": Words(
        (msg("The quiet hours begin and end at {at}."), msg("The quiet hours begin and end at the same hour.")),
        UNCHANGED,
        (msg("Choose another hour to end, or none at all."),),
    ),
    "house_bad_language": Words(
        (msg("«{language}» is no code of a language."), msg("That is not the code of a language.")),
        UNCHANGED,
        (msg("Write it with two or three letters: es, ca, gl, eu."),),
    ),
    "house_unknown_locale": Words(
        (
            msg("Calendario does not know the country «{locale}»: it knows {known}."),
            msg("Calendario does not know the country «{locale}»."),
            msg("Calendario does not know that country."),
        ),
        UNCHANGED,
        (msg("Choose one of those it knows."),),
    ),
    "house_unknown_region": Words(
        (
            msg("«{region}» is no region of {country}."),
            msg("«{region}» is no region of that country."),
            msg("That is no region of that country."),
        ),
        UNCHANGED,
        (msg("Choose one of its regions, or none."),),
    ),
    "house_two_days_off": Words(
        (msg("There are two holidays on the same day, {date}."), msg("There are two holidays on the same day.")),
        UNCHANGED,
        (msg("Leave only one of them."),),
    ),
    "house_off_and_working": Words(
        (
            msg("{date} is told both as a holiday and as a day on which you work."),
            msg("A day is told both as a holiday and as one on which you work."),
        ),
        UNCHANGED,
        (msg("Leave it in one of the two lists."),),
    ),
    "house_period_reversed": Words(
        (
            msg("A period ends before it begins: from {first} to {last}."),
            msg("A period ends before it begins."),
        ),
        UNCHANGED,
        (msg("Check both days."),),
    ),
    "house_too_many": Words(
        (msg("There are more than {most} in {field}."), msg("There are too many in one list.")),
        UNCHANGED,
        (msg("Leave only the ones that are needed."),),
    ),
    "house_too_long": Words(
        (
            msg("Number {number} in {field} is longer than {most} characters."),
            msg("What it says in {field} is longer than {most} characters."),
            msg("One of the texts is too long."),
        ),
        UNCHANGED,
        (msg("Shorten it and try again."),),
    ),
    "house_twice": Words(
        (msg("«{value}» is there twice: look at number {number} in {field}."), msg("The same is there twice.")),
        UNCHANGED,
        (msg("Leave it once."),),
    ),
    # the file
    "house_foreign": Words(
        (
            msg("The file {path} is not one of an institution's rules of Calendario."),
            msg("Those are not rules of Calendario."),
        ),
        _STAYS,
        _THE_EXPORTED,
    ),
    "house_unreadable": Words(
        (msg("The rules of the house cannot be read on this computer."),),
        _STAYS,
        (msg("Update Calendario if the team has a newer one, or begin the rules anew in Settings."),),
    ),
    "house_newer": Words(
        (
            msg("The file {path} was made with a newer version of Calendario."),
            msg("Those rules were made with a newer version of Calendario."),
        ),
        _STAYS,
        (msg("Update Calendario on this computer and try again."),),
    ),
    "house_file_huge": Words(
        (msg("The file {path} is too large to be one of rules."), msg("The file is too large.")),
        _STAYS,
        _THE_EXPORTED,
    ),
    "house_file_encoding": Words(
        (msg("The file {path} is not saved as UTF-8 text."), msg("The file is not saved as UTF-8 text.")),
        _STAYS,
        (msg("If you changed it by hand, save it as UTF-8; if not, ask for another copy."),),
    ),
    "house_file_damaged": Words(
        (
            msg("The file {path} is damaged: line {line} cannot be read."),
            msg("The file {path} is damaged."),
            msg("The file is damaged."),
        ),
        _STAYS,
        _ANOTHER_COPY,
    ),
    "house_said_twice": Words(
        (msg("The file says «{name}» twice in the same place."), msg("The file says the same twice.")), _STAYS, _MEND
    ),
}
