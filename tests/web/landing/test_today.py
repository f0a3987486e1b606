"""「今日やること」 of officers and of the city."""

from django.urls import reverse

from retention.models import NightlyRun, Recorder
from tests.factories.associations import AppointmentFactory, AssociationFactory
from tests.factories.retention import NightlyRunFactory
from tests.web.pages import text


def test_an_officer_is_led_to_the_association(sato, town):
    assert sato.get("/").url == reverse("association_today", args=[town.home.pk])


def test_an_officer_of_two_associations_chooses(sato, town):
    AppointmentFactory(user=town.sato, association=town.away, role="OFFICER")

    page = text(sato.get("/"))

    assert town.home.name in page
    assert town.away.name in page


def test_what_is_to_be_done_stands_with_reason_and_clause(sato, town, house):
    page = text(sato.get(reverse("association_today", args=[town.home.pk])))

    assert "取扱責任者の誓約書が未署名です" in page
    assert "ガイドライン3(4)" in page
    assert "撮影日時の分からない映像が1本あります" in page


def test_what_somebody_may_not_do_says_whom_to_tell(tanaka, sato, town, house):
    """撮影日 is decided by the 管理責任者 alone."""
    address = reverse("association_today", args=[town.home.pk])

    assert "管理責任者に伝えてください。" in text(tanaka.get(address))
    assert "に伝えてください。" not in text(sato.get(address))


def test_the_home_leads_those_who_may_to_a_hold(tanaka, yamamoto, town, house):
    """山本's association has no cameras yet."""
    (away,) = town.yamamoto.posts.association_ids

    assert "警察などから映像を求められたら" in text(
        tanaka.get(reverse("association_today", args=[town.home.pk]))
    )
    assert "警察などから映像を求められたら" not in text(
        yamamoto.get(reverse("association_today", args=[away]))
    )


def test_the_most_urgent_comes_first(sato, town, house):
    Recorder.objects.update(in_use_from="2026-01-01")

    page = text(sato.get(reverse("association_today", args=[town.home.pk])))

    assert page.index("誓約書が未署名") < page.index("安全管理の確認")


def test_the_city_is_alarmed_by_a_missing_manager_and_a_troubled_night(hayashi, town, house):
    AssociationFactory(name="架空銀天街商店街振興組合")
    NightlyRunFactory(recorder=house.recorder, sequence=2, troubled=True)

    page = text(hayashi.get("/"))

    assert "架空銀天街商店街振興組合に管理責任者がいません" in page
    assert "見本町一丁目自治会の消去が終わっていません" in page


def test_a_night_that_ended_well_at_last_alarms_nobody(hayashi, town, house):
    """Stopped first, confirmed and done in a second turn: one alarm at most, and then none."""
    NightlyRunFactory(recorder=house.recorder, sequence=2, troubled=True)
    NightlyRunFactory(recorder=house.recorder, sequence=3, troubled=True)
    assert text(hayashi.get("/")).count("昨夜の結果は") == 1

    NightlyRunFactory(recorder=house.recorder, sequence=4)

    assert "見本町一丁目自治会の消去が終わっていません" not in text(hayashi.get("/"))


def test_the_city_is_alarmed_by_a_recorder_that_left_no_night(hayashi, town, house):
    NightlyRun.objects.all().delete()

    page = text(hayashi.get("/"))

    assert "見本町一丁目自治会の昨夜の消去の記録がありません" in page
    assert "まだ一度も消去が行われていません。録画装置1台を待っています。" in text(
        hayashi.get(reverse("city_nights"))
    )


def test_the_city_counts_what_stands(hayashi, house):
    page = text(hayashi.get("/"))

    assert "2団体" in page.replace(" ", "") or "2" in page
