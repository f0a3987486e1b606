"""The city sets on which days each kind of duty is announced."""

from typing import Any

from django.urls import reverse

from associations.actions.set_reminders import set_reminders
from associations.forms import ReminderForm
from associations.queries.recipients import days_of_kinds
from associations.rules.roles import Permission
from associations.views.access import CityForm
from civic.forms import HouseForm


class CityReminders(CityForm):
    needs = Permission.EDIT_PROGRAMMES
    form_class = ReminderForm
    page_title = "期限のお知らせの日"
    lead = (
        "役員に、期限の何日前と何日後にお知らせするかを、種類ごとに決めます。"
        "日数は「60、30、14、3」のように区切って書きます。0は期限の日です。"
    )
    done = "お知らせの日を決めました。明日の朝のお知らせから使います。"

    def get_initial(self) -> dict[str, Any]:
        return ReminderForm.initial_of(days_of_kinds())

    def act(self, form: HouseForm) -> Any:
        return set_reminders(days=form.cleaned_data["days"], by=self.user, at=self.now)

    def back_url(self) -> str:
        return reverse("today")

    def next_url(self, made: Any) -> str:
        return reverse("city_reminders")
