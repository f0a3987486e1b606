"""The pages of an application as a person meets them."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from subsidies.models import CostLine
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act, Stage
from tests.documents import pdf
from tests.factories.days import NOW
from tests.factories.grants import (
    DONE,
    SPENT,
    decided_application,
    open_programme,
    planned_camera,
    reportable_application,
    whole_application,
)
from tests.factories.subsidies import (
    AttachmentFactory,
    GrantApplicationFactory,
    GrantCameraFactory,
    LetterFactory,
    ProgrammeFactory,
    RemarkFactory,
)
from tests.web.pages import refused_with, source, text


@pytest.fixture
def application(town):
    return whole_application(town.home, town.sato)


def at(application, name="grant", *args):
    return reverse(name, args=[application.association_id, application.pk, *args])


def page(application, question):
    return at(application, "grant_question", question.value)


def returned(application, town, **remarks):
    letter = LetterFactory(
        application=application,
        act=Act.RETURN_APPLICATION,
        amount_yen=None,
        drafted_by=town.hayashi,
        approved_at=NOW,
        approved_by=town.ono,
        number=1,
        paper_context={"papers": []},
        due_on=NOW.date(),
    )
    for question, sentence in remarks.items():
        RemarkFactory(letter=letter, question=question, text=sentence)
    return letter


# home


def test_home_shows_what_is_offered_and_what_is_not_verified(sato, town):
    open_programme(name="見本の補助", unverified=["cap_per_association"])

    shown = text(sato.get(reverse("subsidies", args=[town.home.pk])))

    assert "見本の補助" in shown
    assert "対象になる費用の3分の2" in shown
    assert "300,000円" in shown
    assert "未確認" in shown
    assert "交付申請の準備を始める" in shown


def test_home_leaves_out_the_examples_of_other_bodies(sato, town):
    ProgrammeFactory(name="よその補助", reference_body="よその市")

    assert "よその補助" not in text(sato.get(reverse("subsidies", args=[town.home.pk])))


def test_home_has_the_same_queries_for_one_application_and_for_five(sato, town):
    url = reverse("subsidies", args=[town.home.pk])
    whole_application(town.home, town.sato)
    sato.get(url)

    counted = _queries_of(sato, url)
    for _ in range(4):
        whole_application(town.home, town.sato, programme=open_programme())
    assert _queries_of(sato, url) == counted


def _queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def test_a_handler_reads_but_is_not_offered_the_buttons(tanaka, application):
    shown = text(tanaka.get(at(application)))

    assert "申請の準備をしています" in shown
    assert "そのほかの手続き" not in shown


# one question a page


def test_says_which_page_of_how_many(sato, application):
    assert "4 / 10" in text(sato.get(page(application, Question.COSTS)))


def test_an_older_form_has_no_police_page(sato, town):
    application = whole_application(town.home, town.sato, form_version=1)

    assert sato.get(page(application, Question.POLICE)).status_code == 404
    assert "3 / 9" in text(sato.get(page(application, Question.COSTS)))


def test_what_another_room_knows_is_offered_and_not_asked(sato, application):
    shown = source(sato.get(page(application, Question.AGREEMENT)))

    assert str(application.resolution) in shown


def test_two_cameras_cannot_stand_in_the_same_place(sato, town, application):
    keys = [f"camera_{each.pk}" for each in (
        application.grant_cameras.get().camera, planned_camera(town.home)
    )]  # fmt: skip

    answer = sato.post(page(application, Question.CAMERAS), dict.fromkeys(keys, "1"))

    assert refused_with(answer, "1番目が重なっています")


def test_more_rows_lose_nothing(sato, application):
    typed = {"rows": "5", "kind_0": "WORK", "yen_0": "12,345", "more": "more"}

    shown = source(sato.post(page(application, Question.COSTS), typed))

    assert 'value="12,345"' in shown
    assert 'name="yen_7"' in shown
    assert "エラー" not in shown


def test_costs_can_be_reckoned_without_leaving(sato, application):
    camera = application.grant_cameras.get().camera_id
    typed = {"rows": "5", "kind_0": "CAMERA", "camera_0": camera, "yen_0": "225,500円", "stay": "1"}

    answer = sato.post(page(application, Question.COSTS), typed, follow=True)

    assert "150,000円" in text(answer)
    assert CostLine.objects.get(application=application).yen == 225_500


def test_a_line_without_its_kind_is_named(sato, application):
    typed = {"rows": "5", "yen_2": "100"}

    answer = sato.post(page(application, Question.COSTS), typed)

    assert refused_with(answer, "3行目の種類を選んでください。")


def test_another_subsidy_wants_its_name_and_sum(sato, application):
    answer = sato.post(page(application, Question.OTHER_SUBSIDY), {"has_other": "yes"})

    assert refused_with(answer, "「ほかの補助の名前」を入力してください。")


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (Question.PURPOSE, {"purpose": "二つめの画面の理由です。"}),
        (Question.COSTS, {"rows": "5", "kind_0": "CAMERA", "yen_0": "123,000"}),
    ],
)
def test_a_second_screen_does_not_undo_the_first_unseen(sato, application, question, typed):
    url, kept = page(application, question), next(iter(typed.values()))
    seen = sato.get(url).context["form"]["stamp"].value()
    first = typed | {"purpose": "一つめの画面の理由です。", "yen_0": "99,000"}
    sato.post(url, first | {"stamp": seen})

    refusal = sato.post(url, typed | {"stamp": seen})

    assert "別の画面か別の方が" in text(refusal)
    assert kept in source(refusal)
    assert "99000" in stored(application) or "一つめ" in stored(application)
    again = refusal.context["form"]["stamp"].value()
    assert sato.post(url, typed | {"stamp": again}).status_code == 302
    assert "123000" in stored(application) or "二つめ" in stored(application)


def test_the_same_sent_twice_is_not_refused(sato, application):
    url = page(application, Question.PURPOSE)
    typed = {"purpose": "通学路です。", "stamp": sato.get(url).context["form"]["stamp"].value()}

    assert [sato.post(url, typed).status_code for _ in range(2)] == [302, 302]


def stored(application):
    application.refresh_from_db()
    return f"{application.purpose} {[line.yen for line in application.cost_lines.all()]}"


def test_more_than_the_reckoned_sum_is_refused(sato, application):
    answer = sato.post(page(application, Question.AMOUNT), {"requested_yen": "300,001"})

    assert refused_with(answer, "300,000円）までの額")


def photo(name="見積書.jpg"):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(out, "JPEG")
    out.seek(0)
    out.name = name
    return out


def test_good_papers_are_kept_beside_one_that_is_refused(sato, town):
    programme = open_programme(required_papers=["QUOTATION", "BYLAWS"])
    application = whole_application(town.home, town.sato, programme=programme)
    bad = io.BytesIO(b"MZ not a paper")
    bad.name = "規約.docx"

    answer = sato.post(
        page(application, Question.PAPERS), {"paper_QUOTATION": photo(), "paper_BYLAWS": bad}
    )

    assert refused_with(answer, "「規約.docx」は受け取れない種類のファイルです")
    assert "見積書.jpg" in text(answer)
    assert application.attachments.get().kind == "QUOTATION"


def test_a_paper_is_taken_out_with_its_button(sato, application):
    paper = AttachmentFactory(application=application)

    answer = sato.post(at(application, "grant_paper_remove", paper.pk), {"question": "papers"})

    assert answer.url == page(application, Question.PAPERS)
    paper.refresh_from_db()
    assert paper.removed_by is not None


def test_mending_leads_back_to_the_summary(sato, application):
    answer = sato.post(
        page(application, Question.PURPOSE) + "?from=confirm", {"purpose": "べつの理由"}
    )

    assert answer.url == at(application, "grant_confirm", "apply")


# corrections


def test_a_correction_opens_only_the_remarked_page_and_shows_the_remark(sato, town):
    application = whole_application(town.home, town.sato, stage=Stage.RETURNED)
    returned(application, town, purpose="もう少しくわしく書いてください。")

    open_page = sato.get(page(application, Question.PURPOSE))
    closed_page = sato.get(page(application, Question.CONTACT))

    assert "もう少しくわしく書いてください。" in text(open_page)
    assert "<textarea" in source(open_page)
    assert "いまは直せません" in text(closed_page)
    assert 'name="contact_name"' not in source(closed_page)
    assert "会長 佐藤 花子" in text(closed_page)


def test_a_closed_page_is_not_written(sato, town):
    application = whole_application(town.home, town.sato, stage=Stage.APPLIED)

    answer = sato.post(page(application, Question.PURPOSE), {"purpose": "べつの理由"})

    application.refresh_from_db()
    assert "では直せません" in text(answer)
    assert "べつの理由" not in application.purpose


def test_the_page_of_the_application_lists_the_remarks(sato, town):
    application = whole_application(town.home, town.sato, stage=Stage.RETURNED)
    returned(application, town, purpose="もう少しくわしく書いてください。")

    shown = text(sato.get(at(application)))

    assert "直していただくこと　1件" in shown
    assert "通知（PDF）を開く" not in shown  # no step of the table led to this letter


def test_the_next_step_is_to_mend_and_then_to_send_again(sato, town):
    application = whole_application(town.home, town.sato)
    sato.post(at(application, "grant_confirm", "apply"))
    type(application).objects.filter(pk=application.pk).update(stage=Stage.RETURNED)
    application.refresh_from_db()
    returned(application, town, purpose="もう少しくわしく書いてください。")

    before = text(sato.get(at(application)))
    sato.post(page(application, Question.PURPOSE), {"purpose": "くわしく書きました"})
    after = text(sato.get(at(application)))

    assert "直して出し直す" in before
    assert "直してください" in before
    assert "確かめて交付申請を出す" in after
    assert "直しました" in after


# later


def test_a_report_is_handed_in(sato, town):
    application = reportable_application(town.home, town.sato)

    answer = sato.post(at(application, "grant_confirm", "report"), follow=True)

    assert "実績報告を受け付けました" in text(answer)
    number = application.submissions.get().paper_context["paper"]["check_number"]
    assert f"照合番号 {number}" in " ".join(text(answer).split())


ACCOUNT = {
    "bank": "架空銀行", "branch": "見本支店", "account_kind": "ORDINARY", "account_number": "１２３",
    "holder": "見本町一丁目自治会", "holder_kana": "ミホンチョウイッチョウメジチカイ",
}  # fmt: skip


@pytest.fixture
def settled(town):
    return decided_application(
        town.home, town.sato, stage=Stage.SETTLED, settled_yen=300_000, **SPENT, **DONE
    )


def test_a_claim_is_looked_at_twice(sato, settled):
    url = at(settled, "grant_claim")

    second = sato.post(url, ACCOUNT)
    settled.refresh_from_db()
    assert settled.now is Stage.SETTLED
    assert "この口座に請求しますか" in text(second)

    sato.post(url, ACCOUNT | {"sure": "yes"})
    settled.refresh_from_db()
    assert settled.now is Stage.CLAIMED
    assert settled.claim.account_number == "0000123"


def test_what_follows_shows_its_paper_before_it_is_sent(sato, settled):
    url = at(settled, "grant_claim")
    assert "送る書面（PDF）を見る" in text(sato.post(url, ACCOUNT))

    paper = sato.post(url, ACCOUNT | {"preview": "yes"})

    assert paper["Content-Type"] == "application/pdf"
    words = pdf.text_of(paper.getvalue())
    assert ACCOUNT["bank"] in words
    assert settled.number not in words
    settled.refresh_from_db()
    assert settled.now is Stage.SETTLED
    assert not settled.submissions.exists()


def test_mending_on_the_second_page_loses_nothing(sato, settled):
    shown = source(sato.post(at(settled, "grant_claim"), ACCOUNT | {"mend": "yes"}))

    assert 'value="架空銀行"' in shown


def test_another_holder_is_warned_of(sato, settled):
    url, typed = at(settled, "grant_claim"), ACCOUNT | {"holder": "佐藤花子"}

    assert "団体の名前「見本町一丁目自治会」とちがいます" in text(sato.post(url, typed))
    assert refused_with(sato.post(url, typed | {"sure": "yes"}), "名義を確かめました")


def test_a_disposal_says_what_cannot_be_undone_before_it_is_asked_for(sato, town):
    application = reportable_application(town.home, town.sato)
    type(application).objects.filter(pk=application.pk).update(stage=Stage.HOLDING)
    typed = {
        "cameras": [application.grant_cameras.get().camera_id],
        "kind": "REMOVE",
        "reason": "建物を取り壊します。",
        "planned_on": "令和9年2月1日",
    }

    second = text(sato.post(at(application, "grant_disposal"), typed))
    assert "カメラに手を付けないでください" in second
    assert "令和9年2月1日" in second

    answer = sato.post(at(application, "grant_disposal"), typed | {"sure": "yes"}, follow=True)
    assert "財産処分の申請を受け付けました" in text(answer)


def test_a_page_out_of_its_time_leads_back_to_the_application(sato, application):
    names = ("grant_start", "grant_change", "grant_claim", "grant_year", "grant_disposal")
    urls = [at(application, name) for name in names]
    for url in (*urls, at(application, "grant_confirm", "report")):
        answer = sato.get(url, follow=True)

        assert answer.redirect_chain == [(at(application), 302)]
        assert "この申請はいま「準備中」なので" in text(answer)
    assert sato.get(at(application, "grant_confirm", "decide")).status_code == 404


def test_a_second_click_leads_to_the_receipt(sato, application):
    url = at(application, "grant_confirm", "apply")
    receipt = sato.post(url).url

    for answer in (sato.post(url, follow=True), sato.get(url, follow=True)):
        assert answer.redirect_chain == [(receipt, 302)]
        assert "「交付申請」は、令和8年11月23日に受け付けてあります" in text(answer)
        assert "いま「交付申請の審査中」です" in text(answer)
    assert application.submissions.count() == 1


def test_a_second_click_on_what_follows_leads_to_its_receipt(sato, town):
    application = decided_application(town.home, town.sato)
    url = at(application, "grant_change")
    typed = {
        "kind": "CANCEL",
        "before": "集会所前",
        "after": "やめる",
        "reason": "設置をやめます。",
        "sure": "yes",
    }
    receipt = sato.post(url, typed).url

    assert sato.post(url, typed).url == receipt


def test_withdrawing_wants_a_second_page(sato, application):
    url = at(application, "grant_withdraw")

    assert "元に戻せません" in text(sato.post(url))
    sato.post(url, {"sure": "yes"})

    application.refresh_from_db()
    assert application.now is Stage.WITHDRAWN


def test_a_change_names_the_cameras_that_are_given_up(sato, town):
    application = decided_application(town.home, town.sato)
    url = at(application, "grant_change")
    assert "設置をやめるカメラ" not in text(sato.get(url))
    dropped = GrantCameraFactory(application=application).camera
    typed = {"kind": "CHANGE", "given_up": [dropped.pk], "reason": "柱が使えません。"}

    assert f"{dropped.site.number}号カメラ" in text(sato.post(url, ACCOUNT))
    sato.post(url, typed | {"sure": "yes"})

    assert application.submissions.get().answers[-1]["key"] == f"change-camera-{dropped.pk}"


def test_a_year_is_reported(sato, town):
    application = reportable_application(town.home, town.sato)
    type(application).objects.filter(pk=application.pk).update(stage=Stage.HOLDING)
    typed = {
        "fiscal_year": "2026", "condition": "動いています", "provision_count": "0",
        "complaint_count": "０", "sure": "yes",
    }  # fmt: skip

    answer = sato.post(at(application, "grant_year"), typed, follow=True)

    assert "年次報告を受け付けました" in text(answer)


# what belongs to others


def test_another_association_s_application_is_not_there(yamamoto, application):
    assert yamamoto.get(at(application)).status_code == 404


def test_papers_of_another_application_are_not_there(sato, town, application):
    other = AttachmentFactory(application=GrantApplicationFactory(association=town.away))

    assert sato.get(at(application, "grant_paper", other.pk)).status_code == 404


@pytest.mark.parametrize("unverified", [True, False])
def test_what_the_city_has_not_published_is_marked_where_it_bars(sato, town, unverified):
    fields = ["required_papers", "bars_contract_before_decision"] if unverified else []
    programme = open_programme(required_papers=["QUOTATION"], unverified=fields)
    application = whole_application(town.home, town.sato, programme=programme)

    for name, *args in (("grant",), ("grant_confirm", "apply")):
        shown = " ".join(text(sato.get(at(application, name, *args))).split())
        assert ("本システムの定め 未確認" in shown) is unverified
        assert "本システムの定め" in shown


@pytest.mark.parametrize("unverified", [True, False])
def test_a_refusal_by_an_unpublished_rule_says_so(sato, town, unverified):
    fields = ["bars_contract_before_decision"] if unverified else []
    programme = open_programme(unverified=fields)
    application = decided_application(town.home, town.sato, programme=programme)
    typed = {"contracted_on": "R8.11.1", "started_on": "R8.11.12", "sure": "yes"}

    answer = sato.post(at(application, "grant_start"), typed)

    mark = "（未確認）" if unverified else ""
    assert refused_with(answer, f"補助の対象になりません{mark}。", "本システムの定め")


def test_the_own_share_goes_with_the_amount_beside_it(sato, town):
    application = whole_application(town.home, town.sato, requested_yen=200_000)

    shown = text(sato.get(at(application)))

    assert "申請額 200,000円　団体の負担は250,000円です。" in shown


def test_the_sum_of_what_was_paid_stays_after_the_report(sato, town):
    application = reportable_application(town.home, town.sato)
    application.cost_lines.filter(phase="ACTUAL").update(yen=360_000)
    sato.post(at(application, "grant_confirm", "report"))
    application.refresh_from_db()
    assert application.now is Stage.REPORTED

    shown = text(sato.get(at(application)))

    assert "精算の計算" in shown
    assert "240,000円" in shown
    assert "団体の負担は60,000円です。" in shown


@pytest.mark.parametrize(
    ("bars", "unverified", "told"),
    [
        (True, [], "契約は、交付決定の日以後でなければなりません。"),
        (True, ["bars_contract_before_decision"], "でなければなりません（未確認）。"),
        (False, [], ""),
    ],
)
def test_the_start_page_tells_what_the_programme_says_of_contracts(
    sato, town, bars, unverified, told
):
    programme = open_programme(bars_contract_before_decision=bars, unverified=unverified)
    application = decided_application(town.home, town.sato, programme=programme)

    shown = text(sato.get(at(application, "grant_start")))

    assert told in shown
    assert ("交付決定の日以後" in shown) is bars


def test_links_to_papers_stand_only_before_those_who_may_open_them(client_for, sato, town):
    application = whole_application(town.home, town.sato)
    paper = AttachmentFactory(application=application)
    link = at(application, "grant_paper", paper.pk)
    tanaka = client_for(town.tanaka)

    assert link in source(sato.get(at(application)))
    assert tanaka.get(link).status_code == 403
    assert link not in source(tanaka.get(at(application)))


def test_a_contract_before_the_decision_is_told_on_the_first_page(sato, town):
    application = decided_application(town.home, town.sato)

    answer = sato.post(
        at(application, "grant_start"), {"contracted_on": "R8.4.1", "started_on": "R8.4.2"}
    )

    assert refused_with(answer, "より前")
    assert "この日で記録しますか" not in text(answer)


def test_the_day_of_installation_is_asked_for_where_it_is_written_and_leads_back(sato, town):
    application = reportable_application(town.home, town.sato)
    site = application.grant_cameras.get().camera.site
    site.camera.installed_on = site.camera.disposal_restricted_until = None
    site.camera.save()
    grant = at(application)

    link = f"{reverse('camera_installed', args=[town.home.pk, site.pk])}?back="
    assert link in source(sato.get(grant))
    assert f'href="{grant}"' in source(sato.get(link + grant))
    assert "https://example.com" not in source(sato.get(link + "https://example.com/"))


def test_a_sum_above_the_lowered_costs_is_filled_in_anew(sato, application):
    application.requested_yen = 299_000
    application.save()
    application.cost_lines.update(yen=50_000)

    page_now = source(sato.get(page(application, Question.AMOUNT)))

    assert "前に書いた299,000円" in page_now
    assert 'value="299000"' not in page_now


def test_the_day_to_correct_by_stands_beside_the_next_step(sato, town):
    application = whole_application(town.home, town.sato, stage=Stage.RETURNED)
    returned(application, town, purpose="時間帯を書き足してください。")

    box = source(sato.get(at(application))).partition('class="next-step"')[2]

    assert "補正の期限は<strong>令和8年11月23日" in box.partition("</section>")[0]
