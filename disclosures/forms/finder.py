"""A spot and a day: what the city asks the finder."""

import json
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML
from django import forms

from cameras.forms import CITY_CENTRE
from civic.forms import HouseForm, WarekiDateField

_MAP = (
    '{% if house.tiles %}{% include "_components/live_map.html" with map_data=form.map_data '
    'tiles=house.tiles picks="id_latitude,id_longitude" '
    'label="地図を押すと、緯度と経度が入ります" %}{% endif %}'
)


class SpotForm(HouseForm):
    """Asked by GET: the address of the answer can be kept."""

    submit_label = "カメラを探す"

    latitude = forms.DecimalField(
        label="緯度",
        max_digits=9,
        decimal_places=6,
        min_value=33,
        max_value=35,
        help_text="地図を押すと入ります。例：33.958420",
    )
    longitude = forms.DecimalField(
        label="経度",
        max_digits=9,
        decimal_places=6,
        min_value=130,
        max_value=132,
        help_text="例：130.940880",
    )
    on = WarekiDateField(
        label="いつの映像ですか",
        required=False,
        help_text="空けておくと、今日の向きで探します。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.map_data = json.dumps({"center": CITY_CENTRE, "zoom": 14, "points": []})

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_method = "get"
        helper.disable_csrf = True
        helper.layout.insert(0, HTML(_MAP))
        return helper
