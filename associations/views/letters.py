"""毎月の手紙: printed in one go by an association's heads or by the city."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.actions.print_letters import print_letters
from associations.forms import LetterForm
from associations.models import Association, LetterBatch
from associations.rules.roles import Permission
from associations.tasks import print_batch
from associations.views.access import ActionMixin, CityView, OfficerView, SignedInView
from civic.forms import HouseForm
from civic.queueing import send_later
from civic.responses import stored_file_response

_SHOWN = 24


class _Letters(SignedInView, ActionMixin):
    """What the two pages share; `place` is the association, or None for everybody's."""

    form_class = LetterForm
    template_name = "associations/letters.html"
    page_title = "毎月の手紙"
    done = "手紙を作りました。印刷して、封筒に入れてください。"

    def place(self) -> Association | None:
        return None

    def act(self, form: HouseForm) -> LetterBatch:
        month_on = form.cleaned_data["month"]
        batch = print_letters(
            association=self.place(), month_on=month_on, by=self.user, at=self.now
        )
        send_later(print_batch, batch.pk)
        return batch

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "today": self.today}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = self.place()
        mine = LetterBatch.objects.visible_to(self.user)
        batches = mine.of_association(place.pk if place else None).newest_first()[:_SHOWN]
        return {**super().get_context_data(**kwargs), "batches": batches}


class AssociationLetters(OfficerView, _Letters):
    needs = Permission.APPOINT

    def place(self) -> Association:
        return self.association

    def back_url(self) -> str:
        return reverse("association", args=[self.association.pk])

    def next_url(self, made: LetterBatch) -> str:
        return reverse("letters", args=[self.association.pk])


class AssociationLettersPaper(OfficerView):
    needs = Permission.APPOINT

    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        return _paper(self, association_id, pk)


class CityLetters(CityView, _Letters):
    def back_url(self) -> str:
        return reverse("city_associations")

    def next_url(self, made: LetterBatch) -> str:
        return reverse("city_monthly_letters")


class CityLettersPaper(CityView):
    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        return _paper(self, None, pk)


def _paper(view: SignedInView, association_id: int | None, pk: int) -> FileResponse:
    batches = LetterBatch.objects.visible_to(view.user).of_association(association_id)
    return stored_file_response(get_object_or_404(batches, pk=pk).paper)
