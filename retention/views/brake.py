"""A night that stopped: its figures, and the word of two people."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import OfficerForm
from civic.forms import HouseForm
from civic.queueing import send_later
from retention.actions.confirm_brake import confirm_brake
from retention.forms.brake import ConfirmBrakeForm
from retention.models import BrakeStop
from retention.tasks import erase_recorder


class Brake(OfficerForm):
    needs = Permission.LIFT_BRAKE
    form_class = ConfirmBrakeForm
    template_name = "retention/brake.html"
    page_title = "止まった消去を確かめる"
    done = "確かめたことを記録しました。"

    def get_stop(self) -> BrakeStop:
        mine = BrakeStop.objects.visible_to(self.user).of_association(self.association.pk)
        found: BrakeStop = get_object_or_404(
            mine.select_related("run__recorder", "first_by", "second_by"), pk=self.kwargs["pk"]
        )
        return found

    def act(self, form: HouseForm) -> BrakeStop:
        stop = confirm_brake(stop=self.get_stop(), by=self.user, at=self.now)
        if stop.second_at:
            send_later(erase_recorder, stop.run.recorder_id)
        return stop

    def back_url(self) -> str:
        return reverse("footage", args=[self.association.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "stop": self.get_stop()}
