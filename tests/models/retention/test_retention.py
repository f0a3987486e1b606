"""Footage, recorders and nights: the vocabulary, and what the database refuses."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from retention.models import Footage, NightlyRun, Recorder
from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from tests.factories.cameras import INSTALLED
from tests.factories.days import NOW, TODAY
from tests.factories.retention import (
    ChannelFactory,
    ErasureFactory,
    FootageFactory,
    NightlyRunFactory,
    RecorderFactory,
)

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("last_day", "is_due"), [(YESTERDAY, True), (TODAY, False), (TOMORROW, False)]
)
def test_due_from_the_day_after_the_last_and_readable_until_it(last_day, is_due):
    FootageFactory(last_day_kept=last_day)

    assert Footage.objects.due(TODAY).exists() is is_due
    assert Footage.objects.readable(TODAY).exists() is not is_due


@pytest.mark.parametrize("stage", [Stage.ERASING, Stage.ERASED, Stage.MISSING])
def test_what_is_claimed_or_gone_is_neither_due_nor_readable(stage):
    FootageFactory(last_day_kept=YESTERDAY, stage=stage)
    FootageFactory(last_day_kept=TOMORROW, stage=stage)

    assert not Footage.objects.due(TODAY).exists()
    assert not Footage.objects.readable(TODAY).exists()


def test_undated_footage_is_live_but_never_due():
    undated = FootageFactory(undated=True)

    assert list(Footage.objects.undated()) == list(Footage.objects.live()) == [undated]
    assert not Footage.objects.due(TODAY).exists()
    assert not Footage.objects.readable(TODAY).exists()


def test_live_is_what_may_still_lie_in_the_store():
    kept, claimed = FootageFactory(), FootageFactory(stage=Stage.ERASING)
    FootageFactory(stage=Stage.ERASED)
    FootageFactory(stage=Stage.MISSING)

    assert set(Footage.objects.live()) == {kept, claimed}
    assert list(Footage.objects.being_erased()) == [claimed]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (INSTALLED - timedelta(days=1), False),
        (INSTALLED, True),
        (TODAY - timedelta(days=1), True),
        (TODAY, False),
    ],
)
def test_a_recorder_is_in_use_until_the_day_it_is_retired(on, expected):
    RecorderFactory(retired_on=TODAY)

    assert Recorder.objects.in_use(on).exists() is expected


def test_a_retired_recorder_stays_in_the_night_until_its_last_file_has_gone():
    recorder = RecorderFactory(retired_on=TODAY - timedelta(days=40))
    left = FootageFactory(recorder=recorder)
    FootageFactory(recorder=RecorderFactory(retired_on=TODAY), stage=Stage.ERASED)
    FootageFactory(recorder=RecorderFactory(in_use_from=TODAY + timedelta(days=1)))

    assert list(Recorder.objects.in_use(TODAY).managed()) == [recorder]
    for stage in (Stage.ERASED, Stage.MISSING):
        Footage.objects.filter(pk=left.pk).update(stage=stage)
        assert not Recorder.objects.in_use(TODAY).exists()


def test_troubled_nights():
    bad = NightlyRunFactory(troubled=True)
    missing = NightlyRunFactory(outcome=Outcome.STORE_MISSING)
    NightlyRunFactory()

    assert set(NightlyRun.objects.troubled()) == {bad, missing}


def test_nights_newest_first():
    recorder = RecorderFactory()
    old = NightlyRunFactory(recorder=recorder, night=YESTERDAY)
    first = NightlyRunFactory(recorder=recorder)
    second = NightlyRunFactory(recorder=recorder, sequence=2)

    assert list(NightlyRun.objects.newest_first()) == [second, first, old]
    assert list(NightlyRun.objects.in_the_night(YESTERDAY)) == [old]


def test_nights_that_await_their_certificate():
    waiting = NightlyRunFactory(erased_count=1)
    NightlyRunFactory()
    NightlyRunFactory(outcome=Outcome.RUNNING, finished_at=None, erased_count=1)

    assert list(NightlyRun.objects.awaiting_certificate()) == [waiting]


def refused(row, constraint: str, **facts) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError):
        row.full_clean()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        row.save()


def test_a_recorder_retires_after_its_use():
    refused(RecorderFactory(), "retires_after_use", retired_on=INSTALLED - timedelta(days=1))


def test_a_folder_belongs_to_one_recorder():
    taken = RecorderFactory()

    refused(RecorderFactory(), "folder", folder=taken.folder)


def test_a_channel_is_named_once():
    first = ChannelFactory()

    refused(ChannelFactory(recorder=first.recorder, key="02"), "key_is_unique", key="01")


def test_footage_has_its_day_unless_it_is_undated():
    refused(FootageFactory(), "dated_unless_undated", last_day_kept=None)


def test_undated_footage_says_why():
    refused(FootageFactory(undated=True), "dated_unless_undated", problem="")


def test_footage_is_kept_at_least_a_day():
    footage = FootageFactory()

    refused(footage, "kept_at_least_a_day", last_day_kept=footage.recorded_on)


def test_one_live_row_a_file():
    first = FootageFactory()

    refused(FootageFactory(recorder=first.recorder), "one_live_row_a_file", path=first.path)


def test_a_name_may_come_back_after_its_file_is_gone():
    gone = FootageFactory(stage=Stage.ERASED)

    FootageFactory(recorder=gone.recorder, path=gone.path)


def test_a_finished_night_has_its_outcome():
    refused(NightlyRunFactory(), "finished_has_outcome", finished_at=None)
    refused(NightlyRunFactory(), "finished_has_outcome", outcome=Outcome.RUNNING, finished_at=NOW)


def test_nights_of_a_recorder_are_numbered():
    first = NightlyRunFactory()

    refused(NightlyRunFactory(recorder=first.recorder, sequence=2), "run_is_unique", sequence=1)


def test_a_file_is_erased_once():
    first = ErasureFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ErasureFactory(footage=first.footage, run=first.run)
