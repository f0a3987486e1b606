"""保全: what a second person confirms, a later end, an earlier end."""

from typing import Any

from django.http import FileResponse, HttpRequest
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerView
from civic.forms import HouseForm
from civic.responses import stored_file_response
from retention.actions.confirm_hold import confirm_hold
from retention.actions.confirm_renewal import confirm_renewal
from retention.actions.propose_renewal import propose_renewal
from retention.actions.release_hold import release_hold
from retention.forms.holds import (
    ConfirmHoldForm,
    ConfirmRenewalForm,
    ReleaseHoldForm,
    RenewHoldForm,
)
from retention.models import Footage, PreservationHold
from retention.queries.held_files import Coverage, coverage
from retention.queries.holds import HoldRow, hold_rows
from retention.rules.hold import latest_end
from retention.views.holds import OfOneHold, my_holds

_PLACED = "この仮保全は、あなたがしたので、あなたは確かめられません"
_PROPOSED = "この延長は、あなたが申し出たので、あなたは確かめられません"


class HoldStep(OfOneHold, OfficerForm):
    """A form about one hold, below what the hold says."""

    needs = Permission.HOLD_FOOTAGE
    template_name = "retention/hold_step.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row: HoldRow = hold_rows(my_holds(self).filter(pk=self.hold.pk), self.today)[0]
        return {**super().get_context_data(**kwargs), "row": row}


class ConfirmHold(HoldStep):
    form_class = ConfirmHoldForm
    page_title = "仮保全を確かめる"
    lead = "届いた文書と、下の内容が合っているかを見て、文書の番号と最終日を入れてください。"
    done = "保全を確かめました。"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "latest": latest_end(self.today)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = self.hold.placed_by_id == self.user.pk and not self.hold.confirmed_at
        context = {**super().get_context_data(**kwargs), "own": own and _PLACED}
        return {**context, "lead": ""} if own else context

    def act(self, form: HouseForm) -> PreservationHold:
        return confirm_hold(
            hold=self.hold,
            document_number=form.cleaned_data["document_number"],
            ends_on=form.cleaned_data["ends_on"],
            document=form.attached("document"),
            by=self.user,
            at=self.now,
        )


class RenewHold(HoldStep):
    form_class = RenewHoldForm
    page_title = "延長を申し出る"
    lead = "別の役員が確かめると、新しい最終日になります。それまでは、今の最終日のままです。"
    done = "延長を申し出ました。別の役員に、確かめてもらってください。"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "latest": latest_end(self.hold.ends_on)}

    def act(self, form: HouseForm) -> Any:
        return propose_renewal(hold=self.hold, by=self.user, at=self.now, **form.cleaned_data)


class ConfirmRenewal(HoldStep):
    form_class = ConfirmRenewalForm
    page_title = "延長を確かめる"
    done = "保全を延ばしました。"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        renewal = context["row"].open_renewal
        own = renewal is not None and renewal.proposed_by_id == self.user.pk
        return {**context, "own": own and _PROPOSED}

    def act(self, form: HouseForm) -> Any:
        return confirm_renewal(hold=self.hold, by=self.user, at=self.now)


class ReleaseHold(HoldStep):
    form_class = ReleaseHoldForm
    template_name = "retention/hold_release.html"
    page_title = "保全を解く"
    done = "保全を解きました。最終保存日を過ぎた映像は、次の夜に消去します。"

    @cached_property
    def found(self) -> Coverage:
        return coverage(Footage.objects.filter(holds=self.hold))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kept": self.found.kept}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "found": self.found}

    def act(self, form: HouseForm) -> PreservationHold:
        return release_hold(hold=self.hold, by=self.user, at=self.now)


class HoldDocument(OfOneHold, OfficerView):
    """The paper names people: only for those who may confirm it."""

    needs = Permission.HOLD_FOOTAGE

    def get(self, request: HttpRequest, association_id: int, pk: int) -> FileResponse:
        return stored_file_response(self.hold.document)
