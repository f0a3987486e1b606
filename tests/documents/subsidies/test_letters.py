"""The city's letters: to whom, about what, how much; and nothing that nobody wrote."""

import json
from datetime import date

import pytest

from subsidies.documents import letter_parts
from subsidies.documents.letters import FORMS, build_letter, render_letter
from subsidies.models import Letter
from subsidies.rules.letters import LETTER_RULES
from subsidies.rules.stages import MOVES, Act, Actor
from tests.documents import pdf
from tests.documents.subsidies import scene
from tests.factories.subsidies import LetterFactory, RemarkFactory

pytestmark = pytest.mark.django_db
TITLES = {
    Act.SELECT: "補助金の内示について（通知）",
    Act.LEAVE_OUT: "事前協議の結果について（通知）",
    Act.RETURN_CONSULTATION: "事前協議書の補正について（依頼）",
    Act.RETURN_APPLICATION: "交付申請書の補正について（依頼）",
    Act.RETURN_REPORT: "実績報告書の補正について（依頼）",
    Act.REJECT: "補助金不交付決定通知書",
    Act.DECIDE: "補助金交付決定通知書",
    Act.APPROVE_CHANGE: "補助事業変更承認通知書",
    Act.DENY_CHANGE: "補助事業変更・中止不承認通知書",
    Act.APPROVE_CANCELLATION: "補助事業中止承認通知書",
    Act.SETTLE: "補助金の額の確定通知書",
    Act.APPROVE_DISPOSAL: "財産処分承認通知書",
    Act.DENY_DISPOSAL: "財産処分不承認通知書",
    Act.REVOKE: "補助金交付決定取消通知書兼返還命令書",
}


def build(letter: Letter, number: int | None = 12) -> dict:
    return build_letter(letter, scene.fresh(letter.application), number=number, on=scene.ON)


def labels(context: dict) -> list[str]:
    return [row["label"] for row in context["forms"][0]["rows"]]


def test_every_letter_that_is_approved_has_a_form():
    assert set(FORMS) == {act for act, move in MOVES.items() if move.actor is Actor.APPROVER}


@pytest.mark.parametrize(("act", "title"), TITLES.items())
def test_each_letter_goes_to_the_chair_under_its_number_with_its_reason(act, title):
    letter = LetterFactory(
        application=scene.through(), act=act, amount_yen=123_000, reason="審査の結果です。"
    )
    context = build(letter)
    assert json.loads(json.dumps(context)) == context
    paper = render_letter(context)
    text = pdf.text_of(paper)
    wanted = (
        title,
        "会長髙﨑邊子様",
        "第１２号",
        "令和８年１１月２３日",
        "下関市長",
        "審査の結果です。",
    )
    assert [words for words in wanted if words not in text] == []
    assert pdf.pages_of(paper) == 1
    assert pdf.is_tagged(paper)
    assert all(font.is_embedded for font in pdf.fonts_of(paper))


def test_who_stayed_silent_reads_of_no_selection():
    letter = LetterFactory(
        application=scene.through(), act=Act.LEAVE_OUT, amount_yen=None,
        reason="期限までに交付の申請がありませんでした。",
    )  # fmt: skip
    context = build(letter)
    assert "選考" not in json.dumps(context, ensure_ascii=False)
    assert labels(context)[0] == "理由"


def test_a_decision_shows_the_sum_and_only_the_conditions_that_were_written():
    made = scene.application()
    letter = LetterFactory(application=made, conditions="")
    assert "条件" not in labels(build(letter))
    letter.conditions = "管理運用規程を守ること。"
    context = build(letter)
    assert "条件" in labels(context)
    text = pdf.text_of(render_letter(context))
    for words in ("３００，０００", "管理運用規程を守ること。", "3分の2をかけた額", "300,666"):
        assert words in text


def test_a_decision_names_the_day_by_which_to_report_only_where_one_is_set():
    letter = LetterFactory(application=scene.application())
    assert "実績報告の期限" not in labels(build(letter))
    letter.due_on = date(2027, 2, 26)
    row = next(row for row in build(letter)["forms"][0]["rows"] if row["label"] == "実績報告の期限")
    assert row["value"] == "令和９年２月２６日"


def test_what_is_to_be_mended_stands_by_page_in_the_order_of_the_pages():
    letter = LetterFactory(
        application=scene.application(),
        act=Act.RETURN_APPLICATION,
        amount_yen=None,
        due_on=date(2026, 12, 11),
    )
    RemarkFactory(letter=letter, question="costs", text="見積書と合いません。")
    RemarkFactory(letter=letter, question="purpose", text="くわしく書いてください。")
    context = build(letter)
    rows = [
        [cell["value"] for cell in row["cells"]] for row in context["forms"][0]["tables"][0]["rows"]
    ]
    assert rows == [
        ["設置する理由", "くわしく書いてください。"],
        ["費用の見積り", "見積書と合いません。"],
    ]
    assert context["forms"][0]["rows"][-1]["value"] == "令和８年１２月１１日"


def test_a_settlement_names_what_is_not_paid_of_the_decision():
    letter = LetterFactory(application=scene.through(), act=Act.SETTLE, amount_yen=280_000)
    rows = {row["label"]: row["value"] for row in build(letter)["forms"][0]["rows"]}
    assert rows["決定額との差"] == "金　２０，０００　円"
    assert rows["交付決定"] == "令和８年１１月２３日　第７号"


def test_a_draft_has_neither_number_nor_check_number():
    context = build(LetterFactory(application=scene.application()), number=None)
    assert context["forms"][0]["number"] == "第　　　号"
    assert context["paper"]["check_number"] == ""


def test_a_letter_takes_conditions_exactly_where_its_form_prints_them():
    printing = {act for act, form in FORMS.items() if letter_parts.CONDITIONS in form.fields}

    assert {act for act, rule in LETTER_RULES.items() if rule.prints_conditions} == printing
