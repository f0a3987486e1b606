"""The pages of an application, one question each."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from associations.models import Resolution
from civic.forms import HouseForm
from subsidies.actions.choose_cameras import choose_cameras
from subsidies.forms.questions import (
    AgreementForm,
    AmountForm,
    CamerasForm,
    CompletionForm,
    ContactForm,
    ContractForm,
    OtherSubsidyForm,
    PoliceForm,
    PurposeForm,
    ScheduleForm,
)
from subsidies.models import GrantApplication
from subsidies.queries.candidates import asked_elsewhere, candidates
from subsidies.queries.case import facts_of
from subsidies.queries.completion import last_installation
from subsidies.rules.checks import missing
from subsidies.rules.questions import Question
from subsidies.rules.report_checks import checks_for
from subsidies.rules.stages import Act
from subsidies.views.costs import ActualCosts, Costs
from subsidies.views.ladders import ladder
from subsidies.views.papers import Papers, ReportPapers
from subsidies.views.question_page import QuestionPage


class Cameras(QuestionPage):
    question = Question.CAMERAS
    form_class = CamerasForm
    template_name = "subsidies/question_cameras.html"
    lead = "いちばん必要なカメラを1番目にしてください。予算が足りないときに、市がこの順番を見ます。"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cameras": candidates(self.grant)}

    def get_initial(self) -> dict[str, Any]:
        rows = (camera.grant_camera for camera in self.case.cameras)
        return {f"camera_{row.camera_id}": str(row.priority) for row in rows}

    def act(self, form: HouseForm) -> GrantApplication:
        if not isinstance(form, CamerasForm):
            raise Http404
        return choose_cameras(
            application=self.grant,
            cameras=form.chosen(),
            stamp=self.stamp(form),
            by=self.user,
            at=self.now,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "count": len(candidates(self.grant)),
            "is_taken": bool(asked_elsewhere(self.grant)),
            "new_url": self.room("camera_new"),
            "lacking": list(self._lacking()) if self.case.cameras else [],
        }

    def _lacking(self) -> Iterator[dict[str, str]]:
        """What the cameras' own room has to put right."""
        found = missing(checks_for(Act.APPLY, facts_of(self.case, Act.APPLY)))
        for check in found:
            if check.question is Question.CAMERAS:
                room = {"url": self.room("cameras"), "label": "カメラの画面を開く"}
                yield self.lacking(check) | room


class Purpose(QuestionPage):
    question = Question.PURPOSE
    form_class = PurposeForm
    template_name = "subsidies/question_purpose.html"


class Police(QuestionPage):
    question = Question.POLICE
    form_class = PoliceForm
    lead = "設置する場所について、警察の助言を聞いておくことをおすすめします。相談していなくても、申請はできます。"

    def get_initial(self) -> dict[str, Any]:
        asked = self.grant.police_consulted_on is not None
        return {**super().get_initial(), "asked": "yes" if asked else ""}

    def values(self, form: HouseForm) -> dict[str, Any]:
        return dict(form.values()) if isinstance(form, PoliceForm) else {}


class OtherSubsidy(QuestionPage):
    question = Question.OTHER_SUBSIDY
    form_class = OtherSubsidyForm

    def get_initial(self) -> dict[str, Any]:
        yen = self.grant.other_subsidy_yen
        known = {None: "", 0: "no"}
        return {
            "has_other": known.get(yen, "yes"),
            "other_subsidy_name": self.grant.other_subsidy_name,
            "other_subsidy_yen": yen or None,
        }

    def values(self, form: HouseForm) -> dict[str, Any]:
        return dict(form.values()) if isinstance(form, OtherSubsidyForm) else {}


class Schedule(QuestionPage):
    question = Question.SCHEDULE
    form_class = ScheduleForm
    lead = "交付決定の前に業者と契約すると、補助を受けられないことがあります。決定の知らせを待てる日にしてください。"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "year_ends_on": self.grant.programme.year.last_day}


class Agreement(QuestionPage):
    """The association's own decision, from its records (2(1))."""

    question = Question.AGREEMENT
    form_class = AgreementForm
    template_name = "subsidies/question_agreement.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        mine = Resolution.objects.visible_to(self.user).of_association(self.association.pk)
        return {**super().get_form_kwargs(), "resolutions": mine}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = Resolution.objects.visible_to(self.user).of_association(self.association.pk)
        return {
            **super().get_context_data(**kwargs),
            "count": mine.count(),
            "new_url": self.room("resolution_new"),
        }


class Contact(QuestionPage):
    question = Question.CONTACT
    form_class = ContactForm
    lead = (
        "団体に登録してある会長と電話番号を入れてあります。ちがう方にするときは、直してください。"
    )


class Amount(QuestionPage):
    question = Question.AMOUNT
    form_class = AmountForm
    template_name = "subsidies/question_amount.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "most": self.case.plan.amount}

    def get_initial(self) -> dict[str, Any]:
        """Never more than the costs now give: what was lowered since lowers the sum."""
        most, asked = self.case.plan.amount, self.grant.requested_yen
        return {"requested_yen": most if asked is None else min(most, asked)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        costs_url = self.to("grant_question", Question.COSTS.value)
        asked, most = self.grant.requested_yen, self.case.plan.amount
        own = {
            "ladder": ladder(self.case.plan),
            "costs_url": costs_url,
            "too_much": asked if asked is not None and asked > most else None,
        }
        return {**super().get_context_data(**kwargs), **own}


class Contract(QuestionPage):
    question = Question.CONTRACT
    form_class = ContractForm
    lead = (
        "着手のときに記録した日を入れてあります。まちがいがなければ、そのまま次へ進んでください。"
    )


class Completion(QuestionPage):
    question = Question.COMPLETION
    form_class = CompletionForm

    def get_initial(self) -> dict[str, Any]:
        """The cameras' own records tell when the last of them stood."""
        known = super().get_initial()
        return known | {"completed_on": known["completed_on"] or last_installation(self.case)}


PAGES: dict[Question, type[QuestionPage]] = {
    page.question: page
    for page in (
        Cameras, Purpose, Police, Costs, OtherSubsidy, Schedule, Agreement, Contact, Papers,
        Amount, Contract, Completion, ActualCosts, ReportPapers,
    )
}  # fmt: skip


def grant_question(
    request: HttpRequest, association_id: int, pk: int, question: str
) -> HttpResponseBase:
    """The page of this question; 404 for a word that is none."""
    if question not in set(Question):
        raise Http404
    view = PAGES[Question(question)].as_view()
    return view(request, association_id=association_id, pk=pk, question=question)
