"""The demo's town has something on each page of the desk, whatever the day it is built on."""

from datetime import datetime

import pytest

from disclosures.models import Complaint, Decision, Incident, Provision, Viewing
from disclosures.rules.complaints import ComplaintState
from disclosures.rules.incident_clock import ReportKind
from disclosures.rules.stages import Outcome
from shimonoseki_cam.demo.town import build_town
from tests.factories.days import JAPAN, NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("at", [NOW, datetime(2026, 4, 1, 0, 5, tzinfo=JAPAN)])
def test_each_page_has_something_to_see(settings, tmp_path, at):
    settings.STORE_ROOTS = [str(tmp_path)]

    build_town(at=at)

    assert {each.outcome for each in Decision.objects.all()} == set(Outcome)
    assert Viewing.objects.get().decision.outcome == Outcome.SHOW
    assert Provision.objects.count() == 1
    states = [each.state for each in Complaint.objects.order_by("number")]
    assert states == [ComplaintState.WAITING, ComplaintState.WAITING, ComplaintState.ANSWERED]
    incident = Incident.objects.get()
    told = set(incident.reports.values_list("kind", flat=True))
    assert told == {ReportKind.CITY, ReportKind.POLICE}
    assert incident.closed_at is None
