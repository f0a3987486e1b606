"""Incidents: whom to tell by when, who was told, and what is pressing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from associations.models import User
from associations.rules.roles import Permission
from civic.duties import Duty
from disclosures.models import Incident
from disclosures.models.incident import IncidentQuerySet
from disclosures.rules.incident_clock import ReportKind, deadlines
from disclosures.rules.incident_items import missing_items


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """`told_on` is the first day on which it was done."""

    kind: ReportKind
    label: str
    due_on: date
    latest_on: date | None
    clause: str
    told_on: date | None
    receipt_number: str

    def days_late(self, on: date) -> int:
        return max((on - self.due_on).days, 0) if self.told_on is None else 0


@dataclass(frozen=True, slots=True)
class IncidentRow:
    incident: Incident
    deadlines: tuple[DeadlineRow, ...]
    missing: tuple[str, ...]

    @property
    def next_deadline(self) -> DeadlineRow | None:
        return next((row for row in self.deadlines if row.told_on is None), None)

    @property
    def may_end(self) -> bool:
        return self.next_deadline is None and not self.missing


def my_incidents(user: User, association_id: int) -> IncidentQuerySet:
    mine = Incident.objects.visible_to(user).of_association(association_id)
    return mine.with_everything().newest_first()


def incident_row(incident: Incident) -> IncidentRow:
    """No query where it comes loaded with `with_everything`."""
    return IncidentRow(incident, deadline_rows(incident), missing_items(incident.items))


def deadline_rows(incident: Incident) -> tuple[DeadlineRow, ...]:
    reports = sorted(incident.reports.all(), key=lambda each: (each.told_on, each.pk))
    first = {each.kind: each for each in reversed(reports)}
    return tuple(
        DeadlineRow(
            kind=each.kind,
            label=each.kind.label,
            due_on=each.due_on,
            latest_on=each.latest_on,
            clause=each.clause,
            told_on=done.told_on if (done := first.get(each.kind)) else None,
            receipt_number=done.receipt_number if done else "",
        )
        for each in deadlines(incident.known_on, incident.what)
    )


def incident_duties(association_id: int, on: date) -> Iterator[Duty]:
    """Two queries, whatever the number of incidents. A clock of the law is made good by nothing."""
    mine = Incident.objects.of_association(association_id).open().with_everything()
    for incident in mine.newest_first():
        row = incident_row(incident)
        yield from (_to_tell(incident, each) for each in row.deadlines if not each.told_on)
        if row.next_deadline is None:
            yield _to_end(incident)


def _to_tell(incident: Incident, row: DeadlineRow) -> Duty:
    query = f"?kind={row.kind.value}"
    return Duty(
        title=f"{incident}：{row.label}",
        reason="知った日の翌日から数えた期限です。済んだら、日付を記録します。",
        clause=row.clause,
        url=reverse("incident_tell", args=[incident.association_id, incident.pk]) + query,
        action_label="知らせたことを記録する",
        due_on=row.due_on,
        needs=Permission.ANSWER_RESIDENTS,
        is_pressing=row.kind in {ReportKind.CITY, ReportKind.POLICE, ReportKind.PRELIMINARY},
    )


def _to_end(incident: Incident) -> Duty:
    return Duty(
        title=f"{incident}を終える",
        reason="知らせるところには、すべて知らせました。9項目を確かめて終えます。",
        clause="個人情報保護法施行規則8条1項",
        url=reverse("incident", args=[incident.association_id, incident.pk]),
        action_label="9項目を確かめる",
        needs=Permission.ANSWER_RESIDENTS,
    )
