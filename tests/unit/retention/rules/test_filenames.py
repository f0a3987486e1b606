"""retention.rules.filenames: the cases of recorder_filenames.csv, channels, free patterns."""

import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention.rules.filenames import (
    DEFAULT_FREE_PATTERN,
    Layout,
    UnreadablePattern,
    channel_of,
    compile_pattern,
    recording_start,
)
from retention.rules.name_patterns import TOKENS
from retention.rules.period import JAPAN
from tests.unit.worked_cases import cases, moment

BEGUN = datetime(2026, 11, 23, 9, 30, tzinfo=JAPAN)


@pytest.mark.parametrize(
    ("layout", "path", "begun"),
    cases("recorder_filenames.csv", "方式", "ファイル名", "撮影開始日時", named_by=2),
)
def test_worked_case(layout, path, begun):
    expected = moment(begun) if begun else None
    assert recording_start(Layout(layout.upper()), path) == expected


@pytest.mark.parametrize(
    ("layout", "path", "channel"),
    [
        (Layout.HIKVISION, "192.168.1.64_01_20261123093000123_TIMING.mp4", "01"),
        (Layout.HIKVISION, "ch02_20261123093000.mp4", "02"),
        (Layout.HIKVISION, "D03_20261123093000.mp4", "03"),
        (Layout.HIKVISION, "hiv00012.mp4", None),
        (Layout.DAHUA, "2026-11-23/001/dav/09/09.30.00-09.40.00[M][0@0][0].dav", "001"),
        (Layout.DAHUA, "2026-11-23/pic_002/09/52/21[M][0@0][1].jpg", "002"),
        (Layout.DAHUA, "NVR_ch1_main_20261123093000_20261123094000.dav", "1"),
        (Layout.REOLINK, "Cam_00_20261123093000.mp4", "00"),
        (Layout.REOLINK, "Mp4Record/2026-11-23/RecM01_20261123_093000_094000_6D28.mp4", None),
        (Layout.FRIGATE, "recordings/2026-11-23/00/camera/30.00.mp4", "camera"),
        (Layout.FREE, "カメラ3_20261123_093000.mp4", "3"),
        (Layout.FREE, "20261123_093000.mp4", None),
    ],
)
def test_channel(layout, path, channel):
    assert channel_of(layout, path) == channel


def test_times_are_japan_time():
    begun = recording_start(Layout.FRIGATE, "2026-11-23/00/camera/30.00.mp4")
    assert begun == BEGUN
    assert begun.tzinfo is JAPAN


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        (DEFAULT_FREE_PATTERN, "cam_20261123_093000_x.mp4"),
        ("{yyyy}{MM}{dd}_{HH}{mm}{ss}.mp4", "any/folder/20261123_093000.MP4"),
        ("{yy}{MM}{dd}-{HH}{mm}*", "261123-0930.avi"),
        ("{yyyy}/{MM}/{dd}/*_{HH}-{mm}-{ss}*", "disk1/2026/11/23/玄関_09-30-00.mp4"),
        ("{yyyy}{MM}{dd}/*{yyyy}{MM}{dd}{HH}{mm}*", "20261123/a202611230930.mp4"),
        ("*[{yyyy}.{MM}.{dd}]*{HH}h{mm}*", "x+[2026.11.23] (09h30).mp4"),
        ("*{ch}_{yyyy}{MM}{dd}*_{HH}{mm}*", "cam07_20261123_0930.mp4"),
    ],
)
def test_free_pattern_reads(pattern, path):
    assert recording_start(Layout.FREE, path, pattern) == BEGUN


def test_free_pattern_without_a_time_means_midnight():
    begun = recording_start(Layout.FREE, "20261123.mp4", "{yyyy}{MM}{dd}*")
    assert begun == BEGUN.replace(hour=0, minute=0)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("{yyyy}{MM}{dd}.mp4", "20260230.mp4"),
        ("{yyyy}{MM}{dd}.mp4", "20261123.mp4.tmp"),
        ("{yyyy}{MM}{dd}.mp4", "x20261123.mp4"),
        ("{yyyy}{MM}{dd}/{dd}.mp4", "20261123/24.mp4"),
        ("*{yyyy}{MM}{dd}.mp4", "folder/２０２６1123.mp4"),
    ],
)
def test_free_pattern_leaves_what_does_not_fit(pattern, path):
    assert recording_start(Layout.FREE, path, pattern) is None


def test_free_pattern_reads_the_channel():
    pattern = "{yyyy}{MM}{dd}/cam{ch}-{HH}{mm}.mp4"
    assert channel_of(Layout.FREE, "20261123/cam07-0930.mp4", pattern) == "07"
    assert channel_of(Layout.FREE, "unknown.mp4", pattern) is None


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "入れてください"),
        ("*", "そろっていません"),
        ("{yyyy}{MM}", "そろっていません"),
        ("{yyyy}{MM}{DD}", "{DD}は使えません"),
        ("{yyyy}{MM}{dd", "組が合っていません"),
        ("}{yyyy}{MM}{dd}", "組が合っていません"),
        ("{}{yyyy}{MM}{dd}", "{}は使えません"),
        ("{yyyy}{MM}{dd}{mm}", "{HH}も"),
        ("{yyyy}{MM}{dd}{HH}{ss}", "{mm}も"),
        ("{ch}{ch}{yyyy}{MM}{dd}", "1回だけ"),
        ("{yyyy}{MM}{dd}" + "*a" * 9, "8個まで"),
        ("{yyyy}{MM}{dd}" + "a" * 200, "200文字"),
    ],
)
def test_refuses_a_pattern_with_a_sentence(pattern, reason):
    with pytest.raises(UnreadablePattern, match=reason):
        compile_pattern(pattern)


@pytest.mark.parametrize("path", ["1" * 4000, "a1" * 2000, "2026" * 1000, "1/" * 2000])
def test_a_hostile_name_takes_no_time(path):
    pattern = compile_pattern("*1*1*1*1*1*1*{ch}2*{yyyy}{MM}{dd}")
    began = time.perf_counter()
    pattern.read(path)
    for layout in Layout:
        recording_start(layout, path)
        channel_of(layout, path)
    assert time.perf_counter() - began < 0.5


@given(st.lists(st.sampled_from([*(f"{{{t}}}" for t in TOKENS), *"*/_.-()[]+?|\\^$a{}"])))
def test_any_pattern_is_compiled_or_refused(pieces):
    try:
        pattern = compile_pattern("".join(pieces))
    except UnreadablePattern:
        return
    assert pattern.read("") is None


@given(st.sampled_from(Layout), st.text(max_size=60))
def test_any_name_is_a_time_in_japan_or_nothing(layout, path):
    begun = recording_start(layout, path)
    assert begun is None or begun.tzinfo is JAPAN


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_has_a_label(layout):
    assert layout.label
