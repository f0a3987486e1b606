"""The city's queue: filters are links whose counts and choices live in the address."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator

from associations.models import User
from associations.rules.roles import Permission
from associations.views.access import CityPage
from subsidies.models import Programme
from subsidies.queries.grant_queue import GROUPS, NOBODY, Filters, Waiting, rows_of, waiting_for
from subsidies.rules.letters import IN_BULK
from subsidies.rules.stages import Act

A_PAGE = 50
_NAMES = ("stage", "programme", "owner", "late", "words")


class CityGrants(CityPage):
    needs = Permission.REVIEW_GRANTS
    template_name = "subsidies/city_grants.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = filters_of(self.request.GET)
        everything = waiting_for(self.user, self.today)
        passing = [row for row in everything if filters.passes(row)]
        page = Paginator(passing, A_PAGE).get_page(self.request.GET.get("page"))
        return {
            **super().get_context_data(**kwargs),
            "stages": [*_stages(filters, everything)],
            "programmes": [*_programmes(filters, everything)],
            "owners": [*_owners(filters, everything, self.user)],
            "late": [*_late(filters, everything)],
            "rows": rows_of(list(page)),
            "page_obj": page,
            "query": address_of(filters),
            "carried": [(name, value) for name in _NAMES if (value := getattr(filters, name))],
            "total": len(passing),
            "acts": [act for act in Act if act in IN_BULK],
            "is_filtered": filters != Filters(),
            "words": filters.words,
        }


def filters_of(data: Any) -> Filters:
    return Filters(**{name: data.get(name, "") for name in _NAMES})


def address_of(filters: Filters, **changed: str) -> str:
    """「stage=report&late=1&」: what the links of this page carry on."""
    values = {name: getattr(filters, name) for name in _NAMES} | changed
    return "".join(f"{name}={quote(value)}&" for name, value in values.items() if value)


def _item(
    filters: Filters, rows: Iterable[Waiting], label: str, *, current: bool, **changed: str
) -> dict[str, Any]:
    return {
        "label": label,
        "count": filters.count(rows, **changed),
        "url": f"?{address_of(filters, **changed)}".rstrip("&"),
        "current": current,
    }


def _late(filters: Filters, rows: list[Waiting]) -> Iterator[dict[str, Any]]:
    yield _item(filters, rows, "期限の内も外も", current=not filters.late, late="")
    yield _item(filters, rows, "期限すぎ", current=bool(filters.late), late="1")


def _stages(filters: Filters, rows: list[Waiting]) -> Iterator[dict[str, Any]]:
    for key, (label, _stages) in GROUPS.items():
        item = _item(filters, rows, label, current=key == filters.stage, stage=key)
        if item["count"] or item["current"] or key in ("", "all"):
            yield item


def _programmes(filters: Filters, rows: list[Waiting]) -> Iterator[dict[str, Any]]:
    used = {row.programme_id for row in rows}
    if len(used) < 2 and not filters.programme:  # noqa: PLR2004 - one needs no choice
        return
    yield _item(filters, rows, "すべての制度", current=not filters.programme, programme="")
    for each in Programme.objects.filter(pk__in=used).newest_first():
        key = str(each.pk)
        yield _item(filters, rows, str(each), current=key == filters.programme, programme=key)


def _owners(filters: Filters, rows: list[Waiting], user: User) -> Iterator[dict[str, Any]]:
    """Me, nobody, then whoever else has taken something on."""
    others = {row.owner_id for row in rows if row.owner_id} - {user.pk}
    names = User.objects.filter(pk__in=others).order_by("name")
    choices = [
        ("", "全員"),
        (str(user.pk), "自分"),
        (NOBODY, "未定"),
        *((str(each.pk), f"{each.name} さん") for each in names),
    ]
    for key, label in choices:
        yield _item(filters, rows, label, current=key == filters.owner, owner=key)
