"""The action `register_on_site_recorder`: the plain success, then its refusal."""

from datetime import timedelta

from retention.actions.register_on_site_recorder import register_on_site_recorder
from retention.models import Recorder
from retention.rules.reasons_on_site import OnSiteReason
from tests.actions.refusals import last_entry, refused
from tests.factories.cameras import CameraFactory
from tests.factories.days import NOW, TODAY


def register(town, channels, in_use_from=TODAY):
    return register_on_site_recorder(
        association=town.home,
        name="通学路角のSDカード",
        in_use_from=in_use_from,
        channels=channels,
        by=town.sato,
        at=NOW,
    )


def test_is_registered_with_its_cameras_and_without_a_folder(town):
    camera = CameraFactory(site__association=town.home)

    recorder = register(town, {"2号": camera})

    assert list(Recorder.objects.on_site()) == [recorder]
    assert (recorder.store, recorder.folder, recorder.method) == ("", "", "")
    assert [(each.key, each.camera) for each in recorder.channels.all()] == [("2号", camera)]
    assert last_entry().facts == {"消去のしかた": "現地で上書きされる", "カメラの台数": 1}


def test_refuses_a_recorder_without_a_camera(town):
    with refused(OnSiteReason.NO_CAMERA):
        register(town, {})
    assert not Recorder.objects.exists()


def test_refuses_a_day_of_first_use_after_today(town):
    """It would be owed no check until then, and the day cannot be mended afterwards."""
    camera = CameraFactory(site__association=town.home)

    with refused(OnSiteReason.IN_USE_IN_FUTURE):
        register(town, {"2号": camera}, in_use_from=TODAY + timedelta(days=1))
    assert not Recorder.objects.exists()
