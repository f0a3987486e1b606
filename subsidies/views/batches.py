"""Many letters printed at once: choosing them, watching the worker, taking the ZIP."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property

from associations.rules.roles import Permission
from associations.views.access import CityForm, CityPage, CityView
from civic.forms import HouseForm
from civic.queueing import send_later
from civic.responses import stored_file_response
from subsidies.actions.order_print_batch import order_print_batch
from subsidies.forms.print_batch import PrintBatchForm
from subsidies.models import Letter, PrintBatch, Programme
from subsidies.tasks import print_batch

_MINUTE = 60


class OrderBatch(CityForm):
    """Every issued letter of a programme, ticked; the worker starts at once."""

    needs = Permission.REVIEW_GRANTS
    form_class = PrintBatchForm
    page_title = "通知をまとめて印刷する"
    lead = "承認の済んだ通知です。印の付いた通知の書面を、1つのZIPにまとめます。すでにできている書面は、そのまま使います。"
    done = "印刷を始めました。"

    @cached_property
    def programme(self) -> Programme:
        found: Programme = get_object_or_404(
            Programme.objects.visible_to(self.user), pk=self.kwargs["pk"]
        )
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        letters = Letter.objects.visible_to(self.user).issued().of_programme(self.programme)
        return {**super().get_form_kwargs(), "letters": letters.with_papers().in_order()}

    def act(self, form: HouseForm) -> PrintBatch:
        chosen = list(form.cleaned_data["letters"])
        batch = order_print_batch(
            programme=self.programme, letters=chosen, by=self.user, at=self.now
        )
        send_later(print_batch, batch.pk)
        return batch

    def back_url(self) -> str:
        return reverse("programme", args=[self.programme.pk])

    def next_url(self, made: PrintBatch) -> str:
        return reverse("print_batch", args=[made.pk])


class OneBatch(CityView):
    needs = Permission.REVIEW_GRANTS

    @cached_property
    def batch(self) -> PrintBatch:
        batches = PrintBatch.objects.visible_to(self.user).select_related("programme", "archive")
        found: PrintBatch = get_object_or_404(batches, pk=self.kwargs["pk"])
        return found


class BatchPage(OneBatch, CityPage):
    """How far the worker is. Without a script the page asks again by itself, and by a link."""

    template_name = "subsidies/print_batch.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        left = remaining(self.batch, self.now)
        return {**super().get_context_data(**kwargs), "batch": self.batch, "remaining": left}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For a worker that died: it goes on where it was, so asking twice does no harm."""
        send_later(print_batch, self.batch.pk)
        messages.success(request, "続きの印刷を頼みました。できた書面は、そのまま使います。")
        return redirect("print_batch", self.batch.pk)


class BatchArchive(OneBatch):
    def get(self, request: HttpRequest, **kwargs: Any) -> FileResponse:
        return stored_file_response(self.batch.archive)


def remaining(batch: PrintBatch, at: datetime) -> str:
    """「あと約3分」 by the pace so far; empty before the first and after the last."""
    left = batch.total_count - batch.done_count
    if not batch.done_count or not left:
        return ""
    seconds = (at - batch.ordered_at).total_seconds() / batch.done_count * left
    if seconds < _MINUTE:
        return "あと1分ほど"
    return f"あと約{round(seconds / _MINUTE)}分"
