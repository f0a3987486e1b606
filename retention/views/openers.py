"""その日に、この映像を開けた人: asked after a leak, by those who give and take posts (規程4(3)・4(5))."""

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import OfficerPage
from retention.forms.openers import OpenersForm
from retention.models import Footage, FootageAccess
from retention.queries.who_could_open import who_could_open


class FootageOpeners(OfficerPage):
    needs = Permission.APPOINT
    template_name = "retention/openers.html"

    @cached_property
    def footage(self) -> Footage:
        mine = Footage.objects.visible_to(self.user).filter(
            recorder__association_id=self.association.pk
        )
        related = mine.select_related("recorder", "channel__camera__site")
        return get_object_or_404(related, pk=self.kwargs["pk"])

    def _asked(self) -> tuple[OpenersForm, date | None]:
        """The day asked for, today at first; none where it cannot be read."""
        names = ("on_", "on_picked")
        if not any(self.request.GET.get(name) for name in names):
            return OpenersForm(initial={"on": self.today}), self.today
        form = OpenersForm(self.request.GET)
        return form, form.cleaned_data["on"] if form.is_valid() else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form, on = self._asked()
        opened = FootageAccess.objects.visible_to(self.user).filter(footage=self.footage)
        rows = opened.between(on, on).select_related("accessed_by") if on else opened.none()
        return {
            **super().get_context_data(**kwargs),
            "footage": self.footage,
            "form": form,
            "on": on,
            "openers": who_could_open(self.footage, on) if on else (),
            "opened": rows,
        }
