"""Loading enters what is missing and never touches what is there."""

from datetime import date
from io import StringIO

from django.core.management import call_command

from civic.actors import SystemActor
from civic.models import JournalEntry
from shimonoseki_cam.demo.programme import lay_down_programmes
from subsidies.actions.load_programmes import load_programmes
from subsidies.models import Programme
from subsidies.rules.programme_fields import ProgrammeField
from subsidies.rules.shipped import shipped
from tests.factories.days import NOW, TODAY

LOADER = SystemActor("load_programmes")


def load() -> list[Programme]:
    return load_programmes(by=LOADER, at=NOW)


def test_all_are_entered_with_their_windows_and_forms():
    entered = load()

    assert {each.code for each in entered} == {each.code for each in shipped()}
    r7 = Programme.objects.get(code="shimonoseki-r7")
    assert r7.year.label == "令和7年度"
    assert r7.entered_by is None
    assert r7.windows.get(kind="EXTRA").closes_on == date(2026, 1, 16)
    muko = Programme.objects.get(code="muko-h30")
    assert muko.form_titles.get(kind="F22").number == "様式6号"
    assert muko.is_example
    assert JournalEntry.objects.count() == len(entered)


def test_the_terms_in_the_database_are_those_of_the_file():
    load()
    terms = {programme.code: programme.terms for programme in Programme.objects.all()}
    assert terms == {each.code: each.terms for each in shipped()}


def test_a_second_time_changes_nothing():
    load()
    Programme.objects.filter(code="shimonoseki-r7").update(name="市が直した名前")

    assert load() == []
    assert Programme.objects.get(code="shimonoseki-r7").name == "市が直した名前"


def test_only_the_citys_own_are_in_its_list():
    load()
    own = Programme.objects.of_the_city()
    assert {each.code for each in own} == {"shimonoseki-r2", "shimonoseki-r7"}


def test_the_command_says_what_it_entered_and_then_nothing():
    out = StringIO()
    call_command("load_programmes", stdout=out)
    assert "shimonoseki-r7" in out.getvalue()
    again = StringIO()
    call_command("load_programmes", stdout=again)
    assert again.getvalue().strip() == "制度を0件登録しました。"


def test_the_demo_has_an_invented_programme_that_is_open_today(town):
    programme = lay_down_programmes(city=town.hayashi, at=NOW)

    assert programme.name.startswith("（見本）")
    assert set(programme.unverified) == {field.value for field in ProgrammeField}
    assert programme.terms == Programme.objects.get(code="shimonoseki-r7").terms
    assert {window.kind for window in programme.windows.all() if window.is_open(TODAY)} == {
        "CONSULTATION", "APPLICATION",
    }  # fmt: skip
    assert programme.budget_entries.left() == 6_000_000
