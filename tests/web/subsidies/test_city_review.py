"""The reviewer's screen, the letters, and the steps for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from associations.models import Notice
from subsidies.models import GrantApplication, Letter, PaymentClaim, PrintBatch
from subsidies.rules.papers import PaperKind
from subsidies.rules.stages import Act, Stage
from tests.factories.civic import StoredFileFactory
from tests.factories.days import NOW
from tests.factories.reviews import funded, moved, standing_at
from tests.factories.subsidies import (
    AttachmentFactory,
    LetterFactory,
    PaymentClaimFactory,
    SubmissionFactory,
)
from tests.web.pages import refused_with, source, text


@pytest.fixture
def ono(town, client_for):
    """The approver's browser."""
    return client_for(town.ono)


def page_of(application) -> str:
    return f"/city/grants/{application.pk}/"


def test_everything_stands_on_one_screen(hayashi, town):
    application = standing_at(Stage.APPLIED, association=town.home, cameras=2)
    AttachmentFactory(application=application)

    page = text(hayashi.get(page_of(application)))

    for heading in ("要件の確認", "費用と補助額", "書類", "カメラと近隣", "補助額の計算", "判断"):
        assert heading in page
    assert "300,000円" in page
    assert "不足" in page


def test_a_correction_is_suggested_where_something_is_lacking(hayashi):
    page = source(hayashi.get(page_of(standing_at(Stage.APPLIED))))

    first = page.index("button-solid button-wide")
    assert "RETURN_APPLICATION" in page[first : first + 200]


@pytest.mark.parametrize(
    ("stage", "grant", "refusal"),
    [(Stage.CONSULTED, Act.SELECT, Act.LEAVE_OUT), (Stage.APPLIED, Act.DECIDE, Act.REJECT)],
)
def test_a_refusal_is_never_what_the_page_leads_to(stage, grant, refusal, hayashi):
    page = source(hayashi.get(page_of(standing_at(stage))))

    assert page.index(f"letters/new/{grant.value}/") < page.index(f"letters/new/{refusal.value}/")


def test_where_only_refusals_are_left_the_page_says_when_and_leads_on_first(hayashi, town):
    application = standing_at(
        Stage.SELECTED, paper_received_on=NOW.date(), selected_yen=300_000, begun_by=town.hayashi
    )

    page = source(hayashi.get(page_of(application)))

    assert "期限をすぎても提出がないときは、理由を書いて終えられます。" in page
    assert page.index("紙の申請の入力を続ける") < page.index("letters/new/LEAVE_OUT/")


def test_what_changed_since_the_last_handing_in(hayashi):
    application = standing_at(Stage.APPLIED)
    SubmissionFactory(application=application, attempt=1)
    SubmissionFactory(
        application=application,
        attempt=2,
        answers=[{"key": "purpose", "label": "理由", "value": "見通しが悪い通学路"}],
    )

    page = source(hayashi.get(page_of(application)))

    assert "<del>見通し</del>" in page
    assert "<ins>見通しが悪い通学路</ins>" in page


def test_the_same_thing_in_another_application(hayashi):
    one, other = (
        standing_at(Stage.CLAIMED, number="M8-A"),
        standing_at(Stage.CLAIMED, number="M8-B"),
    )
    same = StoredFileFactory(content=b"%PDF-1.7 the same quotation")
    AttachmentFactory(application=one, file=same)
    AttachmentFactory(application=other, file=same)
    site = one.grant_cameras.get().camera.site
    type(site).objects.filter(pk=other.grant_cameras.get().camera.site_id).update(
        town=site.town, address_line=site.address_line
    )
    PaymentClaim.objects.update(account_number="1234567")

    page = text(hayashi.get(page_of(one)))

    for what in ("同じ設置場所", "同じ口座", "同じ見積書"):
        assert what in page
    assert "M8-B" in page


def test_own_things_are_no_duplicates(hayashi):
    application = standing_at(Stage.CLAIMED)
    AttachmentFactory(application=application)

    assert "同じ" not in text(hayashi.get(page_of(application)))


def test_taking_on_shows_the_owner(hayashi):
    application = standing_at(Stage.APPLIED)

    page = text(hayashi.post(f"{page_of(application)}take-on/", follow=True))

    assert "担当 林 市子 さん" in page


