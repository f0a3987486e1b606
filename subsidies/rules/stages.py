"""The stages of an application, who may move it by which act, and nothing else (domain §2.2)."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    DRAFT = "DRAFT"
    CONSULTED = "CONSULTED"
    CONSULTATION_RETURNED = "CONSULTATION_RETURNED"
    NOT_SELECTED = "NOT_SELECTED"
    SELECTED = "SELECTED"
    APPLIED = "APPLIED"
    RETURNED = "RETURNED"
    WITHDRAWN = "WITHDRAWN"
    REJECTED = "REJECTED"
    DECIDED = "DECIDED"
    STARTED = "STARTED"
    CHANGE_REQUESTED = "CHANGE_REQUESTED"
    CANCELLED = "CANCELLED"
    REPORTED = "REPORTED"
    REPORT_RETURNED = "REPORT_RETURNED"
    SETTLED = "SETTLED"
    CLAIMED = "CLAIMED"
    HOLDING = "HOLDING"
    DISPOSAL_REQUESTED = "DISPOSAL_REQUESTED"
    REVOKED = "REVOKED"
    REPAYMENT_ORDERED = "REPAYMENT_ORDERED"
    REPAID = "REPAID"
    DISPOSED = "DISPOSED"
    RELEASED = "RELEASED"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_over(self) -> bool:
        return self in OVER

    @property
    def is_with_city(self) -> bool:
        """The city's clock runs."""
        return self in WITH_CITY


class Actor(StrEnum):
    """`APPROVER` approves what somebody else of the city has drafted."""

    OFFICER = "OFFICER"
    REVIEWER = "REVIEWER"
    APPROVER = "APPROVER"
    SYSTEM = "SYSTEM"


class Act(StrEnum):
    CONSULT = "CONSULT"
    RETURN_CONSULTATION = "RETURN_CONSULTATION"
    LEAVE_OUT = "LEAVE_OUT"
    SELECT = "SELECT"
    APPLY = "APPLY"
    RETURN_APPLICATION = "RETURN_APPLICATION"
    WITHDRAW = "WITHDRAW"
    REJECT = "REJECT"
    DECIDE = "DECIDE"
    START = "START"
    REQUEST_CHANGE = "REQUEST_CHANGE"
    APPROVE_CHANGE = "APPROVE_CHANGE"
    DENY_CHANGE = "DENY_CHANGE"
    APPROVE_CANCELLATION = "APPROVE_CANCELLATION"
    REPORT = "REPORT"
    RETURN_REPORT = "RETURN_REPORT"
    SETTLE = "SETTLE"
    CLAIM = "CLAIM"
    PAY = "PAY"
    REPORT_YEAR = "REPORT_YEAR"
    REQUEST_DISPOSAL = "REQUEST_DISPOSAL"
    APPROVE_DISPOSAL = "APPROVE_DISPOSAL"
    DENY_DISPOSAL = "DENY_DISPOSAL"
    REVOKE = "REVOKE"
    RECORD_REPAYMENT = "RECORD_REPAYMENT"
    RELEASE = "RELEASE"

    @property
    def label(self) -> str:
        return _ACT_LABELS[self]


@dataclass(frozen=True, slots=True)
class Move:
    """From which stages an act may be done, by whom, and where it may lead."""

    actor: Actor
    sources: frozenset[Stage]
    targets: frozenset[Stage]


def _move(actor: Actor, sources: set[Stage], *targets: Stage) -> Move:
    return Move(actor, frozenset(sources), frozenset(targets))


