"""Kinds of cost, and how the lines of an estimate become the eligible cost of each camera."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class CostKind(StrEnum):
    CAMERA = "CAMERA"
    RECORDER = "RECORDER"
    EQUIPMENT = "EQUIPMENT"
    WORK = "WORK"
    SIGN = "SIGN"
    INSTALLATION = "INSTALLATION"
    LEASE = "LEASE"
    DUMMY = "DUMMY"
    MAINTENANCE = "MAINTENANCE"
    UTILITIES = "UTILITIES"
    CLOUD = "CLOUD"
    BANK_FEE = "BANK_FEE"
    RENT = "RENT"
    TRAINING = "TRAINING"
    REMOVAL = "REMOVAL"
    SPARES = "SPARES"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    CostKind.CAMERA: "防犯カメラ本体",
    CostKind.RECORDER: "録画装置",
    CostKind.EQUIPMENT: "関連機器",
    CostKind.WORK: "設置工事",
    CostKind.SIGN: "表示板など",
    CostKind.INSTALLATION: "その他設置に必要な費用",
    CostKind.LEASE: "リース・レンタル",
    CostKind.DUMMY: "ダミーカメラ",
    CostKind.MAINTENANCE: "保守",
    CostKind.UTILITIES: "電気料金などの維持管理費",
    CostKind.CLOUD: "クラウドの利用料",
    CostKind.BANK_FEE: "振込手数料",
    CostKind.RENT: "地代・占用料",
    CostKind.TRAINING: "操作の指導料",
    CostKind.REMOVAL: "古い機器の撤去費",
    CostKind.SPARES: "予備品・消耗品",
}
# Left out by other bodies (domain 16); no rule of this city says so, hence only a hint.
OFTEN_LEFT_OUT = frozenset(
    {
        CostKind.BANK_FEE,
        CostKind.RENT,
        CostKind.TRAINING,
        CostKind.REMOVAL,
        CostKind.SPARES,
        CostKind.CLOUD,
    }
)


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of an estimate: whole yen, net of discounts; `camera` None is shared by all."""

    kind: CostKind
    yen: int
    camera: int | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """`by_camera`: eligible yen of each camera, in the order of the cameras."""

    by_camera: tuple[Fraction, ...]
    ineligible: int


def split(costs: Sequence[Cost], cameras: Sequence[int], eligible: Collection[CostKind]) -> Costs:
    """Shared costs are divided equally among the cameras (本システムの定め, 未確認)."""
    counted = [cost for cost in costs if cost.kind in eligible]
    shared = sum(cost.yen for cost in counted if cost.camera is None)
    share = Fraction(shared, len(cameras)) if cameras else Fraction(0)
    own = {camera: sum(cost.yen for cost in counted if cost.camera == camera) for camera in cameras}
    rest = sum(cost.yen for cost in costs if cost.kind not in eligible)
    return Costs(tuple(share + own[camera] for camera in cameras), rest)
