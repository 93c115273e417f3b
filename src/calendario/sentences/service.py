"""What is said of the publisher that starts without a window."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg, msgs
from calendario.sentences.words import UNCHANGED, Words

SERVICE: dict[str, Words] = {
    "no_calendar_there": Words(
        (msg("There is no calendar in the folder {folder}."), msg("There is no calendar in that folder.")),
        msg("Nothing has been created there."),
        (msg("Check the name of the folder, or open it once in Calendario."),),
    ),
    "service_as_root": Words(
        (msg("It was asked for with sudo, and the service belongs to who uses the calendar."),),
        UNCHANGED,
        (msg("Repeat the command as yourself, without sudo."),),
    ),
    "service_no_session": Words(
        (msg("Nothing here can start programs for you: there is no systemd session of yours and no desktop."),),
        UNCHANGED,
        (msg("Repeat the command from your own session on this computer."),),
        needs_person=True,
    ),
    "service_refused": Words(
        (msg("The system does not accept the service."),),
        UNCHANGED,
        (msg("Look at what it says with the command {command}."), msg("Ask whoever looks after this computer.")),
        needs_person=True,
    ),
    "service_unwritable": Words(
        (msg("In {path} nothing can be written."), msg("The file of the service cannot be written.")),
        UNCHANGED,
        (msg("Ask for permission to write there."),),
        needs_person=True,
    ),
    "service_bad_path": Words(
        (
            msg("In {path} there are signs that the file of a service cannot carry."),
            msg("The folder's name has signs that the file of a service cannot carry."),
        ),
        UNCHANGED,
        (msg("Choose a folder with another name."),),
    ),
}

LINES_OF_SERVICE: Mapping[str, tuple[Text, ...]] = {
    "install_help": (msg("this computer starts it by itself from now on, also with the window closed"),),
    "uninstall_help": (msg("this computer no longer starts it by itself"),),
    "status_help": (msg("say whether something is publishing here, since when, and what starts it"),),
    "status_json_help": (msg("with --status: answer in JSON, for another program"),),
    "awake_why": (msg("Posts are about to go out"),),
    "service_installed": (
        msg("Installed: this computer publishes what is planned by itself, also with the window closed."),
    ),
    "service_was_installed": (msg("It was installed already, and nothing has changed."),),
    "service_uninstalled": (msg("Uninstalled: this computer no longer starts it by itself."),),
    "service_was_not_installed": (msg("It was not installed, and nothing has changed."),),
    "service_systemd": (msg("It is started by systemd with your session: {path}."),),
    "service_autostart": (msg("It is started by the desktop with your session: {path}."),),
    "service_task": (msg("It is started by the Task Scheduler of Windows with your session: {path}."),),
    "service_session": (
        msg("It ends with your session. So that it publishes without anybody logged in: loginctl enable-linger."),
    ),
    "service_close_asks": (
        msg("Until now, closing the window stopped what was planned without asking; from now on you are asked."),
    ),
    "service_waits": (msg("Until then nothing goes out from this computer."),),
    "service_goes_on": (msg("The team's calendar can be reached again: it publishes."),),
    "service_closed": (msg("{channel} cannot be opened without you. {why}"),),
    "status_nobody": (msg("Nothing is publishing this calendar on this computer now."),),
    "status_starting": (msg("The publisher of this computer is just starting."),),
    "status_service": (msg("The service of this computer is publishing, since {since}."),),
    "status_other": (msg("The window of Calendario, or a command, is publishing, since {since}."),),
    "status_clock": (msg("The hour of this computer is in doubt, and nothing goes out: open the window and look."),),
    "status_paused": (msg("Everything is paused, since {since}: nothing goes out."),),
    "status_to_decide": (
        msgs(
            "{count} publication waits for a person to decide: open the window and look.",
            "{count} publications wait for a person to decide: open the window and look.",
            by="count",
        ),
    ),
    "status_next": (msg("Next: {at}."),),
    "status_nothing_planned": (msg("Nothing is planned."),),
    "status_awake": (msg("This computer is kept awake until it has gone out."),),
    "status_not_installed": (
        msg("Nothing starts it with the window closed. To install it: calendario publish --install."),
    ),
    "status_ended": (
        msg(
            "It is stopped: it starts with your next session, or now if you install it again with calendario publish "
            "--install."
        ),
    ),
    "status_not_current": (
        msg(
            "It starts another copy of Calendario, or one that is no longer there: install it again with calendario "
            "publish --install."
        ),
    ),
}
