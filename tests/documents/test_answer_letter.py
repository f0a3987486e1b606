"""回答書: a refusal and 「該当する映像なし」, as they are handed over."""

from datetime import timedelta

import pytest

from disclosures.documents.answer_letter import build, render
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.stages import Outcome, Stage
from tests.documents.pdf import text_of
from tests.factories.days import NOW
from tests.factories.disclosures import DecisionFactory, DeputyFactory, InquiryFactory

pytestmark = pytest.mark.django_db


def answer(town, outcome=Outcome.REFUSE, **facts):
    inquiry = InquiryFactory(
        association=town.home,
        stage=Stage.REFUSED,
        received_by=town.tanaka,
        number=12,
        **facts,
    )
    return DecisionFactory(
        inquiry=inquiry, outcome=outcome, ground="", reason="私的な理由のため", decided_by=town.sato
    )


def rows(decision):
    return {row["label"]: row["value"] for row in build(decision)["paper"]["rows"]}


def test_a_refusal_says_why_and_names_the_four_cases(town, clock):
    context = build(answer(town, kind=InquiryKind.OTHER, agency="", requester="見本 花子"))

    assert context["paper"]["addressee"] == "見本 花子　様"
    assert context["paper"]["number"] == "第１２号"
    assert "提供も閲覧もできません" in context["paper"]["opening"]
    assert "規程6(2)" in context["notes"][0]


def test_there_is_nothing_says_so_with_place_and_time(town, clock):
    found = rows(answer(town, Outcome.NO_FOOTAGE))

    assert found["該当する映像がない理由"] == "私的な理由のため"
    assert found["求められた映像"].startswith("集会所前\n令和8年11月20日 10時00分から")
    assert found["捜査関係事項照会書"] == "見刑一第123号（令和8年11月23日）"


def test_a_deputy_signs_as_deputy(town, clock):
    decision = answer(town)
    decision.as_deputy = DeputyFactory(association=town.home, user=town.tanaka)
    labels = [row["label"] for row in build(decision)["paper"]["applicant"]]

    assert "管理責任者（代理）" in labels


def test_what_was_not_said_leaves_no_empty_row(town, clock):
    found = rows(answer(town, purpose="", document_number="", from_at=None, to_at=None, spot=""))

    assert not {"目的", "捜査関係事項照会書", "求められた映像"} & set(found)


def test_the_paper_is_one_page(town, clock):
    decision = answer(town, purpose="自転車盗の捜査のため")
    decision.decided_at = NOW - timedelta(minutes=1)
    text = text_of(render(decision))

    assert "防犯カメラの映像について（回答）" in text.replace(" ", "")
    assert "見本町一丁目自治会" in text
