"""A day in any Japanese writing with an hour beside it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from civic.forms import HouseForm, WarekiDateField


def day(label: str, help_text: str = "") -> WarekiDateField:
    return WarekiDateField(label=label, help_text=help_text)


def hour(label: str, help_text: str = "例：14:05") -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text=help_text,
        widget=forms.TimeInput(attrs={"type": "time", "class": "figures"}, format="%H:%M"),
        error_messages={"invalid": "時刻は「14:05」のように入れてください。"},
    )


def moment_of(form: HouseForm, name: str) -> datetime:
    """`<name>_on` and `<name>_time` of a valid form, as a moment in Japan."""
    data = form.cleaned_data
    return timezone.make_aware(datetime.combine(data[f"{name}_on"], data[f"{name}_time"]))


def initial_moment(name: str, at: datetime) -> dict[str, Any]:
    local = timezone.localtime(at)
    return {f"{name}_on": local.date(), f"{name}_time": local.time()}
