"""What the town picker asks while somebody types: the options that fit, as a piece of HTML."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from civic.forms import town_label, town_value
from civic.towns import TOWNS, search


def town_search(request: HttpRequest) -> HttpResponse:
    """No town found leaves the list whole, so that nobody is stuck."""
    asked = request.GET.get("q", "")
    found = search(asked) if asked.strip() else TOWNS
    options = [(town_value(town), town_label(town)) for town in found or TOWNS]
    lead = "町を選んでください"
    if asked.strip():
        lead = (
            f"{len(found)}件見つかりました" if found else "見つかりません。一覧から選んでください"
        )
    context = {"options": options, "lead": lead, "only": len(found) == 1}
    return render(request, "civic/town_options.html", context)
