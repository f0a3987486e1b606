"""One application: where it stands, the one next step, the sum, papers, letters, its history."""

from datetime import date
from typing import Any

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from civic.responses import stored_file_response
from subsidies.models import Attachment, Letter
from subsidies.queries.correction import correcting_letter
from subsidies.queries.five_years import FiveYears, five_years
from subsidies.queries.history import history
from subsidies.queries.overview import amount_label, newest_amount
from subsidies.queries.standing import Standing, standing
from subsidies.queries.windows import windows_in_words
from subsidies.rules.progress import Now, milestones, now_at
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act, Actor, Stage, acts_from
from subsidies.tasks import print_letter
from subsidies.views.access import GrantRead, GrantView
from subsidies.views.ladders import ladder

_PAGES = {
    Act.START: ("grant_start", "契約と着手の日を記録する"),
    Act.CLAIM: ("grant_claim", "補助金を請求する"),
    Act.REPORT_YEAR: ("grant_year", "年次報告をする"),
    Act.REQUEST_CHANGE: ("grant_change", "内容を変える・やめる"),
    Act.REQUEST_DISPOSAL: ("grant_disposal", "撤去・移設・売却を申請する"),
    Act.WITHDRAW: ("grant_withdraw", "申請を取り下げる"),
}
_MAIN = {Act.START, Act.CLAIM}


class Grant(GrantRead):
    """Every officer may look; only those who may apply see the buttons."""

    needs = Permission.SEE_ASSOCIATION
    template_name = "subsidies/grant.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        where = standing(self.grant, self.today, self.user)
        return {
            **super().get_context_data(**kwargs),
            "where": where,
            "windows": windows_in_words(self.grant.programme),
            "correct_by": self._correct_by(),
            "remarks": [self._remark(page, text) for page, text in where.remarks.items()],
            "pages": [self._page(page, where) for page in where.pages],
            "papers": where.case.attachments,
            "own_share": f"{self._own_share(where):,}円",
            "now_at": self._now,
            "amount_label": amount_label(self.grant),
            "milestones": milestones(self.grant.now, consults=_consults(where)),
            "five": self.five,
            "button": self._button(where),
            "others": self._others(),
            "elsewhere": [self.lacking(check) for check in where.missing if not check.question],
            "ladder": ladder(where.quote),
            "happenings": history(self.grant, self.user),
            "may_apply": self.may_write,
            "may_open": self.is_staff or self.may_write,
        }

    @cached_property
    def five(self) -> FiveYears | None:
        return five_years(self.grant, self.today)

    @property
    def _now(self) -> Now:
        return now_at(self.grant.now, settled_yen=self.grant.settled_yen)

    def _correct_by(self) -> date | None:
        letter = correcting_letter(self.grant)
        return letter.due_on if letter else None

    def _own_share(self, where: Standing) -> int:
        """Beside the amount that the page names."""
        found = newest_amount(self.grant)
        return max(where.quote.own_share_beside(found[1] if found else where.quote.amount), 0)

    def _button(self, where: Standing) -> dict[str, str] | None:
        """The one next step."""
        label = self._now.button
        if self.five and self.five.to_report and self.grant.now is Stage.HOLDING:
            label = f"{self.five.to_report.year.label}の年次報告をする"
            return {"label": label, "url": self.to("grant_year")}
        if where.act is None:
            main = next((act for act in _MAIN if act in _acts(self.grant.now)), None)
            return {"label": label, "url": self.to(_PAGES[main][0])} if main and label else None
        if where.is_ready and not where.to_mend:
            return {
                "label": f"確かめて{where.act.label}を出す",
                "url": self.to("grant_confirm", slug_of(where.act)),
            }
        page = where.next_page() or next(iter(where.open), None)
        return {"label": label, "url": self.to("grant_question", page.value)} if page else None

    def _others(self) -> list[dict[str, str]]:
        acts = [act for act in _acts(self.grant.now) if act in _PAGES and act not in _MAIN]
        return [{"url": self.to(_PAGES[act][0]), "label": _PAGES[act][1]} for act in acts]

    def _remark(self, page: Question, text: str) -> dict[str, str]:
        url = self.to("grant_question", page.value)
        return {"heading": page.heading, "text": text, "url": url}

    def _page(self, page: Question, where: Standing) -> dict[str, Any]:
        lacking = [check for check in where.missing if check.question is page]
        looked_at = page in {check.question for check in where.warnings}
        chip, state = (
            _remarked(is_mended=page in where.mended)
            if page in where.remarks
            else _state(is_open=page in where.open, lacks=bool(lacking), warns=looked_at)
        )
        return {
            "heading": page.heading,
            "url": self.to("grant_question", page.value),
            "lacking": [self.lacking(check) for check in lacking],
            "chip": chip,
            "state": state,
        }


def _remarked(*, is_mended: bool) -> tuple[str, str]:
    return ("success", "直しました") if is_mended else ("warning", "直してください")


def _state(*, is_open: bool, lacks: bool, warns: bool) -> tuple[str, str]:
    """Colour and words of a page in the list."""
    if lacks:
        return "warning", "足りません"
    if not is_open:
        return "plain", "見るだけです"
    return ("info", "確かめてください") if warns else ("success", "書きました")


def _acts(stage: Stage) -> tuple[Act, ...]:
    return acts_from(stage, Actor.OFFICER)


def _consults(where: Standing) -> bool:
    application = where.case.application
    if application.now is Stage.DRAFT:
        return where.act is Act.CONSULT
    return application.submissions.filter(act=Act.CONSULT).exists()


def slug_of(act: Act) -> str:
    return act.value.lower().replace("_", "-")


class GrantLetter(GrantView):
    """A letter of the city as it was issued; if the worker has not made it yet, it is made now."""

    needs = Permission.SEE_ASSOCIATION

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        mine = Letter.objects.visible_to(self.user).issued().filter(application=self.grant)
        letter = get_object_or_404(mine, pk=kwargs["letter_pk"])
        if letter.paper is None:
            print_letter(letter.pk)
            letter.refresh_from_db()
        return stored_file_response(letter.paper)


class GrantPaper(GrantView):
    """A paper that was attached, as it was written anew."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        mine = Attachment.objects.visible_to(self.user).filter(application=self.grant)
        attachment = get_object_or_404(mine.select_related("file"), pk=kwargs["paper_pk"])
        return stored_file_response(attachment.file)
