"""What categories are for, and the hour that a text was planned for before it was moved."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_NATURES = "nature IN ('service', 'essential', 'emergency', 'leisure', 'reply', 'campaign')"


def upgrade() -> None:
    nature = sa.CheckConstraint(_NATURES, name=op.f("ck_category_nature"))
    op.add_column("category", sa.Column("nature", sa.String(), nature, nullable=True))
    op.add_column("publication", sa.Column("moved_from", sa.DateTime(), nullable=True))
