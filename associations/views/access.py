"""How every page finds its association and its right, and how every form calls its action."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View

from associations.models import Association, User
from associations.rules.reasons import AssociationReason
from associations.rules.roles import PERMISSIONS, Permission
from civic.forms import HouseForm
from civic.refusals import Refused


class SignedInView(LoginRequiredMixin, View):
    """`self.user` is the person, `self.now` and `self.today` the moment of the request."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)

    @property
    def user(self) -> User:
        user = self.request.user
        if not isinstance(user, User):
            raise PermissionDenied
        return user


class OfficerView(SignedInView):
    """A page of one association: strangers get 404, officers without the right post get 403."""

    needs: ClassVar[Permission] = Permission.SEE_ASSOCIATION
    association: Association

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(request.user, User):
            return self.handle_no_permission()
        association_id = kwargs["association_id"]
        if association_id not in request.user.posts.association_ids:
            raise Http404
        if not request.user.posts.may(self.needs, association_id):
            raise PermissionDenied(str(_refusal(self.needs)))
        visible = Association.objects.visible_to(request.user)
        self.association = get_object_or_404(visible, pk=association_id)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parent = super().get_context_data(**kwargs)  # type: ignore[misc]
        held = PERMISSIONS.items()
        roles = self.user.posts.in_associations.get(self.association.pk, frozenset())
        may = {
            permission.value for role, granted in held if role in roles for permission in granted
        }
        return {**parent, "association": self.association, "today": self.today, "may": may}


class CityView(SignedInView):
    """A page of 生活安全課."""

    needs: ClassVar[Permission] = Permission.SEE_CITY

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(request.user, User):
            return self.handle_no_permission()
        if not request.user.posts.may(self.needs):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parent: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**parent, "today": self.today}


class OfficerPage(OfficerView, TemplateView):
    """A page to read."""


class CityPage(CityView, TemplateView):
    """A page to read."""


class ActionMixin(FormView):
    """`act(data)` calls one action; its refusal is shown on the form, with everything typed kept."""

    page_title: ClassVar[str] = ""
    lead: ClassVar[str] = ""
    done: ClassVar[str] = "記録しました。"
    template_name = "civic/form_page.html"

    def act(self, form: HouseForm) -> Any:
        raise NotImplementedError

    def back_url(self) -> str:
        """Where 「もどる」 leads, and where a finished form goes unless `next_url` says otherwise."""
        raise NotImplementedError

    def next_url(self, made: Any) -> str:
        return self.back_url()

    def done_of(self, made: Any) -> str:
        return self.done

    def closed_to(self) -> Refused | None:
        """Why there is nothing to fill in here any more; None where there is."""
        return None

    def way_out(self) -> str:
        """Where somebody is led who opened a form that is closed, by its address."""
        return self.back_url()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if refusal := self.closed_to():
            messages.info(request, str(refusal))
            return redirect(self.way_out())
        return super().get(request, *args, **kwargs)

    def told(self, form: HouseForm, refusal: Refused) -> None:
        form.add_error(refusal.column if refusal.column in form.fields else None, str(refusal))

    def form_valid(self, form: HouseForm) -> HttpResponse:
        try:
            made = self.act(form)
        except Refused as refusal:
            self.told(form, refusal)
            return self.form_invalid(form)
        except ValidationError as problem:
            add_problem(form, problem)
            return self.form_invalid(form)
        messages.success(self.request, self.done_of(made))
        self.success_url = self.next_url(made)
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            "page_title": self.page_title,
            "lead": self.lead,
            "back_url": self.back_url(),
            **context,
        }


class OfficerForm(OfficerView, ActionMixin):
    """A form of one association."""


class CityForm(CityView, ActionMixin):
    """A form of the city."""


def add_problem(form: HouseForm, problem: ValidationError) -> None:
    """A model's own sentence lands at its field where the form has one."""
    if not hasattr(problem, "error_dict"):
        form.add_error(None, problem)
        return
    for name, errors in problem.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def _refusal(needs: Permission) -> Refused:
    who = "、".join(role.label for role, granted in PERMISSIONS.items() if needs in granted)
    return Refused(AssociationReason.NOT_YOUR_POST, needed=who)
