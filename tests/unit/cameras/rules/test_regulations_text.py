"""The whole text of a 規程 for each situation of `tests/examples/regulation_texts/`."""

from datetime import date
from pathlib import Path

import pytest

from cameras.rules.additional_clauses import Addition
from cameras.rules.regulations import Holder, RegulationsFacts
from cameras.rules.regulations_text import Terms, regulations_text

EXAMPLES = Path(__file__).parents[3] / "examples" / "regulation_texts"
SATO = Holder("会長", "佐藤 花子")
TANAKA = Holder("防犯部長", "田中 一郎")
TAKASAKI = Holder("副会長", "髙﨑 次郎")
ONE = ("下関市唐戸町0番地先",)
SPRING = date(2026, 4, 1)

SITUATIONS = {
    "no_handler": (RegulationsFacts("唐戸町自治会", SATO, (), ONE), Terms(30, SPRING)),
    "two_handlers": (
        RegulationsFacts("唐戸町自治会", SATO, (TANAKA, TAKASAKI), ONE),
        Terms(14, SPRING),
    ),
    "pta": (
        RegulationsFacts("下関市立名池小学校PTA", Holder("PTA会長", "林 三郎"), (TANAKA,), ONE),
        Terms(7, SPRING),
    ),
    "twelve_cameras": (
        RegulationsFacts(
            "あるかぽーと商店街振興組合",
            Holder("理事長", "佐藤 花子"),
            (TANAKA,),
            tuple(f"下関市唐戸町{number}番地先" for number in range(1, 13)),
        ),
        Terms(14, SPRING),
    ),
    "rare_characters": (
        RegulationsFacts(
            "𠮷見本町自治会",
            Holder("会長", "髙𣘺 澪"),
            (Holder("防犯部長", "渡邉 﨑太"),),
            ("下関市大字𠮷見下1番地先",),
        ),
        Terms(14, SPRING),
    ),
    "amended_twice": (
        RegulationsFacts("唐戸町自治会", TAKASAKI, (TANAKA,), ONE),
        Terms(
            retention_days=10,
            effective_on=date(2028, 4, 1),
            additions=(Addition.INSPECTION, Addition.HANDOVER),
            earlier=(SPRING, date(2027, 4, 1)),
        ),
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_says_the_whole_text(situation):
    facts, terms = SITUATIONS[situation]

    lines = regulations_text(facts, terms)

    said = "".join(f"{line.marker} {line.text}".strip() + "\n" for line in lines)
    assert said == (EXAMPLES / f"{situation}.txt").read_text(encoding="utf-8")


def test_every_example_has_its_situation():
    assert {path.stem for path in EXAMPLES.glob("*.txt")} == set(SITUATIONS)


def test_a_draft_leaves_its_day_blank_as_the_model_does():
    lines = regulations_text(SITUATIONS["no_handler"][0], Terms(30))

    assert lines[-1].text == "この規程は、令和〇〇年〇〇月〇〇日から施行する。"


def test_without_a_manager_there_is_no_text():
    with pytest.raises(ValueError, match="管理責任者"):
        regulations_text(RegulationsFacts("唐戸町自治会", None, (), ONE), Terms(30))
