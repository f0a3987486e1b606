"""The same step for many applications: each on its own, so that one refusal stops no other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError

from associations.models import User
from civic.refusals import Refused
from subsidies.actions.approve_letter import approve_letter
from subsidies.actions.check_letter import Draft, check_letter
from subsidies.actions.draft_letter import draft_letter, require_draftable
from subsidies.actions.record_payment import record_payment
from subsidies.models import GrantApplication, Letter
from subsidies.queries.case import case_of
from subsidies.queries.letter_facts import money_of
from subsidies.rules.letters import LETTER_RULES, limit_of
from subsidies.rules.stages import Act


@dataclass(frozen=True, slots=True)
class Outcome:
    """`refusal` empty: done. `yen`: what the letter names, or what was paid."""

    application: GrantApplication
    yen: int | None = None
    letter: Letter | None = None
    refusal: str = ""


def preview_drafts(
    applications: Sequence[GrantApplication], *, act: Act, reason: str, on: date
) -> list[Outcome]:
    """What `draft_many` would do; nothing is written."""

    def would(application: GrantApplication) -> Outcome:
        draft = _draft(application, act, reason, on)
        require_draftable(application, act)
        check_letter(case_of(application, on), draft)
        return Outcome(application, draft.amount_yen)

    return [_each(application, would) for application in applications]


def draft_many(
    applications: Iterable[GrantApplication],
    *,
    act: Act,
    reason: str,
    on: date,
    by: User,
    at: datetime,
) -> list[Outcome]:
    """The whole computed amount for each."""

    def write(application: GrantApplication) -> Outcome:
        draft = _draft(application, act, reason, on)
        letter = draft_letter(application=application, draft=draft, by=by, at=at)
        return Outcome(application, letter.amount_yen, letter)

    return [_each(application, write) for application in applications]


def approve_many(
    letters: Iterable[Letter], *, address: str, by: User, at: datetime
) -> list[Outcome]:
    def send(letter: Letter) -> Outcome:
        sent = approve_letter(letter=letter, address=address, by=by, at=at)
        return Outcome(sent.application, sent.amount_yen, sent)

    return [
        _each(letter.application, lambda _a, letter=letter: send(letter))  # type: ignore[misc]
        for letter in letters
    ]


def pay_many(
    applications: Iterable[GrantApplication], *, paid_on: date, by: User, at: datetime
) -> list[Outcome]:
    def pay(application: GrantApplication) -> Outcome:
        record_payment(application=application, paid_on=paid_on, by=by, at=at)
        return Outcome(application, application.settled_yen)

    return [_each(application, pay) for application in applications]


def _draft(application: GrantApplication, act: Act, reason: str, on: date) -> Draft:
    amount = limit_of(act, money_of(case_of(application, on)))
    if LETTER_RULES[act].needs_reason:
        return Draft(act, amount_yen=amount, reason=reason)
    return Draft(act, amount_yen=amount, file_note=reason)


def _each(application: GrantApplication, work: Callable[[GrantApplication], Outcome]) -> Outcome:
    try:
        return work(application)
    except Refused as refusal:
        return Outcome(application, refusal=str(refusal))
    except ValidationError as problem:
        return Outcome(application, refusal=" ".join(problem.messages))