def test_drafting_and_approving_is_two_peoples_work(hayashi, ono, town):
    application = standing_at(Stage.APPLIED, association=town.home)
    new = f"{page_of(application)}letters/new/DECIDE/"

    assert 'value="300000"' in source(hayashi.get(new))
    drafted = hayashi.post(
        new, {"amount_yen": "300,000", "file_note": "現地で確かめました。"}, follow=True
    )
    letter = Letter.objects.get()
    assert "承認待ち" in text(drafted)
    assert hayashi.get(f"/city/letters/{letter.pk}/approve/").status_code == 404

    seen = text(ono.get(f"/city/letters/{letter.pk}/approve/"))
    assert "予算の残りは6,000,000円から5,700,000円になります" in seen
    sent = text(ono.post(f"/city/letters/{letter.pk}/approve/", follow=True))

    assert "第1号" in sent
    application.refresh_from_db()
    assert application.now is Stage.DECIDED


def test_what_is_typed_is_kept_when_it_is_refused(hayashi):
    new = f"{page_of(standing_at(Stage.APPLIED))}letters/new/DECIDE/"

    back = hayashi.post(new, {"amount_yen": "300001", "file_note": "現地で確かめました。"})

    assert refused_with(back, "出せる額（300,000円）をこえています")
    assert "現地で確かめました。" in source(back)


def test_remarks_are_written_page_by_page(hayashi):
    application = standing_at(Stage.APPLIED)

    hayashi.post(
        f"{page_of(application)}letters/new/RETURN_APPLICATION/",
        {"remark_purpose": "くわしく", "remark_other_subsidy": "名前を書いてください"},
    )

    remarks = Letter.objects.get().remarks.order_by("pk")
    assert [each.question for each in remarks] == ["purpose", "other-subsidy"]


@pytest.mark.parametrize("act", ["CONSULT", "PAY", "nonsense"])
def test_only_letters_are_drafted(act, hayashi):
    application = standing_at(Stage.APPLIED)

    assert hayashi.get(f"{page_of(application)}letters/new/{act}/").status_code == 404


def test_the_drafter_reads_that_another_approves(ono, town):
    letter = LetterFactory(application=standing_at(Stage.APPLIED), drafted_by=town.ono)

    page = text(ono.get(f"/city/letters/{letter.pk}/"))

    assert "起案した方は承認できません" in page


