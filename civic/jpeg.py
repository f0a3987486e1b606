"""A JPEG without what a camera wrote into it: place, maker, comments, thumbnails. The picture stays, bit for bit."""

_FILL, _START, _END, _SCAN, _COMMENT = 0xFF, 0xD8, 0xD9, 0xDA, 0xFE
_RESTARTS = range(0xD0, 0xD8)
_NOTES = range(0xE0, 0xF0)  # APP0 to APP15
# How the samples are to be read; without these the colours would change.
_NEEDED = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))


def without_notes(content: bytes) -> bytes:
    """Raises ValueError over what is no JPEG. Whatever hangs on behind the picture is left out too."""
    at = content.find(bytes((_FILL, _START)))
    if at < 0:
        raise ValueError("no JPEG")
    kept, at = [content[at : at + 2]], at + 2
    while at < len(content):
        marker, at = _marker(content, at)
        if marker == _END:
            break
        end = at + int.from_bytes(content[at : at + 2], "big")
        if end < at + 2:
            raise ValueError("a segment without a length")
        if marker == _SCAN:
            end = _end_of_scan(content, end)
        if _is_needed(marker, content[at + 2 : at + 16]):
            kept.append(bytes((_FILL, marker)) + content[at:end])
        at = end
    return b"".join([*kept, bytes((_FILL, _END))])


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """It may be led by any number of FF."""
    if content[at] != _FILL:
        raise ValueError("no segment where one should begin")
    while at < len(content) and content[at] == _FILL:
        at += 1
    if at == len(content):
        return _END, at
    return content[at], at + 1


def _end_of_scan(content: bytes, at: int) -> int:
    """Up to the next marker: a stuffed FF 00 and the restarts belong to the scan."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return len(content)
        following = content[at + 1]
        if following not in (0x00, _FILL) and following not in _RESTARTS:
            return at
        at += 1 if following == _FILL else 2


def _is_needed(marker: int, begin: bytes) -> bool:
    if marker in _NOTES:
        return any(marker == each and begin.startswith(mark) for each, mark in _NEEDED)
    return marker != _COMMENT
