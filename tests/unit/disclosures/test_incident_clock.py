"""What is told to whom by when: each figure is the earlier reading (個人情報保護法26条)."""

from datetime import date

import pytest

from disclosures.rules.incident_clock import Cause, ReportKind, deadlines

KNOWN = date(2026, 11, 23)


def days(*causes):
    return {each.kind: each.due_on for each in deadlines(KNOWN, causes)}


def test_without_a_cause_the_city_alone_is_told():
    assert days() == {ReportKind.CITY: date(2026, 11, 24)}


@pytest.mark.parametrize("cause", [Cause.SENSITIVE, Cause.PROPERTY, Cause.MANY])
def test_thirty_days_for_the_final_report(cause):
    assert days(cause) == {
        ReportKind.CITY: date(2026, 11, 24),
        ReportKind.PRELIMINARY: date(2026, 11, 26),
        ReportKind.FINAL: date(2026, 12, 23),
        ReportKind.PEOPLE: date(2026, 12, 23),
    }


def test_sixty_days_for_a_crime_alone_and_the_police_at_once():
    found = days(Cause.CRIME)

    assert found[ReportKind.POLICE] == date(2026, 11, 24)
    assert found[ReportKind.FINAL] == found[ReportKind.PEOPLE] == date(2027, 1, 22)


def test_the_shorter_span_counts_where_another_cause_is_there():
    found = days(Cause.CRIME, Cause.MANY)

    assert found[ReportKind.FINAL] == date(2026, 12, 23)
    assert ReportKind.POLICE in found


def test_the_order_is_that_of_the_days():
    found = [each.due_on for each in deadlines(KNOWN, list(Cause))]

    assert found == sorted(found)


def test_the_first_report_says_its_span():
    first = next(each for each in deadlines(KNOWN, [Cause.MANY]) if each.kind == "PRELIMINARY")

    assert (first.due_on, first.latest_on) == (date(2026, 11, 26), date(2026, 11, 28))


@pytest.mark.parametrize(("cause", "number"), list(zip(Cause, (1, 2, 3, 4), strict=True)))
def test_each_cause_names_its_item(cause, number):
    assert cause.clause == f"個人情報保護法施行規則7条{number}号"
