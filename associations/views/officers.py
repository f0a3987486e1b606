"""Officers: the list with its history, appointing, resigning, pledges, invitations."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.actions.record_pledge import record_pledge
from associations.actions.resign import resign
from associations.actions.take_up_post import take_up_post
from associations.documents import pledge as pledge_paper
from associations.forms import AppointForm, DayForm, PledgeForm, ResignForm
from associations.models import Appointment, User
from associations.queries.manager import manager_on
from associations.rules.roles import Permission, Role
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from associations.views.invitations import keep_code
from civic.fiscal_year import FiscalYear
from civic.forms import HouseForm
from civic.responses import pdf_response


class AssociationPage(OfficerPage):
    template_name = "associations/association.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        posts = list(
            Appointment.objects.of_association(self.association.pk).with_people().in_order()
        )
        return {
            **super().get_context_data(**kwargs),
            "now": [post for post in posts if post.is_held(self.today)],
            "coming": [post for post in posts if post.starts_on > self.today],
            "past": [post for post in posts if post.last_day < self.today],
            "resolutions": self.association.resolutions.order_by("-held_on")[:5],
        }


class ManagerOnDayPage(OfficerPage):
    """「その日の管理責任者」: one query by the dated history."""

    template_name = "associations/manager_on_day.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = "day" in self.request.GET or "day_picked" in self.request.GET
        form = DayForm(self.request.GET if asked else None)
        context = {**super().get_context_data(**kwargs), "form": form, "is_asked": False}
        if asked and form.is_valid():
            day = form.cleaned_data["day"]
            context |= {"is_asked": True, "day": day, "found": manager_on(self.association.pk, day)}
        return context


class MembersForm(OfficerForm):
    """A form that belongs to the association's own page."""

    def back_url(self) -> str:
        return reverse("association", args=[self.association.pk])

    def get_appointment(self) -> Appointment:
        mine = Appointment.objects.visible_to(self.user).of_association(self.association.pk)
        return get_object_or_404(mine.with_people(), pk=self.kwargs["pk"])


class Appoint(MembersForm):
    needs = Permission.APPOINT
    form_class = AppointForm
    page_title = "役員を登録する"
    lead = "任期のある役職として登録します。任期が終わると、その方は使えなくなります。"
    done = "役員を登録しました。"

    def get_initial(self) -> dict[str, Any]:
        return {"starts_on": self.today, "term_until": FiscalYear.of(self.today).last_day}

    def get_form_kwargs(self) -> dict[str, Any]:
        people = User.objects.filter(appointments__association=self.association).distinct()
        return {**super().get_form_kwargs(), "people": people}

    def act(self, form: HouseForm) -> str:
        data = form.cleaned_data
        appointment, code = take_up_post(
            person=data["person"],
            name=data["name"],
            email=data["email"],
            association=self.association,
            role=Role(data["role"]),
            post=data["post"],
            starts_on=data["starts_on"],
            term_until=data["term_until"],
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
        )
        keep_code(self.request, appointment.user, code)
        return code

    def next_url(self, made: str) -> str:
        if made:
            return reverse("invitation_letter", args=[self.association.pk])
        return self.back_url()


class Resign(MembersForm):
    needs = Permission.APPOINT
    form_class = ResignForm
    template_name = "associations/resign.html"
    page_title = "退任を記録する"
    done = "退任を記録しました。規程に名前のある方なら、規程の改正が要ります。"

    def get_initial(self) -> dict[str, Any]:
        return {"ended_on": self.today}

    def act(self, form: HouseForm) -> Appointment:
        return resign(
            appointment=self.get_appointment(),
            ended_on=form.cleaned_data["ended_on"],
            by=self.user,
            at=self.now,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        subject = self.get_appointment()
        is_manager = subject.role == Role.MANAGER
        context = super().get_context_data(**kwargs)
        return {**context, "subject": subject, "leaves_no_manager": is_manager}


class RecordPledge(MembersForm):
    needs = Permission.APPOINT
    form_class = PledgeForm
    template_name = "associations/pledge.html"
    page_title = "秘密保持誓約書"
    done = "誓約書の署名を記録しました。"

    def get_appointment(self) -> Appointment:
        mine = Appointment.objects.visible_to(self.user).of_association(self.association.pk)
        return get_object_or_404(mine.handling_footage().with_people(), pk=self.kwargs["pk"])

    def act(self, form: HouseForm) -> Any:
        return record_pledge(
            appointment=self.get_appointment(),
            signed_on=form.cleaned_data["signed_on"],
            by=self.user,
            at=self.now,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "appointment": self.get_appointment()}


class PledgePaper(OfficerView):
    """The form to sign by hand; nothing is stored until it is signed."""

    needs = Permission.APPOINT

    def get(self, request: HttpRequest, association_id: int, pk: int) -> HttpResponse:
        mine = Appointment.objects.visible_to(self.user).of_association(association_id)
        owing = mine.handling_footage().select_related("association", "user")
        appointment = get_object_or_404(owing, pk=pk)
        return pdf_response(pledge_paper.render(appointment), "秘密保持誓約書.pdf")