_S = Stage
_GOING_ON = {_S.DECIDED, _S.STARTED}
MOVES: dict[Act, Move] = {
    Act.CONSULT: _move(Actor.OFFICER, {_S.DRAFT, _S.CONSULTATION_RETURNED}, _S.CONSULTED),
    Act.RETURN_CONSULTATION: _move(Actor.APPROVER, {_S.CONSULTED}, _S.CONSULTATION_RETURNED),
    Act.LEAVE_OUT: _move(
        Actor.APPROVER, {_S.CONSULTED, _S.CONSULTATION_RETURNED, _S.SELECTED}, _S.NOT_SELECTED
    ),
    Act.SELECT: _move(Actor.APPROVER, {_S.CONSULTED}, _S.SELECTED),
    Act.APPLY: _move(Actor.OFFICER, {_S.DRAFT, _S.SELECTED, _S.RETURNED}, _S.APPLIED),
    Act.RETURN_APPLICATION: _move(Actor.APPROVER, {_S.APPLIED}, _S.RETURNED),
    Act.WITHDRAW: _move(
        Actor.OFFICER,
        {
            _S.DRAFT, _S.CONSULTED, _S.CONSULTATION_RETURNED, _S.SELECTED, _S.APPLIED, _S.RETURNED
        },
        _S.WITHDRAWN,
    ),
    Act.REJECT: _move(Actor.APPROVER, {_S.SELECTED, _S.APPLIED, _S.RETURNED}, _S.REJECTED),
    Act.DECIDE: _move(Actor.APPROVER, {_S.APPLIED}, _S.DECIDED),
    Act.START: _move(Actor.OFFICER, {_S.DECIDED}, _S.STARTED),
    Act.REQUEST_CHANGE: _move(Actor.OFFICER, _GOING_ON, _S.CHANGE_REQUESTED),
    Act.APPROVE_CHANGE: _move(Actor.APPROVER, {_S.CHANGE_REQUESTED}, *_GOING_ON),
    Act.DENY_CHANGE: _move(Actor.APPROVER, {_S.CHANGE_REQUESTED}, *_GOING_ON),
    Act.APPROVE_CANCELLATION: _move(Actor.APPROVER, {_S.CHANGE_REQUESTED}, _S.CANCELLED),
    Act.REPORT: _move(Actor.OFFICER, {_S.STARTED, _S.REPORT_RETURNED}, _S.REPORTED),
    Act.RETURN_REPORT: _move(Actor.APPROVER, {_S.REPORTED}, _S.REPORT_RETURNED),
    Act.SETTLE: _move(Actor.APPROVER, {_S.REPORTED}, _S.SETTLED),
    Act.CLAIM: _move(Actor.OFFICER, {_S.SETTLED}, _S.CLAIMED),
    Act.PAY: _move(Actor.REVIEWER, {_S.CLAIMED}, _S.HOLDING),
    Act.REPORT_YEAR: _move(Actor.OFFICER, {_S.HOLDING}, _S.HOLDING),
    Act.REQUEST_DISPOSAL: _move(Actor.OFFICER, {_S.HOLDING}, _S.DISPOSAL_REQUESTED),
    Act.APPROVE_DISPOSAL: _move(
        Actor.APPROVER, {_S.DISPOSAL_REQUESTED}, _S.HOLDING, _S.DISPOSED, _S.REPAYMENT_ORDERED
    ),
    Act.DENY_DISPOSAL: _move(Actor.APPROVER, {_S.DISPOSAL_REQUESTED}, _S.HOLDING),
    Act.REVOKE: _move(
        Actor.APPROVER,
        {
            _S.DECIDED, _S.STARTED, _S.CHANGE_REQUESTED, _S.REPORTED, _S.REPORT_RETURNED,
            _S.SETTLED, _S.CLAIMED, _S.HOLDING, _S.DISPOSAL_REQUESTED,
        },
        _S.REVOKED,
        _S.REPAYMENT_ORDERED,
    ),
    Act.RECORD_REPAYMENT: _move(
        Actor.REVIEWER, {_S.REPAYMENT_ORDERED}, _S.REPAID, _S.HOLDING
    ),
    Act.RELEASE: _move(Actor.SYSTEM, {_S.HOLDING}, _S.RELEASED),
}  # fmt: skip
WITH_CITY = frozenset(
    {_S.CONSULTED, _S.APPLIED, _S.CHANGE_REQUESTED, _S.REPORTED, _S.CLAIMED, _S.DISPOSAL_REQUESTED}
)
OVER = frozenset(
    {
        _S.NOT_SELECTED, _S.WITHDRAWN, _S.REJECTED, _S.CANCELLED, _S.REVOKED, _S.REPAID,
        _S.DISPOSED, _S.RELEASED,
    }
)  # fmt: skip
# What the association may still write into, apart from remarks.
OPEN_FOR_PLAN = frozenset({_S.DRAFT, _S.SELECTED, _S.CONSULTATION_RETURNED, _S.RETURNED})
OPEN_FOR_REPORT = frozenset({_S.STARTED, _S.REPORT_RETURNED})
# What was paid is known from here on.
AFTER_REPORT = frozenset(
    {
        _S.REPORTED, _S.REPORT_RETURNED, _S.SETTLED, _S.CLAIMED, _S.HOLDING,
        _S.DISPOSAL_REQUESTED, _S.REPAYMENT_ORDERED, _S.REPAID, _S.DISPOSED,
        _S.RELEASED,
    }
)  # fmt: skip
# Its cameras are asked for, or subsidised: no other application may name them.
KEEPS_CAMERAS = (
    frozenset(Stage) - OVER - {_S.DRAFT, _S.CONSULTED, _S.CONSULTATION_RETURNED, _S.SELECTED}
)
CORRECTING = frozenset({_S.CONSULTATION_RETURNED, _S.RETURNED, _S.REPORT_RETURNED})


