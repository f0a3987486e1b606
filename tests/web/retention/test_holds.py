"""保全 on the pages: placing it quickly, the second person, what is told, what the city sees."""

from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from retention.models import PreservationHold
from retention.models.footage import Stage
from tests.factories.associations import AppointmentFactory, AssociationFactory, UserFactory
from tests.factories.cameras import CameraFactory
from tests.factories.civic import PDF, StoredFileFactory
from tests.factories.days import JAPAN, NOW
from tests.factories.holds import HeldFootageFactory, HoldRenewalFactory, PreservationHoldFactory
from tests.factories.retention import ChannelFactory, FootageFactory, RecorderFactory
from tests.web.pages import refused_with, source, text

SPAN = {"from_on": "R8.11.12", "from_time": "20:00", "to_on": "R8.11.13", "to_time": "6:00"}
WHY = {"ground": "INVESTIGATION", "requester": "下関警察署", "reason": "自転車盗の捜査"}


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


def span(house, **changes):
    return {"cameras": [house.camera.pk], **SPAN, **changes}


@pytest.fixture
def evening(house):
    """A file of the night that is asked for, on its last day."""
    started = datetime(2026, 11, 12, 21, 0, tzinfo=JAPAN)
    return FootageFactory(
        recorder=house.recorder,
        channel=house.channel,
        started_at=started,
        recorded_on=started.date(),
        last_day_kept=date(2026, 11, 26),
    )


def place(browser, town, house, **changes):
    """Both pages, as an officer goes through them."""
    second_page = browser.post(at(town, "hold_new"), span(house, **changes)).url
    return browser.post(second_page, WHY)


def test_from_the_first_page_to_the_hold_in_two_forms(tanaka, town, house, evening):
    second = tanaka.post(at(town, "hold_new"), span(house))
    page = text(tanaka.get(second.url))
    answer = tanaka.post(second.url, WHY)

    hold = PreservationHold.objects.get()
    assert "早いものは令和8年11月27日の午前0時30分" in page
    assert "仮保全は令和8年11月30日（月）まで" in page
    assert "未確認" in page
    assert answer.url == at(town, "hold", hold.pk)
    assert hold.from_at == datetime(2026, 11, 12, 20, 0, tzinfo=JAPAN)
    assert "仮保全しました" in text(tanaka.get(answer.url))
    evening.refresh_from_db()
    assert evening.held_until == date(2026, 11, 30)


def test_what_goes_tonight_is_told_as_such(tanaka, town, house, evening):
    evening.last_day_kept = date(2026, 11, 22)
    evening.save()

    page = text(tanaka.get(tanaka.post(at(town, "hold_new"), span(house)).url))

    assert "早いものは次の夜間の消去" in page


def test_hours_left_out_take_in_whole_days(tanaka, town, house):
    place(tanaka, town, house, from_time="", to_on="", to_time="")

    hold = PreservationHold.objects.get()
    assert hold.from_at == datetime(2026, 11, 12, 0, 0, tzinfo=JAPAN)
    assert hold.to_at == datetime(2026, 11, 12, 23, 59, 59, tzinfo=JAPAN)


def test_going_back_loses_nothing(tanaka, town, house):
    second = tanaka.post(at(town, "hold_new"), span(house)).url

    first = source(tanaka.get(second.replace("reason/", "")))

    assert 'value="令和8年11月12日"' in first
    assert 'value="20:00"' in first
    assert "checked" in first


def test_an_only_camera_is_chosen_beforehand(tanaka, town, house):
    assert "checked" in source(tanaka.get(at(town, "hold_new")))
    CameraFactory(site__association=town.home)

    assert "checked" not in source(tanaka.get(at(town, "hold_new")))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"from_on": "R8.11.24", "to_on": "R8.11.25"}, "まだ撮影していない映像は保全できません"),
        ({"to_on": "R8.11.24"}, "映像の終わりは、今日までの日時にしてください"),
        ({"to_on": "R8.11.12", "to_time": "19:00"}, "始まりより後にしてください"),
    ],
)
def test_a_period_that_cannot_be_is_refused_on_the_first_page(
    tanaka, town, house, changes, sentence
):
    answer = tanaka.post(at(town, "hold_new"), span(house, **changes))

    assert refused_with(answer, sentence, "本システムの定め")
    assert "R8.11.12" in source(answer) or "R8.11.24" in source(answer)


