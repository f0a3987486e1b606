"""What the desk asks of the database: the right rows, in a number of queries that never grows."""

from datetime import timedelta

import pytest

from disclosures.models import Inquiry
from disclosures.queries.desk import desk_rows, found
from disclosures.queries.footage_state import footage_state
from disclosures.queries.inquiry_duties import inquiry_duties
from disclosures.queries.inquiry_page import inquiry_page
from disclosures.queries.who_may_act import who_may_act
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.next_step import Step
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Outcome, Stage
from retention.models.footage import Stage as FileStage
from tests.actions.disclosures.desk import FROM, card_in, footage_at, inquiry_at
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import (
    DecisionFactory,
    DeputyFactory,
    ProvisionFactory,
    RescueTaskFactory,
)
from tests.factories.handling import HandlingPermitFactory
from tests.factories.media import MediumFactory


def duties(town):
    return list(inquiry_duties(town.home.pk, TODAY))


def test_what_is_kept_tells_how_long(town, house):
    footage_at(house)
    state = footage_state(inquiry_at(town, house), NOW)

    (camera,) = state.cameras
    assert (camera.files.kept, camera.files.first_night) == (1, TODAY + timedelta(days=4))
    assert (state.may_be_held, state.nothing_left) == (True, False)


def test_what_was_erased_is_no_longer_there(town, house):
    footage_at(house, stage=FileStage.ERASED)
    state = footage_state(inquiry_at(town, house), NOW)

    assert (state.kept, state.gone, state.may_be_held) == (0, 1, False)
    assert state.nothing_left


def test_footage_of_today_may_still_be_found(town, house):
    inquiry = inquiry_at(town, house, from_at=NOW - timedelta(hours=2), to_at=NOW)

    assert footage_state(inquiry, NOW).may_be_held


def test_a_card_is_there_until_its_loop_comes_round(town, house):
    card_in(house, town, oldest_frame_at=NOW - timedelta(days=5), newest_frame_at=NOW)
    (card,) = footage_state(inquiry_at(town, house), NOW).recorders

    assert (card.over_at, card.is_likely_gone) == (FROM + timedelta(days=5), False)


def test_a_card_of_two_days_has_likely_gone_round(town, house):
    card_in(house, town, oldest_frame_at=NOW - timedelta(days=2), newest_frame_at=NOW)
    (card,) = footage_state(inquiry_at(town, house), NOW).recorders

    assert card.is_likely_gone


def test_a_card_found_overwritten_leaves_only_the_answer_that_there_is_nothing(town, house):
    footage_at(house, stage=FileStage.ERASED)
    inquiry = inquiry_at(town, house)
    RescueTaskFactory(
        inquiry=inquiry, recorder=card_in(house, town),
        ending="GONE", finished_at=NOW, finished_by=town.sato,
    )  # fmt: skip

    assert footage_state(inquiry, NOW).nothing_left
    assert inquiry_page(inquiry, NOW).step is Step.DECIDE


def test_who_decides_who_handles_and_who_keeps_the_card(town, house):
    card = card_in(house, town)
    MediumFactory(association=town.home)
    DeputyFactory(association=town.home, user=town.tanaka, named_by=town.sato)
    HandlingPermitFactory(association=town.home, handler=town.tanaka)

    who = who_may_act(town.home.pk, [card.pk], NOW)

    assert [each.user for each in who.deciders] == [town.sato, town.tanaka]
    assert [(each.user, each.has_permit) for each in who.handlers] == [(town.tanaka, True)]


def test_nobody_of_another_association_is_called(town):
    DeputyFactory(association=town.home, user=town.tanaka, named_by=town.sato)

    assert [each.user for each in who_may_act(town.away.pk, [], NOW).deciders] == [town.yamamoto]


def test_the_desk_finds_by_name_number_and_place(town):
    inquiry = inquiry_at(town)
    inquiry_at(town, agency="", requester="別の人", document_number="", spot="")

    for words in ("見本警察", "第123", "集会所"):
        assert [each.pk for each in found(Inquiry.objects.all(), words)] == [inquiry.pk]


def test_the_nearest_deadline_of_an_inquiry_stands_on_the_desk(town):
    task = RescueTaskFactory(inquiry=inquiry_at(town))
    RescueTaskFactory(inquiry=task.inquiry, due_at=task.due_at + timedelta(days=1))

    (row,) = desk_rows(Inquiry.objects.all())

    assert row.rescue_due_at == task.due_at


@pytest.mark.parametrize("count", [1, 5])
def test_queries_do_not_grow(town, house, count, django_assert_num_queries):
    footage_at(house)
    for _ in range(count):
        inquiry = inquiry_at(town, house)
        RescueTaskFactory(inquiry=inquiry)
        ProvisionFactory(decision=DecisionFactory(inquiry=inquiry_at(town, stage=Stage.PROVIDED)))
        card_in(house, town, oldest_frame_at=NOW - timedelta(days=5), newest_frame_at=NOW)
    inquiry = Inquiry.objects.select_related("hold").get(pk=inquiry.pk)

    with django_assert_num_queries(4):
        desk_rows(Inquiry.objects.all())
    with django_assert_num_queries(7):
        duties(town)
    with django_assert_num_queries(5):
        footage_state(inquiry, NOW)
    with django_assert_num_queries(5):
        who_may_act(town.home.pk, [], NOW)


def test_what_is_missing_is_told_before_the_decision(town, house):
    page = inquiry_page(inquiry_at(town, house, document_number=""), NOW)

    assert [each.reason for each in page.missing] == [InquiryReason.DOCUMENT_MISSING]


def test_a_rescue_comes_before_all_other_duties(town):
    task = RescueTaskFactory(inquiry=inquiry_at(town))

    rescue = duties(town)[0]

    assert rescue.is_pressing
    assert rescue.due_on == task.due_at.date()
    assert task.recorder.name in rescue.title


def test_what_is_not_held_yet_is_pressing_and_a_refusal_is_not(town):
    inquiry_at(town)
    inquiry_at(town, kind=InquiryKind.OTHER)

    assert [each.is_pressing for each in duties(town)] == [True, False]


def test_a_reply_is_asked_for_by_its_day(town):
    inquiry_at(town, kind=InquiryKind.OTHER, reply_due_on=TODAY)

    assert [each.due_on for each in duties(town)] == [TODAY]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"document_number": ""}, "捜査関係事項照会書が、まだ届いていません"),
        ({"arrival": "FAX", "original_on": None}, "原本が、まだ届いていません"),
    ],
)
def test_papers_are_chased(town, facts, words):
    inquiry_at(town, stage=Stage.ALLOWED, **facts)

    assert words in duties(town)[0].title


def test_what_was_given_is_asked_after(town):
    decision = DecisionFactory(inquiry=inquiry_at(town, stage=Stage.PROVIDED), outcome=Outcome.GIVE)
    ProvisionFactory(decision=decision)

    assert "返却・廃棄" in duties(town)[0].title


def test_of_what_was_refused_nothing_is_chased_but_its_end(town):
    inquiry_at(town, stage=Stage.REFUSED, arrival="FAX", original_on=None)

    (duty,) = duties(town)
    assert duty.title.endswith("完了にできます")
