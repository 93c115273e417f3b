"""What the review found, one line each."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.domain.finding import TEXT, Finding, Level, PlaceKind
from calendario.sentences.contact_found import CONTACT_FINDINGS
from calendario.sentences.dates_found import DATE_FINDINGS
from calendario.sentences.filling import Text, filled
from calendario.sentences.language import msg, msgs, translated
from calendario.sentences.law_found import LAW_FINDINGS
from calendario.sentences.real_words import ANY_RULE, REAL_WORDS
from calendario.sentences.standing_found import STANDING_FINDINGS
from calendario.sentences.tone_found import TONE_FINDINGS
from calendario.sentences.videos import VIDEO_FINDINGS
from calendario.sentences.writing_found import WRITING_FINDINGS
from calendario.spelling.look_alikes import latin_reading

#: By code, the most telling line first; the last one needs no facts. Without a full stop: they are rows of a list.
FINDINGS: Mapping[str, tuple[Text, ...]] = {
    "empty_text": (msg("The text is missing"),),
    "no_time": (msg("The day and the hour are missing"),),
    "not_confirmed": (msg("It is still to be confirmed: until then it does not go out"),),
    "empty_part": (msg("There is nothing on one side of this ---: no part goes out there"),),
    "too_long": (
        msgs(
            "In {network} there is {excess} character too many in part {part}",
            "In {network} {excess} characters are too many in part {part}",
            by="excess",
        ),
        msgs(
            "In {network} there is {excess} character too many",
            "In {network} {excess} characters are too many",
            by="excess",
        ),
        msgs("There is {excess} character too many", "{excess} characters are too many", by="excess"),
        msg("The text is too long"),
    ),
    "too_many_images": (
        msgs(
            "In {network} {limit} image fits and there are {count}",
            "In {network} {limit} images fit and there are {count}",
            by="limit",
        ),
        msg("There are too many images"),
    ),
    "image_required": (msg("In {network} an image is needed"), msg("An image is needed")),
    "missing_alt_text": (msg("Image {number} has no description"), msg("The image has no description")),
    "alt_text_poor": (
        msg("The description of image {number} says nothing of it: say what is seen"),
        msg("The description says nothing of the image: say what is seen"),
    ),
    "alt_text_names_file": (
        msg("The description of image {number} names a file: say what is seen"),
        msg("The description names a file: say what is seen"),
    ),
    "alt_text_too_long": (
        msg("The description of image {number} is longer than {limit} characters"),
        msg("The description of an image is too long"),
    ),
    "image_consent_missing": (
        msg("In image {number} somebody can be recognised and there is no consent that holds that day"),
        msg("In the image somebody can be recognised and there is no consent that holds that day"),
    ),
    "consent_withdrawn": (
        msg("Somebody who is seen in image {number} took back their consent"),
        msg("Somebody who is seen in the image took back their consent"),
    ),
    "consent_over": (
        msg("The consent of somebody who is seen in image {number} is over by that day"),
        msg("The consent of somebody who is seen in the image is over by that day"),
    ),
    "consent_expires": (
        msg("The consent for image {number} ends on {last_day}: by then it must be taken down"),
        msg("The consent for the image ends on {last_day}: by then it must be taken down"),
        msg("The consent for the image ends soon: by then it must be taken down"),
    ),
    "info_only_in_image": (
        msg("The text does not have what image {number} tells: {missing}"),
        msg("The text does not have what the image tells: {missing}"),
        msg("What, when or where is told by image {number} alone: say it in the text too"),
        msg("What, when or where is told by the image alone: say it in the text too"),
    ),
    "visibility_unsupported": (
        msg("In {network} one cannot choose who sees it: it would be seen by everybody"),
        msg("Here one cannot choose who sees it: it would be seen by everybody"),
    ),
    "nonexistent_local_time": (
        msg("{wall_time} does not exist: that night the clocks go forward"),
        msg("That hour does not exist: that night the clocks go forward"),
    ),
    "ambiguous_local_time": (
        msg("{wall_time} happens twice: that night the clocks go back. It goes out the first time"),
        msg("That hour happens twice: that night the clocks go back. It goes out the first time"),
    ),
    "scheduled_in_past": (msg("{wall_time} has already passed"), msg("That hour has already passed")),
    "unfilled_field": (
        msg("“{gap}” is still to be filled in, in the description of image {number}"),
        msg("“{title_gap}” is still to be filled in, in the title"),
        msg("“{warning_gap}” is still to be filled in, in the content warning"),
        msg("“{ending_gap}” is still to be filled in, in the link or the signature"),
        msg("“{video_gap}” is still to be filled in, in the description of the video"),
        msg("“{gap}” is still to be filled in"),
        msg("There is something still to be filled in"),
    ),
    "unclear_field": (
        msg("“{piece}” looks like something to fill in, and is not: a name between two braces is missing"),
        msg("Something looks like a field to fill in, and is not"),
    ),
    "bank_expired": (
        msg("What “{name}” says held until {last_day}: by the day it goes out it is over"),
        msg("What was taken from the reusable texts is over by the day it goes out"),
    ),
    "bank_resting": (
        msg("“{name}” goes out too soon after the last time, or before the next: it may from {day} on"),
        msg("What was taken from the reusable texts goes out too soon after the last time"),
    ),
    "link_dead": (
        msg("{address} leads to a page that does not exist"),
        msg("A link leads to a page that does not exist"),
    ),
    "link_name_unknown": (
        msg("{address}: there is no page with that name. Is it well written?"),
        msg("There is no page with the name of a link. Is it well written?"),
    ),
    "link_not_trusted": (
        msg("{address} has no valid certificate: whoever opens it is warned that it is not safe"),
        msg("A linked page has no valid certificate: whoever opens it is warned that it is not safe"),
    ),
    "link_redirects": (msg("{address} has moved to {there}"), msg("A linked page has moved to another address")),
    "link_http": (
        msg("{address} can be read on its way by others: with https it cannot"),
        msg("A link goes without encryption (http)"),
    ),
    "link_tracking": (
        msg("{address} carries data that only serve to follow whoever opens it"),
        msg("A link carries data that only serve to follow whoever opens it"),
    ),
    "link_internal": (
        msg("{address} opens only inside the town hall: nobody outside can see it"),
        msg("A link opens only inside the town hall: nobody outside can see it"),
    ),
    "link_credentials": (
        msg("The link to {address} carries a user or a password: everybody would see it"),
        msg("A link carries a user or a password: everybody would see it"),
    ),
    "link_letters": (
        msg("{address} mixes letters of several alphabets: it may be an imitation of another page"),
        msg("A link mixes letters of several alphabets: it may be an imitation of another page"),
    ),
    "link_shortened": (
        msg("{address} is a shortened link: people cannot see where it leads"),
        msg("A link is shortened: people cannot see where it leads"),
    ),
    "link_glued": (
        msg("{end} is stuck to the end of the link to {address} and may break it"),
        msg("A sign is stuck to the end of a link and may break it"),
    ),
    "link_unreadable": (msg("“{address}” is not a web address"), msg("The link is not a web address")),
    **VIDEO_FINDINGS,
    **DATE_FINDINGS,
    **WRITING_FINDINGS,
    **LAW_FINDINGS,
    **TONE_FINDINGS,
    **STANDING_FINDINGS,
    **CONTACT_FINDINGS,
    "spelling_error": (msg("“{word}” is not in the dictionary"), msg("A word is not in the dictionary")),
    "spelling_missing_accent": (
        msg("“{word}” takes a written accent: {correction}"),
        msg("A word lacks its written accent"),
    ),
    "mixed_alphabets": (
        msg("“{word}” mixes in letters of another alphabet"),
        msg("A word mixes in letters of another alphabet"),
    ),
    "real_word": ANY_RULE,
    "sentence_unread": (
        msgs(
            "A sentence seems to be in {language}: its spelling is not checked",
            "Some sentences seem to be in {language}: their spelling is not checked",
            by="count",
        ),
        msg("A sentence seems to be in another language: its spelling is not checked"),
    ),
}
_OF_A_PICTURE = (
    "missing_alt_text",
    "alt_text_poor",
    "image_consent_missing",
    "consent_expires",
    "info_only_in_image",
    "gif_stands_still",
)
#: Fields beside the text, before a colon and what was found there.
_PLACES: Mapping[PlaceKind, tuple[Text, ...]] = {
    PlaceKind.TITLE: (msg("Title"),),
    PlaceKind.WARNING: (msg("Content warning"),),
    PlaceKind.IMAGE: (msg("Description of image {number}"), msg("Description of the image")),
    PlaceKind.VIDEO: (msg("Description of video {number}"), msg("Description of the video")),
}
#: A code with a reason that has its own line.
_WHY = {
    ("image_consent_missing", "withdrawn"): "consent_withdrawn",
    ("image_consent_missing", "over"): "consent_over",
    ("alt_text_poor", "file"): "alt_text_names_file",
}
_UNKNOWN: tuple[Text, ...] = (msg("There is something to look at, and this version cannot say what"),)

_WAIVED = msg("(accepted: “{reason}”)")

_LEVELS: Mapping[Level, str] = {
    Level.BLOCK: msg("Prevents publishing"),
    Level.WARN: msg("Notice"),
    Level.HINT: msg("Suggestion"),
}


def finding_text(finding: Finding) -> str:
    """One line, without a full stop; an unknown code gets an honest general line. What is not in the text begins with
    the field it is in, unless its line says that already; what was waived ends with the reason.
    """
    said = _said(finding)
    if finding.place != TEXT and finding.code not in _OF_A_PICTURE:
        alone = str(finding.facts.get("count")) == "1"
        facts = {} if alone else {"number": finding.place.number or None}
        said = f"{filled(_PLACES[finding.place.kind], facts)}: {said}"
    return f"{said} {translated(_WAIVED).format(reason=finding.waived)}" if finding.waived else said


def _said(finding: Finding) -> str:
    facts = dict(finding.facts)
    if finding.code in _OF_A_PICTURE and str(facts.get("count")) == "1":
        facts.pop("number", None)
    code = _WHY.get((finding.code, str(facts.get("why"))), finding.code)
    if facts.get("of") == "video":
        code = f"{code}_of_video"
    if code == "spelling_error" and latin_reading(str(facts.get("word", ""))) is not None:
        code = "mixed_alphabets"  # it looks right, and would be looked up for nothing
    if code == "real_word":
        return filled(REAL_WORDS.get(str(facts.get("rule")), ANY_RULE), facts)
    return filled(FINDINGS.get(code, _UNKNOWN), facts)


def level_word(level: Level) -> str:
    """*Impide publicar*, *Aviso*, *Sugerencia*."""
    return translated(_LEVELS[level])
