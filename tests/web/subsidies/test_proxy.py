"""代理入力: the city enters what came on paper, on the association's own pages."""

import pytest
from django.urls import reverse

from subsidies.models import GrantApplication
from subsidies.rules.stages import Act, Stage
from tests.factories.days import TODAY
from tests.factories.grants import open_programme, whole_application
from tests.factories.subsidies import AttachmentFactory, LetterFactory
from tests.web.pages import refused_with, source, text


@pytest.fixture
def paper(town):
    return whole_application(town.home, town.hayashi, paper_received_on=TODAY)


def at(application, name="grant", *args):
    return reverse(name, args=[application.association_id, application.pk, *args])


def test_the_city_begins_from_paper(hayashi, town):
    url = reverse("city_grant_begin", args=[town.home.pk])
    typed = {"programme": open_programme().pk, "paper_received_on": "令和8年11月20日"}

    answer = hayashi.post(url, typed)

    application = GrantApplication.objects.get()
    assert answer.url == at(application)
    assert application.begun_by == town.hayashi
    assert "代理入力" in text(hayashi.get(answer.url))


def test_a_day_before_the_window_is_refused(hayashi, town):
    url = reverse("city_grant_begin", args=[town.home.pk])
    typed = {"programme": open_programme().pk, "paper_received_on": "令和8年10月20日"}

    assert refused_with(hayashi.post(url, typed), "受付期間ではありません")


def test_the_same_pages_are_filled_in_and_marked(hayashi, paper):
    url = at(paper, "grant_question", "purpose")

    assert "代理入力" in text(hayashi.get(url))
    hayashi.post(url, {"purpose": "紙に書いてあった理由"})

    paper.refresh_from_db()
    assert paper.purpose == "紙に書いてあった理由"


def test_the_city_sees_whose_it_is_that_it_is_kept_and_the_way_back(hayashi, paper):
    shown = source(hayashi.get(at(paper)))

    assert f'href="{reverse("city_grant", args=[paper.pk])}"' in shown
    assert "見本町一丁目自治会</strong>から令和8年11月23日に紙で受け付けた申請です。" in shown
    assert "書いた内容は、ページごとに保存してあります。" in shown


def test_it_is_handed_in_by_the_city_and_the_receipt_says_so(hayashi, town, paper):
    answer = hayashi.post(at(paper, "grant_confirm", "apply"), follow=True)

    paper.refresh_from_db()
    assert paper.now is Stage.APPLIED
    assert paper.submissions.get().submitted_by == town.hayashi
    assert "市による代理入力" in text(answer)


def test_the_association_sees_it_with_its_mark(sato, paper):
    assert "代理入力" in text(sato.get(reverse("subsidies", args=[paper.association_id])))
    assert "代理入力" in text(sato.get(at(paper)))


def test_what_an_officer_writes_is_closed_to_the_city(hayashi, town):
    application = whole_application(town.home, town.sato, stage=Stage.APPLIED)

    assert hayashi.get(at(application)).status_code == 404
    assert hayashi.post(at(application, "grant_withdraw"), {"sure": "yes"}).status_code == 404


def test_what_an_officer_has_handed_in_the_city_reads_only(hayashi, sato, paper, town):
    sato.post(at(paper, "grant_confirm", "apply"))
    GrantApplication.objects.update(stage=Stage.RETURNED)
    LetterFactory(application=paper, act=Act.RETURN_APPLICATION, amount_yen=None, issued=True)
    url = at(paper, "grant_question", "purpose")

    assert hayashi.get(at(paper)).status_code == 200
    led_back = hayashi.get(at(paper, "grant_confirm", "apply"), follow=True)
    assert led_back.redirect_chain == [(at(paper), 302)]
    assert "団体の方が自分で続きを書いています" in text(led_back)
    assert hayashi.post(url, {"purpose": "市が書いた理由"}).status_code == 404
    assert hayashi.post(at(paper, "grant_withdraw"), {"sure": "yes"}).status_code == 404
    assert sato.get(url).status_code == 200
    assert url not in source(hayashi.get(at(paper)))


def test_what_an_officer_began_stays_closed_though_it_came_on_paper(hayashi, town):
    application = whole_application(town.home, town.sato, paper_received_on=TODAY)
    remove = at(application, "grant_paper_remove", AttachmentFactory(application=application).pk)

    assert hayashi.get(at(application, "grant_question", "purpose")).url == at(application)
    assert hayashi.post(remove).status_code == 404
