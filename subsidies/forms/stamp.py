"""The hidden mark of what a page showed, so that one screen does not undo another unseen."""

from django import forms

from civic.forms import HouseForm

STAMP = "stamp"


def add_stamp(form: HouseForm, value: str) -> None:
    form.fields[STAMP] = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=16, initial=value
    )


def renew_stamp(form: HouseForm, value: str) -> None:
    """What was typed stays; sent once more, it stands in the place of what is there now."""
    form.data = dict(form.data.items()) | {STAMP: value}
