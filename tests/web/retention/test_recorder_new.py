"""録画装置を登録する: what could go wrong around the action itself."""

from kombu.exceptions import OperationalError

from retention.models import Recorder
from retention.views import footage
from tests.factories.cameras import CameraFactory
from tests.web.pages import source
from tests.web.retention.test_footage import RECORDER, at


def test_without_the_queue_the_recorder_is_still_registered(sato, town, store_root, monkeypatch):
    def refuse(recorder_id):
        raise OperationalError(recorder_id)

    monkeypatch.setattr(footage.look_into_store, "delay", refuse)
    (store_root / "mihoncho").mkdir()

    answer = sato.post(at(town, "recorder_new"), RECORDER)

    assert answer.status_code == 302
    assert Recorder.objects.get().folder == str(store_root / "mihoncho")


def test_two_cameras_on_one_channel_are_refused(sato, town, house, store_root):
    (store_root / "mihoncho").mkdir()
    second = CameraFactory(site__association=town.home)
    same = {f"channel_{camera.pk}": "01" for camera in (house.camera, second)}

    answer = sato.post(at(town, "recorder_new"), RECORDER | same)

    assert "このチャンネルは、別のカメラにも入れてあります。" in source(answer)
    assert list(Recorder.objects.all()) == [house.recorder]