def test_a_draft_is_shown_as_it_would_be_printed(hayashi):
    letter = LetterFactory(application=standing_at(Stage.APPLIED))

    paper = hayashi.get(f"/city/letters/{letter.pk}/paper/")

    assert paper.content.startswith(b"%PDF-")
    assert paper["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in paper["Content-Security-Policy"]


def test_papers_stand_side_by_side(hayashi):
    application = standing_at(Stage.APPLIED)
    first = AttachmentFactory(application=application, kind="MINUTES")
    second = AttachmentFactory(application=application)

    page = source(hayashi.get(f"{page_of(application)}papers/?left={second.pk}&right={first.pk}"))

    frames = [f"papers/{paper.pk}/" for paper in (second, first)]
    assert page.index(f'src="{page_of(application)}{frames[0]}') < page.index(
        f'src="{page_of(application)}{frames[1]}'
    )


def test_a_paper_of_another_application_is_not_served_there(hayashi):
    application, other = standing_at(Stage.APPLIED), AttachmentFactory()

    assert hayashi.get(f"{page_of(application)}papers/{other.pk}/").status_code == 404


class TestMany:
    def test_each_is_drafted_or_told_why_not(self, hayashi):
        programme = funded()
        fine = standing_at(Stage.APPLIED, programme=programme, number="M8-FINE")
        wrong = standing_at(Stage.REPORTED, programme=programme, number="M8-WRONG")
        picks = {"pick": [fine.pk, wrong.pk], "act": "DECIDE", "reason": "確かめました。"}

        preview = text(hayashi.post("/city/grants/bulk/", picks | {"preview": "1"}))
        assert "起案する申請：1件" in preview
        assert not Letter.objects.exists()

        done = text(hayashi.post("/city/grants/bulk/", picks | {"send": "1"}))

        assert "起案しました：1件、計 300,000円" in done
        assert "起案できませんでした：1件" in done
        assert "M8-WRONG" in done
        assert Letter.objects.get().application == fine

    def test_the_budget_goes_to_the_first_and_the_second_is_told(self, ono, town):
        programme = funded(500_000)
        letters = [
            LetterFactory(
                application=standing_at(Stage.APPLIED, programme=programme),
                drafted_by=town.hayashi,
            )
            for _each in range(2)
        ]

        page = ono.post("/city/letters/approve/", {"pick": [letter.pk for letter in letters]})

        assert "予算の残りは200,000円です" in text(page)
        assert [bool(each.approved_at) for each in Letter.objects.order_by("pk")] == [True, False]

    def test_claims_are_paid_on_one_day(self, hayashi):
        claimed = [standing_at(Stage.CLAIMED, number=f"M8-{n}") for n in range(3)]

        page = hayashi.post(
            "/city/payments/",
            {"pick": [each.pk for each in claimed[:2]], "paid_on": "令和8年11月23日"},
        )

        assert "支払いを記録しました：2件、計 600,000円" in text(page)
        assert GrantApplication.objects.filter(stage=Stage.HOLDING).count() == 2

    def test_a_day_ahead_is_refused_one_by_one(self, hayashi):
        claimed = standing_at(Stage.CLAIMED)

        page = hayashi.post("/city/payments/", {"pick": [claimed.pk], "paid_on": "令和8年11月24日"})

        assert "今日までの日付にしてください" in text(page)

    def test_nothing_ticked_says_what_to_do(self, hayashi, ono):
        assert "印を付けてください" in text(hayashi.get("/city/grants/bulk/?act=DECIDE"))
        assert "印を付けてください" in text(ono.get("/city/letters/approve/"))


def test_a_payment_is_recorded_with_its_account_in_sight(hayashi):
    application = standing_at(Stage.CLAIMED)
    assert PaymentClaimFactory._meta.model.objects.get().holder in text(
        hayashi.get(f"{page_of(application)}payment/")
    )

    hayashi.post(f"{page_of(application)}payment/", {"paid_on": "令和8年11月23日"})

    application.refresh_from_db()
    assert application.now is Stage.HOLDING


def test_the_home_counts_what_waits(hayashi):
    application = standing_at(Stage.APPLIED, programme=funded(review_days=1))
    moved(application, Act.APPLY, Stage.DRAFT, Stage.APPLIED, NOW.replace(month=10))
    LetterFactory(application=application)
    standing_at(Stage.CLAIMED)

    page = " ".join(text(hayashi.get("/")).split())

    for words in ("審査中の申請 1件", "承認待ちの起案 1件", "支払い待ちの請求 1件"):
        assert words in page
    assert "期限をすぎた審査 1件" in page


def test_queries_do_not_grow_with_cameras_papers_and_steps(hayashi):
    programme = funded()
    small, large = (
        standing_at(Stage.APPLIED, programme=programme, cameras=cameras) for cameras in (1, 12)
    )
    for application, times in ((small, 1), (large, 8)):
        for n in range(times):
            AttachmentFactory(application=application, file=StoredFileFactory())
            SubmissionFactory(application=application, attempt=n + 1)
            moved(application, Act.APPLY, Stage.RETURNED, Stage.APPLIED)

    def queries(application) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert hayashi.get(page_of(application)).status_code == 200
        return len(seen)

    queries(small)
    assert queries(small) == queries(large)


def test_queries_of_waiting_letters_and_claims_do_not_grow(hayashi):
    programme = funded()

    def fill(count: int) -> list[int]:
        for _each in range(count):
            LetterFactory(application=standing_at(Stage.APPLIED, programme=programme, cameras=0))
            standing_at(Stage.CLAIMED, programme=programme, cameras=0)
        found = []
        for page in ("/city/letters/", "/city/payments/"):
            with CaptureQueriesContext(connection) as seen:
                hayashi.get(page)
            found.append(len(seen))
        return found

    fill(1)
    assert fill(1) == fill(9)


def test_what_came_on_paper_is_entered_from_here(hayashi, town):
    paper = {"paper_received_on": NOW.date(), "begun_by": town.hayashi}
    application = standing_at(Stage.APPLIED, **paper)

    page = source(hayashi.get(page_of(application)))

    entry = f"/a/{application.association_id}/subsidies/{application.pk}/"
    assert f'href="{entry}"' in page
    assert hayashi.get(entry).status_code == 200


def test_what_was_approved_is_printed_in_one_batch(hayashi, ono, town):
    programme = funded()
    letters = [
        LetterFactory(
            application=standing_at(Stage.APPLIED, programme=programme), drafted_by=town.hayashi
        )
        for _each in range(2)
    ]
    ono.post("/city/letters/approve/", {"pick": [each.pk for each in letters]})

    page = hayashi.post(
        "/city/letters/print/", {"pick": [each.pk for each in letters]}, follow=True
    )

    batch = PrintBatch.objects.get()
    assert page.redirect_chain == [(f"/city/batches/{batch.pk}/", 302)]
    assert (batch.total_count, batch.ordered_by) == (2, town.hayashi)


def test_what_another_association_has_not_handed_in_is_not_compared(hayashi, town):
    one = standing_at(Stage.CLAIMED)
    draft = standing_at(Stage.DRAFT, association=town.away, number="")
    same = StoredFileFactory(content=b"%PDF-1.7 the same quotation")
    for application in (one, draft):
        AttachmentFactory(application=application, file=same)
    PaymentClaimFactory(application=draft)
    site = one.grant_cameras.get().camera.site
    type(site).objects.filter(pk=draft.grant_cameras.get().camera.site_id).update(
        town=site.town, address_line=site.address_line
    )

    page = text(hayashi.get(page_of(one)))

    assert "同じ" not in page


@pytest.mark.parametrize(
    ("stage", "told"),
    [(Stage.RETURNED, True), (Stage.REPORT_RETURNED, True), (Stage.APPLIED, False)],
)
def test_a_correction_under_way_is_told_from_what_was_handed_in(stage, told, hayashi):
    page = text(hayashi.get(page_of(standing_at(stage))))

    assert ("補正中の内容です。まだ提出されていません。" in page) is told


def test_why_one_goes_on_is_for_the_citys_file_only(hayashi, ono, client_for, town):
    application = standing_at(Stage.APPLIED, association=town.home)
    note = "課長と相談のうえ進める"
    typed = {"amount_yen": "300,000", "file_note": note}
    page = hayashi.post(f"{page_of(application)}letters/new/DECIDE/", typed, follow=True)
    letter = Letter.objects.get()
    assert note in text(page)

    ono.post(f"/city/letters/{letter.pk}/approve/", {})

    letter.refresh_from_db()
    assert letter.file_note == note
    assert letter.approved_at
    assert note not in str(letter.paper_context)
    home = f"/a/{application.association_id}/subsidies/{application.pk}/"
    assert note not in text(client_for(town.sato).get(home))


def test_the_mail_of_a_letter_leads_to_the_public_address(ono, town, settings):
    settings.PUBLIC_ADDRESS = "https://cam.example.invalid"
    letter = LetterFactory(
        application=standing_at(Stage.APPLIED, association=town.home), drafted_by=town.hayashi
    )

    ono.post(f"/city/letters/{letter.pk}/approve/", {})

    bodies = [notice.body for notice in Notice.objects.all()]
    assert any("https://cam.example.invalid/a/" in body for body in bodies)
    assert not any("testserver" in body for body in bodies)


def test_what_is_known_from_the_cameras_is_not_said_to_be_lacking(hayashi, town):
    """見本町 has a 管理責任者: the list of officers is in the house."""
    application = standing_at(Stage.APPLIED, association=town.home, cameras=1)
    application.programme.required_papers = [PaperKind.OFFICERS]
    application.programme.save()

    page = source(hayashi.get(page_of(application)))

    papers = page[page.index("付けられた書類") : page.index("カメラと近隣")]
    assert "団体と役員に登録した役員" in papers
    assert "付ける必要はありません" in papers


def test_what_passes_is_folded_below_what_is_to_be_looked_at(hayashi, town):
    page = source(hayashi.get(page_of(standing_at(Stage.APPLIED, association=town.home))))

    assert page.index("不足</td>") < page.index('class="fold"') < page.index("適合</td>")
    assert page.index("補助額の計算") < page.index("要件の確認")


def test_the_approver_reads_what_the_letter_says_above_the_button(ono):
    letter = LetterFactory(
        application=standing_at(Stage.APPLIED),
        act=Act.DECIDE,
        amount_yen=300_000,
        conditions="表示板を付けること。",
    )

    page = source(ono.get(f"/city/letters/{letter.pk}/approve/"))

    assert page.index("表示板を付けること。") < page.index("承認して通知を出す</button>")
