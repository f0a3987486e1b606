"""The city's side: counts by association and year, and whose camera saw a spot."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase

from associations.views.access import CityPage, CityView
from civic.exports import sheet_response
from civic.fiscal_year import FiscalYear
from disclosures.forms.finder import SpotForm
from disclosures.queries.city_counts import CityCounts, city_counts, counts_sheet
from disclosures.queries.city_finder import cameras_at

_YEARS_BACK = 4


def counts_of(view: CityView) -> CityCounts:
    """Of the year asked for; of this one where none, or one that is not offered, is."""
    this_year = FiscalYear.of(view.today)
    offered = {str(this_year.plus(-back).start_year): back for back in range(_YEARS_BACK)}
    back = offered.get(view.request.GET.get("year", ""), 0)
    return city_counts(this_year.plus(-back), view.today)


class CityDisclosures(CityPage):
    template_name = "disclosures/city_counts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = counts_of(self)
        this_year = FiscalYear.of(self.today)
        years = [this_year.plus(-back) for back in range(_YEARS_BACK)]
        return {**super().get_context_data(**kwargs), "counts": counts, "years": years}


class CityDisclosuresSheet(CityView):
    def get(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        return sheet_response(counts_sheet(counts_of(self)), kind)


class CityFinder(CityPage):
    template_name = "disclosures/city_finder.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET if "latitude" in self.request.GET else None
        form = SpotForm(asked)
        context = {**super().get_context_data(**kwargs), "form": form, "found": None}
        if asked is None or not form.is_valid():
            return context
        data = form.cleaned_data
        on = data["on"] or self.today
        spot = (data["latitude"], data["longitude"])
        found = cameras_at(self.user, spot, filmed_on=on, today=self.today)
        return {**context, "found": found, "on": on}
