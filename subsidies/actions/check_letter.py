"""Whether a letter says what it has to; asked when it is drafted, and of its amount again on approval."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from civic.refusals import Refused
from subsidies.models import ChangeRequest, GrantApplication
from subsidies.queries.case import Case, facts_of
from subsidies.queries.letter_facts import money_of, newest_change
from subsidies.rules.checks import missing
from subsidies.rules.letters import LETTER_RULES, Basis, LetterRule, limit_of
from subsidies.rules.questions import Question
from subsidies.rules.reasons_letters import LetterReason
from subsidies.rules.report_checks import checks_for
from subsidies.rules.stages import Act


@dataclass(frozen=True, slots=True)
class Draft:
    """What a letter is to say; `due_on` is the last day for what its rule says (`LetterRule.due`)."""

    act: Act
    amount_yen: int | None = None
    reason: str = ""
    file_note: str = ""
    conditions: str = ""
    due_on: date | None = None
    remarks: Mapping[Question, str] = field(default_factory=dict)


def check_letter(case: Case, draft: Draft) -> None:
    rule = LETTER_RULES[draft.act]
    check_request(case.application, draft.act)
    check_amount(case, draft.act, draft.amount_yen)
    if rule.needs_reason and not draft.reason:
        raise Refused(LetterReason.REASON_MISSING, act=draft.act.label)
    _check_lacking(case, draft, rule)
    _check_remarks(case, draft, rule)
    if draft.due_on is not None and draft.due_on < case.on:
        raise Refused(LetterReason.DUE_IN_PAST)


def check_amount(case: Case, act: Act, yen: int | None) -> None:
    """Against the sum that everybody sees."""
    money = money_of(case)
    limit = limit_of(act, money)
    if limit is None:
        if yen is not None:
            raise Refused(LetterReason.NO_AMOUNT_HERE, act=act.label)
        return
    if act is Act.REVOKE and money.is_paid and yen is None:
        raise Refused(LetterReason.REPAYMENT_UNSAID)
    basis = LETTER_RULES[act].amount
    if (yen is None and basis is not Basis.PAID) or (yen == 0 and basis is Basis.PLAN):
        raise Refused(LetterReason.AMOUNT_MISSING, act=act.label)
    if (yen or 0) > limit:
        raise Refused(LetterReason.AMOUNT_TOO_LARGE, yen=f"{yen:,}", limit=f"{limit:,}")


def check_request(application: GrantApplication, act: Act) -> None:
    """A change is not approved as a cancellation, nor the other way round."""
    wanted = _REQUESTS.get(act)
    if wanted is None:
        return
    request = newest_change(application)
    if request is None or request.kind != wanted:
        said = request.get_kind_display() if request else "ありません"
        raise Refused(LetterReason.OTHER_REQUEST, request=said, act=act.label)


def _check_lacking(case: Case, draft: Draft, rule: LetterRule) -> None:
    if not rule.needs_checks or draft.file_note:
        return
    act = Act.REPORT if draft.act is Act.SETTLE else Act.APPLY
    if lacking := missing(checks_for(act, facts_of(case, act))):
        raise Refused(LetterReason.LACKING, count=str(len(lacking)), first=lacking[0].sentence)


def _check_remarks(case: Case, draft: Draft, rule: LetterRule) -> None:
    if not rule.needs_remarks:
        return
    if not draft.remarks:
        raise Refused(LetterReason.REMARKS_MISSING)
    pages = pages_of(case.application, draft.act)
    for question in draft.remarks:
        if question not in pages:
            raise Refused(LetterReason.NOT_ITS_PAGE, page=question.heading)


def pages_of(application: GrantApplication, act: Act) -> tuple[Question, ...]:
    """Which pages a 補正依頼 of this kind may speak of."""
    form = application.form
    return form.report if act is Act.RETURN_REPORT else form.plan


_REQUESTS = {
    Act.APPROVE_CHANGE: ChangeRequest.Kind.CHANGE,
    Act.APPROVE_CANCELLATION: ChangeRequest.Kind.CANCEL,
}
