"""The action `record_permit`: the plain success, then each refusal."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cameras.actions.record_permit import record_permit
from tests.actions.refusals import last_entry
from tests.factories.days import NOW


def permit(town, site, valid_until):
    return record_permit(
        site=site,
        kind="ROAD",
        granted_by="道路の管理者",
        granted_on=date(2026, 10, 1),
        valid_until=valid_until,
        by=town.tanaka,
        at=NOW,
    )


@pytest.mark.parametrize("valid_until", [None, date(2031, 3, 31)])
def test_records_with_or_without_a_last_day(town, site, valid_until):
    assert permit(town, site, valid_until).valid_until == valid_until
    assert last_entry().facts["種類"] == "道路の占用"


def test_refuses_a_permit_that_runs_backward(town, site):
    with pytest.raises(ValidationError, match="許可された日より前"):
        permit(town, site, date(2026, 9, 30))
