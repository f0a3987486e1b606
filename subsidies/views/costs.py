"""The estimate and the costs in the end: lines in a table, more of them with a button."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from civic.forms import HouseForm
from subsidies.actions.enter_costs import CostEntry, enter_costs
from subsidies.forms.costs import CostsForm
from subsidies.models import CostLine, GrantApplication
from subsidies.rules.amount import Quote
from subsidies.rules.costs import CostKind
from subsidies.rules.questions import Question
from subsidies.views.ladders import ladder
from subsidies.views.question_page import QuestionPage


class Costs(QuestionPage):
    question = Question.COSTS
    form_class = CostsForm
    template_name = "subsidies/question_costs.html"
    lead = "見積書を見ながら、1行に1つずつ書いてください。値引きした後の、税込みの金額です。"
    phase = CostLine.Phase.PLAN

    def get_form_kwargs(self) -> dict[str, Any]:
        cameras = [
            (camera.grant_camera.camera_id, camera.facts.title) for camera in self.case.cameras
        ]
        return {
            **super().get_form_kwargs(),
            "cameras": cameras,
            "eligible": self.case.programme.eligible_costs,
            "entries": self.entries(),
            "more": "more" in self.request.POST,
        }

    def entries(self) -> list[CostEntry]:
        return [_entry(line) for line in self.case.lines_of(self.phase)]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """「行を増やす」 saves nothing and loses nothing."""
        if "more" in request.POST:
            return self.render_to_response(self.get_context_data(form=self._unchecked()))
        return super().post(request, *args, **kwargs)

    def _unchecked(self) -> HouseForm:
        form: HouseForm = self.get_form()
        form.errors.clear()
        return form

    def act(self, form: HouseForm) -> GrantApplication:
        if not isinstance(form, CostsForm):
            raise Http404
        return enter_costs(
            application=self.grant,
            question=self.question,
            entries=form.entries(),
            stamp=self.stamp(form),
            by=self.user,
            at=self.now,
        )

    def next_url(self, made: Any) -> str:
        return (
            self.request.get_full_path() if "stay" in self.request.POST else super().next_url(made)
        )

    def quote(self) -> Quote:
        return self.case.plan

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "ladder": ladder(self.quote()),
            "quote": self.quote(),
            "ineligible_label": f"{self.quote().ineligible:,}円",
            "has_lines": bool(self.case.lines_of(self.phase)),
        }


class ActualCosts(Costs):
    """What was paid in the end; the estimate is there to be corrected."""

    question = Question.ACTUAL_COSTS
    lead = "領収書を見ながら、実際に払った金額に直してください。見積りのときの行を入れてあります。"
    phase = CostLine.Phase.ACTUAL

    def entries(self) -> list[CostEntry]:
        known = self.case.lines_of(self.phase) or self.case.lines_of(CostLine.Phase.PLAN)
        return [_entry(line) for line in known]

    def quote(self) -> Quote:
        return self.case.actual


def _entry(line: CostLine) -> CostEntry:
    return CostEntry(CostKind(line.kind), line.yen, line.camera_id, line.description)
