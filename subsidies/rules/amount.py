"""The amount of the subsidy, with its sum in words: screen, review and letter show the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidies.rules.terms import OtherSubsidy, Rounding, Terms


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the sum; `yen` is whole, what is behind the decimal point is not shown."""

    label: str
    yen: int
    note: str = ""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """`amount` in whole yen. `own_share`: what the association pays itself, 対象外 included."""

    amount: int
    eligible: int
    ineligible: int
    other_subsidy: int
    steps: tuple[Step, ...]

    @property
    def most_beside_other(self) -> int:
        """With more than this, the subsidies together would be above the costs."""
        return max(self.own_share_beside(0), 0)

    @property
    def own_share(self) -> int:
        return self.own_share_beside(self.amount)

    def own_share_beside(self, subsidy: int) -> int:
        """Where another amount than the computed one was asked for, or decided."""
        return self.eligible + self.ineligible - self.other_subsidy - subsidy


def quote(
    camera_costs: Sequence[Fraction | int],
    terms: Terms,
    *,
    ineligible: int = 0,
    other_subsidy: int = 0,
    granted_before: int = 0,
) -> Quote:
    """Rate of each camera's eligible cost → cap a camera → cut → cap an association.

    `camera_costs`: eligible yen of each camera, shared costs already divided among them.
    `granted_before`: yen decided for the association in the same programme, which use up its cap.
    """
    eligible = Fraction(sum(camera_costs))
    base = _after_other(eligible, terms, other_subsidy)
    shares = [_of_camera(Fraction(cost) * base / eligible, terms) for cost in camera_costs if cost]
    exact = sum(shares, Fraction(0))
    cut = _cut(exact, terms.rounding_unit)
    room = _room(terms, granted_before)
    amount = cut if room is None else min(cut, room)
    steps = (
        *_steps_to_rate(eligible, base, exact, terms, camera_count=len(shares)),
        *_steps_to_amount(cut, amount, terms, granted_before),
    )
    return Quote(amount, int(eligible), ineligible, other_subsidy, steps)


def _after_other(eligible: Fraction, terms: Terms, other_subsidy: int) -> Fraction:
    if terms.other_subsidy is not OtherSubsidy.DEDUCTED:
        return eligible
    return max(eligible - other_subsidy, Fraction(0))


def _of_camera(cost: Fraction, terms: Terms) -> Fraction:
    share = cost * terms.rate
    if terms.cap_per_camera is not None:
        share = min(share, Fraction(terms.cap_per_camera))
    if terms.rounding is Rounding.EACH_CAMERA:
        share = Fraction(_cut(share, terms.rounding_unit))
    return share


def _cut(yen: Fraction, unit: int) -> int:
    return yen // unit * unit


def _room(terms: Terms, granted_before: int) -> int | None:
    cap = terms.cap_per_association
    return None if cap is None else max(cap - granted_before, 0)


def _steps_to_rate(
    eligible: Fraction, base: Fraction, exact: Fraction, terms: Terms, *, camera_count: int
) -> Iterator[Step]:
    yield Step("補助の対象になる経費", int(eligible), f"カメラ{camera_count}台")
    if base != eligible:
        yield Step("ほかの補助を差し引いた経費", int(base))
    yield Step(f"{rate_label(terms.rate)}をかけた額", int(exact), _how_shared(terms))


def _how_shared(terms: Terms) -> str:
    parts = []
    if terms.cap_per_camera is not None:
        parts.append(f"1台につき{terms.cap_per_camera:,}円まで")
    if terms.rounding is Rounding.EACH_CAMERA:
        parts.append(f"カメラごとに{terms.rounding_unit:,}円未満を切り捨て")
    return "、".join(parts)


def _steps_to_amount(cut: int, amount: int, terms: Terms, granted_before: int) -> Iterator[Step]:
    if terms.rounding is Rounding.TOTAL and terms.rounding_unit > 1:
        yield Step(f"{terms.rounding_unit:,}円未満を切り捨てた額", cut)
    if terms.cap_per_association is not None:
        if granted_before:
            yield Step("同じ年度にすでに決まった額", granted_before, "団体の上限から差し引きます")
        reached = "上限になりました" if amount < cut else "上限の中です"
        yield Step("団体の上限", terms.cap_per_association, reached)
    yield Step("補助額", amount, is_total=True)


def rate_label(rate: Fraction) -> str:
    """「3分の2」; 10/10 is 「全額」."""
    return "全額" if rate == 1 else f"{rate.denominator}分の{rate.numerator}"
