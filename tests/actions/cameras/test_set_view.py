"""The action `set_view`: the plain success, then each refusal."""

from cameras.actions.set_view import set_view
from tests.actions.refusals import last_entry
from tests.factories.cameras import ConsentFactory
from tests.factories.days import NOW, TODAY


def turn(town, camera, bearing):
    return set_view(
        camera=camera,
        subject="集会所前",
        bearing=bearing,
        angle=80,
        range_m=25,
        masking="MASKED",
        households_in_view=2,
        on=TODAY,
        by=town.tanaka,
        at=NOW,
    )


def test_begins_today(town, camera):
    view = turn(town, camera, 90)

    assert (view.starts_on, view.ended_on) == (TODAY, None)
    assert last_entry().facts == {"向き": 90, "幅": 80, "距離": 25, "世帯数": 2}


def test_ends_the_view_before_it_and_its_consents_with_it(town, camera, view):
    ConsentFactory(view=view)

    turned = turn(town, camera, 270)

    view.refresh_from_db()
    assert view.ended_on == TODAY
    assert not turned.consents.exists()
