"""The action `apply_terms`: the plain success, then each refusal."""

from datetime import timedelta

from civic.actors import SystemActor
from retention.actions.apply_terms import apply_terms
from tests.actions.refusals import last_entry
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import NOW, TODAY
from tests.factories.retention import FootageFactory


def apply(recorder, *, on=TODAY):
    return apply_terms(recorder, on=on, by=SystemActor("nightly"), at=NOW)


def test_a_shorter_version_moves_what_is_kept_and_nothing_else(town, house):
    gone = FootageFactory(recorder=house.recorder, stage="ERASED")
    RegulationsFactory(association=town.home, version=2, retention_days=12, effective_on=TODAY)

    assert apply(house.recorder) == 1
    house.kept.refresh_from_db()
    gone.refresh_from_db()
    assert last_entry().facts == {"本数": 1}
    assert house.kept.last_day_kept == house.kept.recorded_on + timedelta(days=12)
    assert gone.last_day_kept == gone.recorded_on + timedelta(days=14)


def test_a_version_not_yet_in_effect_moves_nothing(town, house):
    RegulationsFactory(
        association=town.home,
        version=2,
        retention_days=12,
        effective_on=TODAY + timedelta(days=1),
    )

    assert apply(house.recorder) == 0


def test_a_longer_version_recorded_late_lengthens_nothing(town, house):
    before = house.kept.last_day_kept
    RegulationsFactory(
        association=town.home,
        version=2,
        retention_days=30,
        effective_on=house.kept.recorded_on - timedelta(days=1),
    )

    assert apply(house.recorder) == 0
    house.kept.refresh_from_db()
    assert house.kept.last_day_kept == before


def test_a_past_night_run_again_lengthens_nothing(town, house):
    RegulationsFactory(association=town.home, version=2, retention_days=5, effective_on=TODAY)
    apply(house.recorder)

    assert apply(house.recorder, on=TODAY - timedelta(days=1)) == 0
    house.kept.refresh_from_db()
    assert house.kept.last_day_kept == house.kept.recorded_on + timedelta(days=5)
