"""Steps 2 to 5 of a hand-over: who comes, the pledge, the list, the day."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property

from associations.actions.agree_on_day import agree_on_day
from associations.actions.draw_up_list import draw_up_list
from associations.actions.name_successor import name_successor
from associations.actions.sign_for_hand_over import sign_for_hand_over
from associations.actions.tick_items import Side, tick_items
from associations.documents import hand_over as hand_over_paper
from associations.documents import pledge as pledge_paper
from associations.models import Appointment, HandOver, HandOverItem, HandOverPost, User
from associations.rules.hand_over import Change
from associations.rules.reasons_hand_over import HandOverReason
from associations.rules.roles import Permission
from associations.views.access import OfficerPage
from associations.views.invitations import keep_code
from civic.fiscal_year import FiscalYear
from civic.forms import HouseForm
from civic.refusals import Refused
from civic.responses import pdf_response
from shimonoseki_cam.handover_forms import DayForm, SignedForm, SuccessorForm, TermForm
from shimonoseki_cam.views.handover import STEPS, OneHandOver, StepForm

_DAY = timedelta(days=1)
_SIDES: Mapping[str, Literal["handed", "taken"]] = {"handed": "handed", "taken": "taken"}


class OfOnePost(OneHandOver):
    needs = Permission.APPOINT

    @cached_property
    def row(self) -> HandOverPost:
        for post in self.posts:
            if post.pk == self.kwargs["post_id"]:
                return post
        raise Http404

    def first_day(self) -> Any:
        """The agreed day; before that the day after the old term."""
        out = self.row.outgoing
        return self.hand_over.takes_effect_on or (out.last_day + _DAY if out else self.today)


class NameSuccessor(OfOnePost, StepForm):
    step = 2
    page_title = STEPS[1]

    def get_form_class(self) -> type[HouseForm]:
        return TermForm if self.row.change == Change.RENEWS else SuccessorForm

    def get_form_kwargs(self) -> dict[str, Any]:
        known = {**super().get_form_kwargs(), "post": self.row}
        if self.row.change == Change.RENEWS:
            return known
        people = User.objects.filter(appointments__association=self.association).distinct()
        return {**known, "people": people.order_by("reading", "pk")}

    def get_initial(self) -> dict[str, Any]:
        ends = self.row.term_until or FiscalYear.of(self.first_day()).last_day
        return {"person": self.row.incoming_id, "term_until": ends}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "lead": self._lead()}

    def _lead(self) -> str:
        out = self.row.outgoing
        if self.row.change == Change.RENEWS and out:
            return f"{out.user.name}さんが、{self.row.role_label}を続けます。"
        who = f"今は{out.user.name}さんです。" if out else "今はいません。"
        return f"「{self.row.role_label}」の次の方を決めます。{who}新しい方は招待を受け、引き継ぐ日まで、一覧を見る役員として入れます。"

    def act(self, form: HouseForm) -> str:
        who = form.who() if isinstance(form, TermForm) else {}
        row, code = name_successor(
            post=self.row,
            term_until=form.cleaned_data["term_until"],
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
            **who,
        )
        if row.incoming:
            keep_code(self.request, row.incoming, code)
        return code

    def next_url(self, made: str) -> str:
        if made:
            return reverse("invitation_letter", args=[self.association.pk])
        return self.back_url()


class SignForHandOver(OfOnePost, StepForm):
    step = 3
    page_title = STEPS[2]
    form_class = SignedForm
    template_name = "handover/pledge.html"
    done = "誓約書の署名を記録しました。"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "row": self.row}

    def act(self, form: HouseForm) -> HandOverPost:
        return sign_for_hand_over(
            post=self.row, signed_on=form.cleaned_data["signed_on"], by=self.user, at=self.now
        )


class HandOverPledge(OfOnePost):
    """The paper to sign, for a post that nobody has taken up yet."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        row = self.row
        if row.incoming is None or row.term_until is None or not row.needs_pledge:
            raise Http404
        coming = Appointment(
            user=row.incoming,
            association=self.association,
            role=row.role,
            post=row.post,
            starts_on=self.first_day(),
            term_until=row.term_until,
        )
        return pdf_response(pledge_paper.render(coming), "秘密保持誓約書.pdf")


class HandOverList(OneHandOver, OfficerPage):
    """Step 4: each side ticks its own column, on its own screen."""

    template_name = "handover/list.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        side: Side | None = _SIDES.get(request.POST.get("side", ""))
        if not self.sides.any:
            raise PermissionDenied(str(Refused(HandOverReason.NOT_INVOLVED)))
        chosen = [int(pk) for pk in request.POST.getlist("items") if pk.isdecimal()]
        try:
            if "again" in request.POST:
                self._draw_up()
            else:
                self._tick(side, chosen)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("hand_over_list", self.association.pk, self.hand_over.pk)

    def _draw_up(self) -> None:
        added = draw_up_list(hand_over=self.hand_over, by=self.user, at=self.now)
        messages.success(self.request, f"一覧を今の記録に合わせました。{added}件を加えました。")

    def _tick(self, side: Side | None, chosen: list[int]) -> None:
        if side is None or not chosen:
            messages.error(self.request, "印を付けるものを選んでから、ボタンを押してください。")
            return
        count = tick_items(
            hand_over=self.hand_over, side=side, items=chosen, by=self.user, at=self.now
        )
        messages.success(self.request, f"{count}件に印を付けました。")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items = list(self.hand_over.items.in_order())
        return {
            **super().get_context_data(**kwargs),
            "hand_over": self.hand_over,
            "sides": self.sides,
            "rows": [{"item": item, "can_tick": self._can_tick(item)} for item in items],
            "unticked_count": sum(not item.is_done for item in items),
            "back_url": self.back_url(),
        }

    def _can_tick(self, item: HandOverItem) -> bool:
        if self.hand_over.is_agreed:
            return False
        hands = self.sides.hands and item.handed_at is None
        return hands or (self.sides.takes and item.taken_at is None)


class AgreeOnDay(StepForm):
    needs = Permission.APPOINT
    step = 5
    page_title = STEPS[4]
    form_class = DayForm
    done = "引き継ぐ日を決めました。両方で確かめてください。"

    def get_initial(self) -> dict[str, Any]:
        lasts = [post.outgoing.last_day for post in self.posts if post.outgoing]
        usual = min(lasts) + _DAY if lasts else self.today
        return {"day": self.hand_over.takes_effect_on or usual}

    def act(self, form: HouseForm) -> HandOver:
        return agree_on_day(
            hand_over=self.hand_over, day=form.cleaned_data["day"], by=self.user, at=self.now
        )


class HandOverPaper(OneHandOver):
    """引継書, as it stands at this moment, for those who hand over or take."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.sides.any:
            raise PermissionDenied(str(Refused(HandOverReason.NOT_INVOLVED)))
        return pdf_response(hand_over_paper.render(self.hand_over), "引継書.pdf")
