"""The demo's town applies for the subsidy: one application at each of the stages worth seeing."""

from datetime import datetime

import pytest

from shimonoseki_cam.demo.town import build_town
from subsidies.models import GrantApplication
from subsidies.rules.stages import Stage
from tests.factories.days import JAPAN, NOW

pytestmark = pytest.mark.django_db

_FIRST_OF_APRIL = datetime(2026, 4, 1, 0, 5, tzinfo=JAPAN)
_LAST_OF_MARCH = datetime(2027, 3, 31, 23, 55, tzinfo=JAPAN)


@pytest.mark.parametrize("at", [NOW, _FIRST_OF_APRIL, _LAST_OF_MARCH])
def test_each_stage_is_there_on_any_day_of_the_year(settings, tmp_path, at):
    settings.STORE_ROOTS = [str(tmp_path)]

    build_town(at=at)

    stages = dict(GrantApplication.objects.values_list("association__name", "stage"))
    assert stages == {
        "例示小学校PTA": Stage.DRAFT,
        "架空東町自治会": Stage.CONSULTED,
        "例示浜自治会": Stage.CONSULTATION_RETURNED,
        "仮名丘自治会": Stage.DECIDED,
    }