def is_allowed(act: Act, *, source: Stage, target: Stage, actor: Actor) -> bool:
    move = MOVES[act]
    return actor is move.actor and source in move.sources and target in move.targets


def acts_from(stage: Stage, actor: Actor) -> tuple[Act, ...]:
    """What this actor may do with an application that stands here."""
    return tuple(
        act for act, move in MOVES.items() if actor is move.actor and stage in move.sources
    )


_LABELS = {
    Stage.DRAFT: "準備中",
    Stage.CONSULTED: "事前協議の審査中",
    Stage.CONSULTATION_RETURNED: "事前協議の補正中",
    Stage.NOT_SELECTED: "選外",
    Stage.SELECTED: "内示",
    Stage.APPLIED: "交付申請の審査中",
    Stage.RETURNED: "交付申請の補正中",
    Stage.WITHDRAWN: "取下げ",
    Stage.REJECTED: "不交付",
    Stage.DECIDED: "交付決定",
    Stage.STARTED: "着手",
    Stage.CHANGE_REQUESTED: "変更・中止の審査中",
    Stage.CANCELLED: "中止",
    Stage.REPORTED: "実績報告の審査中",
    Stage.REPORT_RETURNED: "実績報告の補正中",
    Stage.SETTLED: "額の確定",
    Stage.CLAIMED: "支払い待ち",
    Stage.HOLDING: "管理期間",
    Stage.DISPOSAL_REQUESTED: "財産処分の審査中",
    Stage.REVOKED: "決定の取消し",
    Stage.REPAYMENT_ORDERED: "返還待ち",
    Stage.REPAID: "返還済み",
    Stage.DISPOSED: "財産処分の承認",
    Stage.RELEASED: "期間満了",
}
_ACT_LABELS = {
    Act.CONSULT: "事前協議",
    Act.RETURN_CONSULTATION: "事前協議の補正依頼",
    Act.LEAVE_OUT: "選外の通知",
    Act.SELECT: "内示",
    Act.APPLY: "交付申請",
    Act.RETURN_APPLICATION: "交付申請の補正依頼",
    Act.WITHDRAW: "取下げ",
    Act.REJECT: "不交付の決定",
    Act.DECIDE: "交付決定",
    Act.START: "着手",
    Act.REQUEST_CHANGE: "変更・中止の申請",
    Act.APPROVE_CHANGE: "変更の承認",
    Act.DENY_CHANGE: "変更・中止の不承認",
    Act.APPROVE_CANCELLATION: "中止の承認",
    Act.REPORT: "実績報告",
    Act.RETURN_REPORT: "実績報告の補正依頼",
    Act.SETTLE: "額の確定",
    Act.CLAIM: "請求",
    Act.PAY: "支払い",
    Act.REPORT_YEAR: "年次報告",
    Act.REQUEST_DISPOSAL: "財産処分の申請",
    Act.APPROVE_DISPOSAL: "財産処分の承認",
    Act.DENY_DISPOSAL: "財産処分の不承認",
    Act.REVOKE: "決定の取消し",
    Act.RECORD_REPAYMENT: "返還の記録",
    Act.RELEASE: "期間満了",
}
