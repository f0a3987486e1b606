"""The city's side of associations: the register, a new one with its first officer, the staff."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import ListView

from associations.actions.invite_city_staff import invite_city_staff
from associations.actions.open_association import open_association
from associations.forms import CityStaffForm, OpenAssociationForm
from associations.models import Appointment, Association
from associations.rules.roles import Permission, Role
from associations.views.access import CityForm, CityPage, CityView
from associations.views.officers import keep_code, letter
from civic.forms import HouseForm


class CityAssociations(CityView, ListView):
    template_name = "associations/city_associations.html"
    paginate_by = 50
    context_object_name = "associations"

    def get_queryset(self) -> Any:
        rows = Association.objects.visible_to(self.user).with_counts(self.today).by_reading()
        kind = self.request.GET.get("kind", "")
        return rows.filter(kind=kind) if kind in Association.Kind.values else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "kinds": Association.Kind.choices,
            "kind": self.request.GET.get("kind", ""),
        }


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
    lead = "役職は今年度の末日までです。年度が替わるときに、もう一度登録してください。"
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
            on=self.today,
        )
        keep_code(self.request, person, code)
        return code

    def back_url(self) -> str:
        return reverse("city_staff")

    def next_url(self, made: str) -> str:
        return reverse("city_invitation_letter")
