"""Until when footage on an on-site recorder is likely to be there."""

from datetime import UTC, datetime, timedelta

from disclosures.rules.overwriting import Loop, overwritten_at, rescue_due

SEEN = datetime(2026, 11, 20, 9, tzinfo=UTC)
ASKED = datetime(2026, 11, 18, 21, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
FIVE_DAYS = Loop(SEEN - timedelta(days=5), SEEN, set_days=14)


def test_a_full_card_holds_no_more_than_was_seen():
    assert overwritten_at(ASKED, FIVE_DAYS) == ASKED + timedelta(days=5)


def test_a_recorder_set_shorter_forgets_sooner():
    loop = Loop(SEEN - timedelta(days=40), SEEN, set_days=3)

    assert overwritten_at(ASKED, loop) == ASKED + timedelta(days=3)


def test_somebody_must_be_there_before_it_is_overwritten():
    assert rescue_due(ASKED, FIVE_DAYS, NOW) == ASKED + timedelta(days=5)


def test_at_once_where_it_may_be_gone_or_nobody_knows():
    assert rescue_due(ASKED - timedelta(days=9), FIVE_DAYS, NOW) == NOW
    assert rescue_due(ASKED, None, NOW) == NOW
    assert overwritten_at(ASKED, None) is None
