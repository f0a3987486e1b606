"""Entering, mending, copying programmes; their windows, forms, budget and lots."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from civic.models import JournalEntry
from subsidies.actions.appropriate import appropriate
from subsidies.actions.cite_source import cite_source
from subsidies.actions.copy_programme import copy_programme
from subsidies.actions.draw_lots import draw_lots
from subsidies.actions.edit_programme import edit_programme
from subsidies.actions.enter_programme import enter_programme
from subsidies.actions.remove_window import remove_window
from subsidies.actions.set_form_title import set_form_title
from subsidies.actions.set_window import set_window
from subsidies.models import BudgetEntry, FormTitle, LotteryDraw, Programme, ProgrammeWindow
from subsidies.rules.lottery import order
from subsidies.rules.papers import FormKind
from subsidies.rules.programme_entry import COLUMNS, ProgrammeEntry
from subsidies.rules.programme_fields import ProgrammeField
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_programme import ProgrammeReason
from subsidies.rules.terms import Selection
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW
from tests.factories.subsidies import (
    BudgetEntryFactory,
    FormTitleFactory,
    GrantApplicationFactory,
    LotteryDrawFactory,
    ProgrammeFactory,
    ProgrammeWindowFactory,
)


def entry_of(programme: Programme, **changes: object) -> ProgrammeEntry:
    entry = ProgrammeEntry(**{column: getattr(programme, column) for column in COLUMNS})
    return replace(entry, **changes)


@pytest.fixture
def programme(town) -> Programme:
    return ProgrammeFactory(entered_by=town.hayashi)


@pytest.fixture
def frozen(programme, town) -> Programme:
    programme.frozen_at, programme.frozen_by = NOW, town.sato
    programme.save()
    return programme


def test_a_programme_is_entered_as_it_was_written(town, programme):
    entry = entry_of(programme, code="shimonoseki-r9", cap_per_camera=123_000)

    made = enter_programme(entry=entry, by=town.hayashi, at=NOW)

    made.refresh_from_db()
    assert entry_of(made) == entry
    assert (made.entered_by, made.frozen_at, made.reference_body) == (town.hayashi, None, "")
    assert last_entry().facts == {"記号": "shimonoseki-r9"}


def test_no_second_programme_of_the_same_code(town, programme):
    with refused(ProgrammeReason.CODE_TAKEN):
        enter_programme(entry=entry_of(programme), by=town.hayashi, at=NOW)


def test_a_rate_above_the_whole_is_told_in_words(town, programme):
    entry = entry_of(programme, code="a", rate_numerator=4, rate_denominator=3)
    with pytest.raises(ValidationError, match="補助率は、0より大きく1以下にしてください。"):
        enter_programme(entry=entry, by=town.hayashi, at=NOW)


def test_the_journal_keeps_what_was_changed(town, programme):
    entry = entry_of(programme, cap_per_association=250_000, unverified=["windows"])

    edit_programme(programme=programme, entry=entry, by=town.hayashi, at=NOW)

    programme.refresh_from_db()
    assert programme.terms.cap_per_association == 250_000
    assert last_entry().facts == {
        "cap_per_association": "300000 → 250000", "unverified": " → windows",
    }  # fmt: skip


def test_nothing_changed_is_nothing_written(town, programme):
    before = JournalEntry.objects.count()
    edit_programme(programme=programme, entry=entry_of(programme), by=town.hayashi, at=NOW)
    assert JournalEntry.objects.count() == before


def test_a_frozen_programme_is_not_changed(town, frozen):
    with refused(SubsidyReason.FROZEN):
        edit_programme(
            programme=frozen, entry=entry_of(frozen, name="別の名前"), by=town.hayashi, at=NOW
        )


def test_a_frozen_programme_learns_its_source(town, frozen):
    Programme.objects.filter(pk=frozen.pk).update(unverified=["rate", "windows"])
    cited = {"programme": frozen, "note": "", "by": town.hayashi, "at": NOW}

    with refused(ProgrammeReason.NO_SOURCE):
        cite_source(source="", unverified=["windows"], **cited)
    cite_source(source="見本要綱", unverified=["windows"], **cited)

    frozen.refresh_from_db()
    assert (frozen.source, frozen.unverified) == ("見本要綱", ["windows"])
    assert last_entry().facts["unverified"] == "rate,windows → windows"


def test_nor_past_the_action(frozen):
    """The database refuses it too."""
    with pytest.raises(DatabaseError), transaction.atomic():
        Programme.objects.filter(pk=frozen.pk).update(cap_per_association=1)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM subsidies_programme WHERE id = %s", [frozen.pk])


def test_next_years_begins_as_a_copy(town, frozen):
    ProgrammeWindowFactory(programme=frozen)
    FormTitleFactory(programme=frozen, kind="F3", number="様式第1号")
    BudgetEntryFactory(programme=frozen)

    copy = copy_programme(
        programme=frozen, code="shimonoseki-r9", fiscal_year=2027, by=town.hayashi, at=NOW
    )

    assert copy.terms == frozen.terms
    assert (copy.copied_from, copy.frozen_at, copy.fiscal_year) == (frozen, None, 2027)
    assert copy.form_titles.get().number == "様式第1号"
    assert not copy.windows.exists()
    assert not copy.budget_entries.exists()
    assert set(copy.unverified) == {field.value for field in ProgrammeField}


def test_a_copy_of_another_body_is_the_citys_own(town):
    example = ProgrammeFactory(reference_body="見本市")
    copy = copy_programme(
        programme=example, code="shimonoseki-r9", fiscal_year=2027, by=town.hayashi, at=NOW
    )
    assert not copy.is_example


def window_of(programme: Programme, town, **changes: object) -> ProgrammeWindow:
    days = {"opens_on": date(2026, 12, 1), "closes_on": date(2027, 1, 16)} | changes
    return set_window(programme=programme, kind="EXTRA", by=town.hayashi, at=NOW, **days)


def test_an_extra_call_comes_after_the_freezing(town, frozen):
    window = window_of(frozen, town)
    assert (window.is_open(date(2026, 12, 1)), window.is_open(date(2027, 1, 16))) == (True, True)
    assert not window.is_open(date(2027, 1, 17))


def test_a_window_is_mended_and_removed(town, programme):
    window = window_of(programme, town)
    later = date(2027, 1, 31)

    mended = window_of(programme, town, window=window, closes_on=later)
    assert (mended.pk, programme.windows.get().closes_on) == (window.pk, later)

    remove_window(window=mended, by=town.hayashi, at=NOW)
    assert not programme.windows.exists()
    assert last_entry().facts["終わり"] == "2027-01-31"


def test_a_window_runs_forward(town, programme):
    with pytest.raises(ValidationError, match="始まりの日より前"):
        window_of(programme, town, closes_on=date(2026, 11, 30))


def test_a_window_of_another_programme_is_not_touched(town, programme):
    other = ProgrammeWindowFactory()
    with refused(ProgrammeReason.OTHER_PROGRAMME):
        window_of(programme, town, window=other)


def test_form_numbers_are_noted_changed_and_left_blank_again(town, programme):
    def note(number: str, title: str = "") -> FormTitle | None:
        return set_form_title(
            programme=programme, kind=FormKind.APPLICATION, number=number, title=title,
            by=town.hayashi, at=NOW,
        )  # fmt: skip

    note("様式第1号")
    note("様式第2号", "申請書")
    row = programme.form_titles.get()
    assert (row.kind, row.number, row.title) == ("F3", "様式第2号", "申請書")
    entries = JournalEntry.objects.count()
    note("様式第2号", "申請書")
    assert JournalEntry.objects.count() == entries
    assert note("") is None
    assert not programme.form_titles.exists()


def vote(programme: Programme, town, yen: int) -> BudgetEntry:
    return appropriate(programme=programme, yen=yen, note="補正", by=town.hayashi, at=NOW)


def test_a_budget_grows_and_shrinks_down_to_what_is_bound(town, programme):
    vote(programme, town, 1_000_000)
    application = GrantApplicationFactory(programme=programme, decided=True)
    BudgetEntryFactory(
        programme=programme, application=application, kind="DECISION", yen=300_000,
        bound_yen=300_000,
    )  # fmt: skip

    vote(programme, town, -700_000)
    assert BudgetEntry.objects.filter(programme=programme).left() == 0
    with refused(ProgrammeReason.BELOW_BOUND):
        vote(programme, town, -1)
    vote(programme, town, 1)


def test_nothing_is_no_budget(town, programme):
    with refused(ProgrammeReason.NOTHING_VOTED):
        vote(programme, town, 0)


def test_an_example_has_no_budget(town):
    with refused(ProgrammeReason.EXAMPLE):
        vote(ProgrammeFactory(reference_body="見本市"), town, 1)


def test_lots_are_drawn_among_those_under_review(town):
    programme = ProgrammeFactory(selection=Selection.LOTTERY)
    waiting = [GrantApplicationFactory(programme=programme, applied=True) for _ in range(4)]
    GrantApplicationFactory(programme=programme, decided=True)
    GrantApplicationFactory(programme=programme)

    draw = draw_lots(programme=programme, seed="20261201-3-17-42", by=town.hayashi, at=NOW)

    assert tuple(draw.numbers) == order("20261201-3-17-42", [each.number for each in waiting])
    assert (draw.drawn_by, draw.drawn_at) == (town.hayashi, NOW)
    assert last_entry().facts["順"] == "、".join(draw.numbers)


def test_no_lots_where_another_rule_selects(town, programme):
    with refused(ProgrammeReason.NO_LOTTERY):
        draw_lots(programme=programme, seed="言葉", by=town.hayashi, at=NOW)


def test_no_lots_without_anybody(town):
    with refused(ProgrammeReason.NOBODY_WAITS):
        draw_lots(
            programme=ProgrammeFactory(selection=Selection.LOTTERY), seed="言葉", by=town.hayashi,
            at=NOW,
        )  # fmt: skip


def test_a_drawing_is_never_changed():
    draw = LotteryDrawFactory()
    with pytest.raises(DatabaseError), transaction.atomic():
        LotteryDraw.objects.filter(pk=draw.pk).update(seed="別の言葉")
    with pytest.raises(DatabaseError), transaction.atomic():
        LotteryDraw.objects.filter(pk=draw.pk).delete()
