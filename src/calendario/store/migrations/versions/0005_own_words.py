"""Words that are right whatever a dictionary says: of the institution, of a territory, of one person."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_word",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("scope IN ('person', 'institution', 'territory')", name=op.f("ck_own_word_scope")),
        sa.CheckConstraint("(scope = 'person') = (person_id IS NOT NULL)", name=op.f("ck_own_word_person")),
        sa.CheckConstraint("trim(word) <> ''", name=op.f("ck_own_word_said")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_own_word_person_id")),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_own_word_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_word")),
    )
    for name, columns, which in (
        ("uq_own_word_of_all", ["scope", "word"], "person_id IS NULL"),
        ("uq_own_word_of_person", ["person_id", "word"], "person_id IS NOT NULL"),
    ):
        where = sa.text(which)
        op.create_index(name, "own_word", columns, unique=True, sqlite_where=where, postgresql_where=where)
    areas = sa.table("area", sa.column("name", sa.String()), sa.column("version", sa.BigInteger()))
    op.bulk_insert(areas, [{"name": "words", "version": 0}])
