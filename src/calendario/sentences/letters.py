"""E-mails that become drafts: what is wrong with one, and who asked for what."""

from __future__ import annotations

from datetime import datetime

from calendario.sentences.filling import Text, filled
from calendario.sentences.language import msg
from calendario.sentences.words import UNCHANGED, Words

LETTERS: dict[str, Words] = {
    "letter_unreadable": Words(
        (msg("The e-mail in {path} cannot be read."), msg("The e-mail cannot be read.")),
        UNCHANGED,
        (msg("Check that it is there and that you may open it."),),
    ),
    "letter_too_big": Words(
        (msg("The e-mail is too big ({megabytes} MB)."), msg("The e-mail is too big.")),
        UNCHANGED,
        (msg("Save its pictures and add them to a new publication."),),
    ),
    "not_a_letter": Words(
        (msg("{path} is not an e-mail."), msg("That file is not an e-mail.")),
        UNCHANGED,
        (msg("In your mail program choose Save as, as an .eml file, and open that one."),),
    ),
}
_ASKED: tuple[Text, ...] = (
    msg("Asked for by {sender}, {sent_at}."),
    msg("Asked for by {sender}."),
    msg("It came by e-mail."),
)
_LEFT_OUT: tuple[Text, ...] = (msg("The e-mail also brought: {names}."),)
_AROUND: tuple[Text, ...] = (msg("Of the e-mail, not in the text:"),)
_GOES_ON: tuple[Text, ...] = (msg("It goes on in the e-mail."),)


def who_asked(
    sender: str,
    sent: datetime | None,
    left_out: tuple[str, ...],
    around: tuple[str, ...] = (),
    goes_on: bool = False,
) -> str:
    """«Lo pidió Ana Ruiz <ana@…>, martes 24 de noviembre a las 10:15. El correo traía también: bases.pdf.»; `sent` is a
    naive wall time. Below it, word by word, what was written `around` the announcement, and whether
    that `goes_on` where it came from.
    """
    said = [filled(_ASKED, {"sender": sender, "sent_at": sent})]
    if left_out:
        said.append(filled(_LEFT_OUT, {"names": ", ".join(left_out)}))
    told = " ".join(said)
    more = [filled(_GOES_ON, {})] if goes_on else []
    return "\n\n".join([told, filled(_AROUND, {}), *around, *more]) if around else told
