"""What the review found in how a text is written, one line each."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg, msgs

#: By code, the most telling line first. Without a full stop: they are rows of a list.
WRITING_FINDINGS: Mapping[str, tuple[Text, ...]] = {
    "double_space": (msg("There is more than one space between two words"),),
    "excessive_punctuation": (msg("“{written}”: one sign is enough"), msg("There are too many signs: one is enough")),
    "missing_opening_mark": (
        msg("The opening “{mark}” is missing"),
        msg("The opening sign of a question or an exclamation is missing"),
    ),
    "unbalanced_delimiters": (
        msg("“{written}” has no partner: it is opened and not closed, or closed and not opened"),
        msg("A bracket or a quotation mark has no partner"),
    ),
    "repeated_word": (msg("“{word}” stands there twice"), msg("A word stands there twice")),
    "all_caps": (msg("It is all in capitals: it reads as shouting, and harder"),),
    "sms_abbreviation": (
        msg("“{written}” is an abbreviation of messages: write the whole word"),
        msg("There is an abbreviation of messages: write the whole word"),
    ),
    "truncated_text": (msg("It ends in “{word}”: is something missing?"), msg("It seems to be cut off at the end")),
    "placeholder_left": (
        msg("“{written}” was left by the template: write what belongs there"),
        msg("Something was left by the template: write what belongs there"),
    ),
    "hashtag_not_camelcase": (
        msg("{written}: with a capital for each word it is read aloud well, {right}"),
        msg("A hashtag needs a capital for each word to be read aloud well"),
    ),
    "hashtag_missing_accent": (
        msg("Hashtags take accents too: {right}"),
        msg("Hashtags take accents too"),
    ),
    "hashtag_broken": (
        msg("“{written}” is not a whole hashtag: neither blanks nor signs belong in it"),
        msg("A hashtag is broken by a blank or a sign"),
    ),
    "too_many_hashtags": (
        msgs(
            "There are {count} hashtags: more than {limit} is too many",
            "There are {count} hashtags: more than {limit} are too many",
            by="limit",
        ),
        msg("There are too many hashtags"),
    ),
    "emoji_as_bullet": (
        msg("{emoji} before each line is read aloud every time: use hyphens"),
        msg("An emoji before each line is read aloud every time: use hyphens"),
    ),
    "emoji_overuse": (
        msg("{count} emoji close together are read aloud one by one: leave fewer"),
        msg("Many emoji close together are read aloud one by one: leave fewer"),
    ),
    "decorative_unicode": (
        msg("Letters drawn with other characters cannot be read aloud: write “{right}”"),
        msg("Letters drawn with other characters cannot be read aloud: use plain ones"),
    ),
}
