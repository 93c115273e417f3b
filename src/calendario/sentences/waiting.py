"""Why a publication waits, where no network and no request is the reason."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import NOT_REPEATED, NOTHING_LOST, TEXT_KEPT, TRY_LATER, Words

WAITING: dict[str, Words] = {
    # why a publication waits
    "pause": Words(
        (msg("The general pause stopped it."),),
        NOTHING_LOST,
        (msg("Decide whether to keep it, change its hour or discard it."),),
    ),
    "restored": Words(
        (msg("It comes from a backup and may be out already."),),
        NOT_REPEATED,
        (msg("Decide whether to keep it, change its hour or discard it."),),
    ),
    "moved": Words(
        (msg("Its calendar went to another place and may have published it there."),),
        NOT_REPEATED,
        (msg("Decide whether to keep it, change its hour or discard it."),),
    ),
    "channel_paused": Words(
        (
            msg("{channel} is paused."),
            msg("Its channel is paused."),
        ),
        NOTHING_LOST,
        (msg("Resume the channel and decide whether it still goes out."),),
    ),
    "finding": Words(
        (msg("Something in it prevents publishing."),), TEXT_KEPT, (msg("Correct it and plan it again."),)
    ),
    "consent_withdrawn": Words(
        (msg("Somebody who is seen in one of its images took back their consent."),),
        TEXT_KEPT,
        (msg("Take the image away or put another one, and plan it again."),),
    ),
    "no_adapter": Words(
        (
            msg("This version of Calendario cannot publish on {channel}."),
            msg("This version of Calendario cannot publish on that channel."),
        ),
        TEXT_KEPT,
        (msg("Publish it by hand, or install the newest version."),),
    ),
    "not_ready": Words(
        (
            msg("{channel} has not finished preparing the images or the video."),
            msg("The network has not finished preparing the images or the video."),
        ),
        NOTHING_LOST,
        (TRY_LATER,),
    ),
    "slept_before_sending": Words(
        (msg("The computer fell asleep just before it went out: nothing was sent."),),
        NOTHING_LOST,
        (msg("It goes out now if there is still time; else we ask you."),),
    ),
    "older_text_out": Words(
        (
            msg("What is out in {channel} is the text from before your last change."),
            msg("What is out is the text from before your last change."),
        ),
        NOT_REPEATED,
        (
            msg("Its {parts} parts are there: correct it there and say that it is published."),
            msg("Correct it there, or delete it there and plan it again."),
        ),
    ),
    "publisher_died": Words(
        (msg("Calendario was closed or cut off while it was going out."),),
        NOT_REPEATED,
        (msg("We look whether it is there; if it is not clear, look and tell us."),),
    ),
    "stopped": Words(
        (msg("You had stopped what goes out from this computer, and its hour passed meanwhile."),),
        TEXT_KEPT,
        (msg("Decide whether it is still useful."),),
    ),
    "late": Words(
        (msg("Its hour passed without going out, perhaps because this computer was off or asleep."),),
        TEXT_KEPT,
        (msg("Decide whether it is still useful."),),
    ),
    "late_dropped": Words(
        (
            msg("Its hour passed without going out, and you had said that nothing late is published in {channel}."),
            msg("Its hour passed without going out, and you had said that nothing late is published there."),
        ),
        TEXT_KEPT,
        (msg("If you want it after all, give it another hour."),),
    ),
}
