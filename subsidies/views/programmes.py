"""Programmes on the city's side: the list, one in words, entering, mending, copying."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.rules.roles import Permission
from associations.views.access import CityForm, CityPage, CityView
from civic.fiscal_year import FiscalYear
from civic.forms import HouseForm
from civic.refusals import Refused
from subsidies.actions.cite_source import cite_source
from subsidies.actions.copy_programme import copy_programme
from subsidies.actions.edit_programme import edit_programme
from subsidies.actions.enter_programme import enter_programme
from subsidies.forms.programmes import CopyForm, ProgrammeForm, SourceForm
from subsidies.models import Programme
from subsidies.queries.budget import ledger_of
from subsidies.queries.form_titles import form_rows
from subsidies.queries.programme_list import programme_rows
from subsidies.queries.programme_words import example_sum, terms_in_words
from subsidies.rules.programme_fields import ProgrammeField
from subsidies.rules.reasons import SubsidyReason
from subsidies.views.ladders import ladder


class Programmes(CityPage):
    """The city's own; those of other bodies only where they are asked for."""

    needs = Permission.EDIT_PROGRAMMES
    template_name = "subsidies/programmes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        programmes = Programme.objects.visible_to(self.user)
        own, examples = programmes.of_the_city(), programmes.examples()
        shows = bool(self.request.GET.get("examples"))
        shown = (examples if shows else own).newest_first().with_parts()
        filters = [
            {"label": "下関市", "count": own.count(), "url": "?", "current": not shows},
            {
                "label": "参考（ほかの団体）",
                "count": examples.count(),
                "url": "?examples=1",
                "current": shows,
            },
        ]
        rows = programme_rows(shown, self.today)
        return {**context, "rows": rows, "filters": filters, "shows_examples": shows}


def programme_or_404(view: CityView) -> Programme:
    visible = Programme.objects.visible_to(view.user).with_parts()
    programme: Programme = get_object_or_404(visible, pk=view.kwargs["pk"])
    return programme


class ProgrammePage(CityPage):
    needs = Permission.EDIT_PROGRAMMES
    template_name = "subsidies/programme.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        programme = programme_or_404(self)
        return {
            **super().get_context_data(**kwargs),
            "programme": programme,
            "groups": terms_in_words(programme),
            "example": ladder(example_sum(programme)),
            "windows": programme.windows.all(),
            "windows_unverified": programme.is_unverified(ProgrammeField.WINDOWS),
            "forms": form_rows(programme),
            "forms_unverified": programme.is_unverified(ProgrammeField.FORM_TITLES),
            "budget": ledger_of(programme).state,
            "draws": programme.lottery_draws.newest_first().select_related("drawn_by"),
        }


class ProgrammeStep(CityForm):
    """A form about one programme."""

    needs = Permission.EDIT_PROGRAMMES
    template_name = "subsidies/programme_form.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self._programme: Programme | None = None

    @property
    def programme(self) -> Programme:
        self._programme = self._programme or programme_or_404(self)
        return self._programme

    def back_url(self) -> str:
        return reverse("programme", args=[self.kwargs["pk"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "programme": self.programme}


class _TermsForm(CityForm):
    needs = Permission.EDIT_PROGRAMMES
    form_class = ProgrammeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "this_year": FiscalYear.of(self.today)}

    def next_url(self, made: Programme) -> str:
        return reverse("programme", args=[made.pk])


class EnterProgramme(_TermsForm):
    page_title = "制度を登録する"
    lead = "要綱にある内容を、そのまま入力します。まだ公表していない項目は、最後の欄で「未確認」にします。"
    done = "制度を登録しました。受付期間、様式、予算は、この画面から記入します。"

    def get_initial(self) -> dict[str, Any]:
        return {"fiscal_year": FiscalYear.of(self.today).next().start_year, "rounding_unit": 1000}

    def act(self, form: Any) -> Programme:
        return enter_programme(entry=form.entry(), by=self.user, at=self.now)

    def back_url(self) -> str:
        return reverse("programmes")


class EditProgramme(ProgrammeStep, _TermsForm):
    """A frozen programme has no form, only the reason."""

    page_title = "制度を直す"
    lead = "最初の申請を受け付けるまでは直せます。直した項目は、操作の記録に残ります。"
    done = "制度を保存しました。"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_initial(self) -> dict[str, Any]:
        return ProgrammeForm.initial_of(self.programme)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        frozen = str(Refused(SubsidyReason.FROZEN)) if self.programme.frozen_at else ""
        return {**context, "frozen": frozen}

    def act(self, form: Any) -> Programme:
        return edit_programme(
            programme=self.programme, entry=form.entry(), by=self.user, at=self.now
        )


class CiteSource(ProgrammeStep):
    """Also of a frozen programme: what its terms are does not change by it."""

    form_class = SourceForm
    page_title = "出典と「未確認」を直す"
    lead = (
        "要綱が公表されたら、出典を書き、確かめた項目の「未確認」を外します。"
        "率や上限などの内容は変わりません。公表された内容が登録とちがうときは、外さないでください。"
    )
    done = "出典を記録しました。"

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.programme, name) for name in SourceForm.base_fields}

    def act(self, form: HouseForm) -> Programme:
        return cite_source(programme=self.programme, by=self.user, at=self.now, **form.cleaned_data)


class CopyProgramme(ProgrammeStep):
    form_class = CopyForm
    page_title = "翌年度の制度として写す"
    lead = (
        "率、上限、書類、様式の番号などを写します。受付期間と予算は写しません。"
        "新しい年度のことはまだ確かめていないので、すべての項目が「未確認」になります。"
    )
    done = "制度を写しました。内容を確かめて、確かめた項目の「未確認」を外してください。"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "this_year": FiscalYear.of(self.today)}

    def get_initial(self) -> dict[str, Any]:
        return {"fiscal_year": self.programme.fiscal_year + 1}

    def act(self, form: HouseForm) -> Programme:
        return copy_programme(
            programme=self.programme, by=self.user, at=self.now, **form.cleaned_data
        )

    def next_url(self, made: Programme) -> str:
        return reverse("programme", args=[made.pk])
