"""What all pages of an application share: step n of N, the remark, the way on, and being saved."""

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from civic.forms import HouseForm
from civic.refusals import Refused
from subsidies.actions.answer_question import answer_question
from subsidies.forms.stamp import STAMP, add_stamp, renew_stamp
from subsidies.models import GrantApplication
from subsidies.queries.answers import answers_of
from subsidies.queries.case import Case, case_of
from subsidies.queries.correction import remarks_of
from subsidies.queries.page_stamp import page_stamp
from subsidies.queries.standing import act_at
from subsidies.queries.windows import day_that_counts
from subsidies.rules.answers import COLUMNS
from subsidies.rules.open_pages import open_pages
from subsidies.rules.questions import Question
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.stages import Act
from subsidies.views.access import GrantForm


class QuestionPage(GrantForm):
    """One question; a page that is not open now is shown to be read."""

    question: ClassVar[Question]
    template_name = "subsidies/question.html"
    done = "保存しました。"

    @cached_property
    def case(self) -> Case:
        return case_of(self.grant, self.today)

    @cached_property
    def pages(self) -> tuple[Question, ...]:
        """The row of pages in which this one stands; 404 where its form does not ask this."""
        form = self.grant.form
        row = form.report if self.question in form.report else form.plan
        if self.question not in row:
            raise Http404
        return row

    @cached_property
    def remarks(self) -> dict[Question, str]:
        return {page: remark.text for page, remark in remarks_of(self.grant).items()}

    @cached_property
    def open(self) -> tuple[Question, ...]:
        return open_pages(self.grant.now, self.grant.form, self.remarks)

    def get_template_names(self) -> list[str]:
        is_open = self.question in self.open
        return [self.template_name if is_open else "subsidies/question_read.html"]

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.grant, name) for name in COLUMNS.get(self.question, ())}

    def get_form(self, form_class: type[HouseForm] | None = None) -> HouseForm:
        form: HouseForm = super().get_form(form_class)
        add_stamp(form, page_stamp(self.grant, self.question))
        return form

    def stamp(self, form: HouseForm) -> str:
        return str(form.cleaned_data.get(STAMP, ""))

    def told(self, form: HouseForm, refusal: Refused) -> None:
        """What another screen wrote is told once; saved again, this one counts."""
        super().told(form, refusal)
        if refusal.reason is ApplicationReason.WRITTEN_MEANWHILE:
            renew_stamp(form, page_stamp(self.grant, self.question))

    def values(self, form: HouseForm) -> dict[str, Any]:
        return dict(form.cleaned_data)

    def act(self, form: HouseForm) -> GrantApplication:
        return answer_question(
            application=self.grant,
            question=self.question,
            values=self.values(form),
            stamp=self.stamp(form),
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        """The page before, of those that are open."""
        before = [page for page in self._row if self._row.index(page) < self._at]
        return self.to("grant_question", before[-1].value) if before else self.to("grant")

    def next_url(self, made: Any) -> str:
        if self._from_confirm:
            return self._confirm_url()
        after = [page for page in self._row if self.pages.index(page) > self._place]
        return self.to("grant_question", after[0].value) if after else self._confirm_url()

    @property
    def _from_confirm(self) -> bool:
        return self.request.GET.get("from") == "confirm"

    def _confirm_url(self) -> str:
        act = act_at(self.grant, day_that_counts(self.grant, self.today, self.user)) or Act.APPLY
        return self.to("grant_confirm", act.value.lower())

    @property
    def _row(self) -> tuple[Question, ...]:
        """The pages one walks through: those that are open, or all where this one is only read."""
        return self.open if self.question in self.open else self.pages

    @property
    def _at(self) -> int:
        return self._row.index(self.question)

    @property
    def _place(self) -> int:
        return self.pages.index(self.question)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        act = Act.REPORT if self.question in self.grant.form.report else Act.APPLY
        mine = [row for row in answers_of(self.case, act) if row["key"] == self.question.value]
        return {
            **super().get_context_data(**kwargs),
            "page_title": self.question.heading,
            "title": act.label if act is Act.REPORT else "補助金の申請",
            "step": self._place + 1,
            "steps": len(self.pages),
            "back_text": "前の質問へ戻る" if self._at else "申請のページへ戻る",
            "remark": self.remarks.get(self.question, ""),
            "answers": mine,
            "case": self.case,
            "on_next": self.next_url(None),
        }

    def room(self, name: str, *args: Any) -> str:
        """An address of another room of the same association; the city has none there."""
        return "" if self.is_staff else reverse(name, args=[self.association.pk, *args])
