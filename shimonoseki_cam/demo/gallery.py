"""What the component gallery shows: one sample for each component."""

import json
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from civic.forms import HouseForm, TownField, WarekiDateField, figures, paper, yes_no
from retention.queries.chart import Chart
from retention.queries.city_nights import NightSummary
from retention.queries.day_kinds import DayKind
from retention.queries.night_charts import KINDS, nights_chart
from retention.queries.strip import Strip, StripDay, StripRow

_TODAY = date(2026, 11, 23)
_DAY_KINDS = {kind.value[0]: kind for kind in reversed(DayKind)}


class SampleForm(HouseForm):
    submit_label = "記録する"

    name = forms.CharField(label="氏名", help_text="姓と名の間を空けてください。")
    day = WarekiDateField(label="設置日")
    place = TownField(label="町")
    count = figures("世帯数", 0, 99)
    sound = yes_no("音声も録音しますか")
    sheet = paper("同意書の写真")


def _days(kinds: str) -> tuple[StripDay, ...]:
    """One letter a day, today last: the first letter of its kind."""
    first = _TODAY - timedelta(days=len(kinds) - 1)
    return tuple(
        StripDay(first + timedelta(days=number), _DAY_KINDS[kind], "#")
        for number, kind in enumerate(kinds)
    )


def _nights() -> Chart:
    """Nights ago: some late, one that never came, one that stopped."""
    late, never, stopped = {9: 2, 10: 1}, 8, 20
    nights = [
        NightSummary(
            _TODAY - timedelta(days=number),
            1,
            recorders=int(number != never),
            erased=0 if number in {never, stopped} else 96 + number % 5 * 12,
            worst_days_late=late.get(number, 0),
            p99_days_late=late.get(number, 0),
            troubled=int(number == stopped),
            missed=int(number == never),
        )
        for number in range(31)
    ]
    return nights_chart(nights)


def _task(title: str, due: str, urgency: str) -> dict[str, str]:
    return {
        "title": title,
        "reason": "録画の再生と時計のずれを確かめます。",
        "clause": "ガイドライン3(3)イ",
        "due_label": due,
        "urgency": urgency,
        "action_label": "点検を記録する",
        "url": "#",
    }


SAMPLES: dict[str, Any] = {
    "breadcrumbs": [{"label": "はじめの画面", "url": "/"}, {"label": "部品の一覧", "url": ""}],
    "tasks": [
        _task("2号カメラの月次点検", "8日すぎています", "overdue"),
        _task("取扱責任者の誓約書が未署名です", "11月30日まで", "soon"),
        _task("1号カメラの向きを変えたので、規程を改めます", "次の役員会まで", "later"),
    ],
    "strip": Strip(
        (
            StripRow("1号 集会所前", _days("e" * 12 + "hhot" + "k" * 14 + "u")),
            StripRow("2号 通学路角", _days("b" * 5 + "e" * 10 + "tkkkkggg" + "k" * 7 + "u")),
        ),
        undated_count=2,
    ),
    "nights": _nights(),
    "bar_kinds": KINDS,
    "filters": [
        {"label": "すべて", "count": 42, "url": "?", "current": True},
        {"label": "審査中", "count": 7, "url": "?stage=review", "current": False},
    ],
    "columns": [
        {"label": "費目", "number": False},
        {"label": "計", "number": True},
        {"label": "対象", "number": False},
    ],
    "rows": [
        {
            "cells": [
                {"label": "費目", "text": "カメラ・録画装置"},
                {"label": "計", "text": "296,000", "number": True},
                {"label": "対象", "text": "対象外", "chip_kind": "error"},
            ]
        }
    ],
    "facts": [
        {"label": "設置場所", "value": "下関市見本町一丁目0番先（集会所前）", "change_url": "#"},
        {"label": "議事録", "value": "役員会議事録.pdf", "href": "#", "change_url": "#"},
    ],
    "map": {
        "width": 480,
        "height": 240,
        "roads": ["M0 150H480", "M140 0V240"],
        "points": [
            {
                "x": 140,
                "y": 150,
                "label": "1号",
                "note": "東向き、35度、およそ24メートル",
                "wedge_path": "M140 150L372 74A244 244 0 0 1 380 190Z",
            }
        ],
        "target": {"x": 300, "y": 138, "label": "照会の場所", "note": "地図の赤い点"},
        "scale_label": "10メートル",
        "scale_width": 96,
    },
    "live_map": json.dumps({"center": [33.9578, 130.9414], "zoom": 18, "points": []}),
    "steps": [
        {"label": "対象経費の合計", "value": "451,000円"},
        {"label": "1,000円未満を切捨て", "value": "300,000円"},
        {"label": "補助額", "value": "300,000円", "total": True},
    ],
    "budget": [
        {
            "label": "決定",
            "value_label": "2,280,000円",
            "offset": 0,
            "percent": 38,
            "kind": "decided",
        },
        {
            "label": "内示",
            "value_label": "900,000円",
            "offset": 38,
            "percent": 15,
            "kind": "notified",
        },
        {"label": "本件", "value_label": "300,000円", "offset": 53, "percent": 5, "kind": "this"},
    ],
}


def gallery_context() -> dict[str, Any]:
    return {
        "samples": SAMPLES,
        "form": SampleForm(),
        "error_form": SampleForm({"name": "", "day": "令和8年13月1日"}),
        "gallery_page": Paginator(range(500), 25).page(3),
    }
