"""The terms of one programme that decide the amount: rate, caps, rounding (要綱, by fiscal year)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Rounding(StrEnum):
    """Where the fraction below the unit is cut off."""

    TOTAL = "TOTAL"
    EACH_CAMERA = "EACH_CAMERA"

    @property
    def label(self) -> str:
        return _ROUNDING[self]


class OtherSubsidy(StrEnum):
    """What another subsidy for the same cameras does to this one."""

    BARRED = "BARRED"
    DEDUCTED = "DEDUCTED"
    ALLOWED = "ALLOWED"

    @property
    def label(self) -> str:
        return _OTHER[self]


class Selection(StrEnum):
    """Who comes first when the budget does not suffice for all."""

    FIRST_COME = "FIRST_COME"
    PRIORITY = "PRIORITY"
    LOTTERY = "LOTTERY"

    @property
    def label(self) -> str:
        return _SELECTION[self]


@dataclass(frozen=True, slots=True)
class Terms:
    """Amounts in whole yen; a cap of None is no cap; `rounding_unit` 1 cuts nothing but the fraction."""

    rate: Fraction
    rounding_unit: int
    rounding: Rounding = Rounding.TOTAL
    cap_per_camera: int | None = None
    cap_per_association: int | None = None
    other_subsidy: OtherSubsidy = OtherSubsidy.BARRED


_ROUNDING = {
    Rounding.TOTAL: "合計で一度だけ切り捨てる",
    Rounding.EACH_CAMERA: "カメラごとに切り捨てる",
}
_OTHER = {
    OtherSubsidy.BARRED: "ほかの補助と重ねて受けられない",
    OtherSubsidy.DEDUCTED: "ほかの補助を経費から差し引く",
    OtherSubsidy.ALLOWED: "ほかの補助と重ねて受けられる",
}
_SELECTION = {
    Selection.FIRST_COME: "先着順",
    Selection.PRIORITY: "優先順位による",
    Selection.LOTTERY: "抽選",
}
