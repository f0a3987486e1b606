"""Looking over, previewing and handing in; the receipt and its paper afterwards."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from civic.queueing import send_later
from civic.refusals import Refused
from civic.responses import pdf_response, stored_file_response
from subsidies.actions.hand_in import TARGETS, hand_in
from subsidies.documents.packet import build_packet, render_packet
from subsidies.models import Submission
from subsidies.queries.answers import Answer, answers_of
from subsidies.queries.case import case_of
from subsidies.queries.standing import Standing, standing
from subsidies.queries.windows import windows_in_words
from subsidies.rules.checks import Check
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act
from subsidies.tasks import print_submission
from subsidies.views.access import GrantRead, GrantView
from subsidies.views.ladders import ladder

_WAITS = (
    "市が見て、このページとメールでお知らせします。問い合わせのときは、受付番号を伝えてください。"
)
_NEXT = {
    Act.START: "設置と業者への支払いが終わったら、申請のページから実績を報告してください。",
    Act.WITHDRAW: "この申請は終わりです。することは、もうありません。",
    Act.REPORT_YEAR: "報告は済みました。市が読み、たずねることがあれば連絡します。",
}
_ACTS = {act.value.lower(): act for act in TARGETS}


class OfOneAct(GrantView):
    """A page about handing in 事前協議, 交付申請 or 実績報告."""

    writes = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if kwargs["act"] not in _ACTS:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def act(self) -> Act:
        return _ACTS[self.kwargs["act"]]

    def is_now(self) -> bool:
        return self.act is self.where.act

    @cached_property
    def where(self) -> Standing:
        return standing(self.grant, self.today, self.user)


class Confirm(OfOneAct, GrantRead):
    """Every answer with 「直す」, what is still missing, and the button that sends it."""

    template_name = "subsidies/confirm.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.is_now() else self.moved_on(self.act)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        act = self.act
        return {
            **super().get_context_data(**kwargs),
            "page_title": f"{act.label}を確かめて出す",
            "act": act,
            "act_slug": act.value.lower(),
            "where": self.where,
            "rows": [self._row(answer) for answer in answers_of(self.where.case, act)],
            "missing": [self._lacking(check) for check in self.where.missing],
            "warnings": [self._lacking(check) for check in self.where.warnings],
            "ladder": ladder(self.where.quote),
            "windows": windows_in_words(self.grant.programme),
        }

    def _row(self, answer: Answer) -> dict[str, str]:
        page = Question(answer["key"])
        change = self._page(page) if page in self.where.open else ""
        value = answer["value"] or "（まだ書いていません）"
        return {"label": answer["label"], "value": value, "change_url": change}

    def _lacking(self, check: Check) -> dict[str, Any]:
        """From here one comes back here."""
        row = self.lacking(check)
        return row | {"url": self._page(check.question)} if check.question else row

    def _page(self, question: Question) -> str:
        return self.to("grant_question", question.value) + "?from=confirm"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_now():
            return self.moved_on(self.act)
        try:
            submission = hand_in(
                application=self.grant,
                act=self.act,
                address=settings.PUBLIC_ADDRESS,
                by=self.user,
                at=self.now,
            )
        except Refused as refusal:
            del self.grant, self.where  # somebody else, or a second click, may have been first
            if not self.is_now():
                return self.moved_on(self.act)
            messages.error(request, str(refusal))
            return self.get(request, *args, **kwargs)
        send_later(print_submission, submission.pk)
        return HttpResponseRedirect(self.to("submission", submission.pk))


class Preview(OfOneAct):
    """Exactly the paper that would be sent now; its number is not given yet."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_now():
            return self.moved_on(self.act)
        case = case_of(self.grant, self.today)
        packet = build_packet(case, self.act, number="", on=self.today)
        return pdf_response(render_packet(packet), f"{self.act.label}_下書き.pdf")


class OfOneSubmission(GrantView):
    @cached_property
    def submission(self) -> Submission:
        mine = Submission.objects.visible_to(self.user).filter(application=self.grant)
        chosen = mine.select_related("submitted_by", "paper")
        return get_object_or_404(chosen, pk=self.kwargs["submission_pk"])


class SubmissionPage(OfOneSubmission, GrantRead):
    """The receipt."""

    template_name = "subsidies/submission.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        act = Act(self.submission.act)
        return {
            **super().get_context_data(**kwargs),
            "page_title": f"{act.label}を受け付けました",
            "submission": self.submission,
            "act": act,
            "what_next": _NEXT.get(act, _WAITS),
        }


class SubmissionPaper(OfOneSubmission):
    """The stored PDF; if the worker has not made it yet, it is made now, once."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        if self.submission.paper is None:
            print_submission(self.submission.pk)
            self.submission.refresh_from_db()
        return stored_file_response(self.submission.paper)
