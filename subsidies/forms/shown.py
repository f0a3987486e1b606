"""What was typed into a form, in words, for the page on which it is looked at once more."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from civic.forms import HouseForm
from civic.wareki import wareki


@dataclass(frozen=True, slots=True)
class Shown:
    label: str
    value: str


def shown(form: HouseForm) -> list[Shown]:
    """Fields left empty are left out."""
    rows = (
        Shown(str(field.label), _words(field, form.cleaned_data.get(name)))
        for name, field in form.fields.items()
        if not isinstance(field, forms.BooleanField)
    )
    return [row for row in rows if row.value]


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.MultipleChoiceField):
        labels = dict(field.choices)  # type: ignore[arg-type]
        return "\n".join(str(labels[each]) for each in value or [])
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): label for key, label in field.choices}  # type: ignore[misc, union-attr]
        return str(labels.get(str(value), ""))
    if isinstance(value, date):
        return wareki(value)
    if isinstance(value, int):
        return f"{value:,}円" if "円" in str(field.label) else f"{value:,}件"
    return str(value or "")
