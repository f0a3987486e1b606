"""The safety questions and the association's resolutions."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.actions.answer_safety import answer_safety
from associations.actions.record_resolution import record_resolution
from associations.forms import ResolutionForm, SafetyForm
from associations.models import Resolution, SafetyMeasure
from associations.rules.roles import Permission
from associations.views.access import OfficerView
from associations.views.officers import MembersForm
from civic.forms import HouseForm
from civic.responses import stored_file_response


class Safety(MembersForm):
    needs = Permission.KEEP_RECORDS
    form_class = SafetyForm
    page_title = "安全管理の確認"
    lead = "映像が漏れたり無くなったりしないための備えを、1つずつ確かめます（ガイドライン3(1)イ）。"
    done = "確かめた結果を記録しました。"

    def get_initial(self) -> dict[str, Any]:
        answered = SafetyMeasure.objects.latest_of(self.association.pk)
        return dict(answered.values_list("measure", "answer"))

    def act(self, form: HouseForm) -> Any:
        if not isinstance(form, SafetyForm):
            raise TypeError(form)
        return answer_safety(
            association=self.association, answers=form.answers(), by=self.user, at=self.now
        )


class RecordResolution(MembersForm):
    needs = Permission.KEEP_RECORDS
    form_class = ResolutionForm
    page_title = "団体の議決を記録する"
    lead = "カメラの設置や規程の制定を、団体で決めたときの記録です（ガイドライン2(1)、3(2)）。"
    done = "議決を記録しました。"

    def act(self, form: HouseForm) -> Resolution:
        data = form.cleaned_data
        return record_resolution(
            association=self.association,
            body=data["body"],
            held_on=data["held_on"],
            subject=data["subject"],
            votes_for=data["votes_for"],
            votes_against=data["votes_against"],
            minutes=form.attached("minutes"),
            by=self.user,
            at=self.now,
        )

    def next_url(self, made: Resolution) -> str:
        return reverse("agreement", args=[self.association.pk]) + f"?resolution={made.pk}"


class Minutes(OfficerView):
    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        mine = Resolution.objects.visible_to(self.user).of_association(association_id)
        return stored_file_response(get_object_or_404(mine, pk=pk).minutes)
