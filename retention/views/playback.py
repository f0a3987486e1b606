"""再生: the purpose is recorded first, then the video is served, piece by piece, to that person alone.

Every request for bytes asks anew: the post or permit, the quarter of an hour, the read barrier. So
does every LARGEST_PIECE of a long answer, and its first bytes after the quarter or after midnight:
whoever is refused by then gets no more of it.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from associations.rules.roles import Permission
from associations.views.access import OfficerForm, OfficerPage, OfficerView
from civic.forms import HouseForm
from civic.refusals import Reason, Refused
from retention.actions.open_footage import open_footage
from retention.forms.handling import PlaybackForm
from retention.models import Footage, FootageAccess
from retention.models.handling import AccessKind
from retention.queries.content import Content
from retention.queries.playable import playable
from retention.queries.standing import standing_of
from retention.rules.byte_ranges import LARGEST_PIECE, Part, Unsatisfiable, part_of
from retention.rules.handling import PLAYBACK_LASTS, PURPOSE_LIMIT
from retention.rules.reasons_handling import HandlingReason
from retention.rules.video_types import video_type

_STATUS: dict[Reason, int] = {
    HandlingReason.NO_PERMIT: 403,
    HandlingReason.NOT_A_HANDLER: 403,
    HandlingReason.TIME_OVER: 410,
    HandlingReason.NOT_READABLE: 410,
    HandlingReason.FILE_MISSING: 404,
    HandlingReason.FILE_CHANGED: 404,
    HandlingReason.STORE_AWAY: 503,
}


class Playback(OfficerForm):
    """What the video is wanted for."""

    needs = Permission.HANDLE_FOOTAGE
    form_class = PlaybackForm
    template_name = "retention/playback.html"
    page_title = "映像を見る"
    done = "目的を記録しました。"

    def get_footage(self) -> Footage:
        mine = Footage.objects.visible_to(self.user).filter(
            recorder__association_id=self.association.pk
        )
        shown = mine.readable(self.today).select_related("recorder", "channel__camera__site")
        return get_object_or_404(shown, pk=self.kwargs["pk"])

    def act(self, form: HouseForm) -> FootageAccess:
        return open_footage(
            footage=self.get_footage(),
            kind=AccessKind.PLAYBACK,
            purpose=form.cleaned_data["purpose"],
            by=self.user,
            at=self.now,
        )

    def back_url(self) -> str:
        day = self.get_footage().recorded_on
        return reverse("footage_day", args=[self.association.pk, str(day)])

    def next_url(self, made: FootageAccess) -> str:
        return reverse("playback_watch", args=[self.association.pk, made.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        footage = self.get_footage()
        return {
            **super().get_context_data(**kwargs),
            "footage": footage,
            "limit": PURPOSE_LIMIT,
            "minutes": PLAYBACK_LASTS.seconds // 60,
            "plays": video_type(footage.path).plays_in_browser,
            "standing": standing_of(self.user, self.association.pk, self.now),
        }


class OwnAccess(OfficerView):
    """A record of playback, for the person who made it."""

    needs = Permission.HANDLE_FOOTAGE

    def get_access(self) -> FootageAccess:
        mine = FootageAccess.objects.visible_to(self.user).of_association(self.association.pk)
        own = mine.filter(kind=AccessKind.PLAYBACK, accessed_by=self.user)
        related = own.select_related(
            "accessed_by", "recorder", "footage__channel__camera__site", "permit"
        )
        return get_object_or_404(related, pk=self.kwargs["pk"])


class Watch(OwnAccess, OfficerPage):
    template_name = "retention/playback_watch.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        access = self.get_access()
        return {
            **super().get_context_data(**kwargs),
            "access": access,
            "footage": access.footage,
            "limit": PURPOSE_LIMIT,
            "ends_at": access.accessed_at + PLAYBACK_LASTS,
            "refusal": self._refusal(access),
            "plays": video_type(access.footage.path).plays_in_browser if access.footage else False,
            "monitor": f"{access.recorder.name}の画面（モニター）で見てください。",
        }

    def _refusal(self, access: FootageAccess) -> str:
        try:
            playable(access, self.now)
        except Refused as refusal:
            return str(refusal)
        return ""


class PlaybackVideo(OwnAccess):
    """The bytes, whole or one range of them (RFC 9110 §14); nothing is kept by browser or proxy."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        return self._answer(request, has_body=True)

    def head(self, request: HttpRequest, **_kwargs: Any) -> HttpResponseBase:
        return self._answer(request, has_body=False)

    def _answer(self, request: HttpRequest, *, has_body: bool) -> HttpResponseBase:
        access = self.get_access()
        try:
            content = playable(access, self.now)
            part = self._part(request, content.size) if has_body else None
            chunks = _chunks(content, part) if has_body else None
        except Refused as refusal:
            return _refused(refusal)
        except Unsatisfiable:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{content.size}"})
        body = None if chunks is None else _while_allowed(access, chunks, self.now)
        return _response(content, part, body)

    def _part(self, request: HttpRequest, size: int) -> Part | None:
        """No validator is ever sent, so that whatever If-Range names has changed (§13.1.5)."""
        header = request.headers.get("Range", "")
        return None if "If-Range" in request.headers else part_of(header, size)


def _chunks(content: Content, part: Part | None) -> Iterator[bytes]:
    """The first bytes are read before the answer begins: a store that fails is told as such."""
    start, length = (part.start, part.length) if part else (0, content.size)
    try:
        chunks = content.store.read(content.path, start, length)
        first = next(chunks, b"")
    except OSError as problem:
        raise Refused(HandlingReason.STORE_AWAY) from problem
    return chain([first], chunks)


def _while_allowed(
    access: FootageAccess, chunks: Iterator[bytes], judged_at: datetime
) -> Iterator[bytes]:
    """The answer ends short of its length: nothing else can be told once it has begun."""
    served = 0
    for chunk in chunks:
        now = timezone.now()
        if served >= LARGEST_PIECE or _may_be_over(access, judged_at, now):
            if not _is_allowed(access, now):
                return
            judged_at, served = now, 0
        yield chunk
        served += len(chunk)


def _may_be_over(access: FootageAccess, judged_at: datetime, now: datetime) -> bool:
    is_another_day = timezone.localdate(now) != timezone.localdate(judged_at)
    return is_another_day or now >= access.accessed_at + PLAYBACK_LASTS


def _is_allowed(access: FootageAccess, now: datetime) -> bool:
    try:
        playable(access, now)
    except Refused:
        return False
    return True


def _response(
    content: Content, part: Part | None, body: Iterator[bytes] | None
) -> HttpResponseBase:
    headers = {
        "Content-Type": video_type(content.path).content_type,
        "Content-Length": str(part.length if part else content.size),
        "Content-Disposition": "inline",
        "Accept-Ranges": "bytes",
        # A buffering proxy would lay a copy on its disk (規程5(1)).
        "X-Accel-Buffering": "no",
    }
    if part:
        headers["Content-Range"] = part.content_range
    if body is None:
        return HttpResponse(headers=headers)
    return StreamingHttpResponse(body, status=206 if part else 200, headers=headers)


def _refused(refusal: Refused) -> HttpResponse:
    return HttpResponse(
        str(refusal), status=_STATUS[refusal.reason], content_type="text/plain; charset=utf-8"
    )
