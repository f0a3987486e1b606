"""The estimate, line by line: kind, camera, what it is, yen. More lines come with a button."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from civic.forms import HouseForm, yen
from subsidies.actions.enter_costs import CostEntry
from subsidies.rules.costs import CostKind

_SPARE = 3
_FEWEST = 5
MOST_ROWS = 60
_MOST_YEN = 100_000_000
_PARTS = ("kind", "camera", "description", "yen")


@dataclass(frozen=True, slots=True)
class CostRow:
    """The four fields of one line, bound."""

    n: int
    kind: Any
    camera: Any
    description: Any
    yen: Any


class CostsForm(HouseForm):
    """`rows` empty lines at least are shown; a line left empty counts for nothing."""

    rows = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST_ROWS
    )

    def __init__(
        self,
        *args: Any,
        cameras: Sequence[tuple[int, str]],
        eligible: frozenset[CostKind],
        entries: Sequence[CostEntry],
        more: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.count = self._count(len(entries), more=more)
        self.fields["rows"].initial = self.count
        if self.is_bound:  # what is sent back with the page is the new number of lines
            self.data = dict(self.data.items()) | {"rows": str(self.count)}
        kinds = _kinds(eligible)
        places = [("", "全体・共通"), *((str(pk), title) for pk, title in cameras)]
        for n in range(self.count):
            self._add_row(n, kinds, places, entries[n] if n < len(entries) else None)

    def _count(self, filled: int, *, more: bool) -> int:
        typed = str(self.data.get("rows", "")) if self.is_bound else ""
        shown = int(typed) if typed.isdigit() else max(filled + _SPARE, _FEWEST)
        return min(shown + (_SPARE if more else 0), MOST_ROWS)

    def _add_row(
        self,
        n: int,
        kinds: list[Any],
        places: list[tuple[str, str]],
        entry: CostEntry | None,
    ) -> None:
        self.fields[f"kind_{n}"] = forms.ChoiceField(
            label=f"{n + 1}行目の種類", choices=kinds, required=False,
            initial=entry.kind if entry else "",
        )  # fmt: skip
        self.fields[f"camera_{n}"] = forms.ChoiceField(
            label=f"{n + 1}行目のカメラ", choices=places, required=False,
            initial=str(entry.camera_id or "") if entry else "",
        )  # fmt: skip
        self.fields[f"description_{n}"] = forms.CharField(
            label=f"{n + 1}行目の内容", max_length=80, required=False,
            initial=entry.description if entry else "",
        )  # fmt: skip
        self.fields[f"yen_{n}"] = yen(
            f"{n + 1}行目の金額", largest=_MOST_YEN, required=False,
            initial=entry.yen if entry else None,
        )  # fmt: skip

    def lines(self) -> list[CostRow]:
        return [
            CostRow(n + 1, *(self[f"{part}_{n}"] for part in _PARTS)) for n in range(self.count)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for n in range(self.count):
            kind, yen = data.get(f"kind_{n}"), data.get(f"yen_{n}")
            if kind and yen is None and f"yen_{n}" not in self.errors:
                self.add_error(f"yen_{n}", f"{n + 1}行目の金額を入力してください。")
            if not kind and (yen or data.get(f"description_{n}")):
                self.add_error(f"kind_{n}", f"{n + 1}行目の種類を選んでください。")
        return data

    def entries(self) -> list[CostEntry]:
        data = self.cleaned_data
        return [
            CostEntry(
                CostKind(data[f"kind_{n}"]),
                data[f"yen_{n}"],
                int(data[f"camera_{n}"]) if data[f"camera_{n}"] else None,
                data[f"description_{n}"],
            )
            for n in range(self.count)
            if data[f"kind_{n}"]
        ]


def _kinds(eligible: frozenset[CostKind]) -> list[Any]:
    """What the programme pays for comes first; what it leaves out can be entered too."""
    return [
        ("", "選んでください"),
        ("補助の対象", [(kind.value, kind.label) for kind in CostKind if kind in eligible]),
        ("補助の対象外", [(kind.value, kind.label) for kind in CostKind if kind not in eligible]),
    ]
