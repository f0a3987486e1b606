"""The applications of an association in a list, each with where it stands and what is next."""

from dataclasses import dataclass

from django.urls import reverse

from subsidies.models import GrantApplication
from subsidies.models.grant_application import GrantApplicationQuerySet
from subsidies.rules.progress import Now, now_at
from subsidies.rules.stages import CORRECTING, Stage


@dataclass(frozen=True, slots=True)
class Row:
    application: GrantApplication
    now: Now
    url: str
    chip: str
    amount_label: str


def overview(applications: GrantApplicationQuerySet) -> list[Row]:
    """One query, however many."""
    return [_row(application) for application in applications.with_parties()]


def _row(application: GrantApplication) -> Row:
    stage = application.now
    return Row(
        application=application,
        now=now_at(stage, settled_yen=application.settled_yen),
        url=reverse("grant", args=[application.association_id, application.pk]),
        chip=_chip(stage),
        amount_label=amount_label(application),
    )


def _chip(stage: Stage) -> str:
    if stage in CORRECTING or stage is Stage.REPAYMENT_ORDERED:
        return "warning"
    if stage.is_over:
        return "plain"
    return "info" if stage.is_with_city else "success"


def amount_label(application: GrantApplication) -> str:
    found = newest_amount(application)
    return f"{found[0]} {found[1]:,}円" if found else "額はまだ決まっていません"


def newest_amount(application: GrantApplication) -> tuple[str, int] | None:
    """What it is, and how much."""
    for label, yen in (
        ("確定額", application.settled_yen),
        ("決定額", application.decided_yen),
        ("内示額", application.selected_yen),
        ("申請額", application.requested_yen),
    ):
        if yen is not None:
            return label, yen
    return None
