"""What is asked for at every letter is found without reading everything: the uses of a post, the rights told of last."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_bank_use_post_id"), "bank_use", ["post_id"], unique=False)
    op.add_column("media_record", sa.Column("version", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_media_record_version"), "media_record", ["version"], unique=False)
