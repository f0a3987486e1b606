"""提供記録簿: the list, one row, its receipt, its correction, and what became of what was given."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from civic.actors import SystemActor
from civic.exports import Cell, Sheet, sheet_response
from civic.fiscal_year import FiscalYear
from civic.forms import HouseForm
from civic.queueing import send_later
from civic.refusals import Refused
from civic.responses import pdf_response, stored_file_response
from disclosures.actions.correct_provision import correct_provision
from disclosures.actions.keep_receipt import keep_receipt
from disclosures.actions.record_return import record_return
from disclosures.documents import provision_ledger
from disclosures.documents.receipt import render as render_receipt
from disclosures.forms.ledger import CorrectionForm, ReturnForm, facts_initial
from disclosures.models import CopyReturn, Provision
from disclosures.queries.ledger import LedgerRow, ledger_of, ledger_rows, ledger_years
from disclosures.queries.people import people_of
from disclosures.rules.reasons_provision import ProvisionReason
from disclosures.tasks import print_receipt

_FIRST, _LAST = 2000, 2200
_HEADER = (
    "番号",
    "提供日時",
    "提供先",
    "根拠",
    "文書",
    "カメラ",
    "映像の始まり",
    "映像の終わり",
    "画像の内容",
    "目的",
    "提供理由",
    "渡した物",
    "時計",
    "渡した人",
    "許可",
    "立ち会った人",
    "決定した人",
    "ファイルなどの数",
    "返却・廃棄",
    "返却・廃棄の日",
    "いつまで保存",
    "訂正した番号",
    "訂正の理由",
    "訂正された後の番号",
)


class OfLedger(OfficerView):
    needs = Permission.RECEIVE_INQUIRIES

    def year(self) -> FiscalYear:
        """The one in the address, or the one of today."""
        typed = self.kwargs.get("year") or self.request.GET.get("year", "")
        if not typed:
            return FiscalYear.of(self.today)
        if not str(typed).isdecimal() or not _FIRST <= int(typed) <= _LAST:
            raise Http404
        return FiscalYear(int(typed))


class Ledger(OfLedger, OfficerPage):
    template_name = "disclosures/ledger.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = self.year()
        rows = ledger_of(self.association.pk, year)
        return {
            **super().get_context_data(**kwargs),
            "year": year,
            "years": ledger_years(self.association.pk, self.today),
            "rows": rows,
            "count": sum(row.replaced_by is None for row in rows),
        }


class LedgerPaper(OfLedger):
    """Rendered on demand: a view of the records, never a record of its own."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        year = self.year()
        content = provision_ledger.render(self.association, year, self.today)
        return pdf_response(content, f"提供記録簿_{year.start_year}年度.pdf")


class LedgerExport(OfLedger):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        year = self.year()
        rows = map(_cells, ledger_of(self.association.pk, year))
        return sheet_response(
            Sheet(f"提供記録簿_{year.start_year}年度", _HEADER, rows), kwargs["kind"]
        )


def _cells(row: LedgerRow) -> tuple[Cell, ...]:
    return (
        row.number,
        row.provided_at,
        row.recipient,
        f"{row.ground}（{row.clause}）",
        row.document,
        row.cameras,
        row.from_at,
        row.to_at,
        row.content,
        row.purpose,
        row.reason,
        row.medium,
        row.clock,
        row.handed_by,
        row.permission,
        row.witness,
        row.decided_by,
        len(row.files),
        row.ending.get_ending_display() if row.ending else None,
        row.ending.ended_on if row.ending else None,
        row.kept_until,
        row.corrects,
        row.why,
        row.replaced_by,
    )


class OfProvision(OfficerView):
    needs = Permission.RECEIVE_INQUIRIES

    @cached_property
    def provision(self) -> Provision:
        mine = Provision.objects.visible_to(self.user).of_association(self.association.pk)
        return get_object_or_404(
            mine.select_related("receipt", "association"), pk=self.kwargs["pk"]
        )

    def provision_url(self) -> str:
        return reverse("provision", args=[self.association.pk, self.provision.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        (row,) = ledger_rows(Provision.objects.filter(pk=self.provision.pk))
        context = {"provision": self.provision, "row": row}
        return {**super().get_context_data(**kwargs), **context}


class ProvisionPage(OfProvision, OfficerPage):
    template_name = "disclosures/provision.html"


class Receipt(OfProvision):
    """The paper as it was printed; where the worker has not come to it yet, it is made now, once."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        paper = self.provision.receipt or keep_receipt(
            provision=self.provision,
            content=render_receipt(self.provision),
            by=SystemActor("papers"),
            at=self.now,
        )
        return stored_file_response(paper)


class ProvisionForm(OfProvision, OfficerForm):
    def back_url(self) -> str:
        return self.provision_url()


class CorrectProvision(ProvisionForm):
    needs = Permission.DECIDE_INQUIRIES
    form_class = CorrectionForm
    template_name = "disclosures/provision_correct.html"
    page_title = "提供の記録を訂正する"
    lead = (
        "前の記録は消えません。訂正した記録を新しい番号で加え、"
        "前の記録には取り消し線を引いて、両方を残します（本システムの定め）。"
    )
    done = "訂正した記録を加えました。受領書を作り直します。"

    def closed_to(self) -> Refused | None:
        corrected = hasattr(self.provision, "corrected_by")
        return Refused(ProvisionReason.ALREADY_CORRECTED) if corrected else None

    def get_form_kwargs(self) -> dict[str, Any]:
        on = timezone.localdate(self.provision.provided_at)
        return {
            **super().get_form_kwargs(),
            "people": people_of(self.association.pk, on),
            "before": self.provision,
            "now": self.now,
        }

    def get_initial(self) -> dict[str, Any]:
        return facts_initial(self.provision)

    def act(self, form: HouseForm) -> Provision:
        if not isinstance(form, CorrectionForm):
            raise TypeError(form)
        made = correct_provision(
            provision=self.provision,
            facts=form.facts(),
            handed_by=form.user("handed_by"),
            witness=form.user("witness"),
            why=form.cleaned_data["why"],
            by=self.user,
            at=self.now,
        )
        send_later(print_receipt, made.pk)
        return made

    def next_url(self, made: Any) -> str:
        return reverse("provision", args=[self.association.pk, made.pk])


class RecordReturn(ProvisionForm):
    form_class = ReturnForm
    template_name = "disclosures/provision_return.html"
    page_title = "返却・廃棄を記録する"
    lead = "渡したものがどうなったかを、相手に確かめて記録します。"
    done = "返却・廃棄を記録しました。"

    def closed_to(self) -> Refused | None:
        returned = hasattr(self.provision, "copy_return")
        return Refused(ProvisionReason.ALREADY_RETURNED) if returned else None

    def get_initial(self) -> dict[str, Any]:
        return {"ended_on": self.today}

    def act(self, form: HouseForm) -> CopyReturn:
        typed = ("ending", "ended_on", "told_by", "remarks")
        return record_return(
            provision=self.provision,
            **{name: form.cleaned_data[name] for name in typed},
            by=self.user,
            at=self.now,
        )
