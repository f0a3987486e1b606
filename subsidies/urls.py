"""Addresses of the subsidies room."""

from django.urls import URLPattern, path

from subsidies.views import budget, programme_parts, programmes, register

# The association's side
_OFFICER: list[URLPattern] = []

# The city's side: queue, review, letters
_CITY: list[URLPattern] = []

# Programmes, budget, register, exports
_PROGRAMME = "city/programmes/<int:pk>/"
_PROGRAMMES: list[URLPattern] = [
    path("city/programmes/", programmes.Programmes.as_view(), name="programmes"),
    path("city/programmes/new/", programmes.EnterProgramme.as_view(), name="programme_new"),
    path(_PROGRAMME, programmes.ProgrammePage.as_view(), name="programme"),
    path(f"{_PROGRAMME}edit/", programmes.EditProgramme.as_view(), name="programme_edit"),
    path(f"{_PROGRAMME}copy/", programmes.CopyProgramme.as_view(), name="programme_copy"),
    path(f"{_PROGRAMME}windows/new/", programme_parts.NewWindow.as_view(), name="window_new"),
    path(
        f"{_PROGRAMME}windows/<int:window_pk>/",
        programme_parts.EditWindow.as_view(),
        name="window_edit",
    ),
    path(
        f"{_PROGRAMME}windows/<int:window_pk>/remove/",
        programme_parts.RemoveWindow.as_view(),
        name="window_remove",
    ),
    path(f"{_PROGRAMME}forms/", programme_parts.SetFormTitle.as_view(), name="form_title"),
    path(f"{_PROGRAMME}lots/", programme_parts.DrawLots.as_view(), name="draw_lots"),
    path(f"{_PROGRAMME}budget/", budget.Budget.as_view(), name="budget"),
    path(f"{_PROGRAMME}budget/new/", programme_parts.Appropriate.as_view(), name="appropriate"),
    path(f"{_PROGRAMME}budget.<str:kind>", budget.BudgetSheet.as_view(), name="budget_sheet"),
    path("city/register/", register.CameraRegister.as_view(), name="camera_register"),
    path(
        "city/register.<str:kind>",
        register.CameraRegisterSheet.as_view(),
        name="camera_register_sheet",
    ),
    path("city/statistics/", register.CityStatistics.as_view(), name="city_statistics"),
    path(
        "city/statistics.<str:kind>",
        register.CityStatisticsSheet.as_view(),
        name="city_statistics_sheet",
    ),
]

# Papers: blank forms, batches of letters
_PAPERS: list[URLPattern] = []

urlpatterns = [*_OFFICER, *_CITY, *_PROGRAMMES, *_PAPERS]
