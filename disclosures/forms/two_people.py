"""What every form about showing and giving asks: two people, and moments that are past."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from associations.models import User
from civic.forms import HouseForm
from disclosures.queries.people import Person

_ALMOST = timedelta(minutes=1) - timedelta(microseconds=1)


def text_area(label: str, help_text: str = "", *, rows: int = 2, required: bool = True) -> Any:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, widget=area, required=required, max_length=1000
    )


def who(label: str, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=help_text, widget=forms.RadioSelect)


class ByPeople(HouseForm):
    """Two people of the association: `acting` names the field of the one who acts."""

    acting = "handed_by"

    def __init__(self, *args: Any, people: Sequence[Person], now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.users = {str(person.user.pk): person.user for person in people}
        rows = [(str(person.user.pk), person.label, person.may_handle) for person in people]
        self.fields[self.acting].choices = [row[:2] for row in rows if row[2]]  # type: ignore[attr-defined]
        self.fields["witness"].choices = [row[:2] for row in rows]  # type: ignore[attr-defined]

    def user(self, name: str) -> User:
        return self.users[self.cleaned_data[name]]

    def at(self, name: str) -> datetime:
        """A typed minute stands for its end, but never for what is still to come."""
        data = self.cleaned_data
        typed = datetime.combine(data[f"{name}_on"], data[f"{name}_time"])
        minute = timezone.make_aware(typed.replace(second=0, microsecond=0))
        return min(minute + _ALMOST, self.now) if minute <= self.now else minute


def moment_initial(name: str, at: datetime | None) -> dict[str, Any]:
    local = timezone.localtime(at) if at else None
    return {f"{name}_on": local.date(), f"{name}_time": local.time()} if local else {}
