"""What each letter of the city has to say before it may be sent: amount, reason, remarks."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from subsidies.rules.stages import Act, Stage


class Basis(StrEnum):
    """What the amount of a letter is measured by."""

    PLAN = "PLAN"  # the sum of the estimate, and what was asked for
    CHANGE = "CHANGE"  # what was decided, and what the change asks for: it never raises
    ACTUAL = "ACTUAL"  # the sum of what was paid, and what was decided
    PAID = "PAID"  # what the association has received: it may be asked back


@dataclass(frozen=True, slots=True)
class LetterRule:
    """`amount` None: the letter names none. `needs_checks`: what is lacking wants a note on file.

    `prints_conditions`: its form has a place for 「条件」. `due`: what its day is the last day for; empty:
    it names no day.
    """

    amount: Basis | None = None
    needs_reason: bool = False
    needs_remarks: bool = False
    needs_checks: bool = False
    prints_conditions: bool = False
    due: str = ""

    @property
    def asks_amount(self) -> bool:
        return self.amount is not None

    @property
    def may_pay_back(self) -> bool:
        return self.amount is Basis.PAID


_RETURN = LetterRule(needs_remarks=True, due="再提出の期限")
_REFUSAL = LetterRule(needs_reason=True)
_GRANT = LetterRule(Basis.PLAN, needs_checks=True, prints_conditions=True)
_PAY_BACK = "返還の期限"
LETTER_RULES: dict[Act, LetterRule] = {
    Act.RETURN_CONSULTATION: _RETURN,
    Act.RETURN_APPLICATION: _RETURN,
    Act.RETURN_REPORT: _RETURN,
    Act.LEAVE_OUT: _REFUSAL,
    Act.SELECT: _GRANT,
    Act.REJECT: _REFUSAL,
    Act.DECIDE: replace(_GRANT, due="実績報告の期限"),
    Act.APPROVE_CHANGE: LetterRule(Basis.CHANGE, prints_conditions=True),
    Act.DENY_CHANGE: _REFUSAL,
    Act.APPROVE_CANCELLATION: LetterRule(prints_conditions=True),
    Act.SETTLE: LetterRule(Basis.ACTUAL, needs_checks=True),
    Act.APPROVE_DISPOSAL: LetterRule(Basis.PAID, prints_conditions=True, due=_PAY_BACK),
    Act.DENY_DISPOSAL: _REFUSAL,
    Act.REVOKE: LetterRule(Basis.PAID, needs_reason=True, due=_PAY_BACK),
}
# What their amount binds of the budget, and what frees it again unless it was paid.
BINDING = {Act.SELECT: "内示", Act.DECIDE: "決定", Act.APPROVE_CHANGE: "決定", Act.SETTLE: "確定"}
ENDING = frozenset({Act.LEAVE_OUT, Act.REJECT, Act.APPROVE_CANCELLATION, Act.REVOKE})
# Written one by one: each names its own pages, or asks money back.
IN_BULK = frozenset(
    {Act.LEAVE_OUT, Act.SELECT, Act.REJECT, Act.DECIDE, Act.SETTLE, Act.APPROVE_CANCELLATION}
)


@dataclass(frozen=True, slots=True)
class Money:
    """Whole yen known of an application when a letter is written; None: not (yet) known.

    `asked`: what the change that waits asks for.
    """

    plan: int
    actual: int
    requested: int | None = None
    asked: int | None = None
    decided: int | None = None
    settled: int | None = None
    is_paid: bool = False
    repaid: int = 0


def limit_of(act: Act, money: Money) -> int | None:
    """The most that this letter may name; None where it names no amount."""
    basis = LETTER_RULES[act].amount
    if basis is Basis.PLAN:
        return _smallest(money.plan, money.requested)
    if basis is Basis.CHANGE:
        return _smallest(money.plan, money.decided, money.asked)
    if basis is Basis.ACTUAL:
        return _smallest(money.actual, money.decided)
    if basis is Basis.PAID:
        return (money.settled or 0) - money.repaid if money.is_paid else 0
    return None


def _smallest(computed: int, *others: int | None) -> int:
    return min([computed, *(other for other in others if other is not None)])


@dataclass(frozen=True, slots=True)
class Behind:
    """What decides where an act leads besides the act: `before` the stage before the last request,
    `under_duty` cameras of the application still within their five years, `given_up` of the request.
    """

    before: Stage | None
    amount: int
    under_duty: Collection[int] = ()
    given_up: Collection[int] = ()


def target_of(act: Act, behind: Behind) -> Stage:
    """The stage into which the approval of this letter leads."""
    if act in _BACK_TO_BEFORE:
        return behind.before or Stage.DECIDED
    if act is Act.APPROVE_DISPOSAL:
        return _after_disposal(behind)
    if act is Act.REVOKE:
        return Stage.REPAYMENT_ORDERED if behind.amount else Stage.REVOKED
    return _TARGETS[act]


def _after_disposal(behind: Behind) -> Stage:
    if behind.amount:
        return Stage.REPAYMENT_ORDERED
    return Stage.HOLDING if set(behind.under_duty) - set(behind.given_up) else Stage.DISPOSED


_BACK_TO_BEFORE = frozenset({Act.APPROVE_CHANGE, Act.DENY_CHANGE})
_TARGETS = {
    Act.RETURN_CONSULTATION: Stage.CONSULTATION_RETURNED,
    Act.RETURN_APPLICATION: Stage.RETURNED,
    Act.RETURN_REPORT: Stage.REPORT_RETURNED,
    Act.LEAVE_OUT: Stage.NOT_SELECTED,
    Act.SELECT: Stage.SELECTED,
    Act.REJECT: Stage.REJECTED,
    Act.DECIDE: Stage.DECIDED,
    Act.APPROVE_CANCELLATION: Stage.CANCELLED,
    Act.SETTLE: Stage.SETTLED,
    Act.DENY_DISPOSAL: Stage.HOLDING,
}
