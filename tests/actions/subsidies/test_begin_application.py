"""An application is begun, by an officer or by the city from paper."""

from datetime import date

import pytest

from associations.models import Association
from subsidies.actions.begin_application import begin_application
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Stage
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW
from tests.factories.grants import consulting_programme, open_programme
from tests.factories.subsidies import GrantApplicationFactory, ProgrammeFactory


@pytest.fixture
def begin(town):
    return lambda programme, **facts: begin_application(
        **({"programme": programme, "association": town.home, "by": town.sato, "at": NOW} | facts)
    )


def test_begins_with_the_contact_that_is_known(town, begin):
    application = begin(open_programme())

    assert application.now is Stage.DRAFT
    assert application.contact_name == "会長 佐藤 花子"
    assert application.contact_phone == town.home.phone
    assert last_entry().verb == "補助金の申請を始めた"


def test_begins_while_only_the_consultation_is_open(begin):
    assert begin(consulting_programme()).now is Stage.DRAFT


def test_refuses_an_example_of_another_body(begin):
    with refused(ApplicationReason.EXAMPLE):
        begin(open_programme(reference_body="例の市"))


def test_refuses_a_kind_that_is_not_eligible(begin):
    programme = open_programme(eligible_kinds=[Association.Kind.PTA])

    with refused(ApplicationReason.NOT_ELIGIBLE):
        begin(programme)


def test_refuses_outside_all_windows(begin):
    with refused(ApplicationReason.WINDOW_CLOSED):
        begin(ProgrammeFactory())


def test_refuses_a_second_one_before_the_first_is_decided(town, begin):
    programme = open_programme()
    GrantApplicationFactory(programme=programme, association=town.home, applied=True)

    with refused(ApplicationReason.ALREADY_BEGUN):
        begin(programme)


def test_a_second_one_may_follow_a_decision(town, begin):
    programme = open_programme()
    GrantApplicationFactory(programme=programme, association=town.home, decided=True)

    assert begin(programme).now is Stage.DRAFT


def test_another_association_s_application_does_not_bar(town, begin):
    programme = open_programme()
    GrantApplicationFactory(programme=programme, association=town.away)

    assert begin(programme).association == town.home


def test_paper_counts_on_the_day_on_which_it_was_received(town, begin):
    programme = open_programme()

    application = begin(programme, by=town.hayashi, paper_received_on=date(2026, 11, 2))

    assert application.is_by_proxy
    with refused(ApplicationReason.WINDOW_CLOSED):
        begin(programme, by=town.hayashi, paper_received_on=date(2026, 10, 30))


def test_refuses_paper_of_a_day_to_come(town, begin):
    with refused(ApplicationReason.PAPER_DAY_IN_FUTURE):
        begin(open_programme(), by=town.hayashi, paper_received_on=date(2026, 11, 24))
