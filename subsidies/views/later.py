"""What follows: start, change, claim, yearly report, disposal, withdrawal; each looked at twice."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property

from associations.views.access import add_problem
from cameras.models import Camera
from civic.fiscal_year import FiscalYear
from civic.forms import HouseForm
from civic.queueing import send_later
from civic.refusals import Refused
from civic.responses import pdf_response
from civic.wareki import wareki
from subsidies.actions.claim import claim
from subsidies.actions.report_year import report_year
from subsidies.actions.request_change import request_change
from subsidies.actions.request_disposal import request_disposal
from subsidies.actions.withdraw import withdraw
from subsidies.documents.packet import build_packet, render_packet
from subsidies.forms.later import (
    AnnualForm,
    ChangeForm,
    ClaimForm,
    DisposalForm,
    WithdrawForm,
)
from subsidies.forms.shown import Shown
from subsidies.models import GrantApplication, Submission
from subsidies.queries.case import case_of
from subsidies.queries.reportable_years import reportable_years
from subsidies.rules.account import is_other_name
from subsidies.rules.stages import Act, Actor, acts_from
from subsidies.tasks import print_submission
from subsidies.views.access import TwicePage

_CHANGE_TEXTS = ("kind", "before", "after", "reason", "requested_yen")


class LaterPage(TwicePage):
    """Leads on where the stage does not allow the act, or not any more."""

    does: Act

    @property
    def is_now(self) -> bool:
        return self.does in acts_from(self.grant.now, Actor.OFFICER)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.is_now else self.moved_on(self.does)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.is_now else self.moved_on(self.does)

    def common(self) -> dict[str, Any]:
        return {"application": self.grant, "by": self.user, "at": self.now}


class HandingIn(LaterPage):
    """What leaves a paper behind."""

    done = ""

    def hand_in(self, form: HouseForm) -> Submission | None:
        raise NotImplementedError

    def common(self) -> dict[str, Any]:
        return {**super().common(), "address": settings.PUBLIC_ADDRESS}

    def cameras(self) -> list[Camera]:
        """Those of the application that still stand."""
        chosen = self.grant.grant_cameras.values_list("camera_id", flat=True)
        cameras = Camera.objects.visible_to(self.user).of_association(self.association.pk)
        mine = cameras.not_removed().filter(pk__in=list(chosen)).with_site()
        return list(mine.order_by("site__number"))

    def form_valid(self, form: HouseForm) -> HttpResponse:
        """What will be refused is told on the first page, where it can be put right."""
        if "sure" in self.request.POST:
            return super().form_valid(form)
        try:
            answer = self.tried(form)
        except Refused as refusal:
            self.told(form, refusal)
        except ValidationError as problem:
            add_problem(form, problem)
        else:
            return answer or super().form_valid(form)
        return self.form_invalid(form)

    def tried(self, form: HouseForm) -> HttpResponse | None:
        """It is handed in and all of it taken back; its paper, where that was asked for."""
        with transaction.atomic():
            self.hand_in(form)
            paper = self._paper() if "preview" in self.request.POST else None
            transaction.set_rollback(True)
        return paper

    def _paper(self) -> HttpResponse:
        fresh = GrantApplication.objects.with_parties().get(pk=self.grant.pk)
        packet = build_packet(case_of(fresh, self.today), self.does, number="", on=self.today)
        return pdf_response(render_packet(packet), f"{self.does.label}_下書き.pdf")

    def second_context(self, form: HouseForm) -> dict[str, Any]:
        return {**super().second_context(form), "has_paper": bool(self.grant.number)}

    def act(self, form: HouseForm) -> Submission | None:
        submission = self.hand_in(form)
        if submission:
            send_later(print_submission, submission.pk)
        return submission

    def next_url(self, made: Submission | None) -> str:
        return self.to("submission", made.pk) if made else self.to("grant")

    def done_of(self, made: Submission | None) -> str:
        """A draft that is withdrawn leaves no receipt."""
        told = self.done or f"{self.does.label}を受け付けました。"
        return f"{told}受付番号は{made.receipt_number}です。" if made else told


class Withdraw(HandingIn):
    does = Act.WITHDRAW
    form_class = WithdrawForm
    page_title = "申請を取り下げる"
    second_title = "ほんとうに取り下げますか"
    lead = "この申請をやめて、なかったことにします。書いた答えと、市とのやり取りの記録は残ります。"
    warning = "取り下げた申請は、元に戻せません。もう一度申請するときは、受付期間の中に、はじめから書きます。"
    verb = "取り下げる"
    is_danger = True
    done = "申請を取り下げました。"

    def hand_in(self, form: HouseForm) -> Submission | None:
        return withdraw(**self.common())


class Change(HandingIn):
    does = Act.REQUEST_CHANGE
    form_class = ChangeForm
    page_title = "内容の変更・中止を申請する"
    second_title = "この内容で申請しますか"
    lead = "決定を受けた内容を変えるときや、設置をやめるときは、先に市の承認を受けます。"
    warning = "承認されるまでは、決定のとおりの内容のままです。中止が承認されると、補助金は支払われません。"
    verb = "申請する"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cameras": self.cameras()}

    def hand_in(self, form: HouseForm) -> Submission:
        if not isinstance(form, ChangeForm):
            raise Http404
        data = {name: form.cleaned_data[name] for name in _CHANGE_TEXTS}
        return request_change(**self.common(), given_up=form.given(), **data)


class Claim(HandingIn):
    does = Act.CLAIM
    form_class = ClaimForm
    page_title = "補助金を請求する"
    second_title = "この口座に請求しますか"
    lead = "市が振り込む口座を書きます。団体の名前の口座にしてください。"
    verb = "請求する"

    def hand_in(self, form: HouseForm) -> Submission:
        if not isinstance(form, ClaimForm):
            raise Http404
        checked = form.cleaned_data["holder_is_checked"]
        return claim(**self.common(), account=form.account(), holder_is_checked=checked)

    def rows(self, form: HouseForm) -> list[Shown]:
        yen = f"{self.grant.settled_yen or 0:,}円"
        return [Shown("請求する額", yen), *super().rows(form)]

    def second_context(self, form: HouseForm) -> dict[str, Any]:
        holder, name = form.cleaned_data["holder"], self.association.name
        differs = is_other_name(holder, name)
        told = f"口座の名義「{holder}」が、団体の名前「{name}」とちがいます。通帳をもう一度確かめてください。"
        calm = "請求した後は、口座を直せません。通帳と見比べてください。"
        return {**super().second_context(form), "warning": told if differs else calm}


class Year(HandingIn):
    does = Act.REPORT_YEAR
    form_class = AnnualForm
    page_title = "年次報告をする"
    second_title = "この内容で報告しますか"
    lead = "補助を受けたカメラが、この1年どうだったかを報告します。"
    warning = "報告は、1つの年度に1回だけです。"
    verb = "報告する"

    @property
    def is_now(self) -> bool:
        """Not where every year up to this one is reported."""
        return super().is_now and bool(self.years)

    @cached_property
    def years(self) -> list[FiscalYear]:
        return reportable_years(self.grant, self.today)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "years": self.years}

    def second_context(self, form: HouseForm) -> dict[str, Any]:
        """A year that still runs can be reported, but not a second time at its end."""
        year = FiscalYear(form.cleaned_data["fiscal_year"])
        runs = (
            f"{year.label}は、{wareki(year.last_day)}まで続きます。まだ終わっていません。"
            if self.today < year.last_day
            else ""
        )
        return {**super().second_context(form), "warning": f"{runs}{self.warning}"}

    def hand_in(self, form: HouseForm) -> Submission:
        data = dict(form.cleaned_data)
        year = FiscalYear(data.pop("fiscal_year"))
        return report_year(**self.common(), fiscal_year=year, **data)


class Disposal(HandingIn):
    """財産処分 within the five years (2(2)エ)."""

    does = Act.REQUEST_DISPOSAL
    form_class = DisposalForm
    page_title = "撤去・移設・売却を申請する"
    second_title = "この内容で申請しますか"
    lead = (
        "設置した年度の翌年度の初日から5年以上は、撤去・移設・売却ができません（ガイドライン2(2)エ）。"
        "どうしても必要なときは、ここから申請します。"
    )
    warning = (
        "承認されるまでは、カメラに手を付けないでください。"
        "承認されても、補助金の全部または一部を返していただくことがあります。"
    )
    verb = "申請する"
    is_danger = True

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cameras": self.cameras()}

    def hand_in(self, form: HouseForm) -> Submission:
        if not isinstance(form, DisposalForm):
            raise Http404
        data = {name: form.cleaned_data[name] for name in ("kind", "reason", "planned_on")}
        return request_disposal(**self.common(), cameras=form.chosen(), **data)
