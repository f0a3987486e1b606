"""The guideline, sentence by sentence: the screen that does it, and the test that shows it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from associations.models import Association
from shimonoseki_cam.guideline.sentences import Piece, guideline_pieces

_HERE = "guideline"


@require_safe
def guideline(request: HttpRequest) -> HttpResponse:
    """For everybody; a signed-in officer of one association also gets the links."""
    place = _own_association(request)
    rows = [_row(piece, place) for piece in guideline_pieces()]
    return render(request, "landing/guideline.html", {"rows": rows})


def _own_association(request: HttpRequest) -> list[int]:
    if not request.user.is_authenticated or request.user.posts.is_city:
        return []
    mine = Association.objects.visible_to(request.user).values_list("pk", flat=True)[:2]
    return list(mine) if len(mine) == 1 else []


def _row(piece: Piece, place: list[int]) -> dict[str, Any]:
    return {"piece": piece, "address": _address(piece.answer.name, place) if piece.answer else ""}


def _address(name: str, place: list[int]) -> str:
    """Empty where the screen is of one camera, one inquiry and so on: nobody can choose it from here."""
    if name == _HERE:
        return ""
    for arguments in ([], place):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""
