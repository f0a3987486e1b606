"""A form whose time is over, opened by its address: why not, and back to where the rest is."""

import pytest
from django.urls import reverse

from disclosures.rules.stages import Outcome, Stage
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import (
    ComplaintFactory,
    DecisionFactory,
    IncidentFactory,
    InquiryFactory,
    ProvisionFactory,
)
from tests.web.pages import source, text


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def led_back(browser, address, words) -> str:
    """The page on which they land; it tells them why."""
    answer = browser.get(address, follow=True)
    assert len(answer.redirect_chain) == 1, answer.redirect_chain
    assert words in text(answer)
    return answer.redirect_chain[0][0]


@pytest.fixture
def given(town):
    inquiry = InquiryFactory(association=town.home, stage=Stage.PROVIDED)
    return ProvisionFactory(
        decision=DecisionFactory(inquiry=inquiry), handed_by=town.sato, witness=town.tanaka
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("inquiry_place", "今「提供した」なので"),
        ("inquiry_footage", "今「提供した」なので"),
        ("inquiry_decide", "今「提供した」なので"),
        ("inquiry_withdraw", "今「提供した」なので"),
        ("provision_new", "すでに渡してあります"),
    ],
)
def test_what_was_given_is_asked_no_more(sato, town, given, name, words):
    inquiry = given.decision.inquiry_id

    assert led_back(sato, at(town, name, inquiry), words) == at(town, "inquiry", inquiry)


@pytest.mark.parametrize("name", ["inquiry_document", "inquiry_identity", "inquiry_close"])
def test_a_closed_inquiry_takes_nothing_more(sato, town, name):
    closed = InquiryFactory(
        association=town.home, stage=Stage.CLOSED, closed_at=NOW, closed_by=town.sato,
        papers_until=TODAY, identity_until=TODAY,
    )  # fmt: skip

    led_back(sato, at(town, name, closed.pk), "今「完了」なので")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("viewing_new", "「見せる」または「提供する」という決定がありません"),
        ("copies", "「提供する」という決定がありません"),
        ("provision_new", "「提供する」という決定がありません"),
    ],
)
def test_without_the_decision_there_is_nothing_to_show_or_give(sato, town, name, words):
    refused = InquiryFactory(association=town.home, stage=Stage.REFUSED)
    DecisionFactory(inquiry=refused, outcome=Outcome.REFUSE, ground="")
    undecided = InquiryFactory(association=town.home)

    led_back(sato, at(town, name, refused.pk), words)
    led_back(sato, at(town, name, undecided.pk), words)


def test_after_the_hand_over_nobody_is_sent_for_footage_or_to_copy(sato, town, given):
    page = source(sato.get(at(town, "inquiry", given.decision.inquiry_id)))
    copies = source(sato.get(at(town, "copies", given.decision.inquiry_id)))

    assert "相手を確かめたことを記録する" not in page
    assert "文書を記録する" in page
    assert "選んだ映像の写しを作る" not in copies
    assert at(town, "provision_new", given.decision.inquiry_id) not in copies


def test_an_answered_complaint_is_not_answered_again(sato, town):
    answered = ComplaintFactory(
        association=town.home, answer="映りません。", answered_at=NOW, answered_by=town.sato
    )

    led_back(sato, at(town, "complaint_answer", answered.pk), "すでに答えてあります")
    assert sato.get(at(town, "complaint_remedy", answered.pk)).status_code == 200


@pytest.mark.parametrize("name", ["incident_items", "incident_tell", "incident_close"])
def test_an_ended_incident_takes_nothing_more(sato, town, name):
    ended = IncidentFactory(association=town.home, closed_at=NOW, closed_by=town.sato)

    led_back(sato, at(town, name, ended.pk), "すでに終えてあります")


def test_a_corrected_row_is_not_corrected_again(sato, town, given):
    ProvisionFactory(
        decision=given.decision, corrects=given, correction_reason="番号の書きまちがい",
        handed_by=town.sato, witness=town.tanaka,
    )  # fmt: skip

    led_back(sato, at(town, "provision_correct", given.pk), "すでに訂正した記録があります")


@pytest.mark.parametrize(("kind", "count"), [("OTHER", "2 / 2"), ("POLICE", "2 / 4")])
def test_the_pages_are_counted_as_far_as_they_go(sato, town, kind, count):
    assert count in text(sato.get(at(town, "inquiry_asker", kind)))
