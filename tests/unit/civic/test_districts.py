"""civic.districts: every town has its district, and nothing is lost without one."""

from civic.districts import DISTRICTS, ELSEWHERE, district_of
from civic.towns import TOWNS


def test_every_town_lies_in_a_district_of_the_list():
    found = {district_of(town.postcode, town.name) for town in TOWNS}
    assert found == set(DISTRICTS)
    assert DISTRICTS[-1] == ELSEWHERE


def test_by_name_when_the_postcode_changed():
    assert district_of("0000000", "彦島江の浦町") == "彦島"


def test_what_is_unknown_lies_elsewhere():
    assert district_of("0000000", "知らない町") == ELSEWHERE
