"""Everything that stands on an association's public page: no name of a person is among it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.utils import timezone

from associations.queries.manager import manager_on
from cameras.models import CameraSite, FieldOfView, Regulations
from cameras.queries.camera_map import CameraMap, direction_label, rough_point, street_map
from cameras.queries.site_facts import current_view, standing
from civic.fiscal_year import FiscalYear
from disclosures.models import Provision, PublicPage
from disclosures.queries.public_proofs import PublicProofs, public_proofs
from disclosures.queries.public_regulations import PublicRegulations, public_regulations
from retention.queries.terms import terms_of
from retention.rules.grounds import Ground
from retention.rules.period import last_day_kept

_PHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}|0\d{9,10}")


@dataclass(frozen=True, slots=True)
class PublicCamera:
    """`subject` is what it films, `direction` in words; a town, never a house number."""

    pk: int
    site_id: int
    number: int
    label: str
    town: str
    direction: str
    subject: str
    masking: str
    records_sound: bool


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """`kept_until` is the last day on which what is recorded today is kept."""

    association: str
    contact: str
    manager_post: str
    cameras: tuple[PublicCamera, ...]
    map: CameraMap
    centre: tuple[float, float] | None
    regulations: PublicRegulations | None
    kept_until: date
    proofs: PublicProofs
    year: FiscalYear
    provisions: tuple[tuple[Ground, int], ...]

    @property
    def phone(self) -> str:
        """The first number in the contact, if there is one."""
        found = _PHONE.search(self.contact)
        return found[0] if found else ""

    @property
    def provision_count(self) -> int:
        return sum(count for _ground, count in self.provisions)


def public_facts(page: PublicPage, at: datetime) -> PublicFacts:
    """A fixed number of queries, however many cameras, recorders and provisions."""
    today = timezone.localdate(at)
    association = page.association
    sites = list(CameraSite.objects.of_association(association.pk).with_everything())
    seen = [site for site in standing(sites, today) if _is_installed(site, today)]
    manager = manager_on(association.pk, today)
    ruling = Regulations.objects.of_association(association.pk).in_force(today).first()
    points = [rough_point(site) for site in seen if site.latitude]
    year = FiscalYear.of(today)
    return PublicFacts(
        association=association.name,
        contact=page.contact,
        manager_post=manager.post if manager else "",
        cameras=tuple(_camera(site) for site in seen),
        map=street_map(seen),
        centre=_middle(points),
        regulations=public_regulations(ruling, sites) if ruling else None,
        kept_until=last_day_kept(at, terms_of(association.pk, as_of=today), as_of=today),
        proofs=public_proofs(association.pk, today),
        year=year,
        provisions=_provisions(association.pk, year),
    )


def public_cameras(association_id: int, on: date) -> list[PublicCamera]:
    """Those that hang today, as the page names them."""
    sites = CameraSite.objects.of_association(association_id).with_everything()
    return [_camera(site) for site in standing(sites, on) if _is_installed(site, on)]


def _is_installed(site: CameraSite, on: date) -> bool:
    camera = getattr(site, "camera", None)
    return bool(camera and camera.installed_on and camera.installed_on <= on)


def _camera(site: CameraSite) -> PublicCamera:
    view = current_view(site)
    return PublicCamera(
        pk=site.camera.pk,
        site_id=site.pk,
        number=site.number,
        label=site.label,
        town=f"下関市{site.town}",
        direction=direction_label(site),
        subject=view.subject if view else "",
        masking=FieldOfView.Masking(view.masking).label if view else "",
        records_sound=site.camera.records_sound,
    )


def _middle(points: list[tuple[float, float]]) -> tuple[float, float] | None:
    """Where an outside map would be opened; as rough as the points."""
    if not points:
        return None
    latitudes, longitudes = zip(*points, strict=True)
    return round(_mean(latitudes), 3), round(_mean(longitudes), 3)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _provisions(association_id: int, year: FiscalYear) -> tuple[tuple[Ground, int], ...]:
    """All four grounds, those without any too."""
    mine = Provision.objects.of_association(association_id).standing()
    this_year = mine.between(year.first_day, year.last_day)
    rows = this_year.values_list("ground").annotate(count=Count("pk")).order_by("ground")
    counts = dict(rows)
    return tuple((ground, counts.get(ground.value, 0)) for ground in Ground)
