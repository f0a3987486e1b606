"""The demo's town applies for the subsidy: one application at each of the stages worth seeing."""

from datetime import date, datetime

import pytest

from shimonoseki_cam.demo.town import build_town
from subsidies.models import GrantApplication
from subsidies.queries.duties import duties_of_association
from subsidies.queries.reportable_years import reportable_years
from subsidies.rules.stages import Stage
from tests.factories.days import JAPAN, NOW

pytestmark = pytest.mark.django_db

_FIRST_OF_APRIL = datetime(2026, 4, 1, 0, 5, tzinfo=JAPAN)
_LAST_OF_MARCH = datetime(2027, 3, 31, 23, 55, tzinfo=JAPAN)


@pytest.mark.parametrize("at", [NOW, _FIRST_OF_APRIL, _LAST_OF_MARCH])
def test_each_stage_is_there_on_any_day_of_the_year(settings, tmp_path, at):
    settings.STORE_ROOTS = [str(tmp_path)]

    build_town(at=at)

    stages = set(GrantApplication.objects.values_list("association__name", "stage"))
    assert stages == {
        ("例示小学校PTA", Stage.DRAFT),
        ("架空東町自治会", Stage.CONSULTED),
        ("例示浜自治会", Stage.CONSULTATION_RETURNED),
        ("仮名丘自治会", Stage.DECIDED),
        ("見本町一丁目自治会", Stage.HOLDING),
    }


def test_one_was_paid_two_years_ago_and_has_a_year_to_report(settings, tmp_path):
    settings.STORE_ROOTS = [str(tmp_path)]
    build_town(at=NOW)

    application = GrantApplication.objects.get(stage=Stage.HOLDING)

    assert application.claim.paid_on == date(2024, 11, 29)
    assert [year.start_year for year in reportable_years(application, NOW.date())] == [2025, 2026]
    titles = [duty.title for duty in duties_of_association(application.association_id, NOW.date())]
    assert titles == ["令和7年度の年次報告"]
