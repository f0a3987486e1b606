"""The city's register of cameras: page with map, sheet, GeoJSON; and the council's figures."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from associations.actions.record_export import record_export
from associations.rules.roles import Permission
from associations.views.access import CityPage, CityView
from civic.exports import Cell, Sheet, attached, sheet_response
from subsidies.queries.camera_register import (
    Choice,
    RegisterRow,
    districts_of,
    narrowed,
    register_rows,
    states_of,
)
from subsidies.queries.geojson import geojson_chunks
from subsidies.queries.register_map import register_map
from subsidies.queries.statistics import Figures, by_all, grant_facts, statistics_of

_ROWS_A_PAGE = 50
_HEADER = ("団体", "団体の種類", "番号", "呼び名", "住所", "地区", "状態", "設置日", "5年の終わり",
           "残り", "受付番号", "制度", "確定額（円）", "緯度", "経度")  # fmt: skip
_FIGURES_HEADER = ("年度", "団体の種類", "地区", "申請", "団体", "交付決定", "台数", "決定額（円）",
                   "確定額（円）", "返還額（円）")  # fmt: skip


class _Register(CityView):
    needs = Permission.REVIEW_GRANTS

    @property
    def chosen(self) -> dict[str, str]:
        return {key: self.request.GET.get(key, "") for key in ("state", "district")}

    def rows(self) -> list[RegisterRow]:
        self.all_rows = register_rows(self.user, self.today)
        return narrowed(self.all_rows, **self.chosen)


class CameraRegister(_Register, CityPage):
    template_name = "subsidies/camera_register.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.rows()
        chosen = self.chosen
        page = Paginator(rows, _ROWS_A_PAGE).get_page(self.request.GET.get("page"))
        in_district = narrowed(self.all_rows, state="", district=chosen["district"])
        in_state = narrowed(self.all_rows, state=chosen["state"], district="")
        query = _query(chosen)
        return {
            **super().get_context_data(**kwargs),
            "page_obj": page,
            "count": len(rows),
            "state_filters": _filters("state", chosen, states_of(in_district), len(in_district)),
            "district_filters": _filters("district", chosen, districts_of(in_state), len(in_state)),
            "map": register_map(rows),
            "query": f"{query}&" if query else "",
            "sheet_query": f"?{query}" if query else "",
        }


class CameraRegisterSheet(_Register):
    def get(self, _request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponseBase:
        name = f"カメラの登録簿_{self.today.isoformat()}"
        rows, kind = self.rows(), kwargs["kind"]
        if kind == "geojson":
            answer: HttpResponseBase = _geojson(rows, name)
        else:
            answer = sheet_response(Sheet(name, _HEADER, map(_cells, rows)), kind)
        record_export(
            subject=self.user,
            name="カメラの登録簿",
            kind=kind,
            rows=len(rows),
            narrowed_by="、".join(filter(None, self.chosen.values())),
            by=self.user,
            at=self.now,
        )
        return answer


class CityStatistics(CityPage):
    needs = Permission.REVIEW_GRANTS
    template_name = "subsidies/statistics.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = statistics_of(grant_facts(self.user))
        tables = [
            ("年度ごと", "年度", found.by_year),
            ("団体の種類ごと", "団体の種類", found.by_kind),
            ("地区ごと", "地区", found.by_district),
        ]
        return {**super().get_context_data(**kwargs), "tables": tables, "total": found.total}


class CityStatisticsSheet(CityView):
    needs = Permission.REVIEW_GRANTS

    def get(self, _request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponseBase:
        rows, kind = list(by_all(grant_facts(self.user))), kwargs["kind"]
        name = f"補助金の集計_{self.today.isoformat()}"
        answer = sheet_response(Sheet(name, _FIGURES_HEADER, map(_figure_cells, rows)), kind)
        record_export(
            subject=self.user,
            name="補助金の集計",
            kind=kind,
            rows=len(rows),
            by=self.user,
            at=self.now,
        )
        return answer


def _filters(
    name: str, chosen: dict[str, str], choices: Iterable[Choice], total: int
) -> list[dict[str, Any]]:
    """「すべて」 and each choice; the other filter stays as it is."""
    everything = Choice("", "すべて", total)
    return [
        {
            "label": choice.label,
            "count": choice.count,
            "url": f"?{_query({**chosen, name: choice.key})}",
            "current": chosen[name] == choice.key,
        }
        for choice in [everything, *choices]
    ]


def _query(chosen: dict[str, str]) -> str:
    return urlencode({key: value for key, value in chosen.items() if value})


def _geojson(rows: Iterable[RegisterRow], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(geojson_chunks(rows), content_type="application/geo+json")
    response["Content-Disposition"] = attached(f"{name}.geojson")
    return response


def _cells(row: RegisterRow) -> list[Cell]:
    site, application = row.site, row.application
    return [
        row.association.name,
        row.association.get_kind_display(),
        site.number,
        site.label,
        site.address,
        row.district,
        row.state.label,
        row.installed_on,
        row.ends_on,
        row.left,
        application.number if application else None,
        str(application.programme) if application else None,
        application.settled_yen if application else None,
        str(site.latitude or ""),
        str(site.longitude or ""),
    ]


def _figure_cells(row: tuple[str, str, str, Figures]) -> list[Cell]:
    year, kind, district, figures = row
    return [
        year,
        kind,
        district,
        figures.application_count,
        figures.association_count,
        figures.decided_count,
        figures.camera_count,
        figures.decided_yen,
        figures.settled_yen,
        figures.repaid_yen,
    ]
