"""The few posts without a date are found among however many there were in all the years."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_post = sa.table("post", sa.column("id", sa.Uuid()), sa.column("undated", sa.Boolean()))
_publication = sa.table("publication", sa.column("post_id", sa.Uuid()), sa.column("state", sa.String()))


def upgrade() -> None:
    op.add_column("post", sa.Column("undated", sa.Boolean(), nullable=False, server_default=sa.true()))
    dated = sa.select(_publication.c.post_id).where(_publication.c.state != "cancelled")
    op.get_bind().execute(_post.update().where(_post.c.id.in_(dated)).values(undated=False))
    where = sa.text("undated AND discarded_at IS NULL")
    sqlite_where = sa.text("undated = 1 AND discarded_at IS NULL")
    op.create_index(
        op.f("ix_post_undated"), "post", ["undated"], unique=False, sqlite_where=sqlite_where, postgresql_where=where
    )
