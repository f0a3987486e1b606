"""civic.towns: the worked cases of towns.csv and the data themselves."""

import pytest

from civic.towns import TOWNS, find, grouped, search
from tests.unit.worked_cases import cases, names


@pytest.mark.parametrize(("asked", "offered"), cases("towns.csv", "入力", "候補"))
def test_worked_case(asked, offered):
    assert {town.name for town in search(asked)} == names(offered)


@pytest.mark.parametrize("asked", ["", " ", "　", "-", "7", "75", "75963130"])
def test_offers_nothing_for_nothing(asked):
    assert search(asked) == ()


def test_offers_a_district_by_the_head_of_its_postcode():
    assert {town.postcode[:3] for town in search("759")} == {"759"}


def test_every_row_is_a_town_of_the_city():
    assert len(TOWNS) == 373
    assert all(town.name and town.reading and town.area for town in TOWNS)
    assert all(town.postcode.isdecimal() and len(town.postcode) == 7 for town in TOWNS)
    assert {town.postcode[:3] for town in TOWNS} == {"750", "751", "752", "759"}


def test_rows_are_unique():
    assert len({(town.postcode, town.name) for town in TOWNS}) == len(TOWNS)


def test_one_town_with_two_postcodes_is_told_apart_by_its_note():
    towns = [town for town in TOWNS if town.name == "豊北町神田上"]
    assert [(town.hyphenated, town.note) for town in towns] == [
        ("759-5513", "7286〜7339番地"),
        ("759-6121", "その他"),
    ]


def test_finds_the_exact_pair():
    assert find("759-5513", "豊北町北宇賀").area == "豊北町"
    assert find("７５９５５１３", "豊北町北宇賀") is not None
    assert find("759-6121", "豊北町北宇賀") is None


def test_groups_hold_every_town_once_and_the_rest_comes_last():
    groups = grouped()
    assert sum(map(len, groups.values())) == len(TOWNS)
    assert len(groups["長府"]) == 58
    assert list(groups)[-1] == "その他の町"


def test_every_town_is_found_by_its_name_reading_and_postcode():
    for town in TOWNS:
        for asked in (town.name, town.reading, town.hyphenated):
            assert town in search(asked)
