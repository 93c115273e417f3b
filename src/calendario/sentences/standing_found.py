"""What the review found about where, when and beside what a post goes out, one line each."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg

#: By code, the most telling line first. Without a full stop: they are rows of a list.
STANDING_FINDINGS: Mapping[str, tuple[Text, ...]] = {
    "off_hours_publication": (
        msg("It goes out at {hour}, in the quiet hours. Is {meant} meant?"),
        msg("It goes out at {hour}, in the quiet hours: choose another hour"),
        msg("It goes out in the quiet hours: choose another hour"),
    ),
    "festive_during_mourning": (
        msg("Mourning until {last_day} ({name}): put off what is festive"),
        msg("Mourning until {last_day}: put off what is festive"),
        msg("Mourning: put off what is festive"),
    ),
    "crisis_pause_active": (
        msg("In a crisis only {natures} go out: the rest waits"),
        msg("There is a crisis: nothing goes out until it is over"),
    ),
    "house_unreadable": (
        msg("The house rules cannot be read: is there a crisis or a mourning? See the rules in Settings"),
    ),
    "emergency_without_timestamp": (
        msg("Say {missing}: an alert is still shared when it is over"),
        msg("Say the day and the hour: an alert is still shared when it is over"),
    ),
    "bilingual_pair_missing": (
        msg("It is missing in {languages}: write that version too"),
        msg("It is missing in another language: write that version too"),
    ),
    "duplicate_post": (
        msg("This channel says nearly the same on {day}: is it needed again?"),
        msg("This channel says nearly the same within a week: is it needed again?"),
    ),
    "official_name_misspelled": (
        msg("“{written}”: the official name is “{right}”"),
        msg("A name is not written as it officially is"),
    ),
    "deadline_without_source": (
        msg("Say where it is published (bulletin, electronic office or web page) so that people can read it all"),
    ),
    "paid_collaboration": (
        msg("“{words}”: say that it is paid and where its contract is published ({law})"),
        msg("“{words}”: say that it is paid and where its contract is published"),
        msg("Say that it is paid and where its contract is published"),
    ),
}
