"""cameras.rules.consent: Guideline 2(1), 事前に."""

from datetime import date

from cameras.rules.consent import counts_as_prior

INSTALLED_ON = date(2026, 11, 23)


def test_the_day_before_is_prior():
    assert counts_as_prior(date(2026, 11, 22), INSTALLED_ON)


def test_the_same_day_is_not_prior():
    assert not counts_as_prior(INSTALLED_ON, INSTALLED_ON)


def test_a_later_day_never_counts():
    assert not counts_as_prior(date(2026, 11, 24), INSTALLED_ON)


def test_everything_is_prior_while_nothing_stands():
    assert counts_as_prior(date(2026, 11, 24), None)
