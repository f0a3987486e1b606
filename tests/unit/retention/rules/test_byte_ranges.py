"""retention.rules.byte_ranges: single ranges, suffixes, what is ignored, what is refused."""

import pytest

from retention.rules.byte_ranges import LARGEST_PIECE, Part, Unsatisfiable, part_of

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "start", "length"),
    [
        ("bytes=0-", 0, 1000),
        ("bytes=0-0", 0, 1),
        ("bytes=999-", 999, 1),
        ("bytes=10-19", 10, 10),
        ("bytes=990-5000", 990, 10),
        ("bytes=-1", 999, 1),
        ("bytes=-1000", 0, 1000),
        ("bytes=-5000", 0, 1000),
        ("Bytes = 5-6 ", 5, 2),
        ("bytes=0-99999999999999999999999", 0, 1000),
    ],
)
def test_a_single_range(header, start, length):
    assert part_of(header, SIZE) == Part(start, length, SIZE)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes=",
        "bytes=-",
        "bytes=0-1,5-6",
        "bytes=7-6",
        "items=0-1",
        "bytes=a-b",
        "bytes=１-２",
    ],
)
def test_what_is_no_single_range_gets_the_whole(header):
    assert part_of(header, SIZE) is None


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-2000", "bytes=-0"])
def test_beyond_the_end_is_refused(header):
    with pytest.raises(Unsatisfiable):
        part_of(header, SIZE)


@pytest.mark.parametrize("header", ["bytes=0-", "bytes=-1"])
def test_an_empty_file_has_no_part(header):
    with pytest.raises(Unsatisfiable):
        part_of(header, 0)


@pytest.mark.parametrize("header", ["bytes=5-", "bytes=5-99999999999", "bytes=-9999999995"])
def test_a_long_range_is_answered_in_part(header):
    assert part_of(header, 10_000_000_000) == Part(5, LARGEST_PIECE, 10_000_000_000)


def test_says_which_bytes_these_are():
    assert Part(10, 5, 100).content_range == "bytes 10-14/100"
