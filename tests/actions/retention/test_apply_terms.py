"""The action `apply_terms`: the plain success, then each refusal."""

from datetime import timedelta

from retention.actions.apply_terms import apply_terms
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import TODAY
from tests.factories.retention import FootageFactory


def test_a_shorter_version_moves_what_is_kept_and_nothing_else(town, house):
    gone = FootageFactory(recorder=house.recorder, stage="ERASED")
    RegulationsFactory(association=town.home, version=2, retention_days=12, effective_on=TODAY)

    assert apply_terms(house.recorder, on=TODAY) == 1
    house.kept.refresh_from_db()
    gone.refresh_from_db()
    assert house.kept.last_day_kept == house.kept.recorded_on + timedelta(days=12)
    assert gone.last_day_kept == gone.recorded_on + timedelta(days=14)


def test_a_version_not_yet_in_effect_moves_nothing(town, house):
    RegulationsFactory(
        association=town.home,
        version=2,
        retention_days=12,
        effective_on=TODAY + timedelta(days=1),
    )

    assert apply_terms(house.recorder, on=TODAY) == 0
