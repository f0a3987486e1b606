"""漏えい等の事案: whom to tell by when, the nine items, the report, the end."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from cameras.models import Camera
from civic.forms import HouseForm
from civic.refusals import Refused
from civic.responses import pdf_response
from disclosures.actions.close_incident import close_incident
from disclosures.actions.record_incident import record_incident
from disclosures.actions.tell_of_incident import tell_of_incident
from disclosures.actions.write_items import write_items
from disclosures.documents import incident_report
from disclosures.forms.incidents import CloseIncidentForm, IncidentForm, ItemsForm, TellForm
from disclosures.models import Incident, IncidentReport
from disclosures.queries.incidents import incident_row, my_incidents
from disclosures.rules.incident_clock import ReportKind
from disclosures.rules.incident_items import ITEMS
from disclosures.rules.reasons_outside import IncidentReason
from retention.forms.moments import initial_moment


class Incidents(OfficerPage):
    needs = Permission.ANSWER_RESIDENTS
    template_name = "disclosures/incidents.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [incident_row(each) for each in my_incidents(self.user, self.association.pk)]
        return {**super().get_context_data(**kwargs), "rows": rows}


class RecordIncident(OfficerForm):
    needs = Permission.ANSWER_RESIDENTS
    form_class = IncidentForm
    page_title = "漏えい等の事案を記録する"
    lead = "分かっていることだけで構いません。記録すると、知らせる相手と期限が出ます。"
    done = "記録しました。期限の早いものから知らせてください。"

    def get_form_kwargs(self) -> dict[str, Any]:
        mine = Camera.objects.visible_to(self.user).of_association(self.association.pk)
        cameras = mine.with_site().order_by("site__number")
        return {**super().get_form_kwargs(), "cameras": list(cameras)}

    def get_initial(self) -> dict[str, Any]:
        return initial_moment("known", self.now)

    def act(self, form: HouseForm) -> Incident:
        if not isinstance(form, IncidentForm):
            raise TypeError(form)
        return record_incident(
            association=self.association,
            known_at=form.known_at(),
            happened_at=form.happened_at(),
            causes=form.chosen_causes(),
            camera=form.chosen_camera(),
            outline=form.cleaned_data["outline"],
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        return reverse("incidents", args=[self.association.pk])

    def next_url(self, made: Incident) -> str:
        return reverse("incident", args=[self.association.pk, made.pk])


class IncidentView(OfficerView):
    """A page of the one incident that the address names."""

    needs = Permission.ANSWER_RESIDENTS

    @cached_property
    def incident(self) -> Incident:
        mine = my_incidents(self.user, self.association.pk)
        return get_object_or_404(mine, pk=self.kwargs["pk"])

    def back_url(self) -> str:
        return reverse("incident", args=[self.association.pk, self.kwargs["pk"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = incident_row(self.incident)
        context = {"row": row, "incident": self.incident, "city_phone": settings.CITY_OFFICE_PHONE}
        late = {each.kind: each.days_late(self.today) for each in row.deadlines}
        shown = [(each, late[each.kind]) for each in row.deadlines]
        return {
            **super().get_context_data(**kwargs),
            **context,
            "deadlines": shown,
            "items": [(label, self.incident.items[name]) for name, label in ITEMS.items()],
        }


class IncidentPage(IncidentView, OfficerPage):
    template_name = "disclosures/incident.html"


class IncidentStep(IncidentView, OfficerForm):
    def closed_to(self) -> Refused | None:
        over = self.incident.closed_at is not None
        return Refused(IncidentReason.ALREADY_CLOSED) if over else None


class WriteItems(IncidentStep):
    form_class = ItemsForm
    page_title = "報告の9項目を書く"
    lead = "分かったところから書きます。分からない項目は「調べている」と書けます（個人情報保護法施行規則8条1項）。"
    done = "9項目を記録しました。"

    def get_initial(self) -> dict[str, Any]:
        return self.incident.items

    def act(self, form: HouseForm) -> Incident:
        return write_items(
            incident=self.incident, items=form.cleaned_data, by=self.user, at=self.now
        )


class TellOfIncident(IncidentStep):
    form_class = TellForm
    page_title = "知らせたことを記録する"
    done = "知らせたことを記録しました。"

    def get_initial(self) -> dict[str, Any]:
        return {"kind": self.request.GET.get("kind", ""), "told_on": self.today}

    def act(self, form: HouseForm) -> IncidentReport:
        data = form.cleaned_data
        return tell_of_incident(
            incident=self.incident,
            kind=ReportKind(data["kind"]),
            told_on=data["told_on"],
            way=data["way"],
            receipt_number=data["receipt_number"],
            by=self.user,
            at=self.now,
        )


class CloseIncident(IncidentStep):
    form_class = CloseIncidentForm
    page_title = "事案を終える"
    lead = "終えた後は、9項目も連絡の記録も足せません。報告書はいつでも印刷できます。"
    done = "事案を終えました。"

    def act(self, form: HouseForm) -> Incident:
        return close_incident(incident=self.incident, by=self.user, at=self.now)


class IncidentPaper(IncidentView):
    """Rendered on demand: what is known when it is opened."""

    def get(self, request: HttpRequest, association_id: int, pk: int) -> HttpResponse:
        content = incident_report.render(self.incident, self.today)
        return pdf_response(content, f"事案の報告書_第{self.incident.number}号.pdf")
