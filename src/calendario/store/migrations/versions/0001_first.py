"""The first calendar: every table, the table of moves, the areas, and the triggers that guard them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# As they were at this version: a migration never changes, so nothing of it is taken from today's code.
_MOVES = {
    "proposed": ["cancelled", "planned"],
    "planned": ["by_hand", "cancelled", "failed", "held", "missed", "proposed", "sending", "unconfirmed"],
    "sending": ["failed", "held", "planned", "published", "unconfirmed"],
    "by_hand": ["cancelled", "held", "planned", "proposed", "published"],
    "unconfirmed": ["cancelled", "missed", "planned", "published"],
    "failed": ["cancelled", "planned", "proposed"],
    "missed": ["cancelled", "planned", "proposed"],
    "held": ["cancelled", "planned", "proposed"],
    "cancelled": ["proposed"],
}
_AREAS = ("people", "channels", "posts", "publications", "pause", "presence", "working", "settings")
_SQLITE = (
    "CREATE TRIGGER publication_moves BEFORE UPDATE OF state ON publication WHEN OLD.state <> NEW.state AND NOT EXISTS (SELECT 1 FROM publication_move WHERE current = OLD.state AND wanted = NEW.state) BEGIN SELECT RAISE(ABORT, 'move not allowed'); END",
    "CREATE TRIGGER publication_kept BEFORE DELETE ON publication BEGIN SELECT RAISE(ABORT, 'publications are kept'); END",
    "CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt BEGIN SELECT RAISE(ABORT, 'attempts are kept'); END",
    "CREATE TRIGGER attempt_settled BEFORE UPDATE ON attempt WHEN OLD.outcome NOT IN ('under_way', 'accepted') BEGIN SELECT RAISE(ABORT, 'attempt is settled'); END",
    "CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER revision_parent_no_update BEFORE UPDATE ON revision_parent BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER revision_parent_no_delete BEFORE DELETE ON revision_parent BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER waiver_no_update BEFORE UPDATE ON waiver BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    "CREATE TRIGGER waiver_no_delete BEFORE DELETE ON waiver BEGIN SELECT RAISE(ABORT, 'append-only'); END",
)
_POSTGRESQL = (
    "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = TG_ARGV[0]; END$$",
    "CREATE FUNCTION refuse_impossible_move() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN IF NOT EXISTS (SELECT 1 FROM publication_move WHERE current = OLD.state AND wanted = NEW.state) THEN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'move not allowed'; END IF; RETURN NEW; END$$",
    "CREATE FUNCTION tell_who_listens() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM pg_notify('calendario', ''); RETURN NULL; END$$",
    "CREATE TRIGGER publication_moves BEFORE UPDATE OF state ON publication FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_impossible_move()",
    "CREATE TRIGGER attempt_settled BEFORE UPDATE ON attempt FOR EACH ROW WHEN (OLD.outcome NOT IN ('under_way', 'accepted')) EXECUTE FUNCTION refuse('attempt is settled')",
    "CREATE TRIGGER area_told AFTER UPDATE ON area FOR EACH STATEMENT EXECUTE FUNCTION tell_who_listens()",
    "CREATE TRIGGER publication_kept BEFORE DELETE ON publication FOR EACH ROW EXECUTE FUNCTION refuse('publications are kept')",
    "CREATE TRIGGER publication_kept_whole BEFORE TRUNCATE ON publication FOR EACH STATEMENT EXECUTE FUNCTION refuse('publications are kept')",
    "CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt FOR EACH ROW EXECUTE FUNCTION refuse('attempts are kept')",
    "CREATE TRIGGER attempt_kept_whole BEFORE TRUNCATE ON attempt FOR EACH STATEMENT EXECUTE FUNCTION refuse('attempts are kept')",
    "CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision FOR EACH ROW EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision FOR EACH ROW EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER revision_no_truncate BEFORE TRUNCATE ON revision FOR EACH STATEMENT EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER revision_parent_no_update BEFORE UPDATE ON revision_parent FOR EACH ROW EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER revision_parent_no_delete BEFORE DELETE ON revision_parent FOR EACH ROW EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER revision_parent_no_truncate BEFORE TRUNCATE ON revision_parent FOR EACH STATEMENT EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER log_no_update BEFORE UPDATE ON log FOR EACH ROW EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER log_no_delete BEFORE DELETE ON log FOR EACH ROW EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER log_no_truncate BEFORE TRUNCATE ON log FOR EACH STATEMENT EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER waiver_no_update BEFORE UPDATE ON waiver FOR EACH ROW EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER waiver_no_delete BEFORE DELETE ON waiver FOR EACH ROW EXECUTE FUNCTION refuse('append-only')",
    "CREATE TRIGGER waiver_no_truncate BEFORE TRUNCATE ON waiver FOR EACH STATEMENT EXECUTE FUNCTION refuse('append-only')",
)


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_area")),
    )
    op.create_table(
        "channel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("letters", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("limits", sa.JSON(), nullable=True),
        sa.Column("limits_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("machine", sa.Uuid(), nullable=True),
        sa.Column("when_late", sa.String(), nullable=False),
        sa.Column("late_minutes", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('active', 'paused', 'retired')", name=op.f("ck_channel_state")),
        sa.CheckConstraint("when_late IN ('ask', 'send', 'drop')", name=op.f("ck_channel_when_late")),
        sa.CheckConstraint("(when_late = 'send') = (late_minutes IS NOT NULL)", name=op.f("ck_channel_late_minutes")),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_channel_named")),
        sa.CheckConstraint("minimum >= 0 AND (maximum IS NULL OR maximum >= minimum)", name=op.f("ck_channel_target")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
    )
    op.create_table(
        "institution",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sample", sa.Boolean(name="sample"), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_institution_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
    )
    op.create_table(
        "media",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_media_digest")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_media")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_person_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "presence",
        sa.Column("machine", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked", sa.JSON(), nullable=False),
        sa.Column("service", sa.Boolean(name="service"), nullable=False),
        sa.Column("awake", sa.Boolean(name="awake"), nullable=False),
        sa.Column("clock_doubt", sa.String(), nullable=True),
        sa.Column("clock_out_s", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "clock_doubt IS NULL OR clock_doubt IN ('clock_jumped', 'clock_behind', 'clock_server')",
            name=op.f("ck_presence_clock_doubt"),
        ),
        sa.CheckConstraint("(clock_doubt IS NULL) = (clock_out_s IS NULL)", name=op.f("ck_presence_clock_out")),
        sa.PrimaryKeyConstraint("machine", name=op.f("pk_presence")),
    )
    op.create_table(
        "publication_move",
        sa.Column("current", sa.String(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("current", "wanted", name=op.f("pk_publication_move")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "publisher_request",
        sa.Column("machine", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('stop', 'believe_clock')", name=op.f("ck_publisher_request_kind")),
        sa.CheckConstraint("times >= 1", name=op.f("ck_publisher_request_times")),
        sa.PrimaryKeyConstraint("machine", "kind", name=op.f("pk_publisher_request")),
    )
    op.create_table(
        "log",
        sa.Column("origin", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint("length(hash) = 64", name=op.f("ck_log_hash")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_log_person_id")),
        sa.PrimaryKeyConstraint("origin", "seq", name=op.f("pk_log")),
    )
    op.create_table(
        "pause",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("open", sa.Boolean(name="open"), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("reason IN ('emergency', 'mourning', 'mistake', 'other')", name=op.f("ck_pause_reason")),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_pause_ended")),
        sa.CheckConstraint("(ended_at IS NULL) = (open IS NOT NULL)", name=op.f("ck_pause_on")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_pause_ended_by")),
        sa.ForeignKeyConstraint(["started_by"], ["person.id"], name=op.f("fk_pause_started_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
        sa.UniqueConstraint("open", name=op.f("uq_pause_open")),
    )
    op.create_table(
        "post",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_post_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
    )
    op.create_table(
        "slot",
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("wall_time", sa.Time(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_slot_weekday")),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_slot_channel_id")),
        sa.PrimaryKeyConstraint("channel_id", "weekday", "wall_time", name=op.f("pk_slot")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(content_hash) = 64", name=op.f("ck_revision_hash")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_revision_number")),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_revision_author_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_revision_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    op.create_index(op.f("ix_revision_post_id_number"), "revision", ["post_id", "number"], unique=False)
    op.create_table(
        "waiver",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_waiver_person_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_waiver_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiver")),
    )
    op.create_index(op.f("ix_waiver_post_id_content_hash"), "waiver", ["post_id", "content_hash"], unique=False)
    op.create_table(
        "publication",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("wall_time", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("not_after", sa.DateTime(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_after_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("prepared", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("remote_id", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'published') = (published_at IS NOT NULL)", name=op.f("ck_publication_published")),
        sa.CheckConstraint("owner IS NULL OR state = 'sending'", name=op.f("ck_publication_owner")),
        sa.CheckConstraint(
            "retry_at IS NULL OR state IN ('planned', 'unconfirmed')", name=op.f("ck_publication_retry")
        ),
        sa.CheckConstraint(
            "state <> 'sending' OR (owner IS NOT NULL AND key IS NOT NULL AND payload IS NOT NULL)",
            name=op.f("ck_publication_sending"),
        ),
        sa.CheckConstraint(
            "state IN ('proposed', 'planned', 'sending', 'by_hand', 'published', 'unconfirmed', 'failed', 'missed', 'held', 'cancelled')",
            name=op.f("ck_publication_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('missed', 'failed', 'unconfirmed', 'held') OR reason IS NOT NULL",
            name=op.f("ck_publication_reason"),
        ),
        sa.CheckConstraint("not_after_at IS NULL OR not_after_at >= due_at", name=op.f("ck_publication_not_after")),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_publication_channel_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_publication_post_id")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_publication_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("key", name=op.f("uq_publication_key")),
    )
    op.create_index(op.f("ix_publication_channel_id_due_at"), "publication", ["channel_id", "due_at"], unique=False)
    op.create_index(op.f("ix_publication_due_at"), "publication", ["due_at"], unique=False)
    op.create_index(op.f("ix_publication_state_due_at"), "publication", ["state", "due_at"], unique=False)
    op.create_index(
        "uq_publication_channel_id_remote_id",
        "publication",
        ["channel_id", "remote_id"],
        unique=True,
        sqlite_where=sa.text("remote_id IS NOT NULL"),
        postgresql_where=sa.text("remote_id IS NOT NULL"),
    )
    op.create_index(
        "uq_publication_post_id_channel_id",
        "publication",
        ["post_id", "channel_id"],
        unique=True,
        sqlite_where=sa.text("state <> 'cancelled'"),
        postgresql_where=sa.text("state <> 'cancelled'"),
    )
    op.create_table(
        "revision_media",
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["media.digest"], name=op.f("fk_revision_media_digest")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_revision_media_revision_id")),
        sa.PrimaryKeyConstraint("revision_id", "digest", name=op.f("pk_revision_media")),
    )
    op.create_index(op.f("ix_revision_media_digest"), "revision_media", ["digest"], unique=False)
    op.create_table(
        "revision_parent",
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["revision.id"], name=op.f("fk_revision_parent_parent_id")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_revision_parent_revision_id")),
        sa.PrimaryKeyConstraint("revision_id", "parent_id", name=op.f("pk_revision_parent")),
    )
    op.create_table(
        "working_copy",
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("machine", sa.Uuid(), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("base_revision_id", sa.Uuid(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["base_revision_id"], ["revision.id"], name=op.f("fk_working_copy_base_revision_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_working_copy_post_id")),
        sa.PrimaryKeyConstraint("post_id", "machine", name=op.f("pk_working_copy")),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("remote_id", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.CheckConstraint("(outcome = 'under_way') = (ended_at IS NULL)", name=op.f("ck_attempt_ended")),
        sa.CheckConstraint(
            "outcome IN ('under_way', 'accepted', 'published', 'refused', 'not_sent', 'no_answer')",
            name=op.f("ck_attempt_outcome"),
        ),
        sa.ForeignKeyConstraint(["publication_id"], ["publication.id"], name=op.f("fk_attempt_publication_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("publication_id", "number", name=op.f("uq_attempt_publication_id_number")),
    )
    moves = sa.table("publication_move", sa.column("current", sa.String), sa.column("wanted", sa.String))
    op.bulk_insert(moves, [{"current": c, "wanted": w} for c, wanted in _MOVES.items() for w in wanted])
    areas = sa.table("area", sa.column("name", sa.String), sa.column("version", sa.Integer))
    op.bulk_insert(areas, [{"name": name, "version": 0} for name in _AREAS])
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)
