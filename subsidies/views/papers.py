"""Papers of an application: attached by photo or PDF; what other rooms hold is not asked."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.generic import View

from civic.forms import HouseForm
from civic.refusals import Refused
from subsidies.actions.attach_paper import attach_paper, remove_paper
from subsidies.forms.papers import PapersForm
from subsidies.models import Attachment
from subsidies.queries.case import known_papers
from subsidies.rules.papers import PaperKind
from subsidies.rules.questions import Question
from subsidies.views.access import GrantView
from subsidies.views.question_page import QuestionPage


class Papers(QuestionPage):
    question = Question.PAPERS
    form_class = PapersForm
    template_name = "subsidies/question_papers.html"
    lead = (
        "スマートフォンで撮った写真（JPEG、PNG）か、PDFを付けます。1つ15メガバイトまでです。"
        "何回かに分けてもかまいません。写真の撮影場所の情報は、受け取るときに消します。"
    )

    def kinds(self) -> list[PaperKind]:
        """Wanted by the programme, as far as no other room holds them; and 「そのほか」."""
        wanted = map(PaperKind, self.grant.programme.required_papers)
        known = {paper.kind for paper in known_papers(self.case)}
        return [*(kind for kind in wanted if kind not in known), PaperKind.OTHER]

    def get_form_kwargs(self) -> dict[str, Any]:
        there = frozenset(PaperKind(paper.kind) for paper in self.case.attachments)
        return {**super().get_form_kwargs(), "kinds": self.kinds(), "there": there}

    def form_valid(self, form: HouseForm) -> HttpResponse:
        """Each file for itself: one that is refused does not take the others with it."""
        if not isinstance(form, PapersForm):
            raise Http404
        kept = 0
        for field, kind, upload in form.uploads():
            try:
                self._attach(kind, upload)
                kept += 1
            except Refused as refusal:
                form.add_error(field, str(refusal))
        if kept:
            messages.success(self.request, f"書類を{kept}点、付けました。")
        if form.errors:
            return self.form_invalid(form)
        return HttpResponseRedirect(self.get_again_url() if kept else self.next_url(None))

    def get_again_url(self) -> str:
        """What was attached is looked at before one goes on."""
        return self.request.get_full_path()

    def _attach(self, kind: PaperKind, upload: tuple[str, bytes]) -> Attachment:
        return attach_paper(
            application=self.grant,
            question=self.question,
            kind=kind,
            upload=upload,
            by=self.user,
            at=self.now,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        kinds = {kind.value for kind in self.kinds()}
        attached = self.grant.attachments.in_place().select_related("file")
        wanted = set(self.grant.programme.required_papers + self.grant.programme.report_papers)
        known = [paper for paper in known_papers(self.case) if paper.kind in wanted]
        return {
            **context,
            "attached": [paper for paper in attached if paper.kind in kinds],
            "known": known,
            "question_value": self.question.value,
        }


class ReportPapers(Papers):
    question = Question.REPORT_PAPERS

    def kinds(self) -> list[PaperKind]:
        wanted = map(PaperKind, self.grant.programme.report_papers)
        known = {paper.kind for paper in known_papers(self.case)}
        return [*(kind for kind in wanted if kind not in known), PaperKind.OTHER]


class RemovePaper(GrantView, View):
    """A button beside an attached paper."""

    writes = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        page = request.POST.get("question", "")
        if page not in {Question.PAPERS, Question.REPORT_PAPERS}:
            page = Question.PAPERS
        mine = Attachment.objects.visible_to(self.user).filter(application=self.grant)
        attachment = get_object_or_404(mine, pk=kwargs["paper_pk"])
        try:
            remove_paper(attachment=attachment, question=Question(page), by=self.user, at=self.now)
            messages.success(request, "書類を外しました。")
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(self.to("grant_question", str(page)))
