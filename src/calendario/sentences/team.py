"""A team's calendar on a server: what keeps this computer from it."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import NOT_OPENED, SAVED_IS_SAFE, Words

_ASK = msg("Ask whoever looks after the server.")
_AGAIN = msg("Try again in a moment.")
_NOT_SAVED = msg("What you have just done has not been saved; what was already saved is still there.")

TEAM: dict[str, Words] = {
    "team_address_wrong": Words(
        (msg("That is not the address of a team's calendar."),),
        NOT_OPENED,
        (msg("It looks like this: postgresql://user@server/calendar. Whoever looks after the server knows it."),),
        needs_person=True,
    ),
    "team_password_in_address": Words(
        (msg("The address carries a password, where others could read it."),),
        NOT_OPENED,
        (msg("Take it out of the address; it is asked for apart, or read from a password file."),),
        needs_person=True,
    ),
    "team_driver_missing": Words(
        (msg("This installation of Calendario does not include what a team's calendar needs."),),
        NOT_OPENED,
        (msg("Install Calendario with its «postgres» extra."),),
        needs_person=True,
    ),
    "team_server_gone": Words(
        (
            msg("The server of the team's calendar does not answer ({path})."),
            msg("The server of the team's calendar does not answer."),
        ),
        SAVED_IS_SAFE,
        (msg("Check this computer's connection; when the server is back it goes on by itself."),),
    ),
    "team_server_password": Words(
        (msg("The server of the team's calendar does not accept the user or the password."),),
        SAVED_IS_SAFE,
        (msg("Write the password again; if it was changed, ask for the new one."),),
        needs_person=True,
    ),
    "team_server_not_proved": Words(
        (
            msg("The server of the team's calendar could not prove that it is {path}."),
            msg("The server of the team's calendar could not prove who it is."),
        ),
        msg("Nothing has been sent to it, the password neither."),
        (msg("Ask whoever looks after the server for its certificate, which this computer has to know."),),
        needs_person=True,
    ),
    "team_server_not_allowed": Words(
        (msg("The server of the team's calendar does not let this user or this computer do that."),),
        SAVED_IS_SAFE,
        (_ASK,),
        needs_person=True,
    ),
    "team_database_missing": Words(
        (
            msg("On that server there is no such calendar: {path}."),
            msg("On that server there is no such calendar."),
        ),
        NOT_OPENED,
        (_ASK,),
        needs_person=True,
    ),
    "team_not_a_calendar": Words(
        (
            msg("What is kept in {path} belongs to another program."),
            msg("What is kept there belongs to another program."),
        ),
        msg("It has not been touched."),
        (msg("Ask whoever looks after the server for a database of its own for the calendar."),),
        needs_person=True,
    ),
    "team_server_crowded": Words(
        (msg("The server of the team's calendar has no room for one more connection."),),
        SAVED_IS_SAFE,
        (msg("Try again in a minute; if it happens often, tell whoever looks after the server."),),
    ),
    "team_server_busy": Words(
        (msg("Somebody else has been writing in the team's calendar for too long."),),
        _NOT_SAVED,
        (_AGAIN,),
    ),
    "team_server_read_only": Words(
        (msg("The server of the team's calendar lets nobody write now."),),
        _NOT_SAVED,
        (_ASK,),
        needs_person=True,
    ),
    "team_server_full": Words(
        (msg("There is no room left on the disk of the server of the team's calendar."),),
        _NOT_SAVED,
        (_ASK,),
        needs_person=True,
    ),
    "team_server_trouble": Words(
        (msg("The server of the team's calendar is in trouble and cannot do that now."),),
        _NOT_SAVED,
        (_ASK,),
        needs_person=True,
    ),
}
