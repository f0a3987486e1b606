"""The programmes that come with the software say what is known, and mark what is not."""

from fractions import Fraction

import pytest

from subsidies.rules.costs import CostKind
from subsidies.rules.papers import FormKind, PaperKind
from subsidies.rules.programme_fields import ProgrammeField
from subsidies.rules.shipped import Shipped, shipped, shipped_by_code
from subsidies.rules.terms import Rounding, Selection

OWN = {"shimonoseki-r2", "shimonoseki-r7"}
NOT_CLAIMED = {CostKind.LEASE, CostKind.DUMMY, CostKind.MAINTENANCE, CostKind.UTILITIES}


def test_the_citys_own_come_first_and_at_least_ten_others_follow():
    codes = [each.code for each in shipped()]
    assert set(codes[:2]) == OWN
    bodies = {each.columns["reference_body"] for each in shipped()[2:]}
    assert "" not in bodies
    assert len(bodies) >= 10


def test_the_terms_of_the_city():
    r2, r7 = (shipped_by_code()[code] for code in sorted(OWN))
    assert (r2.terms.rate, r2.terms.cap_per_camera, r2.terms.cap_per_association) == (
        Fraction(1, 2), 100_000, 200_000,
    )  # fmt: skip
    assert (r7.terms.rate, r7.terms.cap_per_camera, r7.terms.cap_per_association) == (
        Fraction(2, 3), None, 300_000,
    )  # fmt: skip
    assert r2.terms.rounding is r7.terms.rounding is Rounding.TOTAL
    assert [(w.kind, w.opens_on.isoformat(), w.closes_on.isoformat()) for w in r7.windows] == [
        ("CONSULTATION", "2025-05-01", "2025-06-30"),
        ("EXTRA", "2025-12-01", "2026-01-16"),
    ]


def test_of_the_city_all_is_marked_that_it_has_not_published():
    r2, r7 = (shipped_by_code()[code] for code in sorted(OWN))
    published = {"rate", "rounding_unit", "cap_per_camera", "cap_per_association",
                 "eligible_cost_kinds"}  # fmt: skip
    fields = {field.value for field in ProgrammeField}
    assert set(r2.columns["unverified"]) == fields - published
    assert set(r7.columns["unverified"]) == fields


@pytest.mark.parametrize("each", shipped(), ids=lambda each: each.code)
def test_each_uses_words_that_the_software_knows(each: Shipped):
    column = each.columns
    assert column["source"].startswith("http")
    assert set(column["unverified"]) <= {field.value for field in ProgrammeField}
    assert not set(map(CostKind, column["eligible_cost_kinds"])) & NOT_CLAIMED
    assert all(map(PaperKind, column.get("required_papers", [])))
    assert all(map(FormKind, each.form_titles))
    assert Selection(column["selection"])
    assert "form_titles" in column["unverified"] or each.form_titles


@pytest.mark.parametrize("each", shipped(), ids=lambda each: each.code)
def test_a_cap_that_is_stated_nowhere_is_not_there(each: Shipped):
    """Whoever has neither cap would promise any amount."""
    assert each.terms.cap_per_camera or each.terms.cap_per_association
