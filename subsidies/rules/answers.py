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
_PAST = {
    "police_consulted_on": "警察に相談した日",
    "contracted_on": "契約した日",
    "started_on": "着手した日",
    "completed_on": "設置が終わった日",
    "costs_paid_on": "業者に支払いを終えた日",
}


def problems(
    values: Mapping[str, Any],
    *,
    today: date,
    decided_on: date | None,
    bars_early: bool,
    unverified: Collection[str] = (),
) -> Iterator[Refused]:
    """`decided_on`: of the 交付決定; `bars_early`: the programme bars a contract before it.

    `unverified`: what the city has not published of the programme.
    """
    for name, label in _PAST.items():
        day = values.get(name)
        if day is not None and day > today:
            yield Refused(ApplicationReason.DAY_IN_FUTURE, label=label)
    contracted, started = values.get("contracted_on"), values.get("started_on")
    if bars_early and decided_on and contracted and contracted < decided_on:
        yield Refused(
            ApplicationReason.CONTRACT_TOO_EARLY,
            contracted=wareki(contracted),
            decided=wareki(decided_on),
            unverified="（未確認）" if "bars_contract_before_decision" in unverified else "",
        )
    if contracted and started and started < contracted:
        yield Refused(ApplicationReason.STARTED_BEFORE_CONTRACT)
