"""Lines of an estimate become the eligible cost of each camera."""

from fractions import Fraction

from subsidies.rules.costs import Cost, CostKind, split

ELIGIBLE = {CostKind.CAMERA, CostKind.RECORDER, CostKind.WORK}


def test_a_camera_has_its_own_costs():
    costs = [Cost(CostKind.CAMERA, 100_000, 1), Cost(CostKind.WORK, 50_000, 2)]

    assert split(costs, [1, 2], ELIGIBLE).by_camera == (100_000, 50_000)


def test_shared_costs_are_divided_equally_to_the_fraction():
    costs = [Cost(CostKind.RECORDER, 100_000)]

    assert split(costs, [1, 2, 3], ELIGIBLE).by_camera == (Fraction(100_000, 3),) * 3


def test_what_the_programme_does_not_pay_for_is_kept_apart():
    costs = [Cost(CostKind.CAMERA, 100_000, 1), Cost(CostKind.LEASE, 24_000, 1)]

    found = split(costs, [1], ELIGIBLE)

    assert (found.by_camera, found.ineligible) == ((100_000,), 24_000)


def test_nothing_is_eligible_without_a_camera():
    assert split([Cost(CostKind.RECORDER, 100_000)], [], ELIGIBLE).by_camera == ()
