"""What the editor keeps beside posts: the bank, what is known of pictures, what lies behind links."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_AREAS = ("bank", "library", "links")


def upgrade() -> None:
    op.add_column("channel", sa.Column("signature", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "media_record",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("alt", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("people", sa.Boolean(name="people"), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["media.digest"], name=op.f("fk_media_record_digest")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_media_record")),
    )
    op.create_table(
        "consent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("trim(who) <> ''", name=op.f("ck_consent_named")),
        sa.CheckConstraint("expires_on IS NULL OR expires_on >= given_on", name=op.f("ck_consent_days")),
        sa.ForeignKeyConstraint(["digest"], ["media.digest"], name=op.f("fk_consent_digest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_digest"), "consent", ["digest"], unique=False)
    op.create_table(
        "bank_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("retired", sa.Boolean(name="retired"), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("trim(name) <> ''", name=op.f("ck_bank_entry_named")),
        sa.ForeignKeyConstraint(["changed_by"], ["person.id"], name=op.f("fk_bank_entry_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_entry")),
    )
    op.create_index(op.f("ix_bank_entry_kind"), "bank_entry", ["kind"], unique=False)
    op.create_table(
        "bank_use",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["bank_entry.id"], name=op.f("fk_bank_use_entry_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_bank_use_post_id")),
        sa.PrimaryKeyConstraint("entry_id", "post_id", name=op.f("pk_bank_use")),
    )
    op.create_table(
        "link_seen",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("final_url", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("picture", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["picture"], ["media.digest"], name=op.f("fk_link_seen_picture")),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_link_seen")),
    )
    areas = sa.table("area", sa.column("name", sa.String()), sa.column("version", sa.BigInteger()))
    op.bulk_insert(areas, [{"name": name, "version": 0} for name in _AREAS])
