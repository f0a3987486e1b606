"""Recorders whose night has not come to a good end: asked by the watch, apart from the night itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from retention.models import MissedNight, NightlyRun, Recorder
from retention.models.nightly_run import TROUBLES, Outcome


@dataclass(frozen=True, slots=True)
class FailedNight:
    """`has_run` tells a night that ended in trouble from one that never came to an end."""

    recorder: Recorder
    night: date
    has_run: bool
    in_a_row: int


def failed_nights(on: date) -> Iterator[FailedNight]:
    """Three queries. A recorder entered today has no night yet."""
    managed = Recorder.objects.in_use(on).managed().filter(recorded_at__date__lt=on)
    runs = NightlyRun.objects.in_the_night(on).exclude(outcome=Outcome.RUNNING)
    ended = {run.recorder_id: run for run in runs.order_by("recorder_id", "sequence")}
    before = dict(MissedNight.objects.the_night_before(on).values_list("recorder_id", "in_a_row"))
    for recorder in managed:
        run = ended.get(recorder.pk)
        if run is None or run.outcome in TROUBLES:
            yield FailedNight(recorder, on, run is not None, before.get(recorder.pk, 0) + 1)
