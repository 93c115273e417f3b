"""Problems of what a person asked for."""

from __future__ import annotations

from calendario.sentences.language import msg, msgs
from calendario.sentences.words import (
    NOT_CONNECTED,
    NOTHING_LOST,
    NOTHING_OUT,
    SAVED_IS_SAFE,
    TEXT_KEPT,
    UNCHANGED,
    Words,
)

REQUESTS: dict[str, Words] = {
    # what was asked
    "not_allowed": Words(
        (msg("That cannot be done with this publication now."),),
        UNCHANGED,
        (msg("Look how it stands: perhaps it has just gone out or somebody has already decided."),),
    ),
    "changed_meanwhile": Words(
        (msg("The publication changed while you had it open."),),
        msg("What you were doing has not been applied, and nothing has been lost."),
        (msg("Look how it stands now and decide again."),),
    ),
    "overtaken": Words(
        (msg("Somebody saved a newer version of this text while you had it open."),),
        msg("What you wrote is kept, and so is theirs."),
        (msg("Open the publication, compare the two and choose which one goes on."),),
    ),
    "is_another": Words(
        (msg("That publication is already known as another one of this calendar."),),
        UNCHANGED,
        (msg("Choose another, or say that it is not there."),),
    ),
    "is_another_part": Words(
        (msg("That is part {part} of this thread, which is known to be there."), msg("That is another part of it.")),
        UNCHANGED,
        (
            msg("Choose the one that says what part {in_doubt} says, or say that it is not there."),
            msg("Choose another, or say that it is not there."),
        ),
    ),
    "thread_not_whole": Words(
        (
            msg("Part {part} of {parts} is in doubt, and those after it have not gone out."),
            msg("Not all of this thread has gone out."),
        ),
        UNCHANGED,
        (
            msg(
                "If that part is there, choose it in the list, and the rest goes out after it; if all of them are, "
                "say that the whole of it is there."
            ),
        ),
    ),
    "bad_input": Words((msg("What was given cannot be used as it is."),), UNCHANGED, (msg("Check it and try again."),)),
    "note_too_long": Words(
        (msg("That is too long: {limit} characters fit."), msg("That is too long.")),
        UNCHANGED,
        (msg("Shorten it."),),
    ),
    "consent_without_name": Words(
        (msg("A consent needs the name of whoever gives it."),), UNCHANGED, (msg("Write whose it is."),)
    ),
    "consent_over_before_given": Words(
        (msg("A consent cannot end before it was given."),), UNCHANGED, (msg("Check both days."),)
    ),
    "consent_over": Words((msg("That consent is over already."),), UNCHANGED, (msg("Check until when it holds."),)),
    "consent_not_found": Words(
        (msg("That consent is not there any more."),), UNCHANGED, (msg("Look at the image again."),)
    ),
    "consent_withdrawn_before": Words(
        (msg("That consent had been taken back already."),), UNCHANGED, (msg("Look at the image again."),)
    ),
    "picture_unknown_here": Words(
        (msg("That image is not in this calendar."),), UNCHANGED, (msg("Choose another one."),)
    ),
    "has_other_dates": Words(
        (msg("This post stands at another hour too, or is already out on some channel."),),
        UNCHANGED,
        (msg("Open it to change its dates channel by channel."),),
    ),
    "not_found": Words(
        (msg("What you are looking for is no longer there."),),
        UNCHANGED,
        (msg("Go back to the calendar and open it from there."),),
    ),
    "post_not_found": Words(
        (msg("That publication is no longer there."),),
        UNCHANGED,
        (msg("Go back to the calendar and look for it there."),),
    ),
    "revision_not_found": Words(
        (msg("That version of the text is no longer there."),),
        UNCHANGED,
        (msg("Open the publication from the calendar."),),
    ),
    "category_not_found": Words(
        (msg("That category is no longer there."),), UNCHANGED, (msg("Look at your categories in Settings."),)
    ),
    "channel_not_found": Words(
        (msg("That channel is no longer there."),), UNCHANGED, (msg("Look at your channels in Channels."),)
    ),
    "not_set_up": Words(
        (msg("This calendar has not been started yet."),),
        UNCHANGED,
        (msg("Open the window and finish the first steps."),),
    ),
    "set_up_already": Words(
        (msg("This calendar is already started."),),
        UNCHANGED,
        (msg("Open it and change what you want in its settings."),),
    ),
    # writing and planning
    "blocked": Words(
        (
            msgs(
                "There is {count} thing that prevents publishing.",
                "There are {count} things that prevent publishing.",
                by="count",
            ),
            msg("Something prevents publishing."),
        ),
        msg("Nothing has been planned and your text is saved."),
        (msg("Correct it and plan again."),),
    ),
    "warned": Words(
        (
            msgs("There is {count} notice to look at.", "There are {count} notices to look at.", by="count"),
            msg("There are notices to look at."),
        ),
        msg("Nothing has been planned yet and your text is saved."),
        (msg("Correct them, or plan it like this."),),
    ),
    "no_channel": Words(
        (msg("No channel has been chosen."),),
        msg("Nothing has been planned."),
        (msg("Choose at least one channel."),),
    ),
    "no_time": Words(
        (msg("The day and the hour are missing."),),
        msg("Nothing has been planned."),
        (msg("Choose when it goes out."),),
    ),
    "time_passed": Words(
        (
            msg("The hour chosen, {wall_time}, has already passed."),
            msg("The hour chosen has already passed."),
        ),
        TEXT_KEPT,
        (msg("Choose another hour."),),
    ),
    "nonexistent_time": Words(
        (
            msg("The hour chosen, {wall_time}, does not exist: that night the clocks go forward."),
            msg("That hour does not exist: that night the clocks go forward."),
        ),
        TEXT_KEPT,
        (msg("Choose one hour earlier or later."),),
    ),
    "not_after_before_time": Words(
        (
            msg("The limit, {not_after}, is before the hour it goes out."),
            msg("The limit is before the hour it goes out."),
        ),
        TEXT_KEPT,
        (msg("Change the limit or the hour."),),
    ),
    "unknown_zone": Words(
        (
            msg("The time zone «{zone}» does not exist."),
            msg("That time zone does not exist."),
        ),
        UNCHANGED,
        (msg("Choose one from the list, for example Europe/Madrid."),),
    ),
    "bad_weekday": Words(
        (msg("That day of the week does not exist."),), UNCHANGED, (msg("Choose a day from Monday to Sunday."),)
    ),
    "text_has_nul": Words(
        (msg("The text has a character that no network takes."),),
        msg("What was already saved is still there."),
        (msg("Copy the text again from where it came; it usually comes from a damaged file."),),
    ),
    "text_has_surrogate": Words(
        (msg("The text has half a character that cannot be sent."),),
        msg("What was already saved is still there."),
        (msg("Take away the symbol that is not seen well, often an emoji cut in two."),),
    ),
    "bad_link": Words(
        (msg("That link is not a web address."),),
        UNCHANGED,
        (msg("Copy it whole from the browser, with its «https://»."),),
    ),
    # pausing
    "paused": Words(
        (msg("Everything is stopped by the general pause."),), NOTHING_LOST, (msg("Review what is held and resume."),)
    ),
    "already_paused": Words(
        (msg("The general pause is already on."),), NOTHING_OUT, (msg("There is nothing else to do."),)
    ),
    "not_paused": Words((msg("The general pause is not on."),), UNCHANGED, (msg("There is nothing to resume."),)),
    "held_left": Words(
        (
            msgs(
                "There is {count} publication still to decide.",
                "There are {count} publications still to decide.",
                by="count",
            ),
            msg("There are publications still to decide."),
        ),
        msg("The pause is still on and nothing has gone out."),
        (msg("Decide what happens with each one and resume afterwards."),),
    ),
    # channels, people
    "channel_known": Words(
        (
            msg("«{name}» is already connected."),
            msg("That channel is already connected."),
        ),
        UNCHANGED,
        (msg("Look for it in Channels."),),
    ),
    "no_channel_so_named": Words(
        (
            msg("No channel of the calendar has «{told}» for its name, letters or address."),
            msg("No channel of the calendar is called so."),
        ),
        UNCHANGED,
        (msg("See which there are with «calendario connect»."),),
    ),
    "several_channels_so_named": Words(
        (
            msg("«{told}» may be any of several channels: {letters}."),
            msg("It may be any of several channels."),
        ),
        UNCHANGED,
        (msg("Say the letters of the one you mean."),),
    ),
    "channel_without_access": Words(
        (msg("«{channel}» needs no access."), msg("That channel needs no access.")),
        UNCHANGED,
        (msg("See which do with «calendario connect»."),),
    ),
    "channel_retired": Words(
        (
            msg("«{channel}» is disconnected."),
            msg("That channel is disconnected."),
        ),
        NOTHING_LOST,
        (msg("Choose another channel, or connect it again."),),
    ),
    "channel_not_active": Words(
        (msg("That channel is paused or disconnected."),),
        TEXT_KEPT,
        (msg("Resume the channel in Channels and plan it again."),),
    ),
    "channel_without_name": Words(
        (msg("The channel needs a name."),), UNCHANGED, (msg("Write the name it is known by."),)
    ),
    "channel_without_letters": Words(
        (msg("The channel needs its letters."),), UNCHANGED, (msg("Write two or three letters."),)
    ),
    "piece_does_not_fit": Words(
        (msg("One word or link is too long by itself for a part of the thread."),),
        UNCHANGED,
        (msg("Shorten it, or leave it out."),),
    ),
    "no_room_for_parts": Words(
        (msg("The content warning or the signature leaves no room for the parts of a thread."),),
        UNCHANGED,
        (msg("Shorten it, or write a short version of the text."),),
    ),
    "category_without_name": Words(
        (msg("The category needs a name."),), UNCHANGED, (msg("Write the name it is known by."),)
    ),
    "category_known": Words(
        (msg("There is a category «{name}» already."), msg("There is a category with that name already.")),
        UNCHANGED,
        (msg("Choose another name, or change the one there is."),),
    ),
    "bad_lateness": Words(
        (msg("A publication may be sent from 6 minutes to 24 hours late."),),
        UNCHANGED,
        (msg("Write another number of minutes."),),
    ),
    "bad_target": Words(
        (
            msg("The maximum, {maximum}, is below the minimum, {minimum}."),
            msg("Minimum and maximum do not fit together."),
        ),
        msg("The frequency stays as it was."),
        (msg("Change one of the two."),),
    ),
    "unknown_kind": Words(
        (msg("This version of Calendario cannot connect that kind of channel."),),
        NOT_CONNECTED,
        (msg("Add it by hand, or install the newest version."),),
    ),
    "unknown_network": Words(
        (
            msg("This version of Calendario does not know the network «{network}»."),
            msg("This version of Calendario does not know that network."),
        ),
        UNCHANGED,
        (msg("Choose «Other channel», or install the newest version."),),
    ),
    "institution_without_name": Words(
        (msg("The name of the town hall is missing."),), UNCHANGED, (msg("Write it as your office writes it."),)
    ),
    "person_without_name": Words(
        (msg("Your name is missing."),), UNCHANGED, (msg("Write it as your colleagues know you."),)
    ),
    # files of the command line
    "file_unwritable": Words(
        (
            msg("{path} cannot be written."),
            msg("The file cannot be written."),
        ),
        msg("The calendar stays as it was."),
        (msg("Choose another place, or ask for permission to write there."),),
    ),
    "file_unreadable": Words(
        (
            msg("{path} cannot be read as text."),
            msg("The file cannot be read as text."),
        ),
        UNCHANGED,
        (msg("Check that it is there, that you may open it and that it is saved as UTF-8."),),
    ),
    "answer_not_written": Words(
        (msg("The answer could not be written: the disk may be full."),),
        SAVED_IS_SAFE,
        (msg("Make room, or give another place for it, and try again."),),
    ),
    "file_not_json": Words(
        (
            msg("Line {line} of {path} is not JSON with one text."),
            msg("Line {line} is not JSON with one text."),
            msg("The file is not JSON with one text in each line."),
        ),
        UNCHANGED,
        (msg("Correct the line and try again."),),
    ),
    "line_too_long": Words(
        (
            msg("Line {line} of {path} is too long to be a text with its circumstances."),
            msg("Line {line} is too long to be a text with its circumstances."),
            msg("A line is too long to be a text with its circumstances."),
        ),
        UNCHANGED,
        (msg("Put one text in each line and try again."),),
    ),
    "not_an_instant": Words(
        (msg("«{value}» is not a day and an hour."), msg("That is not a day and an hour.")),
        UNCHANGED,
        (msg("Write it like this: 2026-12-01T10:00."),),
    ),
    "bad_case": Words(
        (
            msg("In a text to review, «{key}» is missing or is not what it should be."),
            msg("A text came without what is needed to review it."),
        ),
        msg("The others are reviewed just the same."),
        (msg("Give it its text, its channel and its dates with their zone."),),
    ),
}
REQUESTS["publication_not_found"] = REQUESTS["post_not_found"]
