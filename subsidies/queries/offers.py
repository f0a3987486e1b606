"""What the city offers an association, with the amounts in words and what is 未確認."""

from dataclasses import dataclass
from datetime import date

from associations.models import Association
from subsidies.models import GrantApplication, Programme
from subsidies.queries.windows import begins_with, window_label
from subsidies.rules.amount import rate_label
from subsidies.rules.costs import CostKind
from subsidies.rules.papers import PaperKind
from subsidies.rules.stages import Act


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a programme; `is_unverified` shows 「未確認」 beside it."""

    label: str
    value: str
    is_unverified: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """`act`: by what one would begin today; None while nothing is open."""

    programme: Programme
    act: Act | None
    is_eligible: bool
    is_begun: bool
    facts: tuple[Fact, ...]

    @property
    def may_begin(self) -> bool:
        return self.act is not None and self.is_eligible and not self.is_begun


def offers(association: Association, on: date) -> list[Offer]:
    """Of this fiscal year and the last; a fixed number of queries."""
    programmes = Programme.objects.of_the_city().since(on).newest_first().with_parts()
    mine = GrantApplication.objects.of_association(association.pk).undecided()
    begun = set(mine.values_list("programme_id", flat=True))
    return [
        _offer(programme, association, on, is_begun=programme.pk in begun)
        for programme in programmes
    ]


def offer_of(programme: Programme, association: Association, on: date) -> Offer:
    mine = GrantApplication.objects.of_association(association.pk).undecided()
    begun = mine.filter(programme=programme).exists()
    return _offer(programme, association, on, is_begun=begun)


def _offer(programme: Programme, association: Association, on: date, *, is_begun: bool) -> Offer:
    return Offer(
        programme=programme,
        act=begins_with(programme, on),
        is_eligible=association.kind in programme.eligible_kinds,
        is_begun=is_begun,
        facts=tuple(facts_in_words(programme)),
    )


def facts_in_words(programme: Programme) -> list[Fact]:
    """What an officer asks first: how much, for what, until when, with which papers."""
    windows = sorted(programme.windows.all(), key=lambda row: row.opens_on)
    rows = [
        ("rate", "補助の割合", f"対象になる費用の{rate_label(programme.terms.rate)}"),
        ("cap_per_camera", "1台の上限", _yen(programme.cap_per_camera)),
        ("cap_per_association", "1団体の上限", _yen(programme.cap_per_association)),
        ("rounding_unit", "端数", f"{programme.rounding_unit:,}円未満を切り捨て"),
        ("eligible_cost_kinds", "対象になる費用", _costs(programme)),
        ("windows", "受付期間", "\n".join(map(window_label, windows)) or "公表されていません"),
        ("required_papers", "要る書類", _papers(programme)),
    ]
    return [Fact(label, value, programme.is_unverified(field)) for field, label, value in rows]


def _yen(cap: int | None) -> str:
    return "ありません" if cap is None else f"{cap:,}円"


def _costs(programme: Programme) -> str:
    return "、".join(kind.label for kind in CostKind if kind in programme.eligible_costs)


def _papers(programme: Programme) -> str:
    return (
        "、".join(PaperKind(kind).label for kind in programme.required_papers)
        or "公表されていません"
    )
