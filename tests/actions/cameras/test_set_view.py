"""The action `set_view`: the plain success, then each refusal."""

from datetime import timedelta

from cameras.actions.set_view import set_view
from cameras.rules.reasons import CameraReason
from tests.actions.refusals import last_entry, refused
from tests.factories.cameras import CameraFactory, ConsentFactory, FieldOfViewFactory
from tests.factories.days import NOW, TODAY


def turn(town, camera, bearing, **changes):
    facts = {
        "camera": camera,
        "subject": "集会所前",
        "bearing": bearing,
        "angle": 80,
        "range_m": 25,
        "masking": "MASKED",
        "households_in_view": 2,
        "on": TODAY,
        "by": town.tanaka,
        "at": NOW,
    }
    return set_view(**facts | changes)


def test_a_first_view_holds_from_the_installation(town, camera):
    view = turn(town, camera, 90)

    assert (view.starts_on, view.ended_on) == (None, None)
    assert last_entry().facts == {"向き": 90, "幅": 80, "距離": 25, "世帯数": 2}


def test_a_turned_camera_needs_its_consents_anew(town, site):
    view = FieldOfViewFactory(camera=CameraFactory(site=site))
    ConsentFactory(view=view)

    turned = turn(town, view.camera, 270)

    view.refresh_from_db()
    assert (view.ended_on, turned.starts_on) == (TODAY, TODAY)
    assert not turned.consents.exists()


def test_the_same_wedge_keeps_its_view_and_its_consents(town, view):
    ConsentFactory(view=view)

    mended = turn(town, view.camera, view.bearing, households_in_view=3)

    assert mended == view
    assert (mended.households_in_view, mended.consents.count()) == (3, 1)


def test_refuses_a_day_to_come(town, view):
    with refused(CameraReason.TURNED_IN_FUTURE):
        turn(town, view.camera, 270, on=TODAY + timedelta(days=1))
