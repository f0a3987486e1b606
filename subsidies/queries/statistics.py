"""Figures for the council: applications, decisions, cameras and yen by year, kind and district."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Subquery, Sum

from associations.models import Association, User
from civic.districts import DISTRICTS, district_of
from civic.fiscal_year import FiscalYear
from subsidies.models import GrantApplication, Repayment
from subsidies.models.grant_application import TAKEN_BACK
from subsidies.queries.letter_facts import is_paid


@dataclass(frozen=True, slots=True)
class GrantFact:
    """One application as it is counted."""

    fiscal_year: int
    kind: str
    district: str
    association_id: int
    camera_count: int
    is_decided: bool
    decided_yen: int
    settled_yen: int
    repaid_yen: int


@dataclass(frozen=True, slots=True)
class Figures:
    """`camera_count` and the yen are of the decided ones."""

    label: str
    application_count: int
    association_count: int
    decided_count: int
    camera_count: int
    decided_yen: int
    settled_yen: int
    repaid_yen: int


@dataclass(frozen=True, slots=True)
class Statistics:
    by_year: tuple[Figures, ...]
    by_kind: tuple[Figures, ...]
    by_district: tuple[Figures, ...]
    total: Figures


def grant_facts(user: User) -> list[GrantFact]:
    """Everything handed in; one query."""
    rows = GrantApplication.objects.visible_to(user)
    known = rows.select_related("programme", "association", "claim")
    repaid = Repayment.objects.filter(application=OuterRef("pk")).values("application")
    counted = known.annotate(
        camera_count=Count("grant_cameras"),
        repaid_yen=Subquery(repaid.values(yen=Sum("yen"))),
    )
    return [_fact(row) for row in counted.order_by("pk")]


def statistics_of(facts: Iterable[GrantFact]) -> Statistics:
    facts = list(facts)
    return Statistics(
        by_year=_grouped(facts, lambda fact: FiscalYear(fact.fiscal_year).label),
        by_kind=_grouped(facts, lambda fact: fact.kind, Association.Kind.labels),
        by_district=_grouped(facts, lambda fact: fact.district, DISTRICTS),
        total=_figures("合計", facts),
    )


def by_all(facts: Iterable[GrantFact]) -> list[tuple[str, str, str, Figures]]:
    """Year, kind and district together, for a sheet."""
    groups: dict[tuple[int, str, str], list[GrantFact]] = defaultdict(list)
    for fact in facts:
        groups[(fact.fiscal_year, fact.kind, fact.district)].append(fact)
    return [
        (FiscalYear(year).label, kind, district, _figures("", groups[(year, kind, district)]))
        for year, kind, district in sorted(groups)
    ]


def _fact(row: Any) -> GrantFact:
    """What was paid stays counted when it is asked back: what came back stands beside it."""
    counts = row.decided_yen is not None and (row.now not in TAKEN_BACK or is_paid(row))
    return GrantFact(
        fiscal_year=row.programme.fiscal_year,
        kind=row.association.get_kind_display(),
        district=district_of(row.association.postcode, row.association.town),
        association_id=row.association_id,
        camera_count=row.camera_count,
        is_decided=counts,
        decided_yen=(row.decided_yen or 0) if counts else 0,
        settled_yen=(row.settled_yen or 0) if counts else 0,
        repaid_yen=(row.repaid_yen or 0) if counts else 0,
    )


def _grouped(
    facts: Iterable[GrantFact], key: Callable[[GrantFact], str], order: Sequence[str] = ()
) -> tuple[Figures, ...]:
    """In the given order; without one, by year."""
    groups: dict[str, list[GrantFact]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.fiscal_year):
        groups[key(fact)].append(fact)
    labels = [label for label in order if label in groups] or list(groups)
    return tuple(_figures(label, groups[label]) for label in labels)


def _figures(label: str, facts: Iterable[GrantFact]) -> Figures:
    facts = list(facts)
    decided = [fact for fact in facts if fact.is_decided]
    return Figures(
        label=label,
        application_count=len(facts),
        association_count=len({fact.association_id for fact in facts}),
        decided_count=len(decided),
        camera_count=sum(fact.camera_count for fact in decided),
        decided_yen=sum(fact.decided_yen for fact in decided),
        settled_yen=sum(fact.settled_yen for fact in decided),
        repaid_yen=sum(fact.repaid_yen for fact in decided),
    )
