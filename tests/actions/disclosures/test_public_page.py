"""Opening, changing and closing the public page: the plain success, then each refusal."""

from datetime import timedelta

import pytest

from disclosures.actions.change_public_contact import change_public_contact
from disclosures.actions.close_public_page import close_public_page
from disclosures.actions.open_public_page import open_public_page
from disclosures.models import PublicPage
from disclosures.rules.reasons_public import PublicReason
from tests.actions.refusals import last_entry, refused
from tests.factories.cameras import RegulationsFactory
from tests.factories.days import NOW, TODAY

CONTACT = "集会所 083-000-0000"
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def regulations(town):
    return RegulationsFactory(association=town.home)


@pytest.fixture
def page(town, regulations) -> PublicPage:
    return open_it(town)


def open_it(town, *, contact: str = CONTACT, at=NOW) -> PublicPage:
    return open_public_page(association=town.home, contact=contact, by=town.sato, at=at)


def test_opens_at_an_address_nobody_can_guess(town, regulations):
    page = open_it(town)

    assert PublicPage.objects.open().get() == page
    assert (page.opened_by, page.contact) == (town.sato, CONTACT)
    assert len(page.code) == 12
    entry = last_entry()
    assert entry.verb == "公開ページを公開した"
    assert CONTACT not in str(entry.facts)


def test_codes_differ(town, regulations):
    first = open_it(town).code
    PublicPage.objects.all().delete()

    assert open_it(town).code != first


def test_not_without_regulations(town):
    with refused(PublicReason.NO_REGULATIONS):
        open_it(town)


def test_not_with_regulations_that_are_still_to_come(town):
    RegulationsFactory(association=town.home, effective_on=TODAY + timedelta(days=1))

    with refused(PublicReason.NO_REGULATIONS):
        open_it(town)


def test_not_without_manager(town, regulations):
    town.home.appointments.managers().delete()

    with refused(PublicReason.NO_MANAGER):
        open_it(town)


def test_not_twice(town, page):
    with refused(PublicReason.ALREADY_OPEN):
        open_it(town)


def test_closes_and_opens_again_where_the_signs_say(town, page):
    closed = close_public_page(association=town.home, by=town.tanaka, at=LATER)

    assert (closed.closed_by, closed.closed_at) == (town.tanaka, LATER)
    assert not PublicPage.objects.open().exists()
    assert last_entry().verb == "公開ページを閉じた"

    again = open_it(town, contact="電話 083-000-0009", at=LATER)

    assert (again.pk, again.code) == (page.pk, page.code)
    assert (again.closed_at, again.contact) == (None, "電話 083-000-0009")


def test_what_is_not_open_is_neither_closed_nor_changed(town, regulations):
    with refused(PublicReason.NOT_OPEN):
        close_public_page(association=town.home, by=town.sato, at=NOW)
    with refused(PublicReason.NOT_OPEN):
        change_public_contact(association=town.home, contact=CONTACT, by=town.sato, at=NOW)


def test_the_contact_changes(town, page):
    change_public_contact(association=town.home, contact="電話 1", by=town.sato, at=LATER)

    page.refresh_from_db()
    assert page.contact == "電話 1"
    assert last_entry().verb == "公開ページの問合せ先を変えた"


def test_the_same_contact_is_no_change(town, page):
    with refused(PublicReason.SAME_CONTACT):
        change_public_contact(association=town.home, contact=CONTACT, by=town.sato, at=LATER)


def test_another_association_is_left_alone(town, page):
    with refused(PublicReason.NOT_OPEN):
        close_public_page(association=town.away, by=town.yamamoto, at=LATER)
    page.refresh_from_db()
    assert page.closed_at is None