def test_each_question_left_open_is_named(tanaka, town, house):
    CameraFactory(site__association=town.home)

    assert refused_with(tanaka.post(at(town, "hold_new"), {}), "「カメラ」を選んでください")
    second = tanaka.post(at(town, "hold_new"), span(house)).url
    assert refused_with(tanaka.post(second, {}), "「求めた人・機関」を入力してください")
    assert not PreservationHold.objects.exists()


def test_a_camera_of_another_association_cannot_be_named(tanaka, town, house):
    stranger = CameraFactory(site__association=town.away)

    answer = tanaka.post(at(town, "hold_new"), span(house, cameras=[stranger.pk]))

    assert refused_with(answer, "")
    address = at(town, "hold_place") + f"?cameras={stranger.pk}&from_on=R8.11.12"
    assert tanaka.post(address, WHY).url == at(town, "hold_new")


def test_a_camera_that_overwrites_itself_is_told_before_saving(tanaka, town, house):
    box = RecorderFactory(
        association=town.home, kind="ON_SITE", store="", folder="", store_token="",
        layout="", pattern="", method="", snapshots="",
    )  # fmt: skip
    camera = ChannelFactory(recorder=box, camera=CameraFactory(site__association=town.home)).camera

    page = tanaka.get(tanaka.post(at(town, "hold_new"), span(house, cameras=[camera.pk])).url)

    assert "このシステムでは残せません" in text(page)


def test_a_camera_that_records_both_ways_is_told_what_stays_and_what_not(
    tanaka, town, house, evening
):
    box = RecorderFactory(
        association=town.home, kind="ON_SITE", store="", folder="", store_token="",
        layout="", pattern="", method="", snapshots="",
    )  # fmt: skip
    ChannelFactory(recorder=box, camera=house.camera)

    page = text(tanaka.get(tanaka.post(at(town, "hold_new"), span(house)).url))

    assert "1号カメラの内蔵の録画（SDカードなど）は、このシステムでは残せません" in page
    assert f"{house.recorder.name}にある1本は残します。" in page


def test_whoever_placed_it_is_told_before_typing(tanaka, sato, town, house):
    hold = PreservationHoldFactory(association=town.home, placed_by=town.tanaka)
    renewed = PreservationHoldFactory(association=town.home, confirmed=True)
    HoldRenewalFactory(hold=renewed, proposed_by=town.tanaka)

    for name, pk in (("hold_confirm", hold.pk), ("hold_renew_confirm", renewed.pk)):
        own, other = (browser.get(at(town, name, pk)) for browser in (tanaka, sato))
        assert "あなたは確かめられません" in text(own)
        assert 'name="send"' not in source(own)
        assert 'name="send"' in source(other)
        assert "あなたは確かめられません" not in text(other)


def test_what_can_no_longer_be_saved_is_told_plainly(tanaka, town, house, evening):
    moment = evening.started_at + timedelta(hours=1)
    for stage in (Stage.ERASED, Stage.ERASING):
        FootageFactory(
            recorder=house.recorder, channel=house.channel, started_at=moment, stage=stage,
            recorded_on=moment.date(), last_day_kept=date(2026, 11, 22),
        )  # fmt: skip

    page = text(tanaka.get(place(tanaka, town, house).url))

    assert "残せなかった映像があります" in page
    assert "保全する前に消去していた映像が1本あります" in page
    assert "夜間の消去が先に始まっていた映像が1本あります" in page


def test_whoever_placed_it_is_told_who_must_confirm_and_another_gets_the_button(
    tanaka, sato, town, house
):
    address = place(tanaka, town, house).url
    hold = PreservationHold.objects.get()
    confirm = at(town, "hold_confirm", hold.pk)

    own = tanaka.get(address)
    assert "別の役員に、この画面を開いて確かめてもらってください" in text(own)
    assert confirm not in source(own)
    assert confirm in source(sato.get(address))
    number = {"document_number": "第5号", "ends_on": "R8.12.20"}
    assert refused_with(tanaka.post(confirm, number), "自分では確かめられません")


def test_an_officer_who_is_alone_is_told_so(tanaka, town, house):
    town.home.appointments.exclude(user=town.tanaka).delete()

    assert "確かめられる別の役員が、今はいません" in text(
        tanaka.get(place(tanaka, town, house).url)
    )


