"""Lines of the command line, by key."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.bank import LINES_OF_BANK
from calendario.sentences.filling import Text, filled
from calendario.sentences.language import msg
from calendario.sentences.own_words import LINES_OF_WORDS
from calendario.sentences.service import LINES_OF_SERVICE
from calendario.sentences.spelling import LINES_OF_SPELLING
from calendario.sentences.working_days import LINES_OF_TERMS

LINES: Mapping[str, tuple[Text, ...]] = {
    # the program and its options
    "program_about": (
        msg(
            "The calendar of a town hall's publications: write, check, plan, and let them go out by "
            "themselves. Without a command, the window opens."
        ),
    ),
    "commands": (msg("commands"),),
    "profile_help": (msg("the folder of the calendar; without it, yours on this computer"),),
    "json_help": (msg("answer in JSON, for another program"),),
    "no_display": (
        msg(
            "There is no screen here to open the window on. The main job is played in this terminal (calendario demo)."
        ),
    ),
    "publisher_already_alive": (
        msg("This calendar is already being published on this computer. Nothing goes out twice."),
    ),
    "publish_about": (msg("publish what is planned, each at its hour, until told to stop"),),
    "once_help": (msg("what is due now, and end"),),
    **LINES_OF_SERVICE,
    **LINES_OF_WORDS,
    **LINES_OF_SPELLING,
    **LINES_OF_TERMS,
    "check_about": (msg("review a text as it is reviewed before it goes out"),),
    "check_text_help": (msg("the text, or the file it is in; without it, what comes by the standard input"),),
    "check_channel_help": (msg("the network whose rules count: mastodon, bluesky, x, facebook…"),),
    "check_batch_help": (msg("a file of JSON lines, one text each; without it, or «-», the standard input"),),
    "check_at_help": (msg("when it goes out: 2026-12-01T10:00, as clocks show it in your town"),),
    "check_category_help": (msg("what the post is for, which some rules ask about"),),
    "check_house_help": (msg("a file of house rules, as the window exports it: its holidays, periods and style hold"),),
    "check_glossary_help": (msg("a plain list of your own names and words, one in each line"),),
    "check_warnings_help": (msg("end with 3 where nothing prevents publishing but there are warnings"),),
    "check_batch_tells": (msg("With --batch each text tells by itself when it goes out and what it is for."),),
    "check_codes": (
        msg(
            "It ends with 0 where nothing prevents publishing, with 1 where something does, and with 2 where it could "
            "not be looked at: no such file or calendar, or a dictionary that is damaged. With --warnings, with 3 "
            "where there are warnings alone. With --profile, the rules, own words and official names of that calendar "
            "hold."
        ),
    ),
    "measure_about": (msg("count how long a text is, as its network counts"),),
    "measure_batch_help": (msg("a file of JSON lines or one JSON list; without it, or «-», the standard input"),),
    "measured": (msg("In {network}: {length} of {limit}"),),
    "nothing_to_correct": (msg("Nothing to correct."),),
    "check_summary": (msg("{blocking} prevent publishing, {notices} notices."),),
    # copies
    "backup_about": (msg("save a backup in one file, without the keys of the channels"),),
    "restore_about": (msg("put a backup in place of the calendar; the one there is is kept beside it"),),
    "backup_file_help": (msg("the file of the backup"),),
    "backup_done": (
        msg("The backup is in {path}. The keys of the channels are not in it: they stay on this computer."),
    ),
    "restore_done": (
        msg(
            "The calendar is now that of {path}. The one there was is kept in the same folder. Nothing whose "
            "hour has passed goes out by itself."
        ),
    ),
    "move_about": (msg("take the whole calendar to a team's server, or home from there"),),
    "move_to_help": (msg("the server: postgresql://user@server/database, an empty database"),),
    "move_to_file_help": (msg("from the team's server into a file of this computer"),),
    "database_help": (
        msg("publish the team's calendar on this server, on a computer without a window: postgresql://user@server/…"),
    ),
    "password_file_help": (
        msg("the file with the server's password, as PostgreSQL reads it (server:port:database:user:password)"),
    ),
    "key_file_help": (
        msg("the file with the key of the channels, on a computer without a keyring; need not be said again"),
    ),
    "connect_about": (
        msg("sign this computer in to a channel of the calendar; without one, say which of them it can publish on"),
    ),
    "connect_channel_help": (msg("the channel's name, letters or address"),),
    "connect_key_file_help": (
        msg(
            "the file with the key of the channels, on a computer without a keyring; made if it is not there, and need "
            "not be said again"
        ),
    ),
    "connect_none": (msg("The calendar has no channels yet."),),
    "connect_open": (msg("{channel}: connected on this computer."),),
    "connect_not_needed": (msg("{channel}: needs no access."),),
    "connect_missing": (msg("{channel}: not connected on this computer."),),
    "connect_page": (
        msg("Open this address in any browser, on this computer or another, and sign in there as {address}:"),
    ),
    "connect_code": (msg("The page then shows a code. Paste it here and press Enter."),),
    "connect_secret": (msg("App password of {address} (it is not shown while you write):"),),
    "connect_done": (msg("{channel} is connected on this computer."),),
    "connect_going_on": (msg("Of what waited for it, go out at their hour: {count}."),),
    "connect_to_decide": (msg("Of what waited for it, a person decides in the window: {count}."),),
    "move_done": (
        msg("The calendar has moved, and everything has been counted again. Rows: {rows}. Pictures: {pictures}."),
    ),
    "move_kept": (msg("The file it was in is kept in {path}."),),
    "move_lost": (msg("A picture was nowhere to be found before, and still is not: {digest}…"),),
    "move_others": (
        msg(
            "Other computers worked with it in the last month: {computers}. What was written on them without the "
            "server stays on them; it goes up if the calendar is on a server again and they join it."
        ),
    ),
    "move_left_over": (
        msg("It has moved all the same. One step is left, which is done when the calendar is opened next."),
    ),
    "export_about": (msg("write the calendar for other programs"),),
    "export_ics_help": (msg("for calendar programs (iCalendar)"),),
    "export_csv_help": (msg("for spreadsheets"),),
    "export_json_help": (msg("for other programs, with everything"),),
    "output_help": (msg("the file to write; without it, the standard output"),),
    "export_done": (msg("The calendar is written in {path}."),),
    "web_page_name": (msg("Town hall web page"),),
    "signed_in_in_browser": (msg("Done: you can close this page and go back to Calendario."),),
    "refused_in_browser": (
        msg("You have said no: Calendario is not connected. You can close this page and go back to Calendario."),
    ),
    **LINES_OF_BANK,
    "mirror_about": (msg("copies the team's calendar to this computer for the window; not for people"),),
    "channel_about": (msg("talks to a network for the window; not for people"),),
    # the demonstration
    "demo_about": (msg("play the main job without a window: write, check, plan, publish"),),
    "demo_folder_help": (msg("where to leave the calendar of the demonstration; without it, a temporary folder"),),
    "demo_begins": (msg("A calendar only for this demonstration, in {folder}"),),
    "demo_channels": (msg("Two channels: {first} and {second}"),),
    "demo_refused": (msg("Not planned: «{title}». {why}."),),
    "demo_planned": (msg("Planned: «{title}», at {hour}"),),
    "demo_out": (msg("{state}: «{title}» in {channel}, {late} s after its hour. {url}"),),
    "demo_page": (msg("The page is in {path}"),),
    "demo_good": (msg("Everything went out on time, once, and the wrong one did not go out."),),
    "demo_bad": (msg("Not everything went as it should. The calendar is in {folder}, to look into it."),),
    # the self-test
    "self_test_about": (msg("test that everything Calendario needs is here and works"),),
    "works": (msg("works"),),
    "fails": (msg("fails"),),
    "self_test_resources": (msg("Icons, style and dictionaries"),),
    "self_test_translations": (msg("Translations"),),
    "self_test_dictionary": (msg("Spelling"),),
    "self_test_calendar": (msg("A calendar, created and opened"),),
    "self_test_networks": (msg("What talks to the networks"),),
    "self_test_video": (msg("What reads videos"),),
    "self_test_window": (msg("The window"),),
    "self_test_profile": (msg("The calendar of this computer, if there is one"),),
}


def say(key: str, **facts: object) -> str:
    """The line of that key with `facts` in it. Raises `KeyError` for a key that nobody wrote: a bug of ours."""
    return filled(LINES[key], facts)
