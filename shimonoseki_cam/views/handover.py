"""The hand-over: its page with the six steps, its beginning, its two agreements."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from associations.actions.begin_hand_over import begin_hand_over
from associations.actions.cancel_hand_over import cancel_hand_over
from associations.actions.confirm_hand_over import confirm_hand_over
from associations.models import Appointment, HandOver, HandOverPost
from associations.queries.hand_over import Sides, changing_posts, sides_of, step_now
from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from civic.forms import HouseForm
from shimonoseki_cam.handover_forms import BeginForm, ConfirmForm

STEPS = ("だれが退き、だれが残るか", "次の方", "誓約書", "引き継ぐもの", "引き継ぐ日", "確かめる")
_LAST_ASKED = 5  # the day: after it only the agreement is left


class HandOverPage(OfficerPage):
    """The newest hand-over and what is to be done next; without one, how it goes."""

    template_name = "handover/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = HandOver.objects.visible_to(self.user).of_association(self.association.pk)
        hand_over = mine.newest_first().select_related("outgoing_by", "incoming_by").first()
        context = super().get_context_data(**kwargs)
        if hand_over is None or hand_over.cancelled_at:
            return {**context, "hand_over": None, "steps": STEPS}
        return {**context, "hand_over": hand_over, **self._of(hand_over)}

    def _of(self, hand_over: HandOver) -> dict[str, Any]:
        posts = changing_posts(hand_over)
        step = 6 if hand_over.is_agreed else step_now(hand_over, posts)
        items = hand_over.items
        return {
            "posts": posts,
            "step": step,
            "steps": STEPS,
            "sides": sides_of(hand_over, posts, self.user),
            "item_count": items.count(),
            "unticked_count": items.unticked().count(),
            "pack": hand_over.packs.newest_first().first(),
            "is_ready": step >= _LAST_ASKED and hand_over.takes_effect_on is not None,
        }


class BeginHandOver(OfficerForm):
    """Step 1: who leaves and who stays on."""

    needs = Permission.APPOINT
    form_class = BeginForm
    page_title = STEPS[0]
    lead = (
        "今の役員の一人ひとりについて、どうなるかを選んでください。ここではまだ、何も変わりません。"
    )
    done = "引継ぎを始めました。次の方を決めてください。"

    def get_form_kwargs(self) -> dict[str, Any]:
        mine = Appointment.objects.visible_to(self.user).of_association(self.association.pk)
        held = mine.in_office(self.today).with_people().in_order()
        return {**super().get_form_kwargs(), "posts": list(held)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "step": 1, "steps": len(STEPS)}

    def act(self, form: HouseForm) -> HandOver:
        changes = form.changes() if isinstance(form, BeginForm) else {}
        return begin_hand_over(
            association=self.association, changes=changes, by=self.user, at=self.now
        )

    def back_url(self) -> str:
        return reverse("hand_over", args=[self.association.pk])


class OneHandOver(OfficerView):
    """A page of one hand-over; `step` is its place in the row."""

    step: int = 0

    @cached_property
    def hand_over(self) -> HandOver:
        mine = HandOver.objects.visible_to(self.user).of_association(self.association.pk)
        found: HandOver = get_object_or_404(
            mine.select_related("association"), pk=self.kwargs["pk"]
        )
        return found

    @cached_property
    def posts(self) -> list[HandOverPost]:
        return changing_posts(self.hand_over)

    @property
    def sides(self) -> Sides:
        return sides_of(self.hand_over, self.posts, self.user)

    def back_url(self) -> str:
        return reverse("hand_over", args=[self.association.pk])


class StepForm(OneHandOver, OfficerForm):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        numbered = {"step": self.step, "steps": len(STEPS)} if self.step else {}
        return {**context, **numbered, "hand_over": self.hand_over, "back_text": "引継ぎへ戻る"}

    def back_url(self) -> str:
        return OneHandOver.back_url(self)


class ConfirmHandOver(StepForm):
    """Step 6, for each side on its own screen. The second agreement passes the posts."""

    form_class = ConfirmForm
    template_name = "handover/confirm.html"
    page_title = STEPS[5]
    step = 6
    done = "引継ぎを確かめたことを記録しました。"

    def act(self, form: HouseForm) -> HandOver:
        is_taking = not self.sides.hands or (
            self.sides.takes and self.hand_over.outgoing_at is not None
        )
        return confirm_hand_over(
            hand_over=self.hand_over,
            side="taken" if is_taking else "handed",
            by=self.user,
            at=self.now,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "posts": self.posts, "sides": self.sides}


class CancelHandOver(StepForm):
    needs = Permission.APPOINT
    form_class = ConfirmForm
    page_title = "引継ぎを取りやめる"
    lead = "この引継ぎで決めたことは使わなくなり、今の役員がそのまま続けます。見に来ている後任の方は、入れなくなります。"
    done = "引継ぎを取りやめました。役職は何も変わっていません。"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.submit_label = "引継ぎを取りやめる"
        return form

    def act(self, form: HouseForm) -> HandOver:
        return cancel_hand_over(hand_over=self.hand_over, by=self.user, at=self.now)
