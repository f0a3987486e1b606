"""Invitations: a new code for a person in office, and the letter that shows it once."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from associations.actions.invite import LASTS, grouped, invite
from associations.models import Appointment, User
from associations.rules.roles import Permission
from associations.views.access import OfficerView, SignedInView
from civic.qr import qr_svg
from civic.refusals import Refused


class Invite(OfficerView):
    """For a person who has not begun."""

    needs = Permission.APPOINT

    def post(self, request: HttpRequest, association_id: int, pk: int) -> HttpResponse:
        mine = Appointment.objects.visible_to(self.user).of_association(association_id)
        held = mine.in_office(self.today).select_related("user")
        return invite_again(self, get_object_or_404(held, pk=pk).user, association_id)


class InvitationLetter(OfficerView):
    """The printed code, shown once to the person who invited."""

    needs = Permission.APPOINT

    def get(self, request: HttpRequest, association_id: int) -> HttpResponse:
        return letter(request)


def invite_again(view: SignedInView, person: User, association_id: int) -> HttpResponse:
    """The refusal is told on the same sheet; whoever has mail needs nobody's help."""
    try:
        code = invite(
            user=person,
            address=settings.PUBLIC_ADDRESS,
            by=view.user,
            at=view.now,
            association_id=association_id,
        )
    except Refused as refusal:
        context = {"refusal": str(refusal)}
        return render(view.request, "associations/invitation_letter.html", context)
    keep_code(view.request, person, code)
    return letter(view.request)


def keep_code(request: HttpRequest, person: User, code: str) -> None:
    """The code is readable once, on the next page; the database keeps only its hash."""
    if code:
        request.session["invited"] = {"person": person.pk, "code": code}


def letter(request: HttpRequest) -> HttpResponse:
    invited = request.session.pop("invited", None)
    person = User.objects.filter(pk=invited["person"]).first() if invited else None
    code = invited["code"] if invited else ""
    context = {
        "person": person,
        "code": grouped(code),
        "address": f"{settings.PUBLIC_ADDRESS}/welcome/",
        "qr": qr_svg(f"{settings.PUBLIC_ADDRESS}/welcome/?code={code}") if code else "",
        "days": LASTS.days,
    }
    return render(request, "associations/invitation_letter.html", context)
