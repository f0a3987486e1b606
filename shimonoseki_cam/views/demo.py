"""The demo's own pages: a button for each character, kept mail, tonight's erasure, the gallery."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from associations.models import User
from associations.rules.roles import Permission
from associations.views.welcome import BACKEND
from retention.models import NightlyRun
from retention.tasks import run_night
from shimonoseki_cam.demo.characters import CHARACTERS
from shimonoseki_cam.demo.gallery import gallery_context

_MAILS_SHOWN = 50


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    known = {character.number for character in CHARACTERS}
    user = get_object_or_404(User, number=request.POST.get("number", ""))
    if user.number not in known:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect("today")


@require_GET
def mailbox(request: HttpRequest) -> HttpResponse:
    """Mail that would have been sent, newest first."""
    folder = Path(settings.DATA_DIR) / "mail"
    files = sorted(folder.glob("*"), key=lambda file: file.stat().st_mtime, reverse=True)
    mails = [_read(file) for file in files[:_MAILS_SHOWN]]
    return render(request, "landing/mailbox.html", {"mails": mails})


def _read(file: Path) -> dict[str, str]:
    content = file.read_bytes().split(b"\n" + b"-" * 79)[0]
    mail = message_from_bytes(content, policy=policy.default)
    text = mail.get_body(("plain",)) if isinstance(mail, EmailMessage) else None
    body = text.get_content() if text else ""
    return {"to": mail["To"], "subject": mail["Subject"], "date": mail["Date"], "body": body}


@require_POST
def erase_tonight(request: HttpRequest) -> HttpResponse:
    """Runs tonight's erasure now, by the nightly task's own steps, and opens its certificate."""
    user = request.user
    if not isinstance(user, User) or not user.posts.association_ids:
        return redirect("account_login")
    now = timezone.now()
    run_night(on=timezone.localdate(now), at=now, by=user)
    mine = next(
        pk for pk in user.posts.association_ids if user.posts.may(Permission.SEE_FOOTAGE_DAYS, pk)
    )
    runs = NightlyRun.objects.visible_to(user).of_association(mine)
    run = runs.exclude(certificate=None).newest_first().first()
    if run is None:
        messages.info(request, "今夜消去する映像はありませんでした。")
        return redirect("footage", association_id=mine)
    return redirect("certificate", association_id=mine, pk=run.pk)


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    return render(request, "_components/gallery.html", gallery_context())
