"""管理運用規程: is it true today, what is missing, adopting the next version, its paper."""

from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from associations.models import Resolution
from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from cameras.actions.adopt_regulations import adopt_regulations
from cameras.documents.amendment_table import render
from cameras.forms import AdoptForm
from cameras.models import Regulations
from cameras.queries.amendments import amendment_of, coming_amendment
from cameras.queries.truth import Truth, truth_of
from cameras.rules.amendment import Row
from cameras.rules.regulations import Missing
from cameras.rules.regulations_text import Line, Terms, regulations_text
from cameras.tasks import print_regulations
from civic.forms import HouseForm
from civic.queueing import send_later
from civic.responses import pdf_response, stored_file_response

_SUGGESTED_DAYS = 14
_MENDS = {
    "manager": ("officer_appoint", "管理責任者を登録する"),
    "site": ("camera_new", "カメラを登録する"),
    "device": ("camera_device", "機器を確かめる"),
    "view": ("camera_view", "撮影範囲を登録する"),
    "consent": ("consent_new", "同意を記録する"),
    "resolution": ("resolution_new", "議決を記録する"),
}


class RegulationsPage(OfficerPage):
    template_name = "cameras/regulations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        truth = truth_of(self.association, self.today)
        versions = Regulations.objects.of_association(self.association.pk).with_papers()
        return {
            **super().get_context_data(**kwargs),
            "truth": truth,
            "steps": [_step(self.association.pk, each) for each in truth.missing],
            "versions": versions,
            "has_draft": bool(coming_amendment(truth)),
        }


def _step(association_id: int, lacking: Missing) -> dict[str, Any]:
    name, label = _MENDS[lacking.step]
    args = [association_id, lacking.site] if lacking.site else [association_id]
    if lacking.step == "resolution":
        args = [association_id]
    return {"missing": lacking, "url": reverse(name, args=args), "label": label}


class Adopt(OfficerForm):
    needs = Permission.ADOPT_REGULATIONS
    form_class = AdoptForm
    template_name = "cameras/adopt.html"
    page_title = "規程を制定する"
    done = "規程を制定しました。書面を印刷して、周辺の住民に知らせてください（ガイドライン3(2)）。"

    def get_form_kwargs(self) -> dict[str, Any]:
        resolutions = Resolution.objects.of_association(self.association.pk)
        return {**super().get_form_kwargs(), "resolutions": resolutions}

    def get_initial(self) -> dict[str, Any]:
        """Nothing that was decided is guessed: the resolution and the day are the officer's."""
        last = Regulations.objects.of_association(self.association.pk).first()
        if last is None:
            return {"retention_days": _SUGGESTED_DAYS}
        return {"retention_days": last.retention_days, "additions": last.additions}

    def act(self, form: HouseForm) -> Regulations:
        regulations = adopt_regulations(
            association=self.association, by=self.user, at=self.now, **form.cleaned_data
        )
        send_later(print_regulations, regulations.pk)
        return regulations

    def back_url(self) -> str:
        return reverse("regulations", args=[self.association.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        truth: Truth = truth_of(self.association, self.today)
        lines = _draft(truth, self.get_initial()["retention_days"], self.today)
        return {**super().get_context_data(**kwargs), "truth": truth, "lines": lines}


def _draft(truth: Truth, days: int, on: date) -> tuple[Line, ...]:
    """The text as it would read, with today for the day that is not yet chosen."""
    if truth.today.manager is None:
        return ()
    return regulations_text(truth.today, Terms(days, on))


class RegulationsPaper(OfficerView):
    """The stored PDF; if the worker has not made it yet, it is made now, once."""

    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        mine = Regulations.objects.visible_to(self.user).of_association(association_id)
        regulations = get_object_or_404(mine.with_papers(), pk=pk)
        if regulations.paper is None:
            print_regulations(regulations.pk)
            regulations.refresh_from_db()
        return stored_file_response(regulations.paper)


class DraftAmendment(OfficerView):
    """For the meeting that decides: what is so today against the version in force."""

    def get(self, _: HttpRequest, association_id: int) -> HttpResponse:
        return _amendment_paper(
            self.association.name,
            coming_amendment(truth_of(self.association, self.today)),
            is_draft=True,
        )


class Amendment(OfficerView):
    """Made anew each time: both versions are frozen, so it is always the same."""

    def get(self, _: HttpRequest, association_id: int, pk: int) -> HttpResponse:
        mine = Regulations.objects.visible_to(self.user).of_association(association_id)
        regulations = get_object_or_404(mine, pk=pk)
        name = regulations.adopted_facts.association
        return _amendment_paper(name, amendment_of(regulations), is_draft=False)


def _amendment_paper(name: str, rows: tuple[Row, ...], *, is_draft: bool) -> HttpResponse:
    if not rows:
        raise Http404
    return pdf_response(render(name, rows, is_draft=is_draft), "新旧対照表.pdf")
