"""Fields and tables that several forms have in common, in words."""

from cameras.queries.camera_map import compass_label
from cameras.queries.site_facts import current_view
from subsidies.documents.matter import Matter
from subsidies.documents.words import count, day, wide
from subsidies.queries.case import CameraCase
from subsidies.rules.amount import Quote
from subsidies.rules.papers import FormKind
from subsidies.rules.stages import Act

NOT_RECORDED = "団体の議決は、まだ記録されていません"
MOST_PLACES = 4
_WITH_LIST = {Act.CONSULT, Act.APPLY, Act.REPORT}


def places(matter: Matter) -> str:
    """「（１）下関市見本町…（集会所前）」, one a line, in the association's own order of need.

    Many of them are in the list that goes with the form.
    """
    cameras = matter.case.cameras
    if len(cameras) > MOST_PLACES and matter.act in _WITH_LIST:
        return f"別紙「{FormKind.SITE_LIST.heading}」のとおり（{count(len(cameras), 'か所')}）"
    return "\n".join(_place(at, row) for at, row in enumerate(cameras, 1))


def _place(at: int, row: CameraCase) -> str:
    pole = f"\n　　　電柱番号 {row.site.pole_number}" if row.site.pole_number else ""
    return f"（{wide(str(at))}）{row.site.address}（{row.site.label}）{pole}"


def sum_in_words(matter: Matter) -> str:
    return steps(matter.case.plan)


def actual_sum_in_words(matter: Matter) -> str:
    return steps(matter.case.actual)


def steps(quote: Quote) -> str:
    """The same steps as on the screens (subsidies/rules/amount.py), one a line."""
    return "\n".join(
        f"{step.label}　{step.yen:,}円" + (f"（{step.note}）" if step.note else "")
        for step in quote.steps
    )


def step_rows(quote: Quote) -> list[list[str]]:
    return [[step.label, f"{step.yen:,}", step.note] for step in quote.steps]


def direction(row: CameraCase) -> str:
    """「東向き　幅80度　25メートル」; empty without a view."""
    view = current_view(row.site)
    if view is None:
        return ""
    return f"{compass_label(view.bearing)}向き　幅{view.angle}度\n{view.range_m}メートル"


def masking(row: CameraCase) -> str:
    view = current_view(row.site)
    return view.get_masking_display() if view else ""


def subject(row: CameraCase) -> str:
    view = current_view(row.site)
    return view.subject if view else ""


def agreement(matter: Matter) -> str:
    """The resolution, and how many of the households in view have agreed."""
    held = matter.application.resolution
    said = f"{held.get_body_display()}（{day(held.held_on)}）で議決" if held else NOT_RECORDED
    facts = [row.facts for row in matter.case.cameras]
    agreed, asked = sum(f.prior_consents for f in facts), sum(f.households for f in facts)
    return f"{said}\n撮影範囲の世帯の同意　{wide(f'{asked}')}世帯のうち{wide(f'{agreed}')}世帯"
