"""What every city page about one application begins with."""

from typing import Any, ClassVar

from csp.decorators import csp_replace
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin

from associations.models import User
from associations.rules.roles import Permission
from associations.views.access import CityForm, CityPage, CityView
from subsidies.models import GrantApplication, Letter


def application_or_404(user: User, pk: int) -> GrantApplication:
    return get_object_or_404(GrantApplication.objects.visible_to(user).with_parties(), pk=pk)


def letter_or_404(user: User, pk: int) -> Letter:
    letters = Letter.objects.visible_to(user).with_application()
    return get_object_or_404(letters, pk=pk)


class GrantMixin(CityView):
    """`self.application`: the one that the address names."""

    needs: ClassVar[Permission] = Permission.REVIEW_GRANTS

    @property
    def application(self) -> GrantApplication:
        if not hasattr(self, "_application"):
            self._application = application_or_404(self.user, self.kwargs["pk"])
        return self._application


class GrantPage(GrantMixin, CityPage):
    """A page about one application."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "application": self.application}


class CityGrantForm(GrantMixin, CityForm):
    """A form about one application."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "application": self.application}


# A paper that our own pages show beside what they say of it.
may_be_framed = method_decorator(
    [csp_replace({"frame-ancestors": ["'self'"]}), xframe_options_sameorigin], name="dispatch"
)
