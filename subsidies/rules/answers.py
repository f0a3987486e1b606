"""Which columns a page of the application fills, and what is plainly wrong with an answer."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from civic.refusals import Refused
from civic.wareki import wareki
from subsidies.rules.questions import Question
from subsidies.rules.reasons_application import ApplicationReason

COLUMNS: dict[Question, tuple[str, ...]] = {
    Question.PURPOSE: ("purpose",),
    Question.POLICE: ("police_consulted_on", "police_advice"),
    Question.OTHER_SUBSIDY: ("other_subsidy_name", "other_subsidy_yen"),
    Question.SCHEDULE: ("planned_start_on", "planned_end_on"),
    Question.AGREEMENT: ("resolution",),
    Question.CONTACT: ("contact_name", "contact_phone"),
    Question.AMOUNT: ("requested_yen",),
    Question.CONTRACT: ("contracted_on", "started_on"),
    Question.COMPLETION: ("completed_on", "costs_paid_on"),
}
DAYS_OF_WORK = (*COLUMNS[Question.CONTRACT], *COLUMNS[Question.COMPLETION])
_PAST = {
    "police_consulted_on": "警察に相談した日",
    "contracted_on": "契約した日",
    "started_on": "着手した日",
    "completed_on": "設置が終わった日",
    "costs_paid_on": "業者に支払いを終えた日",
}


# A later day beside the earlier one, and what is said when they stand the other way round.
_IN_ORDER = (
    ("contracted_on", "started_on", ApplicationReason.STARTED_BEFORE_CONTRACT),
    ("contracted_on", "costs_paid_on", ApplicationReason.PAID_BEFORE_CONTRACT),
    ("contracted_on", "completed_on", ApplicationReason.COMPLETED_BEFORE_CONTRACT),
    ("started_on", "completed_on", ApplicationReason.COMPLETED_BEFORE_START),
)


def problems(
    values: Mapping[str, Any],
    *,
    known: Mapping[str, Any] | None = None,
    today: date,
    decided_on: date | None,
    bars_early: bool,
    unverified: Collection[str] = (),
) -> Iterator[Refused]:
    """`known`: days that other pages hold; `decided_on`: of the 交付決定; `bars_early`: the programme bars a contract before it.

    `unverified`: what the city has not published of the programme.
    """
    for name, label in _PAST.items():
        day = values.get(name)
        if day is not None and day > today:
            yield Refused(ApplicationReason.DAY_IN_FUTURE, label=label).beside(name)
    contracted = values.get("contracted_on")
    if bars_early and decided_on and contracted and contracted < decided_on:
        yield Refused(
            ApplicationReason.CONTRACT_TOO_EARLY,
            contracted=wareki(contracted),
            decided=wareki(decided_on),
            unverified="（未確認）" if "bars_contract_before_decision" in unverified else "",
        ).beside("contracted_on")
    yield from _out_of_order(values, {**(known or {}), **values})


def _out_of_order(values: Mapping[str, Any], days: Mapping[str, Any]) -> Iterator[Refused]:
    """Told at the later day where this page asks for it."""
    for first, then, reason in _IN_ORDER:
        if not {first, then} & set(values):
            continue
        earlier, later = days.get(first), days.get(then)
        if earlier and later and later < earlier:
            told = Refused(reason, earlier=wareki(earlier), later=wareki(later))
            yield told.beside(then if then in values else first)
