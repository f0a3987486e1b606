"""Inspections, faults and repairs: the plain success, then each refusal."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cameras.actions.record_inspection import record_inspection
from cameras.actions.record_repair import record_repair
from cameras.models import Fault, Inspection
from cameras.rules.inspection_items import Item, Seen
from cameras.rules.reasons_field import FieldReason
from civic.refusals import Refused
from tests.actions.refusals import last_entry
from tests.factories.cameras import CameraFactory
from tests.factories.days import NOW, TODAY
from tests.factories.field import ALL_WELL, FaultFactory

DIRTY = {**ALL_WELL, Item.LENS.value: Seen.FAULT.value}


@pytest.fixture
def standing(site):
    return CameraFactory(site=site)


def inspect(town, camera, *, on=TODAY, items=ALL_WELL, remarks=""):
    return record_inspection(
        camera=camera, inspected_on=on, items=items, remarks=remarks, by=town.tanaka, at=NOW
    )


def repair(town, fault, *, repaired_on=TODAY):
    return record_repair(
        fault=fault,
        repaired_on=repaired_on,
        how="レンズを拭きました。",
        back_in_service_on=TODAY,
        by=town.tanaka,
        at=NOW,
    )


def test_all_well_makes_no_fault(town, standing):
    assert inspect(town, standing).items == ALL_WELL
    assert not Fault.objects.exists()
    assert last_entry().facts["わるい項目の数"] == 0


def test_what_is_bad_becomes_an_open_fault(town, standing):
    row = inspect(town, standing, items=DIRTY, remarks="クモの巣があります。")
    fault = Fault.objects.open().get()
    assert (fault.inspection, fault.what) == (row, "クモの巣があります。")


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"on": date(2026, 11, 24)}, FieldReason.IN_FUTURE),
        ({"on": date(2024, 10, 14)}, FieldReason.NOT_STANDING),
        ({"items": {"LENS": "OK"}}, FieldReason.NOT_WHOLE),
        ({"items": DIRTY}, FieldReason.SAY_WHAT),
    ],
)
def test_refuses_and_writes_nothing(town, standing, told, reason):
    with pytest.raises(Refused) as refusal:
        inspect(town, standing, **told)
    assert refusal.value.reason is reason
    assert not Inspection.objects.exists()


def test_a_repair_closes_the_fault_once(town, standing):
    fault = repair(town, FaultFactory(camera=standing))
    assert not Fault.objects.open().exists()
    with pytest.raises(Refused) as refusal:
        repair(town, fault)
    assert refusal.value.reason is FieldReason.ALREADY_REPAIRED


def test_refuses_a_repair_before_the_fault(town, standing):
    with pytest.raises(ValidationError, match="順になっていません"):
        repair(town, FaultFactory(camera=standing), repaired_on=date(2026, 10, 1))
