"""The journal on a page: who, when, what; names are resolved when shown."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

from associations.models import User
from associations.rules.roles import Permission
from associations.views.access import CityPage, OfficerPage
from civic.models import JournalEntry

_A_PAGE = 50
_SYSTEM_NAMES = {
    "system:nightly": "夜間の処理",
    "system:papers": "書面の処理",
    "system:command": "保守の担当者",
    "system:demo": "見本の準備",
}


class AssociationJournal(OfficerPage):
    needs = Permission.SEE_ASSOCIATION
    template_name = "landing/journal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = JournalEntry.objects.of_association(self.association.pk)
        page = _page(entries, self.request.GET.get("page"))
        return {**super().get_context_data(**kwargs), **page}


class CityJournal(CityPage):
    template_name = "landing/journal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = _page(JournalEntry.objects.all(), self.request.GET.get("page"))
        return {**super().get_context_data(**kwargs), **page}


def _page(entries: QuerySet[JournalEntry], number: str | None) -> dict[str, Any]:
    """Three queries: the count, the page, the names on it."""
    newest = entries.order_by("-pk")
    page = Paginator(newest, _A_PAGE).get_page(number)
    shown = list(page.object_list)
    names = _names(shown)
    rows = [
        {
            "at": entry.at,
            "actor": names.get(entry.actor, "登録のない人"),
            "verb": entry.verb,
            "facts": [(key, names.get(str(value), value)) for key, value in entry.facts.items()],
        }
        for entry in shown
    ]
    return {"page_obj": page, "rows": rows}


def _names(entries: list[JournalEntry]) -> dict[str, str]:
    """`user:12` and the like to a name, for those that appear on the page."""
    mentioned = {entry.actor for entry in entries}
    mentioned |= {str(value) for entry in entries for value in entry.facts.values()}
    ids = [int(name.removeprefix("user:")) for name in mentioned if name.startswith("user:")]
    people = User.objects.filter(pk__in=ids).values_list("pk", "name")
    return _SYSTEM_NAMES | {f"user:{pk}": name for pk, name in people}
