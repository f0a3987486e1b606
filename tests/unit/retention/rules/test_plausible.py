"""retention.rules.plausible: clocks that cannot be believed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from retention.rules.period import JAPAN
from retention.rules.plausible import Problem, problem_of

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=JAPAN)
IN_USE_FROM = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("recorded_at", "problem"),
    [
        (None, Problem.UNPARSABLE),
        (NOW, None),
        (NOW + timedelta(minutes=10), None),
        (NOW + timedelta(minutes=10, seconds=1), Problem.FUTURE),
        (datetime(2026, 4, 1, 0, 0, tzinfo=JAPAN), None),
        (datetime(2026, 3, 31, 23, 59, tzinfo=JAPAN), Problem.BEFORE_RECORDER),
        (datetime(2026, 3, 31, 15, 0, tzinfo=UTC), None),
        (datetime(1970, 1, 1, tzinfo=UTC), Problem.BEFORE_RECORDER),
    ],
)
def test_finds_the_problem(recorded_at, problem):
    assert problem_of(recorded_at, now=NOW, in_use_from=IN_USE_FROM) is problem


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_speaks_japanese(problem):
    assert problem.label.startswith("撮影日時")
    assert problem.sentence.endswith("。")
