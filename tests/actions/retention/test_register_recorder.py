"""The action `register_recorder`: the plain success, then each refusal."""

import pytest

from retention.actions.register_recorder import register_recorder
from retention.models import Recorder
from retention.rules.erasure import Method
from retention.rules.filenames import Layout
from retention.rules.reasons import RetentionReason
from retention.stores.folder import MARKER, FolderStore
from tests.actions.refusals import last_entry, refused
from tests.factories.cameras import CameraFactory
from tests.factories.days import NOW, TODAY
from tests.factories.retention import FREE_PATTERN


@pytest.fixture
def folder(store_root):
    path = store_root / "mihoncho"
    path.mkdir()
    return path


def register(town, **changes):
    facts = {
        "association": town.home,
        "name": "集会所の録画装置",
        "folder": "mihoncho",
        "layout": Layout.FREE,
        "pattern": FREE_PATTERN,
        "method": Method.OVERWRITE_UNLINK,
        "snapshots": "控えはありません。",
        "in_use_from": TODAY,
        "channels": {},
        "by": town.sato,
        "at": NOW,
    }
    return register_recorder(**facts | changes)


def test_registers_its_channels_and_marks_the_folder(town, folder):
    camera = CameraFactory(site__association=town.home)

    recorder = register(town, channels={"01": camera})

    assert recorder.root == folder.resolve()
    assert [(each.key, each.camera) for each in recorder.channels.all()] == [("01", camera)]
    assert (folder / MARKER).is_file()
    assert last_entry().facts["消去の方法"] == "上書きしてから削除"


@pytest.mark.parametrize("name", ["..", ".", "../elsewhere", "/etc", "mihoncho/../.."])
def test_refuses_a_folder_outside_the_roots(town, folder, name):
    with refused(RetentionReason.FOLDER_OUTSIDE):
        register(town, folder=name)


def test_refuses_a_link_that_leads_outside(town, store_root, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (store_root / "link").symlink_to(tmp_path / "elsewhere")

    with refused(RetentionReason.FOLDER_OUTSIDE):
        register(town, folder="link")


def test_refuses_a_folder_that_is_not_there(town, folder):
    with refused(RetentionReason.FOLDER_MISSING):
        register(town, folder="nowhere")


@pytest.mark.parametrize("name", ["mihoncho", "mihoncho/inner"])
def test_refuses_a_folder_that_is_taken(town, folder, name):
    (folder / "inner").mkdir()
    register(town)

    with refused(RetentionReason.FOLDER_TAKEN):
        register(town, folder=name)


def test_refuses_a_folder_that_holds_a_taken_one(town, folder):
    (folder / "inner").mkdir()
    register(town, folder="mihoncho/inner")

    with refused(RetentionReason.FOLDER_TAKEN):
        register(town)


def test_refuses_a_pattern_that_cannot_be_read(town, folder):
    with refused(RetentionReason.PATTERN_UNREADABLE):
        register(town, pattern="{yyyy}{nonsense}")
    assert not Recorder.objects.exists()
    assert not (folder / MARKER).exists()


def test_refuses_a_folder_with_the_sign_of_another(town, folder):
    (folder / MARKER).write_text("another", encoding="utf-8")

    with refused(RetentionReason.FOLDER_MARKED):
        register(town)
    assert not Recorder.objects.exists()
    assert (folder / MARKER).read_text(encoding="utf-8") == "another"


def test_the_sign_is_the_recorders_own(town, folder):
    recorder = register(town)

    assert recorder.store_token in (folder / MARKER).read_text(encoding="utf-8")
    FolderStore(folder, recorder.store_token).require()


def test_finds_a_folder_below_the_second_root(town, settings, folder, tmp_path):
    (tmp_path / "second" / "nas").mkdir(parents=True)
    settings.STORE_ROOTS = [*settings.STORE_ROOTS, tmp_path / "second"]

    assert register(town, folder="nas").root == tmp_path / "second" / "nas"
