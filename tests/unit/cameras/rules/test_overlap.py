"""How much of what one camera sees another sees too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cameras.rules.geometry import Wedge
from cameras.rules.overlap import shared_part

WEDGES = st.builds(Wedge, st.integers(0, 359), st.integers(10, 360), st.integers(5, 100))
PLACES = st.tuples(st.floats(-200, 200), st.floats(-200, 200))
EAST = Wedge(90, 80, 25)


@given(WEDGES)
def test_a_camera_sees_all_of_its_own(wedge):
    assert shared_part(wedge, wedge, (0, 0)) == pytest.approx(1, abs=0.01)


@given(WEDGES, WEDGES, PLACES)
def test_it_is_a_part(one, other, away):
    assert 0 <= shared_part(one, other, away) <= 1


def test_back_to_back_nothing_is_shared():
    assert shared_part(EAST, Wedge(270, 80, 25), (0, 0)) == 0


def test_out_of_reach_nothing_is_shared():
    assert shared_part(EAST, Wedge(270, 80, 25), (60, 0)) == 0


def test_face_to_face_most_is_shared():
    assert shared_part(EAST, Wedge(270, 80, 25), (25, 0)) > 0.5


def test_half_of_a_circle_is_half():
    assert shared_part(Wedge(0, 360, 20), Wedge(90, 180, 20), (0, 0)) == pytest.approx(0.5, 0.02)


def test_across_north_it_goes_on():
    assert shared_part(Wedge(350, 40, 20), Wedge(10, 40, 20), (0, 0)) == pytest.approx(0.5, abs=0.1)
