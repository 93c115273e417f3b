"""Problems of reaching a network and being let in."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import (
    LOOK_AND_SAY,
    NOT_CONNECTED,
    NOT_REPEATED,
    NOTHING_LOST,
    TEXT_KEPT,
    TRY_LATER,
    Words,
)

ACCESS: dict[str, Words] = {
    # the network's answer
    "refused": Words(
        (
            msg("{channel} has not accepted the publication."),
            msg("{server} has not accepted it."),
            msg("The network has not accepted it."),
        ),
        TEXT_KEPT,
        (msg("Read the details, change the text or the images and try again."),),
    ),
    "sign_in_needed": Words(
        (
            msg("{channel} asks you to sign in again."),
            msg("{server} asks you to sign in again."),
            msg("The network asks you to sign in again."),
        ),
        NOTHING_LOST,
        (msg("Sign in again from Channels."),),
        needs_person=True,
    ),
    "secret_missing": Words(
        (
            msg("{channel} is not signed in on this computer."),
            msg("The channel is not signed in on this computer."),
        ),
        NOTHING_LOST,
        (msg("Sign in from Channels."),),
        needs_person=True,
    ),
    "unavailable": Words(
        (
            msg("{channel} cannot be reached now."),
            msg("{server} cannot be reached now."),
            msg("The network cannot be reached now."),
        ),
        NOTHING_LOST,
        (msg("Check the connection of this computer and try again in a while."),),
    ),
    "no_answer": Words(
        (
            msg("{channel} has not answered."),
            msg("{server} has not answered."),
            msg("The network has not answered."),
        ),
        msg("What was saved is kept on this computer."),
        (
            msg(
                "Check the connection and try again in a while; if a publication was under way, look first "
                "whether it is there."
            ),
        ),
    ),
    "cannot_tell": Words(
        (
            msg("Looking at {channel} does not settle whether it went out."),
            msg("Looking does not settle whether it went out."),
        ),
        NOT_REPEATED,
        (LOOK_AND_SAY,),
    ),
    "server_error": Words(
        (
            msg("{channel} has a fault of its own."),
            msg("{server} has a fault of its own."),
            msg("The network has a fault of its own."),
        ),
        msg("What was saved is kept on this computer."),
        (msg("Try again in a while; if a publication was under way, look first whether it is there."),),
    ),
    "answer_garbled": Words(
        (
            msg("{channel} has answered something that cannot be understood."),
            msg("{server} has answered something that cannot be understood."),
            msg("The network has answered something that cannot be understood."),
        ),
        msg("What was saved is kept on this computer."),
        (msg("Check that the address is right and try again in a while."),),
    ),
    "rate_limited": Words(
        (
            msg("{channel} asks to wait before it takes anything else."),
            msg("{server} asks to wait before it takes anything else."),
            msg("The network asks to wait before it takes anything else."),
        ),
        NOTHING_LOST,
        (TRY_LATER,),
    ),
    "not_there": Words(
        (
            msg("{channel} does not find what was asked for."),
            msg("{server} does not find what was asked for."),
            msg("The network does not find what was asked for."),
        ),
        TEXT_KEPT,
        (msg("Check the channel in Channels."),),
    ),
    # reaching it
    "server_unreachable": Words(
        (
            msg("{channel} cannot be reached now."),
            msg("{server} cannot be reached now."),
            msg("The network cannot be reached now."),
        ),
        NOTHING_LOST,
        (msg("Check the connection of this computer and try again in a while."),),
    ),
    "name_not_found": Words(
        (
            msg("The server {server} has not been found."),
            msg("The server of the network has not been found."),
        ),
        NOTHING_LOST,
        (msg("Check the connection of this computer and that the address is well written."),),
    ),
    "certificate_not_trusted": Words(
        (
            msg("{server} does not prove that it is who it says."),
            msg("The server does not prove that it is who it says."),
        ),
        NOTHING_LOST,
        (
            msg(
                "Check the address and the date of this computer; if both are right, tell whoever looks after "
                "the server."
            ),
        ),
        needs_person=True,
    ),
    "address_moved": Words(
        (
            msg("{server} sends us to another address."),
            msg("The server sends us to another address."),
        ),
        NOTHING_LOST,
        (msg("Connect the channel again with its new address."),),
        needs_person=True,
    ),
    "address_wrong": Words(
        (msg("At that address there is nothing to connect to."),),
        NOT_CONNECTED,
        (msg("Write it as in the browser, for example «mastodon.social»."),),
    ),
    "address_not_https": Words(
        (
            msg("{server} is not a safe address: it would send the password in the open."),
            msg("The address is not safe: it would send the password in the open."),
        ),
        NOT_CONNECTED,
        (msg("Write the address with «https://»."),),
    ),
    "not_mastodon": Words(
        (
            msg("{server} does not answer as a Mastodon server."),
            msg("That address does not answer as a Mastodon server."),
        ),
        NOTHING_LOST,
        (msg("Check the address: it is the one you see in the browser when you open Mastodon."),),
    ),
    "not_a_bluesky_server": Words(
        (
            msg("{server} does not answer as a Bluesky server."),
            msg("That address does not answer as a Bluesky server."),
        ),
        NOTHING_LOST,
        (msg("Check the address; if your account is of the usual Bluesky, leave it empty."),),
    ),
    "errand_too_long": Words(
        (
            msg("{channel} takes too long to answer."),
            msg("{server} takes too long to answer."),
            msg("The network takes too long to answer."),
        ),
        NOTHING_LOST,
        (msg("Check the connection of this computer and try again in a while."),),
    ),
    "errand_failed": Words(
        (msg("The part of the program that talks to the network stopped halfway."),),
        NOTHING_LOST,
        (msg("Try again; if it happens again, send the report."),),
    ),
}
ACCESS["server_not_found"] = ACCESS["name_not_found"]
ACCESS["server_not_trusted"] = ACCESS["certificate_not_trusted"]
