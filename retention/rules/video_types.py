"""What a browser is told of a recorder's file, by the end of its name."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class VideoType:
    content_type: str
    plays_in_browser: bool = False


_TYPES = {
    ".mp4": VideoType("video/mp4", plays_in_browser=True),
    ".m4v": VideoType("video/mp4", plays_in_browser=True),
    ".webm": VideoType("video/webm", plays_in_browser=True),
    ".mov": VideoType("video/quicktime"),
    ".mkv": VideoType("video/x-matroska"),
    ".avi": VideoType("video/x-msvideo"),
    ".mpg": VideoType("video/mpeg"),
    ".ts": VideoType("video/mp2t"),
}
_UNKNOWN = VideoType("application/octet-stream")


def video_type(path: str) -> VideoType:
    return _TYPES.get(PurePosixPath(path).suffix.lower(), _UNKNOWN)
