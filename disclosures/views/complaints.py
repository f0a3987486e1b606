"""苦情・問合せ: the list, one complaint, the 苦情処理簿."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import OfficerPage, OfficerView
from civic.actors import SystemActor
from civic.exports import sheet_response
from civic.fiscal_year import FiscalYear
from civic.responses import day_or_404, pdf_response, stored_file_response
from disclosures.actions.keep_answer_letter import keep_answer_letter
from disclosures.documents import complaint_letter, complaint_register
from disclosures.models import Complaint
from disclosures.queries.complaint_register import of_year, register_sheet
from disclosures.queries.complaint_years import complaint_years
from disclosures.queries.complaints import complaint_row, complaint_rows, my_complaints
from disclosures.rules.complaints import DAYS_TO_ANSWER, Remedy

_CLOSED_SHOWN = 50


class Complaints(OfficerPage):
    needs = Permission.ANSWER_RESIDENTS
    template_name = "disclosures/complaints.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = my_complaints(self.user, self.association.pk)
        return {
            **super().get_context_data(**kwargs),
            "rows": complaint_rows(mine.open(), self.today),
            "closed": complaint_rows(mine.closed()[:_CLOSED_SHOWN], self.today),
            "years": complaint_years(self.association.pk, self.today),
            "days": DAYS_TO_ANSWER,
        }


class ComplaintView(OfficerView):
    """A page of the one complaint that the address names."""

    needs = Permission.ANSWER_RESIDENTS

    @cached_property
    def complaint(self) -> Complaint:
        mine = my_complaints(self.user, self.association.pk)
        return get_object_or_404(mine, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = complaint_row(self.complaint, self.today)
        return {**super().get_context_data(**kwargs), "row": row, "complaint": self.complaint}


class ComplaintPage(ComplaintView, OfficerPage):
    template_name = "disclosures/complaint.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        turns = self.complaint.remedy == Remedy.TURNED and not self.complaint.was_turned
        return {**super().get_context_data(**kwargs), "waits_for_view": turns}


class AnswerLetter(ComplaintView):
    """The stored PDF; where the worker has not made it yet, it is made now, once."""

    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        complaint = self.complaint
        if complaint.answered_at is None or complaint.name_erased_at:
            raise Http404
        letter = complaint.letter or keep_answer_letter(
            complaint=complaint,
            content=complaint_letter.render(complaint),
            by=SystemActor("papers"),
            at=self.now,
        )
        return stored_file_response(letter)


class ComplaintRegister(OfficerView):
    """The 苦情処理簿 of a fiscal year on paper; rendered on demand, a view of the records."""

    needs = Permission.ANSWER_RESIDENTS

    def get(self, request: HttpRequest, association_id: int, year: int) -> HttpResponse:
        shown = _year_or_404(year)
        content = complaint_register.render(self.association, shown, self.today)
        return pdf_response(content, f"苦情処理簿_{shown.label}.pdf")


class ComplaintSheet(OfficerView):
    """The same for a spreadsheet."""

    needs = Permission.ANSWER_RESIDENTS

    def get(
        self, request: HttpRequest, association_id: int, year: int, kind: str
    ) -> HttpResponseBase:
        shown = _year_or_404(year)
        rows = of_year(self.association.pk, shown)
        return sheet_response(register_sheet(f"苦情処理簿_{shown.label}", rows), kind)


def _year_or_404(year: int) -> FiscalYear:
    """`year` is the calendar year in which the fiscal year begins."""
    return FiscalYear.of(day_or_404(f"{year:04}-04-01"))
