"""A night that stopped: its figures, and the word of two people."""

from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from associations.models import User
from associations.rules.roles import Permission
from associations.views.access import OfficerForm
from civic.forms import HouseForm
from civic.queueing import send_later
from retention.actions.confirm_brake import confirm_brake
from retention.forms.brake import ConfirmBrakeForm
from retention.models import BrakeStop
from retention.queries.lifters import LIFTERS, lifters, who_lifted
from retention.tasks import erase_recorder


class Brake(OfficerForm):
    needs = Permission.LIFT_BRAKE
    form_class = ConfirmBrakeForm
    template_name = "retention/brake.html"
    page_title = "止まった消去を確かめる"

    @cached_property
    def stop(self) -> BrakeStop:
        mine = BrakeStop.objects.visible_to(self.user).of_association(self.association.pk)
        found: BrakeStop = get_object_or_404(
            mine.select_related("run__recorder", "first_by", "second_by"), pk=self.kwargs["pk"]
        )
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        erases = self.stop.due_count if self.stop.first_at else 0
        return {**super().get_form_kwargs(), "erases": erases}

    def act(self, form: HouseForm) -> BrakeStop:
        stop = confirm_brake(stop=self.stop, by=self.user, at=self.now)
        if stop.second_at:
            send_later(erase_recorder, stop.run.recorder_id)
        return stop

    def done_of(self, stop: BrakeStop) -> str:
        if stop.second_at:
            return "2人目として記録しました。これから消去を始めます。"
        return f"1人目として記録しました。次に、別の役員（{LIFTERS}）に頼んでください。"

    def back_url(self) -> str:
        return reverse("footage", args=[self.association.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stop = self.stop
        others = lifters(self.association.pk, self.today).exclude(user=self.user)
        return {
            **super().get_context_data(**kwargs),
            "stop": stop,
            "first": self._who(stop.first_by, stop.first_at),
            "second": self._who(stop.second_by, stop.second_at),
            "is_over": bool(stop.second_at or stop.overtaken_at),
            "is_today": stop.run.night == self.today,
            "is_first": stop.first_by_id == self.user.pk,
            "has_others": others.exists(),
            "lifters": LIFTERS,
        }

    def _who(self, user: User | None, at: datetime | None) -> str:
        return who_lifted(user, self.association.pk, timezone.localdate(at)) if user else ""
