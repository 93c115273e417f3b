"""A new post of which nothing is kept yet, and that somebody has begun all the same."""

from __future__ import annotations

from calendario.domain.post import PlanDraft
from calendario.gui.editor.images import Images
from calendario.gui.editor.text_edit import TextEdit
from calendario.gui.editor.videos import Videos


def begun(plan: PlanDraft, edit: TextEdit, images: Images, videos: Videos) -> bool:
    """Whether it was asked for on a day, something given to it is on its way, or a letter is half typed."""
    return plan.wall_time is not None or images.coming or videos.coming or _half_typed(edit)


def _half_typed(edit: TextEdit) -> bool:
    """Whether a letter of several keys («´» and «a», or one of another script) is not in the text yet."""
    block = edit.textCursor().block()
    return block.isValid() and bool(block.layout().preeditAreaText())
