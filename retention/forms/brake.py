"""Input of those who let a stopped night go on."""

from django import forms

from civic.forms import HouseForm


class ConfirmBrakeForm(HouseForm):
    submit_label = "消去してよいことを確かめた"

    looked = forms.BooleanField(
        label="上の数と日付を見て、消去してよいことを確かめました。",
        error_messages={"required": "数と日付を見てから、印を付けてください。"},
    )
