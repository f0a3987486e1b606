"""The five years of an application in a picture: each fiscal year, its report, and today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cameras.queries.camera_page import left_label
from cameras.rules.five_years import obligation
from civic.fiscal_year import FiscalYear
from subsidies.models import GrantApplication
from subsidies.queries.reportable_years import first_reportable
from subsidies.rules.annual import due_on, is_wanted
from subsidies.rules.stages import Stage

_SHOWN = frozenset({Stage.HOLDING, Stage.DISPOSAL_REQUESTED, Stage.RELEASED})


class YearState(StrEnum):
    PAST = "past"
    REPORTED = "reported"
    TO_REPORT = "to_report"
    RUNNING = "running"
    TO_COME = "to_come"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    YearState.PAST: "済みました",
    YearState.REPORTED: "報告済み",
    YearState.TO_REPORT: "報告が要ります",
    YearState.RUNNING: "いまの年度",
    YearState.TO_COME: "これから",
}


@dataclass(frozen=True, slots=True)
class YearBox:
    """`x`, `width` and `middle` are percentages of the picture's width, as the SVG has them."""

    year: FiscalYear
    state: YearState
    x: str
    width: str
    middle: str
    due_on: date | None = None
    receipt_pk: int | None = None

    @property
    def short(self) -> str:
        """令和8年度 as 令和8, which fits into a box on a phone."""
        return self.year.label.removesuffix("年度")


@dataclass(frozen=True, slots=True)
class CameraEnd:
    title: str
    installed_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class FiveYears:
    """`today` is a percentage; "" where it lies outside of the picture."""

    boxes: tuple[YearBox, ...]
    cameras: tuple[CameraEnd, ...]
    today: str
    starts_on: date
    ends_on: date
    left_label: str

    @property
    def to_report(self) -> YearBox | None:
        """The oldest year that waits for its report."""
        return next((box for box in self.boxes if box.state is YearState.TO_REPORT), None)

    @property
    def states(self) -> tuple[YearState, ...]:
        """Those that the legend has to explain."""
        return tuple(state for state in YearState if state in {box.state for box in self.boxes})


def five_years(application: GrantApplication, on: date) -> FiveYears | None:
    """None before the payment. Three queries."""
    if application.now not in _SHOWN:
        return None
    cameras = tuple(_ends(application))
    if not cameras:
        return None
    ends_on = max(camera.ends_on for camera in cameras)
    first, last = first_reportable(application), FiscalYear.of(ends_on)
    return FiveYears(
        boxes=tuple(_boxes(application, first, last, on)),
        cameras=cameras,
        today=_share(on, first, last),
        starts_on=first.next().first_day,
        ends_on=ends_on,
        left_label=left_label(ends_on, on),
    )


def _ends(application: GrantApplication) -> Iterator[CameraEnd]:
    rows = application.grant_cameras.select_related("camera__site").order_by("priority")
    for camera in (row.camera for row in rows):
        if camera.installed_on:
            title = f"{camera.site.number}号カメラ（{camera.site.label}）"
            yield CameraEnd(title, camera.installed_on, obligation(camera.installed_on).ends_on)


def _boxes(
    application: GrantApplication, first: FiscalYear, last: FiscalYear, on: date
) -> Iterator[YearBox]:
    receipts = _receipts(application)
    wants = application.programme.wants_annual_report
    years = [FiscalYear(start) for start in range(first.start_year, last.start_year + 1)]
    width = 100 / len(years)
    for n, year in enumerate(years):
        state = _state(year, on, is_reported=year.start_year in receipts, wants=wants)
        yield YearBox(
            year=year,
            state=state,
            x=f"{n * width:.3f}",
            width=f"{width - 0.6:.3f}",
            middle=f"{(n + 0.5) * width - 0.3:.3f}",
            due_on=due_on(year) if wants else None,
            receipt_pk=receipts.get(year.start_year),
        )


def _receipts(application: GrantApplication) -> dict[int, int | None]:
    """By fiscal year; a report and its paper were written in the same moment."""
    papers: Iterable[tuple[object, int]]
    papers = application.submissions.filter(act="REPORT_YEAR").values_list("submitted_at", "pk")
    by_moment = dict(papers)
    reports = application.annual_reports.values_list("fiscal_year", "reported_at")
    return {year: by_moment.get(moment) for year, moment in reports}


def _state(year: FiscalYear, on: date, *, is_reported: bool, wants: bool) -> YearState:
    if is_reported:
        return YearState.REPORTED
    if wants and is_wanted(year, on):
        return YearState.TO_REPORT
    if on in year:
        return YearState.RUNNING
    return YearState.PAST if year.last_day < on else YearState.TO_COME


def _share(on: date, first: FiscalYear, last: FiscalYear) -> str:
    days = (last.last_day - first.first_day).days
    passed = (on - first.first_day).days
    return f"{100 * passed / days:.1f}" if 0 <= passed <= days else ""
