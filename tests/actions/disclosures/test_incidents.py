"""Incidents from the first minute to the end: the success, then each refusal."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from associations.models import Notice
from disclosures.actions.close_incident import close_incident
from disclosures.actions.record_incident import record_incident
from disclosures.actions.tell_of_incident import tell_of_incident
from disclosures.actions.write_items import write_items
from disclosures.models import IncidentReport
from disclosures.queries.incidents import deadline_rows, incident_duties
from disclosures.rules.incident_clock import Cause, ReportKind
from disclosures.rules.incident_items import ITEMS
from disclosures.rules.reasons_outside import IncidentReason
from tests.actions.refusals import last_entry, refused
from tests.factories.cameras import CameraFactory
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import IncidentFactory

ALL_ITEMS = dict.fromkeys(ITEMS, "調べている")


def record(town, **changes):
    facts = {
        "association": town.home,
        "known_at": NOW,
        "happened_at": None,
        "causes": [Cause.CRIME],
        "camera": None,
        "outline": "SDカードが1枚無くなりました。",
        "by": town.sato,
        "at": NOW,
    }
    return record_incident(**facts | changes)


def tell(incident, town, kind=ReportKind.CITY, **changes):
    facts = {"told_on": TODAY, "way": "電話", "receipt_number": "", "by": town.sato, "at": NOW}
    return tell_of_incident(incident=incident, kind=kind, **facts | changes)


@pytest.fixture
def incident(town):
    return IncidentFactory(association=town.home)


def test_is_numbered_and_the_others_are_told_without_what_happened(town):
    made = record(town)

    assert made.number == 1
    assert last_entry().facts == {"事案": 1, "知った日": "2026-11-23"}
    mail = Notice.objects.get()
    assert mail.to == town.tanaka.email
    assert made.outline not in mail.body


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"known_at": NOW + timedelta(minutes=1)}, IncidentReason.KNOWN_IN_FUTURE),
        ({"happened_at": NOW + timedelta(minutes=1)}, IncidentReason.HAPPENED_AFTER_KNOWN),
    ],
)
def test_refuses_moments_that_cannot_be(town, changes, reason):
    with refused(reason):
        record(town, **changes)


def test_refuses_a_camera_of_another_association(town):
    with refused(IncidentReason.CAMERA_ELSEWHERE):
        record(town, camera=CameraFactory(site__association=town.away))


def test_a_report_marks_its_deadline_as_done_on_its_first_day(town):
    incident = record(town)
    tell(incident, town, at=NOW + timedelta(days=2), told_on=TODAY + timedelta(days=2))
    tell(incident, town, receipt_number="第1号")

    first, *rest = deadline_rows(incident)

    assert (first.kind, first.told_on, first.receipt_number) == (ReportKind.CITY, TODAY, "第1号")
    assert all(each.told_on is None for each in rest)


@pytest.mark.parametrize(
    ("days", "reason"),
    [(1, IncidentReason.REPORT_IN_FUTURE), (-1, IncidentReason.REPORT_BEFORE_KNOWN)],
)
def test_refuses_a_report_on_a_day_that_cannot_be(town, incident, days, reason):
    with refused(reason):
        tell(incident, town, told_on=TODAY + timedelta(days=days))


def test_the_first_clocks_are_pressing(town, django_assert_num_queries):
    record(town)

    with django_assert_num_queries(2):
        duties = list(incident_duties(town.home.pk, TODAY))

    assert [duty.is_pressing for duty in duties] == [True, True, True, False, False]


def test_ends_when_the_items_are_written_and_all_are_told(town, incident):
    write_items(incident=incident, items=ALL_ITEMS | {"other_remarks": ""}, by=town.sato, at=NOW)
    with refused(IncidentReason.REPORTS_MISSING):
        close_incident(incident=incident, by=town.sato, at=NOW)
    tell(incident, town)

    closed = close_incident(incident=incident, by=town.sato, at=NOW)

    assert closed.closed_by == town.sato


def test_refuses_to_end_while_an_item_is_not_written(town, incident):
    tell(incident, town)
    with refused(IncidentReason.ITEMS_MISSING):
        close_incident(incident=incident, by=town.sato, at=NOW)


def test_refuses_everything_after_the_end(town):
    closed = IncidentFactory(association=town.home, closed_at=NOW, closed_by=town.sato)
    with refused(IncidentReason.ALREADY_CLOSED):
        write_items(incident=closed, items={}, by=town.sato, at=NOW)
    with refused(IncidentReason.ALREADY_CLOSED):
        tell(closed, town)
    with refused(IncidentReason.ALREADY_CLOSED):
        close_incident(incident=closed, by=town.sato, at=NOW)


def test_what_was_told_stays_as_it_was_written(town, incident):
    report = tell(incident, town)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        IncidentReport.objects.filter(pk=report.pk).update(way="郵便")
