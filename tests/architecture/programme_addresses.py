"""What the addresses of programmes, register and statistics take, and who may come in."""

from subsidies.models import Programme
from tests.factories.subsidies import ProgrammeFactory, ProgrammeWindowFactory

READ = "200 405"
FORM = "200 200"
CITY_ONLY = {
    "programmes": READ,
    "programme": READ,
    "programme_new": FORM,
    "programme_edit": FORM,
    "programme_source": "200 302",  # every field may be empty
    "programme_copy": FORM,
    "window_new": FORM,
    "window_edit": FORM,
    "window_remove": "405 302",
    "form_title": FORM,
    "draw_lots": FORM,
    "budget": READ,
    "appropriate": FORM,
    "budget_sheet": READ,
    "camera_register": READ,
    "camera_register_sheet": READ,
    "city_statistics": READ,
    "city_statistics_sheet": READ,
}
_OF_ONE = ("programme", "programme_edit", "programme_source", "programme_copy", "window_new", "form_title",
           "draw_lots", "budget", "appropriate")  # fmt: skip


def programme_addresses() -> dict[str, dict[str, object]]:
    programme = Programme.objects.first() or ProgrammeFactory()
    window = programme.windows.first() or ProgrammeWindowFactory(programme=programme)
    one = {"pk": programme.pk}
    kind = {"kind": "csv"}
    return {
        **dict.fromkeys(_OF_ONE, one),
        **{key: {**one, "window_pk": window.pk} for key in ("window_edit", "window_remove")},
        **dict.fromkeys(("camera_register_sheet", "city_statistics_sheet"), kind),
        "budget_sheet": {**one, **kind},
    }
