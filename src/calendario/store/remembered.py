"""What was written lately, for what may be written again."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from calendario.store import posts, tables

_revision = tables.revision


def newest_texts(tx: Connection, most: int) -> dict[UUID, frozenset[str]]:
    """The texts of the `most` newest revisions, base and versions, by post: newest post first, each text once.
    What cannot be read is left out.

    The keys of revisions are in the order of time, so this reads no more rows than it returns.
    """
    query = select(_revision.c.post_id, _revision.c.content).order_by(_revision.c.id.desc()).limit(most)
    texts: dict[UUID, set[str]] = {}
    for row in tx.execute(query):
        draft = posts.readable_draft(row.content, row.post_id)
        if draft is None:
            continue
        said = [draft.base.text, *(variant.text for variant in draft.variants if variant.text is not None)]
        texts.setdefault(row.post_id, set()).update(text for text in said if "#" in text or "@" in text)
    return {post_id: frozenset(said) for post_id, said in texts.items()}
