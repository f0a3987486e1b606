"""Registering a place in a bucket: prepared by the city, its recorder's own, marked."""

import pytest
from django.urls import reverse

from retention.forms import RecorderForm
from retention.models import Recorder
from retention.rules.erasure import Method, StoreKind
from retention.rules.reasons import RetentionReason
from retention.stores.bucket import MARKER
from tests.actions.refusals import last_entry, refused
from tests.actions.retention.test_register_recorder import register
from tests.stores.server import new_bucket
from tests.web.retention.test_footage import RECORDER

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def bucket(settings, versioned_bucket):
    """Where the maintainer has made a folder at the server's console."""
    settings.STORE_BUCKETS = [versioned_bucket.name]
    versioned_bucket.put("mihoncho/", b"")
    return versioned_bucket


def register_bucket(town, **changes):
    return register(town, **{"method": Method.ALL_VERSIONS} | changes)


def test_a_place_in_a_bucket_is_registered_and_marked(town, bucket):
    recorder = register_bucket(town)

    assert (recorder.store, recorder.folder) == (StoreKind.BUCKET, f"{bucket.name}/mihoncho")
    assert recorder.method == Method.ALL_VERSIONS
    assert bucket.left() == ["mihoncho/", f"mihoncho/{MARKER}"]
    assert last_entry().facts["消去の方法"] == "すべての版を削除（バケット）"
    recorder.open_store().require()


@pytest.mark.parametrize("name", ["", "/", "..", "../other", "mihoncho/../x", ".hidden", "a//b"])
def test_a_name_that_leads_elsewhere_is_refused(town, bucket, name):
    with refused(RetentionReason.FOLDER_OUTSIDE):
        register_bucket(town, folder=name)


@pytest.mark.parametrize("name", ["mihon", "mihonchoo", "mihoncho/inner"])
def test_a_place_where_nothing_lies_is_refused(town, bucket, name):
    with refused(RetentionReason.FOLDER_MISSING):
        register_bucket(town, folder=name)


def test_without_a_bucket_of_the_city_no_place_is_found(town, settings, bucket):
    settings.STORE_BUCKETS = []

    with refused(RetentionReason.FOLDER_MISSING):
        register_bucket(town)


def test_only_below_the_place_that_the_city_named(town, settings, bucket):
    settings.STORE_BUCKETS = [f"{bucket.name}/kumiai"]
    bucket.put("kumiai/mihoncho/", b"")

    assert register_bucket(town).folder == f"{bucket.name}/kumiai/mihoncho"


def test_finds_the_place_in_the_second_bucket(town, settings, bucket):
    second = new_bucket(versioned=False)
    second.put("reijicho/20261101.mp4")
    settings.STORE_BUCKETS = [bucket.name, second.name]

    assert register_bucket(town, folder="reijicho").folder == f"{second.name}/reijicho"


@pytest.mark.parametrize(("first", "then"), [("a", "a"), ("a", "a/inner"), ("a/inner", "a")])
def test_two_recorders_share_no_place(town, bucket, first, then):
    bucket.put("a/inner/x.mp4")
    register_bucket(town, folder=first)

    with refused(RetentionReason.FOLDER_TAKEN):
        register_bucket(town, folder=then)


def test_a_neighbour_whose_name_begins_alike_is_another_place(town, bucket):
    bucket.put("mihoncho2/x.mp4")
    register_bucket(town)

    assert register_bucket(town, folder="mihoncho2").folder.endswith("/mihoncho2")


def test_a_place_with_the_sign_of_another_installation_is_refused(town, bucket):
    bucket.store(token="another").mark()

    with refused(RetentionReason.FOLDER_MARKED):
        register_bucket(town)
    bucket.store(token="another").require()
    assert not Recorder.objects.exists()


def test_while_the_server_is_away_nothing_is_registered(town, settings, own_server):
    settings.S3_ADDRESS = own_server.address
    settings.STORE_BUCKETS = ["recordings"]
    own_server.kill()

    with refused(RetentionReason.STORE_AWAY):
        register_bucket(town)
    assert not Recorder.objects.exists()


def test_a_folder_is_never_taken_for_a_bucket(town, bucket, store_root):
    with refused(RetentionReason.FOLDER_MISSING):
        register(town, method=Method.UNLINK)


def offered(form) -> list[str]:
    return [label for _value, label in form.fields["method"].choices]


def test_buckets_are_offered_only_where_there_is_a_server(settings, address):
    assert offered(RecorderForm(cameras=[])) == [
        "上書きしてから削除（フォルダー）",
        "削除のみ（フォルダー）",
        "すべての版を削除（バケット）",
    ]
    settings.S3_ADDRESS = ""
    assert offered(RecorderForm(cameras=[])) == ["上書きしてから削除", "削除のみ"]


def test_an_officer_registers_a_bucket_on_the_page(client_for, town, bucket):
    page = reverse("recorder_new", args=[town.home.pk])

    answer = client_for(town.sato).post(page, RECORDER | {"method": "ALL_VERSIONS"})

    assert answer.status_code == 302
    assert Recorder.objects.get().store == StoreKind.BUCKET
