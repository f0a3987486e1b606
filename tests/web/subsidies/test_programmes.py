"""The pages of programmes: what they say, what they refuse, what becomes of what was typed."""

import pytest
from django.urls import reverse

from civic.models import JournalEntry
from subsidies.actions.load_programmes import load_programmes
from subsidies.models import BudgetEntry, Programme
from subsidies.rules.terms import Selection
from tests.factories.days import NOW
from tests.factories.subsidies import (
    BudgetEntryFactory,
    GrantApplicationFactory,
    ProgrammeFactory,
    ProgrammeWindowFactory,
)
from tests.web.pages import refused_with, text

TYPED = {
    "code": "shimonoseki-r9",
    "name": "下関市防犯カメラ設置事業費補助金",
    "fiscal_year": "2027",
    "rate_numerator": "２",
    "rate_denominator": "3",
    "cap_per_association": "３００，０００円",
    "rounding_unit": "1,000",
    "rounding": "TOTAL",
    "eligible_kinds": ["NEIGHBOURHOOD"],
    "eligible_cost_kinds": ["CAMERA", "WORK"],
    "needs_consultation": "yes",
    "bars_contract_before_decision": "yes",
    "wants_annual_report": "no",
    "other_subsidy": "BARRED",
    "selection": "FIRST_COME",
    "unverified": ["selection"],
}


def plain(response) -> str:
    return " ".join(text(response).split())


@pytest.fixture
def programme(town) -> Programme:
    return ProgrammeFactory(name="見本の補助金", entered_by=town.hayashi)


def test_the_citys_own_first_and_the_examples_behind_a_link(hayashi, town):
    load_programmes(by=town.hayashi, at=NOW)
    own = plain(hayashi.get(reverse("programmes")))
    examples = plain(hayashi.get(reverse("programmes"), {"examples": 1}))

    assert "shimonoseki-r7" in own
    assert "広島市" not in own
    assert "広島市" in examples
    assert "下関市の制度ではありません" in examples
    assert "shimonoseki-r7" not in examples


def test_an_open_window_and_the_budget_are_on_the_list(hayashi, programme):
    ProgrammeWindowFactory(programme=programme)
    BudgetEntryFactory(programme=programme, yen=6_000_000)
    page = plain(hayashi.get(reverse("programmes")))
    assert "交付申請 受付中" in page
    assert "6,000,000円" in page


@pytest.mark.parametrize("count", [5, 50])
def test_the_list_asks_as_often_however_long(hayashi, count, django_assert_num_queries):
    for _each in range(count):
        ProgrammeWindowFactory(programme__entered_by__email=None)
    hayashi.get(reverse("programmes"))
    with django_assert_num_queries(LIST_QUERIES):
        assert hayashi.get(reverse("programmes")).status_code == 200


# nine of every page; the list with windows and forms, budgets, two counts
LIST_QUERIES = 15


def test_a_programme_in_words(hayashi, programme):
    programme.unverified = ["rate"]
    programme.save()
    page = plain(hayashi.get(reverse("programme", args=[programme.pk])))

    assert "補助率 対象になる経費の3分の2 未確認" in page
    assert "1団体の上限 300,000円（同じ年度の決定を合わせて） 切り捨ての単位" in page
    assert "補助額 300,000円" in page
    assert "様式第　号" in text(hayashi.get(reverse("programme", args=[programme.pk])))


def test_what_is_all_unverified_says_so_once(hayashi, programme):
    programme.unverified = ["required_papers", "report_papers"]
    programme.save()
    address = reverse("programme", args=[programme.pk])
    page = hayashi.get(address).content.decode()

    papers = page.split("書類 <span")[1].split("<h2")[0]
    assert papers.count("未確認") == 1
    assert reverse("print_letters", args=[programme.pk]) in page


def test_a_programme_is_entered_with_figures_as_people_type_them(hayashi):
    response = hayashi.post(reverse("programme_new"), TYPED)

    made = Programme.objects.get(code="shimonoseki-r9")
    assert response.url == reverse("programme", args=[made.pk])
    assert (made.cap_per_association, made.rounding_unit, made.cap_per_camera) == (
        300_000, 1000, None,
    )  # fmt: skip
    assert made.needs_consultation
    assert made.unverified == ["selection"]


def test_what_is_wrong_is_told_and_everything_else_kept(hayashi):
    response = hayashi.post(
        reverse("programme_new"), {**TYPED, "rate_numerator": "4", "name": "残る名前"}
    )

    assert refused_with(response, "補助率は、0より大きく1以下にしてください。")
    assert "残る名前" in response.content.decode()
    assert "３００，０００円" in response.content.decode()


def test_the_form_shows_what_is_there(hayashi, programme):
    page = hayashi.get(reverse("programme_edit", args=[programme.pk])).content.decode()
    assert 'value="300,000"' in page
    assert "見本の補助金" in page


def test_a_frozen_programme_says_why_it_cannot_be_changed(hayashi, programme, town):
    programme.frozen_at, programme.frozen_by = NOW, town.sato
    programme.save()
    address = reverse("programme_edit", args=[programme.pk])
    reason = "この制度には申請が出ているので、内容を変えられません。"

    page = hayashi.get(address)
    assert reason in text(page)
    assert 'name="rate_numerator"' not in page.content.decode()
    answer = hayashi.post(address, {**TYPED, "code": programme.code})
    assert refused_with(answer, reason)
    programme.refresh_from_db()
    assert programme.name == "見本の補助金"


