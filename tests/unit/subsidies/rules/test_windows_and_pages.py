"""What may be handed in on a day, and which pages may be written into."""

from datetime import date

import pytest

from civic.fiscal_year import FiscalYear
from subsidies.rules.account import is_other_name
from subsidies.rules.annual import due_on, may_report
from subsidies.rules.numbers import number_prefix
from subsidies.rules.open_pages import open_pages
from subsidies.rules.progress import Mark, milestones, now_at
from subsidies.rules.questions import VERSIONS, Question
from subsidies.rules.stages import CORRECTING, OPEN_FOR_PLAN, OPEN_FOR_REPORT, Act, Stage
from subsidies.rules.windows import Window, WindowKind, closing, first_act, may_hand_in

# 下関市 R7: 事前協議 from May to June, 追加募集 from December.
R7 = (
    Window(WindowKind.CONSULTATION, date(2025, 5, 1), date(2025, 6, 30)),
    Window(WindowKind.EXTRA, date(2025, 12, 1), date(2026, 1, 16)),
)


@pytest.mark.parametrize(
    ("on", "act"),
    [
        (date(2025, 4, 30), None),
        (date(2025, 5, 1), Act.CONSULT),
        (date(2025, 6, 30), Act.CONSULT),
        (date(2025, 7, 1), None),
        (date(2025, 12, 1), Act.APPLY),
        (date(2026, 1, 16), Act.APPLY),
        (date(2026, 1, 17), None),
    ],
)
def test_by_what_one_begins(on, act):
    assert first_act(R7, needs_consultation=True, on=on) is act


def test_after_the_selection_no_window_bars_where_none_is_published():
    def may(windows, on):
        return may_hand_in(Act.APPLY, Stage.SELECTED, windows, needs_consultation=True, on=on)

    application = Window(WindowKind.APPLICATION, date(2025, 8, 1), date(2025, 8, 31))
    assert may(R7, date(2025, 8, 15))
    assert may((*R7, application), date(2025, 8, 31))
    assert not may((*R7, application), date(2025, 9, 1))


@pytest.mark.parametrize("stage", sorted(CORRECTING))
def test_a_correction_has_no_window(stage):
    on = date(2030, 1, 1)

    assert may_hand_in(Act.APPLY, stage, (), needs_consultation=False, on=on)
    assert closing(Act.APPLY, stage, R7, needs_consultation=True, on=on) is None


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("form", VERSIONS.values())
def test_which_pages_are_open(stage, form):
    remarked = {Question.PURPOSE, Question.COMPLETION}

    opened = open_pages(stage, form, remarked)

    if stage in CORRECTING:
        assert set(opened) == remarked & set(opened)
        assert len(opened) == 1
    elif stage in OPEN_FOR_PLAN:
        assert opened == form.plan
    elif stage in OPEN_FOR_REPORT:
        assert opened == form.report
    else:
        assert opened == ()


def test_a_correction_of_the_cameras_opens_what_hangs_on_them():
    opened = open_pages(Stage.RETURNED, VERSIONS[2], {Question.CAMERAS})

    assert opened == (Question.CAMERAS, Question.COSTS, Question.AMOUNT)


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_its_words_and_its_place(stage):
    marks = [milestone.mark for milestone in milestones(stage, consults=True)]

    assert now_at(stage).title
    assert marks.count(Mark.NOW) == 1
    assert marks == sorted(marks, key=list(Mark).index)


def test_the_way_without_consultation_is_shorter():
    labels = [each.label for each in milestones(Stage.APPLIED, consults=False)]

    assert "内示" not in labels
    assert labels[:3] == ["準備", "交付申請", "交付決定"]


@pytest.mark.parametrize(("year", "prefix"), [(2026, "R8-"), (2019, "R1-"), (2018, "H30-")])
def test_numbers_begin_with_the_fiscal_year(year, prefix):
    assert number_prefix(FiscalYear(year)) == prefix


@pytest.mark.parametrize(
    ("holder", "differs"),
    [
        ("見本町自治会", False),
        ("見本町自治会　会長　佐藤花子", False),
        ("見本町 自治会", False),
        ("佐藤花子", True),
        ("見本町二丁目自治会", True),
    ],
)
def test_whose_account_it_is(holder, differs):
    assert is_other_name(holder, "見本町自治会") is differs


def test_a_year_may_be_reported_late_and_none_before_the_cameras_stood():
    year, first = FiscalYear(2026), FiscalYear(2026)

    assert may_report(year, first=first, on=date(2026, 12, 1))
    assert may_report(year, first=first, on=date(2028, 4, 1))
    assert not may_report(FiscalYear(2027), first=first, on=date(2027, 3, 31))
    assert not may_report(year, first=FiscalYear(2027), on=date(2027, 4, 1))
    assert due_on(year) == date(2027, 4, 30)
