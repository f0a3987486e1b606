"""The city's side of associations: the register, a new one with its first officer, the staff."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import ListView

from associations.actions.invite_city_staff import invite_city_staff
from associations.actions.open_association import open_association
from associations.actions.resign import resign
from associations.actions.take_up_post import take_up_post
from associations.forms import CityAppointForm, CityStaffForm, OpenAssociationForm, ResignForm
from associations.models import Appointment, Association
from associations.queries.manager import managers_on
from associations.rules.roles import Permission, Role
from associations.views.access import CityForm, CityPage, CityView
from associations.views.invitations import invite_again, keep_code, letter
from civic.fiscal_year import FiscalYear
from civic.forms import HouseForm


class CityAssociations(CityView, ListView):
    template_name = "associations/city_associations.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        rows = Association.objects.visible_to(self.user).with_counts(self.today).by_reading()
        return rows.filter(kind=self.kind) if self.kind else rows

    @property
    def kind(self) -> str:
        kind = self.request.GET.get("kind", "")
        return kind if kind in Association.Kind.values else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shown = list(context["page_obj"])
        managers = managers_on([association.pk for association in shown], self.today)
        return {
            **context,
            "rows": [(association, managers.get(association.pk)) for association in shown],
            "filters": self._filters(),
            "kind": self.kind,
        }

    def _filters(self) -> list[dict[str, Any]]:
        """「すべて」 and the kinds there are, each with its count; one query."""
        kinds = Association.objects.visible_to(self.user).values_list("kind", flat=True)
        counts = Counter(kinds)
        found = [(value, label) for value, label in Association.Kind.choices if counts[value]]
        return [
            {
                "label": label,
                "count": counts[value] if value else counts.total(),
                "url": f"?kind={value}" if value else "?",
                "current": value == self.kind,
            }
            for value, label in [("", "すべて"), *found]
        ]


class OpenAssociation(CityForm):
    needs = Permission.REGISTER_ASSOCIATION
    form_class = OpenAssociationForm
    page_title = "団体を登録する"
    lead = "団体と、最初の役員を登録します。役員には、メールまたは印刷した招待番号で案内します。"
    done = "団体を登録しました。最初の役員に、招待をお渡しください。"

    def act(self, form: HouseForm) -> Association:
        data = form.cleaned_data
        association, person, code = open_association(
            kind=data["kind"],
            name=data["name"],
            reading=data["reading"],
            postcode=data["place"].postcode,
            town=data["place"].name,
            address_line=data["address_line"],
            phone=data["phone"],
            officer=data["officer"],
            email=data["email"],
            post=data["post"],
            term_until=data["term_until"],
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
        )
        keep_code(self.request, person, code)
        return association

    def back_url(self) -> str:
        return reverse("city_associations")

    def next_url(self, made: Association) -> str:
        return reverse("city_invitation_letter")


def association_or_404(view: CityView) -> Association:
    return get_object_or_404(Association.objects.visible_to(view.user), pk=view.kwargs["pk"])


class CityAppoint(CityForm):
    """The city names an officer: when an association has lost all of its own."""

    needs = Permission.REGISTER_ASSOCIATION
    form_class = CityAppointForm
    page_title = "役員を登録する"
    lead = "役員が1人も入れなくなった団体に、会長を登録して招待します。"
    done = "役員を登録しました。"

    def get_initial(self) -> dict[str, Any]:
        return {"post": "会長", "term_until": FiscalYear.of(self.today).last_day}

    def act(self, form: HouseForm) -> str:
        data = form.cleaned_data
        appointment, code = take_up_post(
            person=None,
            name=data["officer"],
            email=data["email"],
            association=association_or_404(self),
            role=Role.CHAIR,
            post=data["post"],
            starts_on=self.today,
            term_until=data["term_until"],
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
        )
        keep_code(self.request, appointment.user, code)
        return code

    def back_url(self) -> str:
        return reverse("city_association", args=[self.kwargs["pk"]])

    def next_url(self, made: str) -> str:
        return reverse("city_invitation_letter") if made else self.back_url()


class CityInvite(CityView):
    """A new printed code for an officer who cannot get one by mail."""

    needs = Permission.REGISTER_ASSOCIATION

    def post(self, request: HttpRequest, pk: int, appointment_id: int) -> HttpResponse:
        posts = Appointment.objects.of_association(association_or_404(self).pk)
        held = posts.in_office(self.today).select_related("user")
        person = get_object_or_404(held, pk=appointment_id).user
        return invite_again(self, person, pk)


class CityInvitationLetter(CityView):
    needs = Permission.REGISTER_ASSOCIATION

    def get(self, request: HttpRequest) -> HttpResponse:
        return letter(request)


class CityStaff(CityPage):
    template_name = "associations/city_staff.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        staff = Appointment.objects.of_city().select_related("user").order_by("-starts_on", "pk")
        return {**super().get_context_data(**kwargs), "staff": staff}


class InviteCityStaff(CityForm):
    needs = Permission.REGISTER_ASSOCIATION
    form_class = CityStaffForm
    page_title = "職員を招待する"
    lead = (
        "役職は年度の末日までです。続けて務める方は、3月のうちに、同じ氏名とメールアドレスで"
        "新しい年度の役職（4月1日から）を登録してください。"
    )
    done = "職員を招待しました。"

    def act(self, form: HouseForm) -> str:
        data = form.cleaned_data
        person, code = invite_city_staff(
            email=data["email"],
            name=data["name"],
            role=Role(data["role"]),
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
            starts_on=data["starts_on"],
        )
        keep_code(self.request, person, code)
        return code

    def get_initial(self) -> dict[str, Any]:
        return {"starts_on": self.today}

    def back_url(self) -> str:
        return reverse("city_staff")

    def next_url(self, made: str) -> str:
        return reverse("city_invitation_letter") if made else self.back_url()


class EndCityStaff(CityForm):
    needs = Permission.REGISTER_ASSOCIATION
    form_class = ResignForm
    page_title = "職員の異動を記録する"
    lead = "この方は台帳に入れなくなります。取り消すことはできません。"
    done = "異動を記録しました。"

    def get_initial(self) -> dict[str, Any]:
        return {"ended_on": self.today}

    def get_appointment(self) -> Appointment:
        return get_object_or_404(Appointment.objects.of_city(), pk=self.kwargs["pk"])

    def act(self, form: HouseForm) -> Appointment:
        return resign(
            appointment=self.get_appointment(),
            ended_on=form.cleaned_data["ended_on"],
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("city_staff")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "subject": self.get_appointment()}
