"""`why_kept`: also for files that are not in the index."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from tests.factories.days import NOW, TODAY
from tests.factories.recordings import leave, record
from tests.factories.retention import ErasureFactory, FootageFactory, RecorderFactory


def ask(*arguments: str) -> str:
    out = StringIO()
    call_command("why_kept", *arguments, stdout=out)
    return out.getvalue()


def states(path: str, *arguments: str) -> list[str]:
    return [file["state"] for file in json.loads(ask(path, "--json", *arguments))["files"]]


def test_answers_for_a_kept_file(recorder):
    kept = FootageFactory(recorder=recorder)

    answer = ask(kept.path)

    assert "集会所の録画装置" in answer
    assert "保存中　最終保存日 令和8年11月27日" in answer
    assert "規程の14日" in answer


def test_answers_for_an_erased_one(recorder):
    erasure = ErasureFactory(run__recorder=recorder)

    assert "に消去しました。" in ask(erasure.path)


def test_a_file_in_the_store_that_no_night_has_seen(recorder, folder):
    found = record(folder, TODAY - timedelta(days=1))

    assert states(found.name) == ["まだ調べていない"]


def test_a_file_still_being_written(recorder, folder):
    found = leave(folder, "ch01_20261123_095930.avi", at=NOW - timedelta(seconds=30))

    assert states(found.name) == ["書き込み中"]


def test_a_name_erased_before_and_there_again_gets_both_answers(recorder, folder):
    found = record(folder, TODAY - timedelta(days=20))
    ErasureFactory(run__recorder=recorder, footage__path=found.name)

    assert states(found.name) == ["まだ調べていない", "消去した"]


def test_a_store_that_is_away_is_not_taken_for_an_empty_one(recorder, folder):
    folder.rename(folder.with_name("unplugged"))

    assert states("ch01_20261122_070000.avi") == ["分からない"]


def test_an_unknown_name_fails_in_words(recorder):
    out = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("why_kept", "nowhere.avi", stdout=out)

    assert ended.value.code == 1
    assert "一覧にも保存先にもありません" in out.getvalue()


def test_one_recorder_can_be_asked_alone(recorder):
    here = FootageFactory(recorder=recorder, path="same.avi")
    FootageFactory(recorder=RecorderFactory(name="公園の録画装置"), path="same.avi")

    assert len(json.loads(ask("same.avi", "--json", "--recorder", recorder.name))["files"]) == 1
    assert here.path == "same.avi"
