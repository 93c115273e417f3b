"""What several computers need that share a calendar: who is alive where, which channels each can open, and pictures."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("presence") as presence:
        presence.add_column(sa.Column("name", sa.String(), nullable=False, server_default=""))
        presence.add_column(sa.Column("owner", sa.String(), nullable=True))
        presence.add_column(sa.Column("holds", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "media_bytes",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["media.digest"], name=op.f("fk_media_bytes_digest")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_media_bytes")),
    )
