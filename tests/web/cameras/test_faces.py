"""Asking the city about a camera that recognises faces, and reading its answer."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from associations.models import Notice
from cameras.models import Camera, FaceConsultation
from civic.models import JournalEntry
from tests.factories.cameras import CameraSiteFactory, FaceConsultationFactory
from tests.web.pages import refused_with, text


def plain(response) -> str:
    return " ".join(text(response).split())


def test_the_refusal_leads_to_the_city(sato, town):
    site = CameraSiteFactory(association=town.home)
    address = reverse("camera_device", args=[town.home.pk, site.pk])
    typed = {"recognises_faces": "yes", "necessity": "必要", "records_sound": "no"}

    answer = sato.post(address, typed)

    assert refused_with(answer, "生活安全課へ相談してください", "ガイドライン1【重要】")
    assert reverse("camera_faces", args=[town.home.pk, site.pk]) in answer.content.decode()
    assert not Camera.objects.filter(site=site).exists()


def test_asked_told_answered_read(sato, hayashi, town):
    site = CameraSiteFactory(association=town.home, label="港の角")
    asking = reverse("camera_faces", args=[town.home.pk, site.pk])

    sato.post(asking, {"maker": "見本電機 KAO-1", "question": "機能を切れば使えますか。"})

    row = FaceConsultation.objects.get()
    assert Notice.objects.filter(to=town.hayashi.email).count() == 1
    assert "回答を待っています" in plain(sato.get(asking))
    assert "港の角" in plain(hayashi.get(reverse("face_consultations"), {"only": "unanswered"}))

    assert "相談に、回答していません（1件）" in plain(hayashi.get(reverse("today")))

    hayashi.post(reverse("face_consultation", args=[row.pk]), {"answer": "切れる機器を選びます。"})

    assert "切れる機器を選びます。" in plain(sato.get(asking))
    assert Notice.objects.filter(to=town.sato.email).count() == 1
    assert "回答していません" not in plain(hayashi.get(reverse("today")))
    page = plain(hayashi.get(reverse("face_consultations"), {"only": "unanswered"}))
    assert "当てはまる相談はありません。" in page


def test_answered_once(hayashi, town):
    row = FaceConsultationFactory(site__association=town.home)
    address = reverse("face_consultation", args=[row.pk])
    hayashi.post(address, {"answer": "一度目"})

    assert refused_with(hayashi.post(address, {"answer": "二度目"}), "もう回答が記録してあります")
    row.refresh_from_db()
    assert row.answer == "一度目"


def test_the_journal_names_the_device_and_no_person(sato, town):
    site = CameraSiteFactory(association=town.home)
    asking = reverse("camera_faces", args=[town.home.pk, site.pk])
    sato.post(asking, {"maker": "見本電機 KAO-1", "question": "秘密の質問"})
    entry = JournalEntry.objects.newest_first()[0]
    assert entry.facts == {"番号": site.number, "機器": "見本電機 KAO-1"}


def test_another_associations_question_is_not_there(yamamoto, town):
    site = CameraSiteFactory(association=town.home)
    FaceConsultationFactory(site=site)
    assert yamamoto.get(reverse("camera_faces", args=[town.home.pk, site.pk])).status_code == 404
    mine = reverse("camera_faces", args=[town.away.pk, site.pk])
    assert yamamoto.get(mine).status_code == 404


def test_a_longer_list_takes_no_more_queries(hayashi, town):
    def queries_with(count: int) -> int:
        for _ in range(count):
            FaceConsultationFactory(site=CameraSiteFactory(association=town.home))
        with CaptureQueriesContext(connection) as taken:
            assert hayashi.get(reverse("face_consultations")).status_code == 200
        return len(taken)

    queries_with(1)  # the first page of a session asks a little more
    assert queries_with(1) == queries_with(11)
