"""The action `register_camera`: the plain success, then each refusal."""

from cameras.actions.register_camera import register_camera
from cameras.models import Camera
from cameras.rules.reasons import CameraReason
from tests.actions.refusals import last_entry, refused
from tests.factories.days import NOW


def register(town, site, **changes):
    facts = {
        "site": site,
        "necessity": "見通しが悪いため",
        "maker": "",
        "records_sound": False,
        "recognises_faces": False,
        "default_password_changed_on": None,
        "by": town.tanaka,
        "at": NOW,
    }
    return register_camera(**facts | changes)


def test_registers_the_device_of_a_site(town, site):
    camera = register(town, site)

    assert (camera.site, camera.installed_on) == (site, None)
    assert last_entry().facts == {"番号": site.number, "音声": False, "顔識別": False}


def test_refuses_face_recognition(town, site):
    with refused(CameraReason.FACE_RECOGNITION):
        register(town, site, recognises_faces=True)
    assert not Camera.objects.exists()


def test_refuses_a_second_device_at_a_site(town, site):
    register(town, site)

    with refused(CameraReason.DEVICE_KNOWN):
        register(town, site)
