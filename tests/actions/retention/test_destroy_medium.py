"""The actions `destroy_medium` and `keep_destruction_paper`: the success, then each refusal."""

from datetime import timedelta

import pytest

from civic.actors import SystemActor
from civic.files import FileReason
from civic.models import JournalDetail, StoredFile
from retention.actions.destroy_medium import destroy_medium
from retention.actions.keep_destruction_paper import keep_destruction_paper
from retention.rules.reasons_media import MediaReason
from tests.actions.refusals import last_entry, refused
from tests.factories.civic import PDF, PNG
from tests.factories.days import NOW
from tests.factories.media import MediumDestructionFactory, MediumFactory
from tests.factories.onsite import on_site_recorder


def destroy(medium, town, **changes):
    facts = {
        "destroyed_at": NOW - timedelta(minutes=5),
        "way": "CRUSHED",
        "witness": "見本 三郎",
        "photo": ("壊した後.png", PNG),
        "by": town.sato,
        "at": NOW,
    }
    return destroy_medium(medium=medium, **facts | changes)


@pytest.fixture
def medium(town):
    return MediumFactory(association=town.home, serial="A-1")


def test_keeps_the_photo_and_names_the_witness_apart(town, medium):
    made = destroy(medium, town)

    assert made.photo.path.read_bytes() == PNG
    entry = last_entry()
    assert entry.facts == {
        "記録媒体": "SDカード A-1",
        "壊し方": "粉砕した",
        "SHA-256": made.photo.sha256,
    }
    assert JournalDetail.objects.get(entry_id=entry.pk).values == {"立ち会った人": "見本 三郎"}


def test_refuses_to_destroy_twice(town, medium):
    destroy(medium, town)
    with refused(MediaReason.DESTROYED):
        destroy(medium, town)


def test_refuses_a_moment_to_come(town, medium):
    with refused(MediaReason.IN_FUTURE):
        destroy(medium, town, destroyed_at=NOW + timedelta(minutes=1))


def test_refuses_a_moment_not_after_the_last_move(town, medium):
    with refused(MediaReason.BEFORE_LAST_MOVE):
        destroy(medium, town, destroyed_at=medium.moves.get().moved_at)


def test_refuses_what_is_still_in_a_recorder(town):
    recorder = on_site_recorder(association=town.home)
    with refused(MediaReason.STILL_IN_RECORDER):
        destroy(MediumFactory(association=town.home, placed__recorder=recorder), town)


@pytest.mark.parametrize("witness", ["佐藤 花子", "佐藤花子", "佐藤　花子"])
def test_refuses_oneself_as_witness(town, medium, witness):
    with refused(MediaReason.WITNESS_IS_RECORDER):
        destroy(medium, town, witness=witness)
    assert not StoredFile.objects.exists()


def test_refuses_a_photo_that_is_none(town, medium):
    with refused(FileReason.UNKNOWN_TYPE):
        destroy(medium, town, photo=("壊した後.txt", b"no picture"))


def test_keeps_the_first_paper_and_no_other():
    destruction = MediumDestructionFactory()
    facts = {"destruction": destruction, "by": SystemActor("papers"), "at": NOW}

    first = keep_destruction_paper(content=PDF, **facts)

    assert keep_destruction_paper(content=PDF + b"again", **facts) == first
    assert first.path.read_bytes() == PDF
    assert last_entry().facts == {"SHA-256": first.sha256}
