"""What several computers need that share a calendar: who is alive where, which channels each can open, and pictures."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PARTS_ON_SQLITE = (
    "CREATE TRIGGER publication_part_kept BEFORE DELETE ON publication_part BEGIN SELECT RAISE(ABORT, 'publication_parts are kept'); END",
    "CREATE TRIGGER publication_part_out BEFORE UPDATE ON publication_part WHEN OLD.outcome = 'published' BEGIN SELECT RAISE(ABORT, 'part is out'); END",
)
_PARTS_ON_POSTGRESQL = (
    "CREATE TRIGGER publication_part_out BEFORE UPDATE ON publication_part FOR EACH ROW WHEN (OLD.outcome = 'published') EXECUTE FUNCTION refuse('part is out')",
    "CREATE TRIGGER publication_part_kept BEFORE DELETE ON publication_part FOR EACH ROW EXECUTE FUNCTION refuse('publication_parts are kept')",
    "CREATE TRIGGER publication_part_kept_whole BEFORE TRUNCATE ON publication_part FOR EACH STATEMENT EXECUTE FUNCTION refuse('publication_parts are kept')",
)


def upgrade() -> None:
    with op.batch_alter_table("presence") as presence:
        presence.add_column(sa.Column("name", sa.String(), nullable=False, server_default=""))
        presence.add_column(sa.Column("owner", sa.String(), nullable=True))
        presence.add_column(sa.Column("holds", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("publication", sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        op.f("ix_publication_retry_at"),
        "publication",
        ["retry_at"],
        unique=False,
        sqlite_where=sa.text("retry_at IS NOT NULL"),
        postgresql_where=sa.text("retry_at IS NOT NULL"),
    )
    op.create_table(
        "media_bytes",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["media.digest"], name=op.f("fk_media_bytes_digest")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_media_bytes")),
    )
    op.create_table(
        "category",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("when_late", sa.String(), nullable=True),
        sa.Column("late_minutes", sa.Integer(), nullable=True),
        sa.Column("retired", sa.Boolean(name="retired"), nullable=False),
        sa.CheckConstraint(
            "when_late IS NULL OR when_late IN ('ask', 'send', 'drop')", name=op.f("ck_category_when_late")
        ),
        sa.CheckConstraint(
            "(coalesce(when_late, '') = 'send') = (late_minutes IS NOT NULL)", name=op.f("ck_category_late_minutes")
        ),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_category_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
    )
    op.create_table(
        "publication_part",
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remote_id", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("fingerprint", sa.String(), nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_publication_part_number")),
        sa.CheckConstraint(
            "outcome IN ('under_way', 'accepted', 'published', 'refused', 'not_sent', 'no_answer')",
            name=op.f("ck_publication_part_outcome"),
        ),
        sa.CheckConstraint("(outcome = 'under_way') = (ended_at IS NULL)", name=op.f("ck_publication_part_ended")),
        sa.CheckConstraint(
            "outcome NOT IN ('accepted', 'published') OR remote_id IS NOT NULL",
            name=op.f("ck_publication_part_receipt"),
        ),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_publication_part_publication_id")
        ),
        sa.PrimaryKeyConstraint("publication_id", "number", name=op.f("pk_publication_part")),
        sa.UniqueConstraint("key", name=op.f("uq_publication_part_key")),
    )
    op.create_index(op.f("ix_publication_part_remote_id"), "publication_part", ["remote_id"], unique=False)
    for statement in _PARTS_ON_POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _PARTS_ON_SQLITE:
        op.execute(statement)
    op.add_column("channel", sa.Column("access_ends_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("channel", sa.Column("rested_at", sa.DateTime(timezone=True), nullable=True))
