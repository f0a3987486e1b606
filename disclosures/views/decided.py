"""What every page about a decided inquiry is built on."""

from typing import Any, ClassVar

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerView
from civic.refusals import Refused
from disclosures.actions.require_decision import TO_GIVE, hindrance
from disclosures.models import Decision, Inquiry
from disclosures.rules.stages import Outcome


class OfInquiry(OfficerView):
    """A page of one inquiry with its newest decision."""

    needs = Permission.RECEIVE_INQUIRIES

    @cached_property
    def inquiry(self) -> Inquiry:
        mine = Inquiry.objects.visible_to(self.user).of_association(self.association.pk)
        return get_object_or_404(mine, pk=self.kwargs["pk"])

    @cached_property
    def newest(self) -> Decision | None:
        return self.inquiry.decisions.newest_first().select_related("inquiry").first()

    @cached_property
    def decision(self) -> Decision:
        """404 before anything was decided: nothing leads here."""
        if self.newest is None:
            raise Http404
        return self.newest

    def inquiry_url(self) -> str:
        return reverse("inquiry", args=[self.association.pk, self.inquiry.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"inquiry": self.inquiry, "decision": self.decision}
        return {**super().get_context_data(**kwargs), **context}


class InquiryForm(OfInquiry, OfficerForm):
    # The decisions on which it may be filled in.
    outcomes: ClassVar[frozenset[Outcome]] = TO_GIVE

    def back_url(self) -> str:
        return self.inquiry_url()

    def closed_to(self) -> Refused | None:
        reason = hindrance(self.newest, self.outcomes)
        return Refused(reason) if reason else None
