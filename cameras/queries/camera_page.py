"""One camera as its page and the list show it."""

from dataclasses import dataclass
from datetime import date

from cameras.models import Camera, CameraSite, Consent, FieldOfView
from cameras.queries.camera_map import compass_label
from cameras.queries.site_facts import current_view, site_facts
from cameras.rules.consent import counts_as_prior
from cameras.rules.five_years import Obligation, obligation
from cameras.rules.regulations import Missing, SiteFacts, missing_at


@dataclass(frozen=True, slots=True)
class ConsentRow:
    consent: Consent
    is_prior: bool


@dataclass(frozen=True, slots=True)
class CameraRow:
    """`fraction` is the part of the five years that has passed, 0 to 1."""

    site: CameraSite
    camera: Camera | None
    view: FieldOfView | None
    compass: str
    facts: SiteFacts
    missing: tuple[Missing, ...]
    consents: tuple[ConsentRow, ...]
    obligation: Obligation | None
    fraction: float
    is_settled: bool


def camera_row(site: CameraSite, *, on: date) -> CameraRow:
    """No query; the site comes loaded with `with_everything`."""
    camera = getattr(site, "camera", None)
    view = current_view(site)
    facts = site_facts(site)
    duty = obligation(camera.installed_on) if camera and camera.installed_on else None
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
        fraction=_fraction(duty, on),
        is_settled=not lacking and duty is not None,
    )


def _consents(view: FieldOfView | None, installed_on: date | None) -> tuple[ConsentRow, ...]:
    rows = sorted(view.consents.all(), key=lambda each: (each.party, each.agreed_on)) if view else []
    return tuple(ConsentRow(row, counts_as_prior(row.agreed_on, installed_on)) for row in rows)


def _fraction(duty: Obligation | None, on: date) -> float:
    if duty is None or on < duty.starts_on:
        return 0.0
    whole = (duty.ends_on - duty.starts_on).days + 1
    return min((on - duty.starts_on).days / whole, 1.0)
