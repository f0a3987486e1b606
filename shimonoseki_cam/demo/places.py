"""Where the demo's cameras stand, and what was agreed about each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from associations.actions.record_resolution import record_resolution
from associations.models import Association, Resolution, User
from cameras.actions.record_agreement import record_agreement
from cameras.actions.record_consent import record_consent
from cameras.actions.record_installation import record_installation
from cameras.actions.record_permit import record_permit
from cameras.actions.register_camera import register_camera
from cameras.actions.register_site import register_site
from cameras.actions.set_view import set_view
from cameras.models import Camera, CameraSite, Consent
from cameras.rules.five_years import obligation


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a demo camera stands. Degrees and metres as in FieldOfView."""

    label: str
    address_line: str
    latitude: str
    longitude: str
    bearing: int
    subject: str
    households: int = 2
    pole: str = ""


def resolve(
    association: Association, held_on: date, subject: str, by: User, at: datetime
) -> Resolution:
    return record_resolution(
        association=association,
        body=Resolution.Body.OFFICERS,
        held_on=held_on,
        subject=subject,
        votes_for=14,
        votes_against=0,
        by=by,
        at=at,
    )


def stand_camera(
    association: Association,
    spot: Spot,
    agreed: Resolution,
    installed: date | None,
    *,
    has_all_consents: bool = False,
    by: User,
    at: datetime,
) -> Camera:
    """Installed cameras have every consent in time; planned ones may lack the last household's."""
    site = register_site(
        association=association,
        label=spot.label,
        postcode=association.postcode,
        town=association.town,
        address_line=spot.address_line,
        mounting=CameraSite.Mounting.UTILITY_POLE if spot.pole else CameraSite.Mounting.BUILDING,
        pole_number=spot.pole,
        latitude=Decimal(spot.latitude),
        longitude=Decimal(spot.longitude),
        by=by,
        at=at,
    )
    record_agreement(resolution=agreed, sites=[site], by=by, at=at)
    camera = register_camera(
        site=site,
        necessity="見通しが悪く、昨年度に声かけが2件ありました。",
        maker="見本電機 MH-1",
        records_sound=False,
        recognises_faces=False,
        default_password_changed_on=timezone.localdate(at) - timedelta(days=150)
        if installed
        else None,
        by=by,
        at=at,
    )
    is_complete = has_all_consents or installed is not None
    _view_with_consents(camera, spot, agreed.held_on, is_complete=is_complete, by=by, at=at)
    if installed:
        if spot.pole:
            record_permit(
                site=site,
                kind="POLE",
                granted_by="架空電力",
                granted_on=installed - timedelta(days=30),
                valid_until=obligation(installed).ends_on,
                by=by,
                at=at,
            )
        return record_installation(camera=camera, installed_on=installed, by=by, at=at)
    return camera


def _view_with_consents(
    camera: Camera, spot: Spot, from_: date, *, is_complete: bool, by: User, at: datetime
) -> None:
    view = set_view(
        camera=camera,
        subject=spot.subject,
        bearing=spot.bearing,
        angle=80,
        range_m=25,
        masking="MASKED",
        households_in_view=spot.households,
        on=from_,
        by=by,
        at=at,
    )
    for number in range(1, spot.households + (1 if is_complete else 0)):
        record_consent(
            view=view,
            party=Consent.Party.HOUSEHOLD,
            given_by=f"見本 {'一二三四五'[number - 1]}郎（0番{number}号）",
            answer=Consent.Answer.AGREED,
            agreed_on=from_ + timedelta(days=number),
            by=by,
            at=at,
        )
