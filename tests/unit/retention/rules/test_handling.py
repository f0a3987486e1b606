"""retention.rules.handling and video_types: the city's own sentence, spans, kinds of file."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from retention.rules.handling import PURPOSE_LIMIT, Span
from retention.rules.period import JAPAN
from retention.rules.video_types import video_type

GUIDELINE = Path(__file__).resolve().parents[4] / "docs" / "guideline.md"
NINE = datetime(2026, 11, 23, 9, tzinfo=JAPAN)


def hours(start, end):
    return Span(NINE + timedelta(hours=start), NINE + timedelta(hours=end))


def test_the_purpose_limit_is_the_guidelines_own_sentence():
    text = GUIDELINE.read_text(encoding="utf-8")

    assert f"6 記録データの利用制限\n\n- (1) {PURPOSE_LIMIT}\n" in text


def test_what_two_spans_share():
    assert hours(0, 3).within(hours(2, 5)) == hours(2, 3)
    assert not hours(0, 2).within(hours(2, 4))


@pytest.mark.parametrize(
    ("path", "content_type", "plays"),
    [
        ("2026/11/a.MP4", "video/mp4", True),
        ("a.avi", "video/x-msvideo", False),
        ("a.mkv", "video/x-matroska", False),
        ("a.ts", "video/mp2t", False),
        ("a.dav", "application/octet-stream", False),
        ("nothing", "application/octet-stream", False),
    ],
)
def test_the_end_of_the_name_tells_the_type(path, content_type, plays):
    found = video_type(path)

    assert (found.content_type, found.plays_in_browser) == (content_type, plays)
