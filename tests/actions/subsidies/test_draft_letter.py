"""起案: what a letter has to say, and when it may be written."""

from datetime import date

import pytest

from subsidies.actions.check_letter import Draft
from subsidies.actions.discard_letter import discard_letter
from subsidies.actions.draft_letter import draft_letter
from subsidies.models import ChangeRequest, Remark
from subsidies.rules.questions import Question
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_letters import LetterReason
from subsidies.rules.stages import Act, Stage
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW
from tests.factories.reviews import standing_at
from tests.factories.subsidies import LetterFactory

DECISION = Draft(Act.DECIDE, amount_yen=300_000, file_note="現地で確かめました。")


def write(application, draft, by):
    return draft_letter(application=application, draft=draft, by=by, at=NOW)


def test_a_decision_is_drafted_by_the_reviewer(town):
    application = standing_at(Stage.APPLIED)

    letter = write(application, DECISION, town.hayashi)

    assert (letter.kind, letter.amount_yen, letter.drafted_by) == (
        Act.DECIDE,
        300_000,
        town.hayashi,
    )
    assert letter.approved_at is None
    application.refresh_from_db()
    assert application.now is Stage.APPLIED
    assert last_entry().verb == "通知を起案した"


def test_the_approver_may_draft_too(town):
    assert write(standing_at(Stage.APPLIED), DECISION, town.ono).drafted_by == town.ono


def test_an_officer_may_not(town):
    application = standing_at(Stage.APPLIED, association=town.home)

    with refused(LetterReason.NOT_YOUR_POST):
        write(application, DECISION, town.sato)


def test_an_act_that_the_stage_does_not_allow(town):
    with refused(SubsidyReason.NOT_NOW):
        write(standing_at(Stage.REPORTED), DECISION, town.hayashi)


def test_one_open_draft_at_a_time(town):
    application = standing_at(Stage.APPLIED)
    first = write(application, DECISION, town.hayashi)

    with refused(LetterReason.DRAFT_OPEN):
        write(application, Draft(Act.REJECT, reason="対象外の場所です。"), town.hayashi)

    discard_letter(letter=first, by=town.ono, at=NOW)
    assert write(application, Draft(Act.REJECT, reason="対象外の場所です。"), town.hayashi)


@pytest.mark.parametrize(
    ("stage", "act"),
    [
        (Stage.CONSULTED, Act.SELECT),
        (Stage.APPLIED, Act.DECIDE),
        (Stage.CHANGE_REQUESTED, Act.APPROVE_CHANGE),
        (Stage.REPORTED, Act.SETTLE),
    ],
)
def test_not_more_than_the_computed_sum(stage, act, town):
    application = standing_at(stage)

    with refused(LetterReason.AMOUNT_TOO_LARGE):
        write(application, Draft(act, amount_yen=300_001, file_note="理由"), town.hayashi)
    with refused(LetterReason.AMOUNT_MISSING):
        write(application, Draft(act, reason="理由", file_note="理由"), town.hayashi)


def test_not_more_than_was_asked_for(town):
    application = standing_at(Stage.APPLIED, requested_yen=200_000)

    with refused(LetterReason.AMOUNT_TOO_LARGE):
        write(application, Draft(Act.DECIDE, amount_yen=200_001, file_note="理由"), town.hayashi)


def test_not_more_settled_than_decided(town):
    application = standing_at(Stage.REPORTED, decided_yen=250_000)

    with refused(LetterReason.AMOUNT_TOO_LARGE):
        write(application, Draft(Act.SETTLE, amount_yen=250_001, file_note="理由"), town.hayashi)


def test_not_more_asked_back_than_was_paid(town):
    with refused(LetterReason.AMOUNT_TOO_LARGE):
        draft = Draft(Act.REVOKE, amount_yen=300_001, reason="目的外使用")
        write(standing_at(Stage.HOLDING), draft, town.hayashi)
    with refused(LetterReason.AMOUNT_TOO_LARGE):
        draft = Draft(Act.REVOKE, amount_yen=1, reason="まだ払っていない")
        write(standing_at(Stage.STARTED), draft, town.hayashi)


def test_a_letter_without_an_amount_names_none(town):
    with refused(LetterReason.NO_AMOUNT_HERE):
        draft = Draft(Act.REJECT, amount_yen=1, reason="対象外")
        write(standing_at(Stage.APPLIED), draft, town.hayashi)


@pytest.mark.parametrize(
    ("stage", "act"),
    [
        (Stage.CONSULTED, Act.LEAVE_OUT),
        (Stage.APPLIED, Act.REJECT),
        (Stage.CHANGE_REQUESTED, Act.DENY_CHANGE),
        (Stage.DISPOSAL_REQUESTED, Act.DENY_DISPOSAL),
        (Stage.DECIDED, Act.REVOKE),
    ],
)
def test_a_refusal_gives_its_reason(stage, act, town):
    application = standing_at(stage)

    with refused(LetterReason.REASON_MISSING):
        write(application, Draft(act), town.hayashi)
    assert write(application, Draft(act, reason="理由"), town.hayashi).reason == "理由"


def test_what_is_lacking_wants_a_reason(town):
    with refused(LetterReason.LACKING):
        write(standing_at(Stage.APPLIED), Draft(Act.DECIDE, amount_yen=300_000), town.hayashi)


def test_a_return_names_its_pages(town):
    application = standing_at(Stage.APPLIED)
    with refused(LetterReason.REMARKS_MISSING):
        write(application, Draft(Act.RETURN_APPLICATION), town.hayashi)

    remarks = {Question.PURPOSE: "くわしく", Question.COSTS: "見積書と合わせて"}
    letter = write(application, Draft(Act.RETURN_APPLICATION, remarks=remarks), town.hayashi)

    assert dict(Remark.objects.filter(letter=letter).values_list("question", "text")) == remarks


def test_a_return_speaks_of_pages_of_its_own_form(town):
    draft = Draft(Act.RETURN_APPLICATION, remarks={Question.CONTRACT: "契約日"})
    with refused(LetterReason.NOT_ITS_PAGE):
        write(standing_at(Stage.APPLIED), draft, town.hayashi)


def test_the_last_day_lies_ahead(town):
    draft = Draft(
        Act.RETURN_APPLICATION, remarks={Question.PURPOSE: "x"}, due_on=date(2026, 11, 22)
    )
    with refused(LetterReason.DUE_IN_PAST):
        write(standing_at(Stage.APPLIED), draft, town.hayashi)


def test_a_change_is_not_approved_as_a_cancellation(town):
    application = standing_at(Stage.CHANGE_REQUESTED)
    with refused(LetterReason.OTHER_REQUEST):
        write(application, Draft(Act.APPROVE_CANCELLATION), town.hayashi)

    ChangeRequest.objects.update(kind="CANCEL")
    with refused(LetterReason.OTHER_REQUEST):
        write(application, Draft(Act.APPROVE_CHANGE, amount_yen=300_000), town.hayashi)
    assert write(application, Draft(Act.APPROVE_CANCELLATION), town.hayashi)


def test_a_draft_is_discarded_once(town):
    letter = write(standing_at(Stage.APPLIED), DECISION, town.hayashi)

    discarded = discard_letter(letter=letter, by=town.ono, at=NOW)

    assert (discarded.discarded_by, discarded.discarded_at) == (town.ono, NOW)
    with refused(LetterReason.ALREADY_DISCARDED):
        discard_letter(letter=letter, by=town.hayashi, at=NOW)


def test_an_officer_discards_nothing(town):
    with refused(LetterReason.NOT_YOUR_POST):
        discard_letter(letter=LetterFactory(), by=town.sato, at=NOW)
