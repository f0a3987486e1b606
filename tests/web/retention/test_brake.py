"""止まった消去: each of the two people reads what pressing will do."""

from datetime import timedelta

import pytest
from django.urls import reverse

from associations.rules.roles import Role
from tests.factories.associations import AppointmentFactory, UserFactory
from tests.factories.days import NOW, TODAY
from tests.factories.nights import BrakeStopFactory
from tests.factories.retention import RecorderFactory
from tests.web.pages import source, text

ALONE = "確かめられる別の役員が、今はいません。"


@pytest.fixture
def stop(town):
    recorder = RecorderFactory(association=town.home)
    return BrakeStopFactory(run__recorder=recorder, run__night=TODAY, due_count=412)


@pytest.fixture
def address(town, stop):
    return reverse("brake", args=[town.home.pk, stop.pk])


@pytest.fixture
def vice(town):
    post = AppointmentFactory(association=town.home, role=Role.VICE_CHAIR, user=UserFactory())
    return post.user


def confirmed_by(stop, user):
    stop.first_by, stop.first_at = user, NOW - timedelta(hours=1)
    stop.save()


def test_the_first_reads_that_nothing_goes_yet_and_whom_to_ask_next(sato, vice, stop, address):
    page = sato.get(address)
    assert "あなたは1人目です" in text(page)
    assert "もう1人が確かめるまで、1本も消えません。" in text(page)
    assert "消去を始める" not in source(page)

    after = text(sato.post(address, {"looked": "on"}, follow=True))

    assert "別の役員（会長・副会長・管理責任者）に頼んでください。" in after


def test_the_first_cannot_press_again(sato, town, vice, stop, address):
    confirmed_by(stop, town.sato)

    page = sato.get(address)

    assert "あなたは1人目として確かめました" in text(page)
    assert f"{town.sato.name}さん（" in text(page)
    assert "令和8年11月23日 9時00分" in text(page)
    assert 'name="looked"' not in source(page)


def test_the_second_reads_how_many_go_and_that_they_never_come_back(sato, vice, stop, address):
    confirmed_by(stop, vice)

    page = sato.get(address)

    assert "押すと、すぐに412本の消去を始めます。消えた映像は戻せません。" in text(page)
    assert 'value="412本の消去を始める"' in source(page)
    assert f"{vice.name}さん（副会長）" in text(page)


def test_where_nothing_is_due_the_second_lets_the_work_go_on(sato, vice, stop, address):
    """A store found empty stops with no file to erase."""
    stop.due_count = 0
    confirmed_by(stop, vice)

    page = text(sato.get(address))

    assert "止まっている夜間の作業を、すぐに続けます。" in page
    assert "0本の消去" not in page


def test_an_officer_alone_is_told_that_nobody_else_can_confirm(sato, town, stop, address):
    assert ALONE in text(sato.get(address))

    AppointmentFactory(association=town.home, role=Role.VICE_CHAIR)
    assert ALONE not in text(sato.get(address))


def test_what_two_have_confirmed_asks_nobody_more(sato, town, vice, stop, address):
    confirmed_by(stop, vice)
    stop.second_by, stop.second_at = town.sato, NOW
    stop.save()

    page = sato.get(address)

    assert "この確認は、もう要りません" in text(page)
    assert 'name="looked"' not in source(page)


def test_a_stop_of_another_day_offers_no_button(sato, vice, stop, address):
    stop.run.night = TODAY - timedelta(days=1)
    stop.run.save()

    page = sato.get(address)

    assert "この確認はもうできません。" in text(page)
    assert 'name="looked"' not in source(page)
