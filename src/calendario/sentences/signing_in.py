"""Problems of connecting a channel: user names, codes, permissions; and what other problems mean while connecting."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import (
    CHECK_ADDRESS,
    CHOOSE_FOLDER,
    NOT_CONNECTED,
    NOTHING_LOST,
    NOTHING_OUT,
    TEXT_KEPT,
    TRY_LATER,
    Words,
)

STAYS_AS_IT_WAS = msg("The channel stays as it was.")

#: What is said of publications, where none was under way.
OF_PUBLICATIONS = frozenset({NOTHING_OUT, NOTHING_LOST, TEXT_KEPT, msg("What was saved is kept on this computer.")})

_TRY_AGAIN = msg("Try again.")
_CHECK_CONNECTION = msg("Check the connection of this computer and try again in a while.")
#: What to do next while connecting or checking, where what is said of a publication would be wrong.
NEXT_STEPS: dict[str, str] = {
    "refused": msg("Check what you have written and try again."),
    "sign_in_needed": _TRY_AGAIN,
    "secret_missing": _TRY_AGAIN,
    "no_answer": _CHECK_CONNECTION,
    "server_error": TRY_LATER,
    "not_there": CHECK_ADDRESS,
    "folder_holds_a_page": CHOOSE_FOLDER,  # one has been asked just now whether to go on with it
    "address_moved": CHECK_ADDRESS,
}

SIGNING_IN: dict[str, Words] = {
    # signing in
    "sign_in_given_up": Words(
        (msg("The sign-in was not finished."),), NOT_CONNECTED, (msg("When you want, try again."),)
    ),
    "sign_in_denied": Words(
        (msg("In the browser the answer was no."),),
        NOT_CONNECTED,
        (msg("Try again and press «Authorise» in the browser."),),
    ),
    "sign_in_refused": Words(
        (msg("Bluesky does not recognise that user name with that app password."),),
        NOT_CONNECTED,
        (msg("Create a new app password in the settings of Bluesky and paste it here."),),
    ),
    "app_password_needed": Words(
        (msg("That looks like the password of the account, and an app password is needed."),),
        NOT_CONNECTED,
        (msg("Create a new app password in the settings of Bluesky and paste it here."),),
    ),
    "code_wrong": Words(
        (msg("That code is not the one the network gave, or it has expired."),),
        NOT_CONNECTED,
        (msg("Ask for another code and paste it whole."),),
    ),
    "scope_missing": Words(
        (
            msg("{server} has not given all the permissions that publishing needs."),
            msg("The network has not given all the permissions that publishing needs."),
        ),
        NOT_CONNECTED,
        (msg("Sign in again and accept all the permissions."),),
    ),
    "handle_wrong": Words(
        (msg("A user name of Bluesky looks like «villasauce.bsky.social»."),),
        NOT_CONNECTED,
        (msg("Write it whole, with its dots and without spaces."),),
    ),
    "account_closed": Words(
        (
            msg("The account of {channel} is closed or suspended."),
            msg("The account is closed or suspended."),
        ),
        NOTHING_LOST,
        (msg("Open the network in the browser to see what it says, and sign in again afterwards."),),
        needs_person=True,
    ),
    "account_changed": Words(
        (
            msg("{channel} is now another account than the one this was made ready for."),
            msg("The account is another than the one this was made ready for."),
        ),
        TEXT_KEPT,
        (msg("Check the account in Channels and plan it again."),),
    ),
    "other_account": Words(
        (
            msg("You have signed in as {address}, and the channel is of {expected}."),
            msg("You have signed in with another account than that of the channel."),
        ),
        STAYS_AS_IT_WAS,
        (msg("Sign in with {expected}."), msg("Sign in with the account of the channel.")),
    ),
    # why a publication waits
    "access_came_late": Words(
        (
            msg("Its hour came while {channel} was asking you to sign in again."),
            msg("Its hour came while its channel was asking you to sign in again."),
        ),
        TEXT_KEPT,
        (msg("Decide whether it is still useful."),),
    ),
}
