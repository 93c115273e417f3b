"""A team's calendar on a server: what keeps this computer from it."""

from __future__ import annotations

from calendario.sentences.language import msg, msgs
from calendario.sentences.words import NOT_OPENED, SAVED_IS_SAFE, UNCHANGED, Words

_ASK = msg("Ask whoever looks after the server.")
_STAYS = msg("The calendar stays where it was, and nothing has been changed.")
_AGAIN = msg("Try again in a moment.")
_NOT_SAVED = msg("What you have just done has not been saved; what was already saved is still there.")

#: What to do next while a team's calendar is looked for, where what is said of one that was joined would be wrong.
JOINING: dict[str, str] = {
    "team_server_gone": msg(
        "Check the server and the port, and this computer's connection, and try again. Nothing has been changed."
    ),
}

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
    "team_server_away": Words(
        (
            msg("The server of the team's calendar has not answered since {since}, and this needs it."),
            msg("The server of the team's calendar does not answer, and this needs it."),
        ),
        msg(
            "What you write is kept on this computer and goes up by itself when it is back. What was planned goes out "
            "from the computers that reach the server."
        ),
        (msg("Do it again when the server is back: this window will tell you."),),
    ),
    "not_joined": Words(
        (msg("The calendar of this computer is its own: there is no team's to copy."),),
        UNCHANGED,
        (msg("Join your team's calendar first."),),
    ),
    "team_other_calendar": Words(
        (
            msg("The calendar in {path} is another institution's, and drafts of yours wait on this computer."),
            msg("The calendar on that server is another institution's, and drafts of yours wait on this computer."),
        ),
        msg("None of them has been sent there."),
        (_ASK,),
        needs_person=True,
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
    # joining and changing place
    "team_file_damaged": Words(
        (
            msg("The file that says where your team's calendar is cannot be read: {path}."),
            msg("The file that says where your team's calendar is cannot be read."),
        ),
        SAVED_IS_SAFE,
        (msg("Restore it from a backup of this computer, or delete it and join your team's calendar again."),),
        needs_person=True,
    ),
    "team_database_taken": Words(
        (
            msg("There is already a calendar in {path}."),
            msg("There is already a calendar there."),
        ),
        _STAYS,
        (msg("Join it instead, or ask whoever looks after the server for an empty database."),),
        needs_person=True,
    ),
    "team_calendar_arriving": Words(
        (
            msg("A calendar is being brought there from the computer {computer}, and it is not finished."),
            msg("A calendar is being brought there from another computer, and it is not finished."),
        ),
        NOT_OPENED,
        (msg("Open Calendario on that computer, which finishes it, and try again."),),
        needs_person=True,
    ),
    "team_calendar_gone": Words(
        (
            msg("The team's calendar is no longer on this server: it was taken to the computer {computer}."),
            msg("The team's calendar is no longer on this server: it was taken to another computer."),
        ),
        msg("Nothing goes out from here any more, so that nothing goes out twice."),
        (
            msgs(
                "{drafts} post that you wrote here did not go up: it is kept on this computer. Ask in your team where "
                "the calendar is now, or go back to a calendar of this computer.",
                "{drafts} posts that you wrote here did not go up: they are kept on this computer. Ask in your team "
                "where the calendar is now, or go back to a calendar of this computer.",
                by="drafts",
            ),
            msg("Ask in your team where it is now, or go back to a calendar of this computer."),
        ),
        needs_person=True,
    ),
    "team_others_publish": Words(
        (
            msg("Other computers are publishing this calendar: {computers}."),
            msg("Other computers are publishing this calendar."),
        ),
        _STAYS,
        (msg("Close Calendario there, stop what the system starts, and try again in half a minute."),),
        needs_person=True,
    ),
    "team_joined_already": Words(
        (msg("This calendar is already on a team's server."),),
        _STAYS,
        (msg("Bring it home first; then it can go to another server."),),
    ),
    "team_not_joined": Words(
        (msg("This calendar is already in a file of this computer."),), UNCHANGED, (msg("There is nothing to do."),)
    ),
    "team_profile_of_another": Words(
        (
            msg("This folder belongs to the calendar of {joined}, not to that of {asked}."),
            msg("This folder belongs to the calendar of another team."),
        ),
        UNCHANGED,
        (msg("Choose another folder with --profile, or leave --database out."),),
    ),
    "team_profile_has_calendar": Words(
        (msg("In {folder} there is a calendar of this computer."), msg("There is a calendar of this computer there.")),
        UNCHANGED,
        (msg("Choose another folder with --profile, or take that calendar to the server with «move»."),),
    ),
    "certificate_unreadable": Words(
        (msg("{path} is not a certificate that can be read."), msg("That is not a certificate that can be read.")),
        UNCHANGED,
        (msg("Ask whoever looks after the server for the file of its authority: it usually ends in .pem or .crt."),),
    ),
    "password_file_unusable": Words(
        (
            msg("The password file cannot be used: {path}."),
            msg("The password file cannot be used."),
        ),
        UNCHANGED,
        (msg("It must be there, and nobody else may read it (chmod 600)."),),
    ),
    "calendar_sending": Words(
        (msg("Something is going out just now, or was when its computer was switched off."),),
        _STAYS,
        (msg("Let Calendario publish for a minute, so that it finds out what became of it, and try again."),),
    ),
    "move_incomplete": Words(
        (
            msg("Not everything has arrived: {table} is not the same in both places."),
            msg("Not everything has arrived."),
        ),
        _STAYS,
        (msg("Try again; if it happens once more, save a backup and send us the log."),),
    ),
    "sample_not_moved": Words(
        (msg("The calendar of the invented town cannot be taken to a server."),),
        UNCHANGED,
        (msg("Begin with your own first."),),
    ),
    "file_in_the_way": Words(
        (msg("There is already a calendar in {path}."), msg("There is already a calendar there.")),
        UNCHANGED,
        (msg("Move that file to another folder and try again."),),
    ),
    "restore_joined": Words(
        (msg("This computer works with its team's calendar, and a backup would be put in a file of this computer."),),
        UNCHANGED,
        (msg("Go back to a calendar of this computer first, in Settings, and restore the backup there."),),
    ),
    "team_person_unknown": Words(
        (msg("It is not known yet who uses this computer."),),
        NOT_OPENED,
        (msg("Try again and choose who you are: it is noted beside what you do."),),
        needs_person=True,
    ),
    "person_not_found": Words(
        (msg("That person is no longer in the calendar."),), UNCHANGED, (msg("Choose again who you are."),)
    ),
}
