"""One camera as its page and the list show it."""

from dataclasses import dataclass, replace
from datetime import date

from cameras.models import Camera, CameraSite, Consent, FieldOfView
from cameras.queries.camera_map import compass_label
from cameras.queries.site_facts import counts_from, current_view, site_facts
from cameras.rules.consent import counts_as_prior
from cameras.rules.five_years import Obligation, obligation
from cameras.rules.regulations import Missing, SiteFacts, missing_at


@dataclass(frozen=True, slots=True)
class ConsentRow:
    consent: Consent
    is_prior: bool


@dataclass(frozen=True, slots=True)
class CameraRow:
    """`percent` is the part of the five years that has passed, in whole percent."""

    site: CameraSite
    camera: Camera | None
    view: FieldOfView | None
    compass: str
    facts: SiteFacts
    missing: tuple[Missing, ...]
    consents: tuple[ConsentRow, ...]
    obligation: Obligation | None
    percent: int
    left_label: str


def camera_row(site: CameraSite, *, on: date) -> CameraRow:
    """No query; the site comes loaded with `with_everything`."""
    camera = getattr(site, "camera", None)
    view = current_view(site)
    facts = site_facts(site)
    duty = _duty(camera) if camera else None
    lacking = tuple(missing_at(facts))
    return CameraRow(
        site=site,
        camera=camera,
        view=view,
        compass=compass_label(view.bearing) if view else "",
        facts=facts,
        missing=lacking,
        consents=_consents(view, facts.installed_on),
        obligation=duty,
        percent=_percent(duty, on),
        left_label=left_label(duty.ends_on, on) if duty else "",
    )


def _duty(camera: Camera) -> Obligation | None:
    """As it stands: an approved disposal ends it before its time."""
    if camera.installed_on is None or camera.disposal_restricted_until is None:
        return None
    return replace(obligation(camera.installed_on), ends_on=camera.disposal_restricted_until)


def _consents(view: FieldOfView | None, installed_on: date | None) -> tuple[ConsentRow, ...]:
    rows = (
        sorted(view.consents.all(), key=lambda each: (each.party, each.agreed_on)) if view else []
    )
    before = counts_from(view, installed_on) if view else None
    return tuple(ConsentRow(row, counts_as_prior(row.agreed_on, before)) for row in rows)


def _percent(duty: Obligation | None, on: date) -> int:
    if duty is None or on < duty.starts_on:
        return 0
    whole = (duty.ends_on - duty.starts_on).days + 1
    return min(100 * (on - duty.starts_on).days // whole, 100)


def left_label(ends_on: date, on: date) -> str:
    """「あと 2年4か月」, in whole months rounded up."""
    if ends_on < on:
        return "期間満了"
    months = (ends_on.year - on.year) * 12 + ends_on.month - on.month + (ends_on.day > on.day)
    years, rest = divmod(months, 12)
    parts = (f"{years}年" if years else "") + (f"{rest}か月" if rest or not years else "")
    return f"あと {parts}"