def test_a_source_is_written_beside_a_frozen_programme(hayashi, programme, town):
    programme.frozen_at, programme.frozen_by = NOW, town.sato
    programme.unverified = ["rate"]
    programme.save()

    assert "出典と「未確認」を直す" in text(hayashi.get(reverse("programme", args=[programme.pk])))
    hayashi.post(reverse("programme_source", args=[programme.pk]), {"source": "見本要綱"})

    programme.refresh_from_db()
    assert (programme.source, programme.unverified) == ("見本要綱", [])


def test_copied_to_the_next_year(hayashi, programme):
    address = reverse("programme_copy", args=[programme.pk])
    response = hayashi.post(address, {"code": "mihon-next", "fiscal_year": "2027"})
    made = Programme.objects.get(code="mihon-next")
    assert response.url == reverse("programme", args=[made.pk])
    assert made.copied_from == programme


def test_windows_are_added_mended_and_removed(hayashi, programme):
    typed = {"kind": "EXTRA", "opens_on": "令和8年12月1日", "closes_on": "R9.1.16"}
    hayashi.post(reverse("window_new", args=[programme.pk]), typed)
    window = programme.windows.get()
    assert window.closes_on.isoformat() == "2027-01-16"

    address = reverse("window_edit", args=[programme.pk, window.pk])
    assert refused_with(
        hayashi.post(address, {**typed, "closes_on": "R8.1.16"}), "始まりの日より前になっています"
    )
    hayashi.post(reverse("window_remove", args=[programme.pk, window.pk]))
    assert not programme.windows.exists()


def test_a_window_of_another_programme_is_not_there(hayashi, programme):
    other = ProgrammeWindowFactory()
    assert hayashi.get(reverse("window_edit", args=[programme.pk, other.pk])).status_code == 404
    remove = reverse("window_remove", args=[programme.pk, other.pk])
    assert hayashi.post(remove).status_code == 404
    assert other.programme.windows.exists()


def test_form_numbers(hayashi, programme):
    address = reverse("form_title", args=[programme.pk])
    hayashi.post(address, {"kind": "F3", "number": "様式第1号（第5条関係）", "title": ""})
    assert "様式第1号（第5条関係）" in text(hayashi.get(reverse("programme", args=[programme.pk])))
    assert "様式第1号" in hayashi.get(address, {"form": "F3"}).content.decode()
    assert hayashi.get(address, {"form": "nonsense"}).status_code == 200


def test_the_budget_is_entered_and_shown(hayashi, programme):
    address = reverse("appropriate", args=[programme.pk])
    hayashi.post(address, {"direction": "more", "yen": "6,000,000", "note": "当初予算"})
    hayashi.post(address, {"direction": "less", "yen": "500000", "note": "流用"})

    page = plain(hayashi.get(reverse("budget", args=[programme.pk])))
    assert "残り 5,500,000円" in page
    assert "-500,000円" in page
    answer = hayashi.post(address, {"direction": "less", "yen": "5,500,001"})
    assert refused_with(answer, "約束した額より1円少なくなります", "本システムの定め")


def test_the_ledger_counts_each_yen_once(hayashi, programme):
    application = GrantApplicationFactory(programme=programme, decided=True)
    BudgetEntryFactory(programme=programme, yen=1_000_000)
    for kind, bound in ((BudgetEntry.Kind.SELECTION, 300_000), (BudgetEntry.Kind.DECISION, 0)):
        BudgetEntryFactory(
            programme=programme, application=application, kind=kind, yen=300_000, bound_yen=bound
        )

    page = plain(hayashi.get(reverse("budget", args=[programme.pk])))

    standing = "0円 0円 300,000円 0円 700,000円 1,000,000円"
    assert standing in page
    assert "300,000円 動きません 700,000円" in page
    assert "300,000円 -300,000円 700,000円" in page


def test_the_ledger_as_a_sheet(hayashi, programme):
    application = GrantApplicationFactory(
        programme=programme, decided=True, association__name="=cmd自治会"
    )
    BudgetEntryFactory(programme=programme, note="当初")
    BudgetEntryFactory(
        programme=programme, application=application, kind=BudgetEntry.Kind.DECISION,
        yen=300_000, bound_yen=300_000,
    )  # fmt: skip

    response = hayashi.get(reverse("budget_sheet", args=[programme.pk, "csv"]))
    first, second, third = b"".join(response.streaming_content).decode().splitlines()

    assert first.startswith("\ufeff記入した日時,種類,受付番号,団体,予算,内示,決定,確定,支払")
    assert second.endswith(f",,,6000000,,,,,0,6000000,当初,{programme.entered_by.name}")
    assert "'=cmd自治会,,,300000,,,300000,5700000" in third
    assert hayashi.get(reverse("budget_sheet", args=[programme.pk, "xlsx"])).status_code == 200
    assert hayashi.get(reverse("budget_sheet", args=[programme.pk, "pdf"])).status_code == 404
    taken = JournalEntry.objects.filter(verb="一覧を書き出した").order_by("pk")
    assert [entry.facts for entry in taken] == [
        {"一覧": "予算差引簿", "形式": kind, "行数": 2} for kind in ("csv", "xlsx")
    ]
    assert {entry.subject for entry in taken} == {f"subsidies.programme:{programme.pk}"}


def test_lots_are_drawn_and_shown(hayashi):
    programme = ProgrammeFactory(selection=Selection.LOTTERY)
    GrantApplicationFactory(programme=programme, applied=True, number="M8-777")
    hayashi.post(reverse("draw_lots", args=[programme.pk]), {"seed": "札の番号 3-17"})

    page = plain(hayashi.get(reverse("programme", args=[programme.pk])))
    assert "もとになる言葉 札の番号 3-17" in page
    assert "M8-777" in page
