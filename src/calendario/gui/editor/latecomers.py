"""Pictures and videos whose copy ends when their post is not open any more: they go where they were given to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from calendario.desk.writing import Manuscript, WritingDesk
from calendario.domain.media import Image, Video
from calendario.domain.post import Draft, titled
from calendario.domain.problem import NotAllowed, Problem
from calendario.domain.publication import EDITABLE
from calendario.gui.editor import changes
from calendario.gui.editor.copying_video import Copied
from calendario.gui.editor.images import Images
from calendario.gui.editor.videos import Videos
from calendario.sentences import sentence


class Latecomers(QObject):
    """`told` is a sentence for the status line: where it is now, or that it is not in the post."""

    told = Signal(str)

    def __init__(self, writing: WritingDesk, images: Images, videos: Videos, parent: QObject) -> None:
        super().__init__(parent)
        self._writing = writing
        images.late.connect(self._images_came)
        videos.late.connect(self._video_came)

    def _images_came(self, post_id: UUID, target: UUID | None, answers: Sequence[Image | Problem]) -> None:
        images = [one for one in answers if isinstance(one, Image)]
        said = [sentence(one) for one in answers if isinstance(one, Problem)]
        if images:

            def add(draft: Draft) -> Draft:
                there = changes.content_shown(draft, target).images
                known = {image.digest for image in there}
                new = tuple(image for image in images if image.digest not in known)
                return changes.with_field(draft, target, "images", (*there, *new)) if new else draft

            try:
                title = self._put(post_id, target, add)
            except Problem:
                said.insert(0, self.tr("%n image(s) came when the text was closed: in the library.", "", len(images)))
            else:
                #: %1 is the title of a post
                words = self.tr("%n image(s) came when “%1” was closed: in it now, not saved yet.", "", len(images))
                said.insert(0, words.replace("%1", title))
        if said:
            self.told.emit(" ".join(said))

    def _video_came(self, came: Copied) -> None:
        said = [sentence(p) for p in came.problems if p.code != "video_given_up"]
        name = came.wanted.name
        if came.video is None and came.captions is None:
            if not said:
                #: %1 is the name of a video
                said.append(self.tr("“%1” was not copied: you left its text before.").replace("%1", name))
            self.told.emit(" ".join(said))
            return

        def add(draft: Draft) -> Draft:
            there = changes.content_shown(draft, came.wanted.target).videos
            return changes.with_field(draft, came.wanted.target, "videos", (_joined(came, there),))

        assert came.wanted.post_id is not None
        try:
            title = self._put(came.wanted.post_id, came.wanted.target, add)
        except Problem:
            said.insert(0, self.tr("“%1” came when its text was closed: add it again.").replace("%1", name))
        else:
            #: %1 is the name of a video or subtitles, %2 the title of a post
            words = self.tr("“%1” came when “%2” was closed: in it now, not saved yet.")
            said.insert(0, words.replace("%2", title).replace("%1", name))
        self.told.emit(" ".join(said))

    def _put(self, post_id: UUID, target: UUID | None, add: Callable[[Draft], Draft]) -> str:
        """In the working copy. Returns the post's title; raises `Problem` where it cannot go there any more."""
        there = self._writing.open(post_id)
        if not _may_change(there, target):
            raise NotAllowed("changed_meanwhile")
        draft = add(there.draft)
        if draft != there.draft:
            self._writing.keep(post_id, draft, there.plan, there.base_revision_id)
        return titled(draft) or self.tr("Without a title")


def _may_change(there: Manuscript, target: UUID | None) -> bool:
    mine = [p for p in there.publications if p.channel_id == target]
    return there.editable and all(p.state in EDITABLE for p in mine)


def _joined(came: Copied, there: Sequence[Video]) -> Video:
    """The video with the subtitles that came; raises `Problem` where there is another one, or none for them."""
    if came.video is not None and not there:
        return replace(came.video, captions=came.captions or came.video.captions)
    if came.video is None and there:
        return replace(there[0], captions=came.captions, has_speech=True)
    raise Problem("one_video_only" if there else "subtitles_without_video")
