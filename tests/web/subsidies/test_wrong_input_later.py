"""Wrong input after the decision: told on the first page, beside its field, with the way out."""

import pytest
from django.urls import reverse

from subsidies.models import DisposalRequest, PaymentClaim
from subsidies.rules.questions import Question
from subsidies.rules.stages import Stage
from tests.factories.grants import DONE, SPENT, decided_application, reportable_application
from tests.factories.subsidies import AnnualReportFactory
from tests.web.pages import refused_with, text

CLAIM = {
    "bank": "架空銀行", "branch": "見本支店", "account_kind": "ORDINARY", "account_number": "1234567",
    "holder": "見本町一丁目自治会", "holder_kana": "みほんちょう じちかい",
}  # fmt: skip


def at(application, name="grant", *args):
    return reverse(name, args=[application.association_id, application.pk, *args])


def errors_of(answer):
    return answer.context["form"].errors


@pytest.fixture
def holding(town):
    application = reportable_application(town.home, town.sato)
    type(application).objects.filter(pk=application.pk).update(stage=Stage.HOLDING)
    return application


@pytest.fixture
def settled(town):
    return decided_application(
        town.home, town.sato, stage=Stage.SETTLED, settled_yen=300_000, **SPENT, **DONE
    )


def test_work_before_the_contract_is_told_at_the_day_of_the_work(sato, town):
    application = decided_application(town.home, town.sato)

    answer = sato.post(
        at(application, "grant_start"),
        {"contracted_on": "令和8年11月23日", "started_on": "令和8年11月22日"},
    )

    assert refused_with(
        answer, "着手した日（令和8年11月22日）が、契約した日（令和8年11月23日）より前"
    )
    assert list(errors_of(answer)) == ["started_on"]


def test_an_end_before_the_contract_is_told_at_the_day_of_the_end(sato, town):
    application = reportable_application(town.home, town.sato)

    answer = sato.post(
        at(application, "grant_question", Question.COMPLETION.value),
        {"completed_on": "令和7年4月1日", "costs_paid_on": "令和8年11月23日"},
    )

    assert refused_with(answer, "ちがう方の日付を直してください。", "本システムの定め")
    assert list(errors_of(answer)) == ["completed_on"]


def test_too_much_after_a_change_is_told_before_the_second_page(sato, town):
    application = decided_application(town.home, town.sato)

    answer = sato.post(
        at(application, "grant_change"),
        {
            "kind": "CHANGE", "before": "電柱", "after": "自立柱", "reason": "柱がなくなります。",
            "requested_yen": "99,999,999",
        },
    )  # fmt: skip

    assert refused_with(answer, "決定の額より多くはなりません")
    assert list(errors_of(answer)) == ["requested_yen"]
    application.refresh_from_db()
    assert application.now is Stage.DECIDED


def test_looking_at_the_second_page_hands_nothing_in(sato, settled):
    answer = sato.post(at(settled, "grant_claim"), CLAIM)

    assert "この口座に請求しますか" in text(answer)
    assert not PaymentClaim.objects.exists()
    assert not settled.submissions.exists()


def test_an_account_number_of_eight_figures_is_refused(sato, settled):
    answer = sato.post(at(settled, "grant_claim"), CLAIM | {"account_number": "１２３４-５６７８"})

    assert refused_with(answer, "口座番号は7桁までです")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("みほんちょう じちかい", "ミホンチョウ ジチカイ"),
        ("ﾐﾎﾝﾁﾖｳｼﾞﾁｶｲ", "ミホンチヨウジチカイ"),
        ("ミホンチョウジチカイ", "ミホンチョウジチカイ"),
    ],
)
def test_the_reading_of_the_holder_becomes_katakana(sato, settled, typed, kept):
    answer = sato.post(at(settled, "grant_claim"), CLAIM | {"holder_kana": typed})

    assert kept in text(answer)


def test_a_holder_in_kanji_is_no_reading(sato, settled):
    answer = sato.post(at(settled, "grant_claim"), CLAIM | {"holder_kana": "見本町自治会"})

    assert refused_with(answer, "カタカナで入力してください")


def test_another_s_account_is_told_beside_the_mark(sato, settled):
    answer = sato.post(at(settled, "grant_claim"), CLAIM | {"holder": "佐藤花子"})

    assert list(errors_of(answer)) == ["holder_is_checked"]


def test_the_last_year_reported_leads_to_its_receipt_and_not_to_an_empty_page(sato, holding):
    AnnualReportFactory(application=holding, fiscal_year=2026)

    answer = sato.get(at(holding, "grant_year"), follow=True)

    assert answer.redirect_chain == [(at(holding), 302)]


def test_a_year_that_still_runs_is_said_to_run(sato, holding):
    typed = {
        "fiscal_year": "2026", "condition": "動いています", "provision_count": "0",
        "complaint_count": "0",
    }  # fmt: skip

    shown = text(sato.post(at(holding, "grant_year"), typed))

    assert "令和8年度は、令和9年3月31日まで続きます。まだ終わっていません。" in shown
    assert "1つの年度に1回だけ" in shown


@pytest.mark.parametrize(
    ("planned_on", "sentence"),
    [
        ("令和8年11月22日", "すでに行ったときは、すぐに生活安全課へ連絡してください"),
        ("令和14年4月1日", "令和14年3月31日に終わります"),
    ],
)
def test_a_day_of_disposal_that_cannot_be_is_told_at_once(sato, holding, planned_on, sentence):
    url = at(holding, "grant_disposal")
    assert "管理期間は令和14年3月31日まで" in text(sato.get(url))

    answer = sato.post(
        url,
        {
            "cameras": [holding.grant_cameras.get().camera_id], "kind": "REMOVE",
            "reason": "建物を取り壊します。", "planned_on": planned_on,
        },
    )  # fmt: skip

    assert refused_with(answer, sentence, "ガイドライン2(2)エ")
    assert list(errors_of(answer)) == ["planned_on"]
    assert not DisposalRequest.objects.exists()


def test_papers_are_attached_and_answers_written(sato, town):
    application = decided_application(town.home, town.sato, stage=Stage.STARTED)
    type(application.programme).objects.update(report_papers=["RECEIPT"])

    rows = sato.get(at(application, "grant_confirm", "report")).context["missing"]

    labels = {row["sentence"]: row["label"] for row in rows}
    assert labels["領収書の写し"] == "付ける"
    assert labels["業者への支払いを終えた日"] == "書く"
