"""One application on one screen, and its papers."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from civic.refusals import Refused
from civic.responses import stored_file_response
from subsidies.actions.take_on import take_on
from subsidies.models import Attachment, Submission
from subsidies.queries.budget import left_by_programme
from subsidies.queries.proxy import city_may_write
from subsidies.queries.review import Review, review_of
from subsidies.rules.letters import LETTER_RULES
from subsidies.rules.stages import Act, Actor, Stage, acts_from
from subsidies.views.city_access import GrantMixin, GrantPage, may_be_framed
from subsidies.views.ladders import ladder

_RETURNS = frozenset(act for act, rule in LETTER_RULES.items() if rule.needs_remarks)
_SILENT = frozenset({Act.LEAVE_OUT, Act.REJECT})
_REFUSALS = frozenset({Act.LEAVE_OUT, Act.REJECT, Act.DENY_CHANGE, Act.DENY_DISPOSAL})


class CityGrant(GrantPage):
    template_name = "subsidies/city_grant.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review = review_of(self.application, self.user, self.today)
        acts = acts_from(self.application.now, Actor.APPROVER)
        return {
            **super().get_context_data(**kwargs),
            "review": review,
            "steps": ladder(review.quote),
            "acts": _suggested(acts, lacks=bool(review.lacking)),
            "may_return": bool(_RETURNS.intersection(acts)),
            "may_end_silent": bool(_SILENT.intersection(acts)),
            "budget": budget_bar(review),
            "may_pay": self.application.now is Stage.CLAIMED,
            "may_record_repayment": self.application.now is Stage.REPAYMENT_ORDERED,
            "may_write": city_may_write(self.application),
            "is_mine": self.application.owner_id == self.user.pk,
        }


def _suggested(acts: tuple[Act, ...], *, lacks: bool) -> list[Act]:
    """What the checks suggest comes first: a correction where something is lacking.

    A refusal is never what the page leads to.
    """
    return sorted(
        acts, key=lambda act: (act is Act.REVOKE, (act in _RETURNS) != lacks, act in _REFUSALS)
    )


def budget_bar(review: Review) -> dict[str, Any] | None:
    """What is voted, bound, and what this application takes of it."""
    voted, left = left_by_programme().get(review.case.programme.pk, (0, 0))
    if not voted:
        return None
    mine = _yen_of(review)
    others = max(voted - left - (mine if _is_bound(review) else 0), 0)
    first, second = round(100 * others / voted), round(100 * mine / voted)
    after = left if _is_bound(review) else left - mine
    return {
        "label": f"この申請のあとの残り {after:,}円",
        "total": f"{voted:,}円のうち",
        "parts": [
            _part("ほかの申請", others, 0, min(first, 100), "decided"),
            _part("この申請", mine, min(first, 100), min(second, max(100 - first, 0)), "this"),
        ],
    }


def _part(label: str, yen: int, offset: int, percent: int, kind: str) -> dict[str, Any]:
    return {
        "label": label,
        "value_label": f"{yen:,}円",
        "offset": offset,
        "percent": percent,
        "kind": kind,
    }


def _yen_of(review: Review) -> int:
    application = review.case.application
    steps = (application.settled_yen, application.decided_yen, application.selected_yen)
    return next((yen for yen in steps if yen is not None), review.quote.amount)


def _is_bound(review: Review) -> bool:
    application = review.case.application
    return application.selected_yen is not None or application.decided_yen is not None


class TakeOn(GrantMixin):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            take_on(application=self.application, by=self.user, at=self.now)
            messages.success(request, "この申請の担当になりました。")
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("city_grant", pk=self.application.pk)


class GrantPapers(GrantPage):
    """Two papers side by side; which, says the address."""

    template_name = "subsidies/city_papers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        papers = list(
            Attachment.objects.visible_to(self.user)
            .filter(application=self.application)
            .in_place()
            .select_related("file")
        )
        chosen = {side: self._chosen(papers, side, n) for n, side in enumerate(("left", "right"))}
        return {**super().get_context_data(**kwargs), "papers": papers, **chosen}

    def _chosen(self, papers: list[Attachment], side: str, usual: int) -> Attachment | None:
        asked = self.request.GET.get(side, "")
        found = next((paper for paper in papers if str(paper.pk) == asked), None)
        return found or (papers[usual] if usual < len(papers) else None)


@may_be_framed
class GrantPaper(GrantMixin):
    """An attached paper's bytes; our own pages may show it in a frame."""

    def get(self, _request: HttpRequest, **kwargs: Any) -> FileResponse:
        papers = Attachment.objects.visible_to(self.user).filter(application=self.application)
        paper = get_object_or_404(papers.select_related("file"), pk=kwargs["paper_pk"])
        return stored_file_response(paper.file)


@may_be_framed
class GrantSubmissionPaper(GrantMixin):
    """What the association handed in, as it was printed then."""

    def get(self, _request: HttpRequest, **kwargs: Any) -> FileResponse:
        mine = Submission.objects.visible_to(self.user).filter(application=self.application)
        submission = get_object_or_404(mine.select_related("paper"), pk=kwargs["submission_pk"])
        return stored_file_response(submission.paper)
