"""管理運用規程: the city's own text, sign by sign."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from associations.actions.appoint import appoint
from associations.actions.resign import resign
from associations.models import Appointment, Association
from associations.rules.roles import Role
from cameras.documents.regulations import build, render
from cameras.models import Regulations
from cameras.rules.regulations import Holder, RegulationsFacts
from cameras.tasks import print_regulations
from shimonoseki_cam.demo.town import build_town
from tests.documents import pdf
from tests.documents.model import Blanks, filled, model

ASSOCIATION = "架空岬自治会"
VARIANTS = "葛\U000e0100飾 辻\U000e0101子"  # names with the variant their family registers use


def facts(**changes: object) -> RegulationsFacts:
    usual = {
        "association": ASSOCIATION,
        "manager": Holder("会長", "見本 花子"),
        "handlers": (Holder("防犯部長", "見本 一郎"),),
        "places": ("下関市唐戸町0番地先", "下関市竹崎町00番"),
    }
    return RegulationsFacts(**{**usual, **changes})


def regulations(of: RegulationsFacts, days: int = 14) -> Regulations:
    """Not stored: a paper needs only what was frozen when the 規程 was adopted."""
    return Regulations(
        facts=of.as_dict(), version=1, retention_days=days, effective_on=date(2026, 12, 1)
    )


def blanks(of: RegulationsFacts, days: int = 14) -> Blanks:
    return Blanks(
        association=of.association,
        manager=f"{of.manager.post}{of.manager.name}",
        handlers=tuple(f"{holder.post}{holder.name}" for holder in of.handlers),
        places=of.places,
        days=days,
        effective="令和8年12月1日",
    )


CASES = {
    "handler": facts(),
    "no-handler": facts(handlers=()),
    "two-handlers": facts(handlers=(Holder("防犯部長", "見本 一郎"), Holder("会計", "見本 二郎"))),
    "one-camera": facts(places=("下関市唐戸町0番地先",)),
    "twelve-cameras": facts(places=tuple(f"下関市豊北町大字滝部{n}番地先" for n in range(1, 13))),
    "pta": facts(association="例示小学校PTA", manager=Holder("会長", "見本 三郎")),
    "rare-letters": facts(
        manager=Holder("会長", "髙﨑 邊"), handlers=(Holder("副会長", "渡邉 﨑髙"),)
    ),
}


def test_the_model_has_the_blanks_we_know() -> None:
    assert model().count("〇") == 37
    assert model().startswith("〇〇〇自治会防犯カメラ管理運用規程（例）1目的")
    assert model().endswith("附則この規程は、令和〇〇年〇〇月〇〇日から施行する。")


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_the_paper_is_the_model_with_its_blanks_filled(case: str) -> None:
    paper = render(regulations(CASES[case]))
    assert pdf.text_of(paper) == filled(blanks(CASES[case]))


@pytest.mark.slow
def test_shorter_keeping_changes_one_figure() -> None:
    paper = render(regulations(facts(), days=7))
    assert pdf.text_of(paper) == filled(blanks(facts(), days=7))


@pytest.mark.slow
def test_a_registered_variant_of_a_letter_stays() -> None:
    """The selector that chooses the variant is kept; whether the font has it is another matter."""
    variants = facts(manager=Holder("会長", VARIANTS))
    text = pdf.text_of(render(regulations(variants)))
    assert text == filled(blanks(variants))
    assert {"\U000e0100", "\U000e0101"} <= set(text)


@pytest.mark.slow
def test_fonts_are_embedded_in_part_and_the_paper_is_tagged() -> None:
    paper = render(regulations(facts()))
    fonts = pdf.fonts_of(paper)
    assert {font.name.partition("+")[2] for font in fonts} == {"BIZ-UDMincho", "BIZ-UDGothic-Bold"}
    assert all(font.is_embedded and font.is_subset for font in fonts)
    assert pdf.is_tagged(paper)
    assert pdf.language_of(paper) == "ja"
    assert pdf.pages_of(paper) == 2


@pytest.mark.slow
def test_the_same_facts_give_the_same_bytes() -> None:
    assert render(regulations(facts())) == render(regulations(facts()))


def test_hints_of_the_model_are_not_copied() -> None:
    context = build(regulations(facts()))
    text = context["paper"]["title"] + "".join(line.text for line in context["lines"])
    for hint in ("（例）", "（役職）", "（氏名）", "（台数）", "〇"):
        assert hint not in text


@pytest.mark.slow
@pytest.mark.django_db
def test_a_stored_paper_never_changes() -> None:
    """Officers change, the place does not: the old version still names the old handler."""
    now = timezone.now()
    build_town(at=now)
    adopted = Regulations.objects.get()
    first = print_regulations(adopted.pk)
    before = Regulations.objects.get().paper.path.read_bytes()
    replace_handler(adopted.association, at=now)
    assert print_regulations(adopted.pk) == first
    stored = Regulations.objects.get().paper
    assert (stored.sha256, stored.path.read_bytes()) == (first, before)
    assert "防犯部長田中一郎" in pdf.text_of(before)


def replace_handler(association: Association, *, at) -> None:
    today = timezone.localdate(at)
    posts = Appointment.objects.of_association(association.pk).in_office(today)
    old = posts.get(role=Role.HANDLER)
    by = posts.get(role=Role.MANAGER).user
    resign(appointment=old, ended_on=today - timedelta(days=1), by=by, at=at)
    appoint(
        user=by, association=association, role=Role.HANDLER, post="会長",
        starts_on=today, term_until=old.term_until, by=by, at=at,
    )  # fmt: skip
