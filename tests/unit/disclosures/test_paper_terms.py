"""The inclusive last days of papers about people."""

from datetime import date

import pytest

from disclosures.rules import paper_terms


@pytest.mark.parametrize(
    ("rule", "until"),
    [
        (paper_terms.inquiry_papers_until, date(2029, 11, 23)),
        (paper_terms.identity_until, date(2027, 11, 23)),
        (paper_terms.complainant_until, date(2027, 11, 23)),
        (paper_terms.consent_sheet_until, date(2027, 11, 23)),
    ],
)
def test_whole_years_after_the_day(rule, until):
    assert rule(date(2026, 11, 23)) == until


def test_a_leap_day_ends_on_the_last_of_february():
    assert paper_terms.identity_until(date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("five_years_end", "until"),
    [
        (None, date(2029, 11, 23)),
        (date(2028, 3, 31), date(2029, 11, 23)),
        (date(2030, 3, 31), date(2030, 3, 31)),
    ],
)
def test_the_ledger_is_kept_for_the_longer_of_the_two(five_years_end, until):
    assert paper_terms.ledger_kept_until(date(2026, 11, 23), five_years_end) == until