def test_the_second_person_confirms_with_the_paper(tanaka, sato, town, house, evening):
    place(tanaka, town, house)
    hold = PreservationHold.objects.get()

    answer = sato.post(
        at(town, "hold_confirm", hold.pk),
        {
            "document_number": "下警刑第5号",
            "ends_on": "R8.12.20",
            "document": SimpleUploadedFile("照会書.pdf", PDF),
        },
    )

    page = text(sato.get(answer.url))
    assert "下警刑第5号" in page
    assert "ガイドラインの最長1カ月を超えます" in page
    assert "最終保存日を、長いもので24日超えて残します" in page
    paper = sato.get(at(town, "hold_document", hold.pk))
    assert b"".join(paper.streaming_content) == PDF


def test_a_hold_without_a_paper_has_none(sato, town, house):
    hold = PreservationHoldFactory(association=town.home)

    assert sato.get(at(town, "hold_document", hold.pk)).status_code == 404


def test_a_lapsed_hold_leads_to_a_new_one_with_the_same_footage(sato, town, house):
    hold = PreservationHoldFactory(
        association=town.home, ends_on=date(2026, 11, 22), cameras=[house.camera]
    )

    page = source(sato.get(at(town, "hold", hold.pk)))
    again = at(town, "hold_new") + f"?cameras={house.camera.pk}&from_on=令和8年11月12日"
    assert again in page
    answer = sato.post(
        at(town, "hold_confirm", hold.pk), {"document_number": "第5号", "ends_on": "R8.12.20"}
    )
    assert refused_with(answer, "新しく仮保全してください")


def test_whoever_let_it_lapse_is_led_to_another_officer(tanaka, sato, town, house):
    hold = PreservationHoldFactory(
        association=town.home,
        placed_by=town.tanaka,
        ends_on=date(2026, 11, 22),
        cameras=[house.camera],
    )
    address, again = at(town, "hold", hold.pk), at(town, "hold_new")

    page = source(tanaka.get(address))
    assert again not in page
    assert "別の役員に確かめられないまま終わりました" in page
    assert again in source(sato.get(address))


def test_a_renewal_is_proposed_and_confirmed_by_two(tanaka, sato, town, house):
    hold = PreservationHoldFactory(association=town.home, confirmed=True)
    address = at(town, "hold", hold.pk)

    tanaka.post(at(town, "hold_renew", hold.pk), {"ends_on": "R9.1.31", "reason": "続く"})
    assert "令和9年1月31日（日）までの延長が申し出られています" in text(tanaka.get(address))
    assert at(town, "hold_renew_confirm", hold.pk) not in source(tanaka.get(address))
    assert at(town, "hold_renew_confirm", hold.pk) in source(sato.get(address))
    sato.post(at(town, "hold_renew_confirm", hold.pk))

    hold.refresh_from_db()
    assert hold.ends_on == date(2027, 1, 31)


def test_releasing_says_what_cannot_be_undone(sato, town, house, evening):
    hold = PreservationHoldFactory(association=town.home)
    HeldFootageFactory(hold=hold, footage=evening)
    address = at(town, "hold_release", hold.pk)

    page = source(sato.get(address))
    assert "元には戻せません" in page
    assert "1本の保全を解く" in page
    assert "令和8年11月27日（金）の午前0時30分</span>に消えます" in page
    assert "保全は、1人で解けます" in page
    answer = sato.post(address)

    assert "解いた" in text(sato.get(answer.url))


def test_a_hold_that_is_over_offers_nothing_to_release(sato, town, house):
    hold = PreservationHoldFactory(association=town.home, released=True)

    page = sato.get(at(town, "hold_release", hold.pk))

    assert "この保全は、もう終わっています" in text(page)
    assert 'name="send"' not in source(page)


def test_the_list_tells_waiting_from_confirmed_and_ended(tanaka, town, house):
    PreservationHoldFactory(association=town.home)
    PreservationHoldFactory(association=town.home, confirmed=True)
    PreservationHoldFactory(association=town.home, released=True)

    page = text(tanaka.get(at(town, "holds")))

    for heading in ("別の役員が確かめるのを待っている保全", "保全している映像", "に解きました"):
        assert heading in page


def test_a_treasurer_does_not_see_holds(client_for, town, house):
    treasurer = AppointmentFactory(user=UserFactory(), association=town.home, role="TREASURER")

    assert client_for(treasurer.user).get(at(town, "holds")).status_code == 403


