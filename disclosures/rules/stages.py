"""The stages of an inquiry, and which act leads from where to where (domain §3.7)."""

from enum import StrEnum


class Stage(StrEnum):
    RECEIVED = "RECEIVED"
    ALLOWED = "ALLOWED"
    PROVIDED = "PROVIDED"
    REFUSED = "REFUSED"
    NO_FOOTAGE = "NO_FOOTAGE"
    WITHDRAWN = "WITHDRAWN"
    CLOSED = "CLOSED"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_over(self) -> bool:
        return self is Stage.CLOSED


class Outcome(StrEnum):
    """What the 管理責任者 decides. To look at the footage may be allowed without giving it."""

    GIVE = "GIVE"
    SHOW = "SHOW"
    REFUSE = "REFUSE"
    NO_FOOTAGE = "NO_FOOTAGE"

    @property
    def label(self) -> str:
        return _OUTCOMES[self]

    @property
    def stage(self) -> Stage:
        return _LEADS_TO[self]


# From which stages a decision may be taken: one may be changed until something was handed over.
DECIDABLE = frozenset({Stage.RECEIVED, Stage.ALLOWED, Stage.REFUSED, Stage.NO_FOOTAGE})
GIVABLE = frozenset({Stage.ALLOWED, Stage.PROVIDED})
WITHDRAWABLE = frozenset({Stage.RECEIVED, Stage.ALLOWED})
CLOSABLE = frozenset(
    {Stage.ALLOWED, Stage.PROVIDED, Stage.REFUSED, Stage.NO_FOOTAGE, Stage.WITHDRAWN}
)
GOING_ON = frozenset(Stage) - {Stage.CLOSED}
SECURABLE = frozenset({Stage.RECEIVED, Stage.ALLOWED})

_LABELS = {
    Stage.RECEIVED: "受け付けた",
    Stage.ALLOWED: "応じると決めた",
    Stage.PROVIDED: "提供した",
    Stage.REFUSED: "お断りした",
    Stage.NO_FOOTAGE: "該当する映像なし",
    Stage.WITHDRAWN: "取り下げられた",
    Stage.CLOSED: "完了",
}
_OUTCOMES = {
    Outcome.GIVE: "提供する",
    Outcome.SHOW: "見せる（写しは渡さない）",
    Outcome.REFUSE: "お断りする",
    Outcome.NO_FOOTAGE: "該当する映像はないと答える",
}
_LEADS_TO = {
    Outcome.GIVE: Stage.ALLOWED,
    Outcome.SHOW: Stage.ALLOWED,
    Outcome.REFUSE: Stage.REFUSED,
    Outcome.NO_FOOTAGE: Stage.NO_FOOTAGE,
}
