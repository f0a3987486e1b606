"""閲覧、写し、引渡し: what is done with the footage once the decision is there."""

from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from civic.amounts import file_size
from civic.exports import attached
from civic.forms import HouseForm
from civic.queueing import send_later
from civic.refusals import Refused
from civic.wareki import short
from disclosures.actions.copy_for_inquiry import copy_for_inquiry
from disclosures.actions.hand_over import hand_over
from disclosures.actions.record_viewing import record_viewing
from disclosures.actions.require_decision import TO_SHOW
from disclosures.actions.take_out_copy import take_out_copy
from disclosures.forms.ledger import HandOverForm
from disclosures.forms.showing import CopiesForm, ViewingForm
from disclosures.forms.two_people import moment_initial
from disclosures.models import Inquiry, Provision
from disclosures.queries.copies_page import CopyRow, camera_of, copies_of, copyable
from disclosures.queries.people import people_of
from disclosures.rules.reasons_provision import ProvisionReason
from disclosures.rules.stages import Stage
from disclosures.tasks import print_receipt
from disclosures.views.decided import InquiryForm, OfInquiry
from retention.models import Footage, FootageCopy
from retention.queries.copy_content import read_copy
from retention.queries.standing import standing_of


class RecordViewing(InquiryForm):
    form_class = ViewingForm
    template_name = "disclosures/viewing_new.html"
    page_title = "見せたことを記録する"
    outcomes = TO_SHOW
    lead = "映像を見せるときは、団体の2人以上で行います（本システムの定め）。写しは渡しません。"
    done = "見せたことを記録しました。"

    def get_form_kwargs(self) -> dict[str, Any]:
        people = people_of(self.association.pk, self.today)
        return {**super().get_form_kwargs(), "people": people, "now": self.now}

    def get_initial(self) -> dict[str, Any]:
        return {**moment_initial("began", self.now), "viewers": self.inquiry.from_whom}

    def act(self, form: HouseForm) -> Model:
        if not isinstance(form, ViewingForm):
            raise TypeError(form)
        typed = ("place", "viewers", "footage", "seen")
        return record_viewing(
            decision=self.decision,
            began_at=form.at("began"),
            ended_at=form.at("ended"),
            **{name: form.cleaned_data[name] for name in typed},
            shown_by=form.user("shown_by"),
            witness=form.user("witness"),
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
        )


class Copies(InquiryForm):
    needs = Permission.HANDLE_FOOTAGE
    form_class = CopiesForm
    template_name = "disclosures/copies.html"
    page_title = "提供用の写しを作る"
    done = "写しを作りました。渡す物に書き出してください。"

    @cached_property
    def files(self) -> dict[str, Footage]:
        return {str(each.pk): each for each in copyable(self.decision, self.today)}

    def get_form_kwargs(self) -> dict[str, Any]:
        choices = [(key, _footage_label(each)) for key, each in self.files.items()]
        return {**super().get_form_kwargs(), "choices": choices}

    def act(self, form: HouseForm) -> list[FootageCopy]:
        chosen = [self.files[key] for key in form.cleaned_data["footage"]]
        return copy_for_inquiry(decision=self.decision, footage=chosen, by=self.user, at=self.now)

    def next_url(self, made: Any) -> str:
        return reverse("copies", args=[self.association.pk, self.inquiry.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "files": self.files,
            "is_given": self.inquiry.now is Stage.PROVIDED,
            "copies": copies_of(self.decision, self.today),
            "standing": standing_of(self.user, self.association.pk, self.now),
        }


class TakeOut(OfInquiry):
    """The plain bytes of a copy, for the medium; never kept by browser or proxy."""

    needs = Permission.HANDLE_FOOTAGE

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse | StreamingHttpResponse:
        mine = FootageCopy.objects.visible_to(self.user).of_association(self.association.pk)
        copy = get_object_or_404(mine.select_related("footage"), pk=kwargs["copy_id"])
        try:
            take_out_copy(decision=self.decision, copy=copy, by=self.user, at=self.now)
            chunks = read_copy(copy, self.today)
        except Refused as refusal:
            return HttpResponse(str(refusal), status=409, content_type="text/plain; charset=utf-8")
        headers = {
            "Content-Length": str(copy.size),
            "Content-Disposition": attached(copy.footage.path.rpartition("/")[2]),
            "Cache-Control": "no-store",
            # A buffering proxy would lay a copy on its disk (規程5(1)).
            "X-Accel-Buffering": "no",
        }
        return StreamingHttpResponse(
            chunks, content_type="application/octet-stream", headers=headers
        )


class HandOver(InquiryForm):
    form_class = HandOverForm
    template_name = "disclosures/provision_new.html"
    page_title = "渡したことを記録する"
    done = "提供記録簿に記録しました。受領書を印刷して、相手に署名してもらってください。"

    def closed_to(self) -> Refused | None:
        given = self.inquiry.now is Stage.PROVIDED
        return Refused(ProvisionReason.GIVEN_ALREADY) if given else super().closed_to()

    @cached_property
    def made(self) -> list[CopyRow]:
        return copies_of(self.decision, self.today)

    @cached_property
    def copies(self) -> list[CopyRow]:
        """What was written out: nothing else can have been given."""
        return [row for row in self.made if row.is_there and row.taken_at]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "people": people_of(self.association.pk, self.today),
            "copies": [(str(row.pk), _copy_label(row)) for row in self.copies],
            "now": self.now,
        }

    def get_initial(self) -> dict[str, Any]:
        inquiry = self.inquiry
        return {
            "recipient": inquiry.from_whom,
            "purpose": inquiry.purpose,
            "reason": _why(inquiry),
            "document_number": inquiry.document_number,
            "document_on": inquiry.document_on,
            **moment_initial("provided", self.now),
            **moment_initial("from", inquiry.from_at),
            **moment_initial("to", inquiry.to_at),
        }

    def act(self, form: HouseForm) -> Provision:
        if not isinstance(form, HandOverForm):
            raise TypeError(form)
        chosen = form.cleaned_data.get("copies") or []
        mine = FootageCopy.objects.visible_to(self.user).of_association(self.association.pk)
        made = hand_over(
            decision=self.decision,
            facts=form.facts(),
            copies=list(mine.filter(pk__in=chosen)),
            taken=form.taken_names(),
            handed_by=form.user("handed_by"),
            witness=form.user("witness"),
            address=settings.PUBLIC_ADDRESS,
            by=self.user,
            at=self.now,
        )
        send_later(print_receipt, made.pk)
        return made

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = [row for row in self.made if row.is_there and not row.taken_at]
        return {**super().get_context_data(**kwargs), "not_written": len(waiting)}

    def next_url(self, made: Any) -> str:
        return reverse("provision", args=[self.association.pk, made.pk])


def _footage_label(footage: Footage) -> str:
    started = footage.started_at
    return f"{camera_of(footage)}　{_clock(started)}から　{file_size(footage.size)}"


def _copy_label(row: CopyRow) -> str:
    return f"{row.camera}　{_clock(row.started_at)}から　{file_size(row.size)}"


def _clock(at: Any) -> str:
    if at is None:
        return "時刻不明"
    local = timezone.localtime(at)
    return f"{short(local.date())} {local.hour}時{local:%M}分"


def _why(inquiry: Inquiry) -> str:
    if inquiry.document_number:
        return f"{inquiry.what.document_name}（{inquiry.document_number}）による求めのため"
    return inquiry.urgency
