"""The journal on a page: who, when, what, in words; names are resolved when shown."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

from associations.models import Association, User
from associations.rules.roles import Permission
from associations.rules.safety import Measure
from associations.views.access import CityPage, OfficerPage
from civic.models import JournalEntry
from civic.wareki import wareki

_A_PAGE = 50
_NOBODY = "登録のない人"
_PERSON = "人"
_PERSON_NAME = re.compile(r"user:([0-9]{1,18})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SYSTEM_NAMES = {
    "system:nightly": "夜間の処理",
    "system:papers": "書面の処理",
    "system:command": "保守の担当者",
    "system:demo": "見本の準備",
    "system:public_page": "公開ページ",
}
_LEFT_OUT = {"議決", "提供の記録", "鍵の名前"}  # ids that say nothing to a reader
_LABELS = {"SHA-256": "照合値"} | {measure.value: measure.question for measure in Measure}
_CHECK_VALUE_SIGNS = 12
_WITH_UNITS = {
    "向き": "{}度",
    "幅": "{}度",
    "距離": "{}メートル",
    "世帯数": "{}世帯",
    "保存期間": "{}日",
    "版": "第{}版",
    "番号": "{}号",
    "賛成": "{}人",
    "反対": "{}人",
    "消去": "{}本",
    "無かった": "{}本",
    "消せなかった": "{}本",
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
        ids = {row["association_id"] for row in page["rows"]}
        visible = Association.objects.visible_to(self.user).filter(pk__in=ids)
        names = dict(visible.values_list("pk", "name"))
        for row in page["rows"]:
            row["association"] = names.get(row["association_id"], "")
        return {**super().get_context_data(**kwargs), **page, "shows_association": True}


def _page(entries: QuerySet[JournalEntry], number: str | None) -> dict[str, Any]:
    """Three queries: the count, the page, the names on it."""
    newest = entries.order_by("-pk")
    page = Paginator(newest, _A_PAGE).get_page(number)
    shown = list(page.object_list)
    names = _names(shown)
    rows = [
        {
            "at": entry.at,
            "actor": names.get(entry.actor, _NOBODY),
            "verb": entry.verb,
            "association_id": entry.association_id,
            "facts": list(_facts(entry, names)),
        }
        for entry in shown
    ]
    return {"page_obj": page, "rows": rows}


def _facts(entry: JournalEntry, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, value in entry.facts.items():
        if key == _PERSON:
            yield key, names.get(str(value), _NOBODY)
        elif key not in _LEFT_OUT:
            yield _LABELS.get(key, key), _in_words(key, value)


def _in_words(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if value is None:
        return "なし"
    if key == "SHA-256":
        return f"{str(value)[:_CHECK_VALUE_SIGNS]}…"
    if isinstance(value, str):
        return _day_in_words(value)
    return _WITH_UNITS.get(key, "{}").format(value)


def _day_in_words(text: str) -> str:
    """A day as papers write it; every other text as it is."""
    if not _DAY.fullmatch(text):
        return text
    try:
        return wareki(date.fromisoformat(text))
    except ValueError:
        return text


def _names(entries: list[JournalEntry]) -> dict[str, str]:
    """`user:12` to a name, for actors and the fact 「人」 alone: other facts are what people typed."""
    mentioned = {entry.actor for entry in entries}
    mentioned |= {str(entry.facts.get(_PERSON, "")) for entry in entries}
    found = [_PERSON_NAME.fullmatch(name) for name in mentioned]
    ids = [int(match[1]) for match in found if match]
    people = User.objects.filter(pk__in=ids).values_list("pk", "name")
    return _SYSTEM_NAMES | {f"user:{pk}": name for pk, name in people}
