"""The action `keep_upload`: the plain success, then each refusal."""

import shutil
from pathlib import Path

import pytest

from civic.files import LARGEST_UPLOAD, FileReason, keep_upload
from civic.models import StoredFile
from tests.actions.refusals import refused
from tests.factories.civic import PDF, PNG
from tests.factories.days import NOW


@pytest.mark.parametrize(
    ("content", "content_type"),
    [(PDF, "application/pdf"), (PNG, "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg")],
)
def test_the_first_bytes_decide_the_type(content, content_type):
    file = keep_upload(content, name="c:\\名前.exe", at=NOW)

    assert (file.content_type, file.size) == (content_type, len(content))
    assert file.path.read_bytes() == content


def test_the_same_bytes_are_one_file_and_two_rows():
    first, second = (keep_upload(PDF, name=name, at=NOW) for name in ("一.pdf", "二.pdf"))

    assert first.path == second.path
    assert StoredFile.objects.count() == 2


@pytest.mark.parametrize("content", [b"", b"MZ\x90", b"<html>", b" %PDF-1.7"])
def test_refuses_anything_else(content):
    with refused(FileReason.UNKNOWN_TYPE):
        keep_upload(content, name="議事録.pdf", at=NOW)


def test_refuses_more_than_fifteen_megabytes():
    with refused(FileReason.TOO_LARGE):
        keep_upload(PDF + bytes(LARGEST_UPLOAD), name="大きい.pdf", at=NOW)
    assert not StoredFile.objects.exists()


def test_a_path_in_the_name_is_dropped():
    assert keep_upload(PDF, name="../../etc/passwd", at=NOW).name == "passwd"


def leftovers(settings) -> list[Path]:
    return [path for path in Path(settings.FILES_DIR).rglob("*") if path.is_file()]


def test_refuses_what_would_use_up_the_reserve(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    settings.DISK_RESERVE = shutil.disk_usage(tmp_path).total

    with refused(FileReason.NO_ROOM):
        keep_upload(PDF, name="議事録.pdf", at=NOW)
    assert not leftovers(settings)
    assert not StoredFile.objects.exists()


def test_other_troubles_of_the_disk_are_not_taken_for_a_full_one(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    settings.FILES_DIR.write_text("stands in the way")

    with pytest.raises(FileExistsError):
        keep_upload(PDF, name="議事録.pdf", at=NOW)
