"""What every store promises, kept by a folder and by a bucket with and without versions."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from retention.models import Recorder
from retention.rules.erasure import Method, StoreKind
from retention.stores import Store
from retention.stores.folder import FolderStore
from tests.factories.retention import TOKEN
from tests.stores.server import Bucket

pytestmark = pytest.mark.slow


@dataclass
class FolderPlace:
    root: Path
    method = Method.UNLINK

    def store(self, token: str = TOKEN) -> Store:
        return FolderStore(self.root, token)

    def put(self, path: str, content: bytes) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(content)

    def rename(self, path: str, to: str) -> None:
        (self.root / path).rename(self.root / to)

    def take_away(self) -> None:
        self.root.rename(self.root.with_name("elsewhere"))


@dataclass
class BucketPlace:
    bucket: Bucket
    method = Method.ALL_VERSIONS

    def store(self, token: str = TOKEN) -> Store:
        return self.bucket.store(token=token)

    def put(self, path: str, content: bytes) -> None:
        self.bucket.put(f"mihoncho/{path}", content)

    def rename(self, path: str, to: str) -> None:
        self.bucket.copy(f"mihoncho/{path}", f"mihoncho/{to}")
        self.bucket.delete(f"mihoncho/{path}")

    def take_away(self) -> None:
        self.bucket.client.delete_objects(
            Bucket=self.bucket.name,
            Delete={"Objects": [{"Key": key} for key in self.bucket.left("mihoncho/")]},
        )


@pytest.fixture(params=["folder", "bucket", "bucket with versions"])
def place(request, tmp_path):
    if request.param == "folder":
        root = tmp_path / "mihoncho"
        root.mkdir()
        return FolderPlace(root)
    versions = request.param.endswith("versions")
    return BucketPlace(request.getfixturevalue("versioned_bucket" if versions else "plain_bucket"))


def listed(store) -> dict:
    return {entry.path: entry.facts() for page in store.pages({}) for entry in page.entries}


def test_tells_what_lies_under_a_name(place):
    place.put("day 一/a.mp4", b"12345")

    there = place.store().look("day 一/a.mp4")

    assert (there.path, there.size) == ("day 一/a.mp4", 5)
    assert there.modified_at.utcoffset() is not None
    assert place.store().look("day 一/b.mp4") is None
    assert place.store().look("nowhere/a.mp4") is None


def test_lists_every_video_once_with_the_facts_that_look_tells(place):
    names = {f"{day}/{number}.mp4" for day in ("1", "1/x", "2") for number in range(4)} | {
        "top.mp4"
    }
    for name in names:
        place.put(name, name.encode())
    store = place.store()

    found = [entry.path for page in store.pages({}) for entry in page.entries]

    assert sorted(found) == sorted(names)
    assert listed(store) == {name: store.look(name) for name in names}


def test_says_of_each_folder_once_that_it_is_done(place):
    for name in ("1/a.mp4", "1/x/b.mp4", "1/z.mp4", "top.mp4"):
        place.put(name, b"video")

    pages = list(place.store().pages({}))

    assert sorted(page.folder for page in pages if page.is_last) == ["", "1", "1/x"]
    for folder in ("", "1", "1/x"):
        of_it = [page.is_last for page in pages if page.folder == folder]
        assert of_it == [False] * (len(of_it) - 1) + [True]
    for page in pages:
        assert all(entry.path.rpartition("/")[0] == page.folder for entry in page.entries)


def test_an_empty_store_is_one_empty_folder(place):
    store = place.store()
    store.mark()

    (page,) = store.pages({})

    assert (page.folder, list(page.entries), page.unlisted, page.is_last) == ("", [], 0, True)


def test_the_identity_stays_with_the_content(place):
    place.put("a.mp4", b"first")
    before = place.store().look("a.mp4").identity

    place.rename("a.mp4", "b.mp4")
    assert place.store().look("b.mp4").identity == before

    place.put("b.mp4", b"other")
    assert place.store().look("b.mp4").identity not in (before, "")


@pytest.mark.parametrize(
    ("start", "length", "bytes_read"),
    [
        (0, 10, b"0123456789"),
        (3, 4, b"3456"),
        (8, 100, b"89"),
        (10, 5, b""),
        (50, 5, b""),
        (2, 0, b""),
    ],
)
def test_reads_from_anywhere_as_far_as_there_is_something(place, start, length, bytes_read):
    place.put("a.mp4", b"0123456789")

    assert b"".join(place.store().read("a.mp4", start, length)) == bytes_read


def test_reads_a_long_video_in_chunks(place):
    content = bytes(range(256)) * 4096
    place.put("a.mp4", content)

    chunks = list(place.store().read("a.mp4", 1, len(content)))

    assert b"".join(chunks) == content[1:]
    assert max(map(len, chunks)) < len(content)


def test_refuses_at_once_to_read_what_is_not_there(place):
    with pytest.raises(FileNotFoundError):
        place.store().read("a.mp4", 0, 1)


def test_erases_that_video_and_no_other(place):
    place.put("a.mp4", b"first")
    place.put("a.mp4", b"second")
    place.put("a.mp4.idx", b"index")
    store = place.store()

    store.erase("a.mp4", place.method)
    store.settle()

    assert store.look("a.mp4") is None
    assert list(listed(store)) == ["a.mp4.idx"]


def test_does_not_claim_to_erase_what_is_not_there(place):
    with pytest.raises(OSError):  # noqa: PT011 - which one is the store's business
        place.store().erase("a.mp4", place.method)


def test_never_goes_outside(place):
    for attempt in (
        lambda store: store.look("../a.mp4"),
        lambda store: store.read("../a.mp4", 0, 1),
        lambda store: store.erase("../a.mp4", place.method),
    ):
        with pytest.raises(OSError):  # noqa: PT011
            attempt(place.store())


def test_is_marked_once_and_known_by_its_own_sign_alone(place):
    store = place.store()
    with pytest.raises(OSError):  # noqa: PT011
        store.require()

    store.mark()

    store.require()
    with pytest.raises(FileExistsError):
        store.mark()
    with pytest.raises(OSError):  # noqa: PT011
        place.store(token="another").require()
    assert listed(store) == {}


def test_a_store_taken_away_is_an_error_and_not_an_empty_one(place):
    store = place.store()
    store.mark()
    place.put("a.mp4", b"video")

    place.take_away()

    with pytest.raises(OSError):  # noqa: PT011
        store.require()


@pytest.mark.parametrize("kind", list(StoreKind))
def test_a_recorder_opens_the_store_of_its_kind(kind):
    recorder = Recorder(store=kind, folder="recordings/mihoncho", store_token=TOKEN)

    assert type(recorder.open_store()).__name__ == f"{kind.value.title()}Store"
