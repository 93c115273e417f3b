"""What the review found in dates and hours, one line each."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.sentences.filling import Text
from calendario.sentences.language import msg, msgs

#: By code, the most telling line first. Without a full stop: they are rows of a list.
DATE_FINDINGS: Mapping[str, tuple[Text, ...]] = {
    "weekday_date_mismatch": (
        msg("{date} is a {right}, not a {written}"),
        msg("The day of the week is not the one of its date"),
    ),
    "invalid_date": (msg("“{written}”: that date does not exist"), msg("There is a date that does not exist")),
    "invalid_time": (msg("“{written}”: that hour does not exist"), msg("There is an hour that does not exist")),
    "date_range_reversed": (msg("“{written}” ends before it begins"), msg("Some dates end before they begin")),
    "time_range_reversed": (msg("“{written}” ends before it begins"), msg("Some hours end before they begin")),
    "relative_date_mismatch": (
        msg("It goes out on {out_day}: “{words}” would be {day}"),
        msgs(
            "It goes out on {out_day}: until {last_day} there is {count} day left",
            "It goes out on {out_day}: until {last_day} there are {count} days left",
            by="count",
        ),
        msg("What it says of today or tomorrow does not agree with the day it goes out"),
    ),
    "relative_date_no_anchor": (
        msg("“{words}”: say the date too; who reads it shared does not know which day it is"),
        msg("Say the date too; who reads it shared does not know which day it is"),
    ),
    "relative_date_moved": (
        msg("It was moved to another day: look again at “{words}”"),
        msg("It was moved to another day: look again at what it says of the day"),
    ),
    "deadline_past_at_publication": (
        msgs(
            "When it goes out, the term will have been closed for {days} day",
            "When it goes out, the term will have been closed for {days} days",
            by="days",
        ),
        msg("When it goes out, the term will be closed: it ends at {hour}"),
        msg("When it goes out, the term will be closed"),
    ),
    "event_past_at_publication": (
        msgs(
            "When it goes out, that will have been {days} day ago",
            "When it goes out, that will have been {days} days ago",
            by="days",
        ),
        msg("When it goes out, that will be over"),
    ),
    "deadline_on_non_working_day": (
        msg("{last_day} is not a working day: does the term go on to {next_day}? (Ley 39/2015, art. 30.5)"),
        msg("The term ends on a day that is not a working day (Ley 39/2015, art. 30.5)"),
    ),
    "deadline_days_unspecified": (
        msg("“{written}”: working days or calendar days? Say which"),
        msg("Say whether the days are working days or calendar days"),
    ),
    "ambiguous_midnight": (
        msg("Does the day begin or end then? Better 23:59 of {before_day} or of {day}"),
        msg("Does the day begin or end then? Better 23:59"),
    ),
    "time_format": (msg("“{written}” is written “{right}”"), msg("The hour is written in another form")),
    "year_with_separator": (msg("Years take no full stop: {right}"), msg("Years take no full stop")),
    "capitalized_month_weekday": (
        msg("Days and months are written in small letters: {right}"),
        msg("Days and months are written in small letters"),
    ),
    "stale_year": (
        msg("It says {year} and goes out in {now}: is the text last year’s?"),
        msg("It says last year: is the text last year’s?"),
    ),
}
