"""Is the 規程 of an association true today, and what bars the next one?"""

from dataclasses import dataclass
from datetime import date

from associations.models import Association
from cameras.models import CameraSite, Regulations
from cameras.queries.site_facts import regulations_facts, site_facts, standing
from cameras.rules.regulations import (
    Difference,
    Missing,
    RegulationsFacts,
    differences,
    missing,
)


@dataclass(frozen=True, slots=True)
class Truth:
    """`in_force` rules on the day; `coming` is adopted and takes effect later; either may be None."""

    today: RegulationsFacts
    in_force: Regulations | None
    coming: Regulations | None
    differences: tuple[Difference, ...]
    missing: tuple[Missing, ...]

    @property
    def may_adopt(self) -> bool:
        return not self.missing


def truth_of(association: Association, on: date) -> Truth:
    """Eight queries, however many cameras."""
    sites = standing(CameraSite.objects.of_association(association.pk).with_everything(), on)
    today = regulations_facts(association, sites, on)
    newest = Regulations.objects.of_association(association.pk).first()
    in_force = Regulations.objects.of_association(association.pk).in_force(on).first()
    return Truth(
        today=today,
        in_force=in_force,
        coming=newest if newest and newest.effective_on > on else None,
        differences=differences(in_force.adopted_facts, today) if in_force else (),
        missing=missing(today, [site_facts(site) for site in sites]),
    )
