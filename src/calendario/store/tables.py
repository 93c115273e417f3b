"""The tables. What a schema can refuse, it refuses: here states that contradict each other, in `guards` the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Time,
    UniqueConstraint,
    Uuid,
    text,
    true,
)

from calendario.domain.channel import ChannelState, WhenLate
from calendario.domain.clock import Cause
from calendario.domain.house import Nature
from calendario.domain.own_words import Scope
from calendario.domain.pause import PauseReason
from calendario.domain.publication import MOVES, Outcome, State
from calendario.store.instants import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _one_of(column: str, values: type) -> str:
    return f"{column} IN ({', '.join(repr(str(v)) for v in values)})"  # type: ignore[attr-defined]


institution = Table(
    "institution",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("language", String, nullable=False),
    Column("sample", Boolean(name="sample"), nullable=False),
    CheckConstraint("trim(name) <> ''", name="named"),
)

person = Table(
    "person",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", String, nullable=False),
    CheckConstraint("trim(name) <> ''", name="named"),
)

channel = Table(
    "channel",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", String, nullable=False),
    Column("network", String, nullable=False),
    Column("name", String, nullable=False),
    Column("letters", String, nullable=False),
    Column("address", String, nullable=False),
    Column("settings", JSON, nullable=False),
    Column("limits", JSON, nullable=True),
    Column("limits_at", UtcDateTime),
    Column("minimum", Integer, nullable=False),
    Column("maximum", Integer),
    Column("state", String, nullable=False),
    Column("language", String, nullable=False),
    Column("machine", Uuid),  # a channel in this computer's files is claimed only here
    Column("when_late", String, nullable=False),
    Column("late_minutes", Integer),  # how long after its hour a publication may still go out
    Column("access_ends_at", UtcDateTime),  # when its credentials end if nobody uses them, where they say
    Column("rested_at", UtcDateTime),  # nothing is asked of its account before, which its network said
    Column("signature", String, nullable=False, server_default=""),  # what every post ends with here
    CheckConstraint(_one_of("state", ChannelState), name="state"),
    CheckConstraint(_one_of("when_late", WhenLate), name="when_late"),
    CheckConstraint("(when_late = 'send') = (late_minutes IS NOT NULL)", name="late_minutes"),
    CheckConstraint("minimum >= 0 AND (maximum IS NULL OR maximum >= minimum)", name="target"),
    CheckConstraint("trim(name) <> ''", name="named"),
)

category = Table(
    "category",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", String, nullable=False),
    Column("when_late", String),  # null: as its channel wants it
    Column("late_minutes", Integer),
    Column("retired", Boolean(name="retired"), nullable=False),
    # What it is for; null: nobody said. The check is the column's own, as a migration adds it.
    Column("nature", String, CheckConstraint(_one_of("nature", Nature), name="nature")),
    CheckConstraint("when_late IS NULL OR " + _one_of("when_late", WhenLate), name="when_late"),
    CheckConstraint("(coalesce(when_late, '') = 'send') = (late_minutes IS NOT NULL)", name="late_minutes"),
    CheckConstraint("trim(name) <> ''", name="named"),
)

slot = Table(
    "slot",
    metadata,
    Column("channel_id", Uuid, ForeignKey("channel.id"), primary_key=True),
    Column("weekday", Integer, primary_key=True),
    Column("wall_time", Time, primary_key=True),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
)

post = Table(
    "post",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("author_id", Uuid, ForeignKey("person.id"), nullable=False),
    Column("discarded_at", UtcDateTime),
    # True for every post without a date, and for some that have one: their publications say so for sure.
    Column("undated", Boolean(name="undated"), nullable=False, server_default=true()),
    Index(
        "ix_post_undated",
        "undated",
        sqlite_where=text("undated = 1 AND discarded_at IS NULL"),
        postgresql_where=text("undated AND discarded_at IS NULL"),
    ),
)

revision = Table(
    "revision",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("post_id", Uuid, ForeignKey("post.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", String, nullable=False),
    Column("content", JSON, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("author_id", Uuid, ForeignKey("person.id"), nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Index(None, "post_id", "number"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("length(content_hash) = 64", name="hash"),
)

revision_parent = Table(
    "revision_parent",
    metadata,
    Column("revision_id", Uuid, ForeignKey("revision.id"), primary_key=True),
    Column("parent_id", Uuid, ForeignKey("revision.id"), primary_key=True),
)

media = Table(
    "media",
    metadata,
    Column("digest", String, primary_key=True),
    Column("mime", String, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    CheckConstraint("length(digest) = 64", name="digest"),
)

# The pictures themselves, where several computers share the calendar; else they lie in the profile's folder.
media_bytes = Table(
    "media_bytes",
    metadata,
    Column("digest", String, ForeignKey("media.digest"), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

revision_media = Table(
    "revision_media",
    metadata,
    Column("revision_id", Uuid, ForeignKey("revision.id"), primary_key=True),
    Column("digest", String, ForeignKey("media.digest"), primary_key=True),
    Index(None, "digest"),
)

working_copy = Table(
    "working_copy",
    metadata,
    Column("post_id", Uuid, ForeignKey("post.id"), primary_key=True),
    Column("machine", Uuid, primary_key=True),
    Column("draft", JSON, nullable=False),
    Column("plan", JSON, nullable=False),
    Column("base_revision_id", Uuid, ForeignKey("revision.id")),
    Column("saved_at", UtcDateTime, nullable=False),
)

# What is known of a picture or video beyond its bytes, for the library.
media_record = Table(
    "media_record",
    metadata,
    Column("digest", String, ForeignKey("media.digest"), primary_key=True),
    Column("alt", String, nullable=False),  # as it was described last
    Column("licence", String, nullable=False),
    Column("source", String, nullable=False),
    Column("people", Boolean(name="people"), nullable=False),  # somebody in it can be recognised
    Column("note", String, nullable=False),
    # The count of the area "library" with which something was told of it, or of who is seen in it, last.
    Column("version", BigInteger, nullable=False, server_default="0", index=True),
)

# Who let themselves be shown in it, for what, until when. It is kept when it is over: it says why a post came down.
consent = Table(
    "consent",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("digest", String, ForeignKey("media.digest"), nullable=False, index=True),
    Column("who", String, nullable=False),
    Column("scope", String, nullable=False),
    Column("evidence", String, nullable=False),  # where the signed paper lies
    Column("given_on", Date, nullable=False),
    Column("expires_on", Date),  # the last day it holds
    Column("withdrawn_at", UtcDateTime),
    CheckConstraint("trim(who) <> ''", name="named"),
    CheckConstraint("expires_on IS NULL OR expires_on >= given_on", name="days"),
)

# Texts kept to be used again: `body` is as its kind has it (`domain.bank`).
bank_entry = Table(
    "bank_entry",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("body", JSON, nullable=False),
    Column("retired", Boolean(name="retired"), nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("changed_by", Uuid, ForeignKey("person.id")),
    CheckConstraint("trim(name) <> ''", name="named"),
)

bank_use = Table(
    "bank_use",
    metadata,
    Column("entry_id", Uuid, ForeignKey("bank_entry.id"), primary_key=True),
    Column("post_id", Uuid, ForeignKey("post.id"), primary_key=True, index=True),
    Column("used_at", UtcDateTime, nullable=False),
)

# Words that are right whatever a dictionary says: of one person (`person_id`), or of everybody.
own_word = Table(
    "own_word",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("word", String, nullable=False),
    Column("scope", String, nullable=False),
    Column("person_id", Uuid, ForeignKey("person.id")),
    Column("added_at", UtcDateTime, nullable=False),
    Column("added_by", Uuid, ForeignKey("person.id")),
    # Two of them, because a database takes no null for the same as another.
    Index(
        "uq_own_word_of_all",
        *("scope", "word"),
        unique=True,
        sqlite_where=text("person_id IS NULL"),
        postgresql_where=text("person_id IS NULL"),
    ),
    Index(
        "uq_own_word_of_person",
        *("person_id", "word"),
        unique=True,
        sqlite_where=text("person_id IS NOT NULL"),
        postgresql_where=text("person_id IS NOT NULL"),
    ),
    CheckConstraint(_one_of("scope", Scope), name="scope"),
    CheckConstraint("(scope = 'person') = (person_id IS NOT NULL)", name="person"),
    CheckConstraint("trim(word) <> ''", name="said"),
)

# What was found behind a web address when it was looked at last.
link_seen = Table(
    "link_seen",
    metadata,
    Column("url", String, primary_key=True),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("status", Integer),  # of HTTP; null where nobody answered
    Column("problem", String),
    Column("final_url", String, nullable=False),
    Column("title", String, nullable=False),
    Column("description", String, nullable=False),
    Column("picture", String, ForeignKey("media.digest")),
)

publication = Table(
    "publication",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("post_id", Uuid, ForeignKey("post.id"), nullable=False),
    Column("channel_id", Uuid, ForeignKey("channel.id"), nullable=False),
    Column("revision_id", Uuid, ForeignKey("revision.id"), nullable=False),
    Column("state", String, nullable=False),
    Column("wall_time", DateTime, nullable=False),
    Column("zone", String, nullable=False),
    Column("not_after", DateTime),
    Column("due_at", UtcDateTime, nullable=False),
    Column("not_after_at", UtcDateTime),
    Column("retry_at", UtcDateTime),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("key", String, unique=True),
    Column("payload", JSON(none_as_null=True)),
    Column("prepared", JSON(none_as_null=True)),
    Column("owner", String),
    Column("reason", String),
    Column("facts", JSON(none_as_null=True)),
    Column("remote_id", String),
    Column("url", String),
    Column("published_at", UtcDateTime),
    Column("leased_until", UtcDateTime),  # while it is being sent, by the database's hour; then others take it over
    Column("moved_from", DateTime),  # the wall time its text was planned for, where it was moved since
    CheckConstraint(_one_of("state", State), name="state"),
    CheckConstraint(
        "state <> 'sending' OR (owner IS NOT NULL AND key IS NOT NULL AND payload IS NOT NULL)", name="sending"
    ),
    CheckConstraint("(state = 'published') = (published_at IS NOT NULL)", name="published"),
    CheckConstraint("retry_at IS NULL OR state IN ('planned', 'unconfirmed')", name="retry"),
    CheckConstraint("owner IS NULL OR state = 'sending'", name="owner"),
    CheckConstraint("state NOT IN ('missed', 'failed', 'unconfirmed', 'held') OR reason IS NOT NULL", name="reason"),
    CheckConstraint("not_after_at IS NULL OR not_after_at >= due_at", name="not_after"),
    # One version of a post goes out once on a channel; a second time is a new post.
    Index(
        "uq_publication_post_id_channel_id",
        "post_id",
        "channel_id",
        unique=True,
        sqlite_where=text("state <> 'cancelled'"),
        postgresql_where=text("state <> 'cancelled'"),
    ),
    Index(None, "state", "due_at"),
    Index(None, "due_at"),
    Index(None, "retry_at", sqlite_where=text("retry_at IS NOT NULL"), postgresql_where=text("retry_at IS NOT NULL")),
    Index(None, "channel_id", "due_at"),
    # One post of a network is one publication.
    Index(
        "uq_publication_channel_id_remote_id",
        "channel_id",
        "remote_id",
        unique=True,
        sqlite_where=text("remote_id IS NOT NULL"),
        postgresql_where=text("remote_id IS NOT NULL"),
    ),
)

publication_move = Table(
    "publication_move",
    metadata,
    Column("current", String, primary_key=True),
    Column("wanted", String, primary_key=True),
)

attempt = Table(
    "attempt",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("publication_id", Uuid, ForeignKey("publication.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("key", String, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("outcome", String, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("reason", String),
    Column("facts", JSON(none_as_null=True)),
    Column("remote_id", String),
    Column("url", String),
    CheckConstraint(_one_of("outcome", Outcome), name="outcome"),
    CheckConstraint("(outcome = 'under_way') = (ended_at IS NULL)", name="ended"),
    UniqueConstraint("publication_id", "number"),
)

# The parts of a thread: what each is about to say, under which key, and the network's word for it.
publication_part = Table(
    "publication_part",
    metadata,
    Column("publication_id", Uuid, ForeignKey("publication.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("content", JSON, nullable=False),
    Column("outcome", String, nullable=False),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("remote_id", String),
    Column("url", String),
    Column("fingerprint", String),
    Index(None, "remote_id"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint(_one_of("outcome", Outcome), name="outcome"),
    CheckConstraint("(outcome = 'under_way') = (ended_at IS NULL)", name="ended"),
    CheckConstraint("outcome NOT IN ('accepted', 'published') OR remote_id IS NOT NULL", name="receipt"),
)

waiver = Table(
    "waiver",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("post_id", Uuid, ForeignKey("post.id"), nullable=False),
    Column("content_hash", String, nullable=False),
    Column("code", String, nullable=False),
    Column("person_id", Uuid, ForeignKey("person.id"), nullable=False),
    Column("given_at", UtcDateTime, nullable=False),
    Index(None, "post_id", "content_hash"),
)

log = Table(
    "log",
    metadata,
    Column("origin", Uuid, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("person_id", Uuid, ForeignKey("person.id")),
    Column("what", String, nullable=False),
    Column("subject_id", Uuid),
    Column("facts", JSON, nullable=False),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
    CheckConstraint("length(hash) = 64", name="hash"),
)

pause = Table(
    "pause",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("open", Boolean(name="open"), unique=True),  # true while it is on, else null: at most one is on
    Column("started_at", UtcDateTime, nullable=False),
    Column("started_by", Uuid, ForeignKey("person.id"), nullable=False),
    Column("reason", String, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("ended_by", Uuid, ForeignKey("person.id")),
    CheckConstraint(_one_of("reason", PauseReason), name="reason"),
    CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended"),
    CheckConstraint("(ended_at IS NULL) = (open IS NOT NULL)", name="on"),
)

presence = Table(
    "presence",
    metadata,
    Column("machine", Uuid, primary_key=True),
    Column("started_at", UtcDateTime),  # null once it has said goodbye
    Column("seen_at", UtcDateTime, nullable=False),
    Column("locked", JSON, nullable=False),  # channels whose credentials it has and cannot open now
    Column("service", Boolean(name="service"), nullable=False),  # started by the system, not by a window
    Column("awake", Boolean(name="awake"), nullable=False),  # keeps its computer from falling asleep
    Column("clock_doubt", String),  # why it does not believe its clock, and by how many seconds that is out
    Column("clock_out_s", Integer),
    Column("name", String, nullable=False, server_default=""),  # what its computer is called
    Column("owner", String),  # the life that beats: see `publication.owner`
    Column("holds", JSON, nullable=False, server_default="[]"),  # channels whose credentials it can open
    CheckConstraint("clock_doubt IS NULL OR " + _one_of("clock_doubt", Cause), name="clock_doubt"),
    CheckConstraint("(clock_doubt IS NULL) = (clock_out_s IS NULL)", name="clock_out"),
)

# A count and no instant: a clock that was set back must not hide a request.
publisher_request = Table(
    "publisher_request",
    metadata,
    Column("machine", Uuid, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("times", Integer, nullable=False),
    CheckConstraint("kind IN ('stop', 'believe_clock')", name="kind"),
    CheckConstraint("times >= 1", name="times"),
)

setting = Table("setting", metadata, Column("name", String, primary_key=True), Column("value", JSON, nullable=False))

area = Table("area", metadata, Column("name", String, primary_key=True), Column("version", BigInteger, nullable=False))

AREAS = (
    "people",
    "channels",
    "posts",
    "publications",
    "pause",
    "presence",
    "working",
    "settings",
    "bank",
    "library",
    "links",
    "words",
)


def first_rows() -> Mapping[Table, list[dict[str, Any]]]:
    """Rows every calendar begins with: the table of moves and the areas."""
    return {
        publication_move: [
            {"current": str(current), "wanted": str(wanted)} for current in MOVES for wanted in sorted(MOVES[current])
        ],
        area: [{"name": name, "version": 0} for name in AREAS],
    }
