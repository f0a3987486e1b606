"""記録媒体: where each is, where it has been, and how it ended."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.models import Appointment
from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from civic.actors import SystemActor
from civic.forms import HouseForm
from civic.queueing import send_later
from civic.responses import stored_file_response
from retention.actions.destroy_medium import destroy_medium
from retention.actions.keep_destruction_paper import keep_destruction_paper
from retention.actions.move_medium import move_medium
from retention.actions.register_medium import register_medium
from retention.actions.replace_medium import replace_medium
from retention.documents.medium_destruction import render
from retention.forms.media import DestroyForm, MediumForm, MoveForm, ReplaceForm
from retention.forms.moments import initial_moment, moment_of
from retention.models import Medium, MediumDestruction, MediumMove, Recorder
from retention.queries.media import media_rows, medium_row, with_custody
from retention.tasks import print_destruction


class Media(OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/media.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = Medium.objects.visible_to(self.user).of_association(self.association.pk)
        return {**super().get_context_data(**kwargs), "rows": media_rows(mine, self.today)}


class MediumView(OfficerView):
    """A page of the one medium that the address names."""

    def medium(self) -> Medium:
        mine = Medium.objects.visible_to(self.user).of_association(self.association.pk)
        found: Medium = get_object_or_404(with_custody(mine), pk=self.kwargs["pk"])
        return found

    def back_url(self) -> str:
        return reverse("medium", args=[self.association.pk, self.kwargs["pk"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = medium_row(self.medium(), self.today)
        return {**super().get_context_data(**kwargs), "row": row}


class MediumPage(MediumView, OfficerPage):
    needs = Permission.SEE_FOOTAGE_DAYS
    template_name = "retention/medium.html"


class MediumForms(OfficerForm):
    """Forms about a place: who may keep it, and which recorders there are."""

    needs = Permission.KEEP_RECORDS
    offers_recorders = True

    def get_form_kwargs(self) -> dict[str, Any]:
        mine = self.association.pk
        posts = Appointment.objects.visible_to(self.user).of_association(mine)
        keepers = posts.handling_footage().in_office(self.today).with_people().in_order()
        offered: dict[str, Any] = {"keepers": list(keepers)}
        if self.offers_recorders:
            recorders = Recorder.objects.visible_to(self.user).filter(association_id=mine)
            offered["recorders"] = list(recorders.in_use(self.today))
        return {**super().get_form_kwargs(), **offered}

    def get_initial(self) -> dict[str, Any]:
        return initial_moment("moved", self.now)


class RegisterMedium(MediumForms):
    form_class = MediumForm
    page_title = "記録媒体を登録する"
    lead = "映像の入るカードやディスクを、1枚ずつ登録します。登録したときから廃棄まで、置き場所を記録します。"
    done = "記録媒体を登録しました。"

    def act(self, form: HouseForm) -> Medium:
        if not isinstance(form, MediumForm):
            raise TypeError(form)
        data = form.cleaned_data
        return register_medium(
            association=self.association,
            kind=data["kind"],
            serial=data["serial"],
            acquired_on=data["acquired_on"],
            moved_at=moment_of(form, "moved"),
            recorder=form.chosen_recorder(),
            place=data["place"],
            lock=data["lock"],
            keeper=form.chosen_keeper(),
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("media", args=[self.association.pk])

    def next_url(self, made: Medium) -> str:
        return reverse("medium", args=[self.association.pk, made.pk])


class MoveMedium(MediumView, MediumForms):
    form_class = MoveForm
    template_name = "retention/medium_form.html"
    page_title = "移したことを記録する"
    done = "移したことを記録しました。"

    def act(self, form: HouseForm) -> MediumMove:
        if not isinstance(form, MoveForm):
            raise TypeError(form)
        data = form.cleaned_data
        return move_medium(
            medium=self.medium(),
            moved_at=moment_of(form, "moved"),
            recorder=form.chosen_recorder(),
            place=data["place"],
            lock=data["lock"],
            keeper=form.chosen_keeper(),
            reason=data["reason"],
            by=self.user,
            at=self.now,
        )


class ReplaceMedium(MediumView, MediumForms):
    form_class = ReplaceForm
    template_name = "retention/medium_form.html"
    offers_recorders = False
    page_title = "新しいものと替えたことを記録する"
    lead = "新しいものは、古いものが入っていた録画装置に入れた、と記録します。"
    done = "替えたことを記録しました。古いものは、しまった場所で預かっています。"

    def act(self, form: HouseForm) -> Medium:
        if not isinstance(form, ReplaceForm):
            raise TypeError(form)
        data = form.cleaned_data
        return replace_medium(
            old=self.medium(),
            kind=data["kind"],
            serial=data["serial"],
            acquired_on=data["acquired_on"],
            moved_at=moment_of(form, "moved"),
            place=data["place"],
            lock=data["lock"],
            keeper=form.chosen_keeper(),
            by=self.user,
            at=self.now,
        )

    def next_url(self, made: Medium) -> str:
        return reverse("medium", args=[self.association.pk, made.pk])


class DestroyMedium(MediumView, OfficerForm):
    needs = Permission.KEEP_RECORDS
    form_class = DestroyForm
    template_name = "retention/medium_form.html"
    page_title = "廃棄したことを記録する"
    lead = (
        "壊した後に記録します。記録すると、取り消すことも、この記録媒体を移すこともできません。"
        "粉砕するなど、再生できない状態にしてください（規程5(4)）。"
    )
    done = "廃棄を記録しました。記録媒体廃棄記録を印刷できます。"

    def get_initial(self) -> dict[str, Any]:
        return initial_moment("destroyed", self.now)

    def act(self, form: HouseForm) -> MediumDestruction:
        if (photo := form.attached("photo")) is None:
            raise TypeError(form)
        made = destroy_medium(
            medium=self.medium(),
            destroyed_at=moment_of(form, "destroyed"),
            way=form.cleaned_data["way"],
            witness=form.cleaned_data["witness"],
            photo=photo,
            by=self.user,
            at=self.now,
        )
        send_later(print_destruction, made.pk)
        return made


class DestructionView(OfficerView):
    needs = Permission.SEE_FOOTAGE_DAYS

    def destruction(self) -> MediumDestruction:
        mine = Medium.objects.visible_to(self.user).of_association(self.association.pk)
        of_mine = MediumDestruction.objects.select_related("medium__association", "photo", "paper")
        found: MediumDestruction = get_object_or_404(
            of_mine, medium__in=mine.filter(pk=self.kwargs["pk"])
        )
        return found


class DestructionPhoto(DestructionView):
    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        return stored_file_response(self.destruction().photo)


class DestructionPaper(DestructionView):
    """The stored PDF; where the worker has not made it yet, it is made now, once."""

    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        destruction = self.destruction()
        paper = destruction.paper or keep_destruction_paper(
            destruction=destruction,
            content=render(destruction),
            by=SystemActor("papers"),
            at=self.now,
        )
        return stored_file_response(paper)