@pytest.mark.parametrize("name", ["hold", "hold_confirm", "hold_release", "hold_document"])
def test_a_hold_of_another_association_is_not_found(sato, town, house, name):
    theirs = PreservationHoldFactory(association=town.away, document=StoredFileFactory())

    assert sato.get(at(town, name, theirs.pk)).status_code == 404


def test_a_hold_that_waits_is_the_most_pressing_duty(tanaka, sato, town, house):
    address = place(tanaka, town, house).url

    page = sato.get(reverse("association_today", args=[town.home.pk]))

    assert "11月12日から11月13日の映像（1号）の仮保全が、11月30日で切れます" in text(page)
    assert "田中 一郎さんとは別の役員が確かめてください" in text(page)
    assert address in source(page)
    first = source(page).index("task-title")
    assert "の仮保全が" in source(page)[first : first + 100]


def test_an_open_renewal_is_a_duty(sato, town, house):
    hold = PreservationHoldFactory(association=town.home, confirmed=True)
    HoldRenewalFactory(hold=hold)

    page = text(sato.get(reverse("association_today", args=[town.home.pk])))

    assert "の保全が、12月20日で切れます" in page
    assert "延長を申し出ています。別の役員が確かめてください" in page


def test_what_is_confirmed_or_ended_asks_for_nothing(sato, town, house):
    PreservationHoldFactory(association=town.home, confirmed=True)
    PreservationHoldFactory(association=town.home, released=True)
    PreservationHoldFactory(association=town.home, ends_on=date(2026, 11, 22))

    page = text(sato.get(reverse("association_today", args=[town.home.pk])))
    assert "で切れます" not in page


def city_page(hayashi, **query):
    return text(hayashi.get(reverse("city_holds"), query))


def test_the_city_sees_dates_ground_and_counts(hayashi, town, house, evening):
    hold = PreservationHoldFactory(association=town.home, confirmed=True)
    HeldFootageFactory(hold=hold, footage=evening)

    page = city_page(hayashi, only="beyond")

    for part in (town.home.name, "規程6(2)イ", "下関警察署", "令和8年12月20日", "1本"):
        assert part in page
    assert "最終保存日から24日" in page
    assert "ガイドラインの最長1カ月を超える保全" in page
    assert hold.reason not in page
    assert evening.path not in page


def test_the_city_is_not_told_which_resident_asks(hayashi, town, house):
    PreservationHoldFactory(association=town.home, ground="SUBJECT", requester="見本 太郎")

    assert "見本 太郎" not in city_page(hayashi)


def test_the_city_narrows_to_ended_ones(hayashi, town, house):
    PreservationHoldFactory(association=town.home, released=True)

    assert town.home.name not in city_page(hayashi)
    assert town.home.name in city_page(hayashi, only="ended")


def test_the_city_is_alarmed_by_a_hold_beyond_the_month(hayashi, town, house, evening):
    short = PreservationHoldFactory(association=town.home)
    HeldFootageFactory(hold=short, footage=evening)
    assert "最長1カ月を超える保全" not in text(hayashi.get("/"))
    long = PreservationHoldFactory(association=town.home, confirmed=True)
    HeldFootageFactory(hold=long, footage=evening)

    page = text(hayashi.get("/"))

    assert f"{town.home.name}が映像を令和8年12月20日まで保全します" in page


def test_the_number_of_queries_does_not_grow(
    sato, hayashi, town, house, django_assert_max_num_queries
):
    def furnish(count):
        for _ in range(count):
            hold = PreservationHoldFactory(
                association=AssociationFactory(), confirmed=True, cameras=[house.camera]
            )
            mine = PreservationHoldFactory(association=town.home, cameras=[house.camera])
            HoldRenewalFactory(hold=hold)
            HeldFootageFactory(hold=mine)

    furnish(1)
    pages = [(sato, at(town, "holds")), (hayashi, reverse("city_holds")), (hayashi, "/")]
    for browser, address in pages:
        browser.get(address)
        with django_assert_max_num_queries(60) as few:
            browser.get(address)
        furnish(4)
        with django_assert_max_num_queries(len(few)):
            assert browser.get(address).status_code == 200


def test_placed_at_is_the_moment_of_the_request(tanaka, town, house):
    place(tanaka, town, house)

    assert PreservationHold.objects.get().placed_at == NOW
