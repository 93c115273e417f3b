"""What the review found in a video: where it is mended, and the word of the button that leads there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from calendario.domain.finding import Finding
from calendario.gui.editor.videos import Videos

_OF_SUBTITLES = ("missing_subtitles", "subtitles_not_reviewed", "subtitles_too_big", "subtitles_left_out")
_OF_THE_FILE = (
    *("video_unsupported", "too_many_videos", "video_with_images", "video_type", "video_may_not_play"),
    *("video_too_big", "video_too_long", "video_too_large", "video_too_fast"),
)


def is_of_video(finding: Finding) -> bool:
    """Whether it is mended where the video is."""
    of_words = finding.facts.get("of") == "video" or "video_gap" in finding.facts
    return of_words or finding.code in _OF_SUBTITLES or finding.code in _OF_THE_FILE


def video_words(finding: Finding) -> str:
    """The word of its button; "" where there is nothing to press."""
    if finding.code == "video_with_images":
        return QCoreApplication.translate("VideoFindings", "Leave the images out")
    if finding.code == "missing_subtitles":
        return QCoreApplication.translate("VideoFindings", "Add subtitles")
    if finding.code == "subtitles_not_reviewed":
        return QCoreApplication.translate("VideoFindings", "Look at them")
    if finding.code == "alt_text_too_long":
        return QCoreApplication.translate("VideoFindings", "Shorten")
    if finding.code in ("missing_alt_text", "alt_text_poor"):
        return QCoreApplication.translate("VideoFindings", "Describe")
    if finding.code == "unfilled_field":
        return QCoreApplication.translate("VideoFindings", "Fill in")
    return ""


def other_video_words(finding: Finding) -> str:
    """The word of a second one; "" for none."""
    if finding.code == "video_with_images":
        return QCoreApplication.translate("VideoFindings", "Leave the video out")
    return ""


def go_to_video(videos: Videos, finding: Finding) -> None:
    """The focus is on what mends it."""
    if finding.code in _OF_SUBTITLES:
        videos.go_to_subtitles()
    elif finding.code in _OF_THE_FILE:
        videos.go_to_remove()
    else:
        videos.describe()
