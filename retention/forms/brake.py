"""Input of those who let a stopped night go on."""

from typing import Any

from django import forms

from civic.forms import HouseForm


class ConfirmBrakeForm(HouseForm):
    """`erases` files go as soon as it is sent; 0 where nothing goes yet."""

    submit_label = "消去してよいことを確かめた"

    looked = forms.BooleanField(
        label="上の数と日付を見て、消去してよいことを確かめました。",
        error_messages={"required": "数と日付を見てから、印を付けてください。"},
    )

    def __init__(self, *args: Any, erases: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if erases:
            self.submit_label = f"{erases}本の消去を始める"
