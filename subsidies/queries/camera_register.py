"""The register of all cameras: where they stand, until when they stay, and by which subsidy."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from associations.models import Association, User
from cameras.models import CameraSite, FieldOfView
from cameras.queries.camera_page import left_label
from cameras.queries.site_facts import current_view
from civic.districts import district_of
from civic.fiscal_year import FiscalYear
from subsidies.models import GrantApplication, GrantCamera


class RegisterState(StrEnum):
    """Where a camera is on its way through the five years."""

    PLANNED = "planned"
    HELD = "held"
    ENDING = "ending"
    OVER = "over"
    REMOVED = "removed"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def chip(self) -> str:
        return {"held": "success", "ending": "warning"}.get(self, "plain")


_LABELS = {
    RegisterState.PLANNED: "設置前",
    RegisterState.HELD: "管理期間中",
    RegisterState.ENDING: "今年度に終わる",
    RegisterState.OVER: "期間満了",
    RegisterState.REMOVED: "撤去",
}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One place with its camera; `application` is the newest that asks for it."""

    site: CameraSite
    view: FieldOfView | None
    state: RegisterState
    district: str
    installed_on: date | None
    ends_on: date | None
    left: str
    application: GrantApplication | None

    @property
    def association(self) -> Association:
        return self.site.association


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the register down, with how many rows it leaves."""

    key: str
    label: str
    count: int


def register_rows(user: User, on: date) -> list[RegisterRow]:
    """A fixed number of queries, however many cameras."""
    sites = CameraSite.objects.visible_to(user).with_everything()
    applications = _applications(user)
    return [_row(site, applications, on) for site in sites]


def narrowed(rows: Iterable[RegisterRow], *, state: str, district: str) -> list[RegisterRow]:
    """Empty means all; what is unknown leaves nothing."""
    return [
        row
        for row in rows
        if (not state or row.state == state) and (not district or row.district == district)
    ]


def states_of(rows: Iterable[RegisterRow]) -> list[Choice]:
    counts = Counter(row.state for row in rows)
    return [Choice(each.value, each.label, counts[each]) for each in RegisterState if counts[each]]


def districts_of(rows: Iterable[RegisterRow]) -> list[Choice]:
    """The largest first."""
    counts = Counter(row.district for row in rows)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Choice(name, name, count) for name, count in ordered]


def _applications(user: User) -> dict[int, GrantApplication]:
    """By camera; what is newer counts."""
    handed_in = GrantApplication.objects.visible_to(user)
    rows = GrantCamera.objects.filter(application__in=handed_in).select_related(
        "application__programme"
    )
    return {row.camera_id: row.application for row in rows.order_by("application_id")}


def _row(site: CameraSite, applications: dict[int, GrantApplication], on: date) -> RegisterRow:
    camera = getattr(site, "camera", None)
    installed_on = camera.installed_on if camera else None
    ends_on = camera.disposal_restricted_until if camera else None
    removed_on = camera.removed_on if camera else None
    return RegisterRow(
        site=site,
        view=current_view(site),
        state=_state(ends_on, removed_on, on),
        district=district_of(site.postcode, site.town),
        installed_on=installed_on,
        ends_on=ends_on,
        left=left_label(ends_on, on) if ends_on else "",
        application=applications.get(camera.pk) if camera else None,
    )


def _state(ends_on: date | None, removed_on: date | None, on: date) -> RegisterState:
    if removed_on is not None and removed_on <= on:
        return RegisterState.REMOVED
    if ends_on is None:
        return RegisterState.PLANNED
    if ends_on < on:
        return RegisterState.OVER
    ends_this_year = ends_on <= FiscalYear.of(on).last_day
    return RegisterState.ENDING if ends_this_year else RegisterState.HELD
