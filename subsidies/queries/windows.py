"""The windows of a programme, as the rules ask for them."""

from datetime import date

from associations.models import User
from civic.wareki import wareki
from subsidies.models import GrantApplication, Programme, ProgrammeWindow
from subsidies.rules.stages import Act, Stage
from subsidies.rules.windows import Window, WindowKind, closing, first_act, may_hand_in


def windows_of(programme: Programme) -> tuple[Window, ...]:
    """No query when the programme comes with its parts."""
    return tuple(
        Window(WindowKind(each.kind), each.opens_on, each.closes_on)
        for each in programme.windows.all()
    )


def begins_with(programme: Programme, on: date) -> Act | None:
    return first_act(windows_of(programme), needs_consultation=programme.needs_consultation, on=on)


def day_that_counts(application: GrantApplication, on: date, by: User) -> date:
    """What the city enters from paper counts from the day it was received, until it is handed in."""
    from_paper = by.posts.is_city and application.now is Stage.DRAFT
    return (application.paper_received_on if from_paper else None) or on


def is_open_for(application: GrantApplication, act: Act, on: date) -> bool:
    """`on`: the day that counts."""
    programme = application.programme
    return may_hand_in(
        act,
        application.now,
        windows_of(programme),
        needs_consultation=programme.needs_consultation,
        on=on,
    )


def closes_on(application: GrantApplication, act: Act, on: date) -> date | None:
    programme = application.programme
    return closing(
        act,
        application.now,
        windows_of(programme),
        needs_consultation=programme.needs_consultation,
        on=on,
    )


def windows_in_words(programme: Programme) -> str:
    """「事前協議は令和7年5月1日から令和7年6月30日まで。」, or that none is known."""
    rows = sorted(programme.windows.all(), key=lambda row: row.opens_on)
    if not rows:
        return "受付期間は、まだ公表されていません。生活安全課に確かめてください。"
    return "".join(f"{window_label(row)}。" for row in rows)


def window_label(row: ProgrammeWindow) -> str:
    return f"{row.get_kind_display()}は{wareki(row.opens_on)}から{wareki(row.closes_on)}まで"
