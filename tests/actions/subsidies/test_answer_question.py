"""The answers of a page, and when a page is open."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from subsidies.actions.answer_question import answer_question
from subsidies.rules.questions import Question
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act, Stage
from tests.actions.refusals import last_entry, refused
from tests.factories.associations import ResolutionFactory
from tests.factories.days import NOW
from tests.factories.grants import SPENT, decided_application, whole_application
from tests.factories.subsidies import GrantApplicationFactory, LetterFactory, RemarkFactory


@pytest.fixture
def draft(town):
    return GrantApplicationFactory(association=town.home, begun_by=town.sato)


@pytest.fixture
def answer(town):
    return lambda application, question, **values: answer_question(
        application=application, question=question, values=values, by=town.sato, at=NOW
    )


def test_writes_the_columns_of_the_page_and_no_others(draft, answer):
    answer(draft, Question.PURPOSE, purpose="見通しが悪いため", requested_yen=5)

    draft.refresh_from_db()
    assert draft.purpose == "見通しが悪いため"
    assert draft.requested_yen is None
    assert last_entry().facts == {"項目": "purpose", "代理入力": False}


def test_an_answer_left_out_stays_as_it_is(draft, answer):
    answer(draft, Question.SCHEDULE, planned_start_on=date(2027, 1, 20))
    answer(draft, Question.SCHEDULE, planned_end_on=date(2027, 2, 20))

    draft.refresh_from_db()
    assert draft.planned_start_on == date(2027, 1, 20)


def test_refuses_a_plan_that_runs_backwards(draft, answer):
    with pytest.raises(ValidationError, match="完了の予定日が、着手の予定日より前"):
        answer(
            draft,
            Question.SCHEDULE,
            planned_start_on=date(2027, 2, 20),
            planned_end_on=date(2027, 1, 20),
        )


def test_refuses_a_talk_with_the_police_to_come(draft, answer):
    with refused(ApplicationReason.DAY_IN_FUTURE):
        answer(draft, Question.POLICE, police_consulted_on=date(2026, 11, 24))


def test_refuses_a_resolution_of_another_association(town, draft, answer):
    with refused(ApplicationReason.RESOLUTION_ELSEWHERE):
        answer(draft, Question.AGREEMENT, resolution=ResolutionFactory(association=town.away))


def test_refuses_a_page_while_the_city_reads(town, answer):
    application = whole_application(town.home, town.sato, stage=Stage.APPLIED)

    with refused(ApplicationReason.PAGE_CLOSED):
        answer(application, Question.PURPOSE, purpose="べつの理由")


def test_refuses_a_page_of_the_report_before_the_work_began(draft, answer):
    with refused(ApplicationReason.PAGE_CLOSED):
        answer(draft, Question.COMPLETION, completed_on=date(2026, 11, 20))


def test_a_correction_opens_only_what_the_newest_letter_names(town, answer):
    application = whole_application(town.home, town.sato, stage=Stage.RETURNED)
    older = _returned(application, town, day=10, number=1)
    RemarkFactory(letter=older, question=Question.CONTACT)
    RemarkFactory(letter=_returned(application, town, day=20, number=2), question=Question.PURPOSE)

    answer(application, Question.PURPOSE, purpose="くわしい理由")

    with refused(ApplicationReason.PAGE_CLOSED):
        answer(application, Question.CONTACT, contact_name="べつの人")


def test_the_amount_opens_with_the_costs(town, answer):
    """Or an estimate mended downwards could never be sent."""
    application = whole_application(town.home, town.sato, stage=Stage.RETURNED)
    RemarkFactory(letter=_returned(application, town, day=20, number=1), question=Question.COSTS)

    answer(application, Question.AMOUNT, requested_yen=200_000)

    application.refresh_from_db()
    assert application.requested_yen == 200_000


def test_a_contract_before_the_decision_is_refused_in_the_report_too(town, answer):
    application = decided_application(town.home, town.sato, stage=Stage.STARTED, **SPENT)

    with refused(ApplicationReason.CONTRACT_TOO_EARLY):
        answer(application, Question.CONTRACT, contracted_on=date(2026, 11, 4))


def _returned(application, town, *, day, number):
    return LetterFactory(
        application=application,
        act=Act.RETURN_APPLICATION,
        amount_yen=None,
        drafted_by=town.hayashi,
        approved_at=NOW.replace(day=day),
        approved_by=town.ono,
        number=number,
        paper_context={"papers": []},
    )
