"""The safety questions, resolutions and their minutes."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from associations.models import Resolution, SafetyMeasure
from associations.rules.safety import Measure
from tests.factories.civic import PDF
from tests.web.pages import refused_with, source

VOTE = {
    "body": "OFFICERS",
    "held_on": "R8.11.1",
    "subject": "防犯カメラ2台の設置",
    "votes_for": "１４",
    "votes_against": "0",
}


def test_answers_every_question(tanaka, town):
    tanaka.post(reverse("safety", args=[town.home.pk]), dict.fromkeys(Measure, "IN_PLACE"))

    assert SafetyMeasure.objects.count() == len(Measure)


def test_an_unanswered_question_is_asked_again(tanaka, town):
    answer = tanaka.post(reverse("safety", args=[town.home.pk]), {"KEY_HOLDER": "NOT_YET"})

    assert refused_with(answer, "どちらかを選んでください")
    assert not SafetyMeasure.objects.exists()


def test_records_a_resolution_and_leads_on_to_its_cameras(tanaka, town):
    answer = tanaka.post(reverse("resolution_new", args=[town.home.pk]), VOTE)

    made = Resolution.objects.get()
    assert answer.url == reverse("agreement", args=[town.home.pk]) + f"?resolution={made.pk}"
    assert made.votes_for == 14


def test_refuses_a_resolution_that_was_not_carried(tanaka, town):
    answer = tanaka.post(
        reverse("resolution_new", args=[town.home.pk]), VOTE | {"votes_against": "20"}
    )

    assert refused_with(answer, "賛成が反対より多い議決だけ", "ガイドライン2(1)")
    assert 'value="防犯カメラ2台の設置"' in source(answer)


def test_refuses_minutes_of_the_wrong_type_with_its_sentence(tanaka, town):
    wrong = SimpleUploadedFile("議事録.docx", b"PK\x03\x04", content_type="application/pdf")

    answer = tanaka.post(reverse("resolution_new", args=[town.home.pk]), VOTE | {"minutes": wrong})

    assert refused_with(answer, "「議事録.docx」は受け取れない種類のファイルです")
    assert not Resolution.objects.exists()


def test_the_minutes_come_back_as_they_were(tanaka, town):
    paper = SimpleUploadedFile("議事録.pdf", PDF)
    tanaka.post(reverse("resolution_new", args=[town.home.pk]), VOTE | {"minutes": paper})

    answer = tanaka.get(reverse("minutes", args=[town.home.pk, Resolution.objects.get().pk]))

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
