"""Why a file is still there: each state gives its own answer, the deciding sentence first."""

from datetime import timedelta

import pytest

from retention.models import Footage
from retention.models.erasure import Ending
from retention.models.footage import Stage
from retention.models.nightly_run import Outcome
from retention.queries.why_kept import circumstances_of, why_kept
from retention.rules.grounds import Ground
from retention.rules.plausible import Problem
from tests.factories.associations import UserFactory
from tests.factories.cameras import RegulationsFactory
from tests.factories.civic import StoredFileFactory
from tests.factories.days import NOW, TODAY
from tests.factories.holds import HeldFootageFactory, PreservationHoldFactory
from tests.factories.nights import BrakeStopFactory
from tests.factories.retention import ErasureFactory, FootageFactory, NightlyRunFactory

LATE = {"recorded_on": TODAY - timedelta(days=20), "last_day_kept": TODAY - timedelta(days=6)}


def said(footage) -> str:
    return "\n".join(why_kept(footage, TODAY))


def hold(footage, **facts):
    placed = PreservationHoldFactory(association=footage.recorder.association, **facts)
    HeldFootageFactory(hold=placed, footage=footage)
    Footage.objects.filter(pk=footage.pk).update(held_until=placed.ends_on)
    footage.refresh_from_db()


def test_a_file_not_yet_due_says_its_last_day_and_the_sum_behind_it():
    footage = FootageFactory()
    RegulationsFactory(association=footage.recorder.association)

    first, *sum_behind = why_kept(footage, TODAY)

    assert first.startswith("最終保存日は令和8年11月27日です。")
    assert sum_behind[0] == "撮影日 令和8年11月13日（この日は数えません）"
    assert any("規程の14日" in line and "令和8年11月27日" in line for line in sum_behind)


def test_a_provisional_hold_says_that_it_waits_for_another():
    footage = FootageFactory(**LATE)
    hold(footage)

    assert why_kept(footage, TODAY)[0].startswith("保全のため、令和8年11月30日まで消去しません")
    assert f"仮保全：{Ground.INVESTIGATION.label}" in said(footage)
    assert "消去が遅れています" not in said(footage)


def test_a_confirmed_hold_says_its_end():
    footage = FootageFactory()
    hold(footage, confirmed=True)

    assert "2人で確かめた保全" in said(footage)
    assert "令和8年12月20日まで" in said(footage)


def test_a_hold_that_ends_before_the_last_day_does_not_promise_to_end_the_file():
    footage = FootageFactory(last_day_kept=TODAY + timedelta(days=10))
    hold(footage)

    first = why_kept(footage, TODAY)[0]

    assert first.startswith("令和8年12月3日（最終保存日）まで残します。")
    assert "保全は令和8年11月30日までです" in first


def test_a_hold_never_names_who_asked():
    footage = FootageFactory()
    hold(footage, requester="見本 四郎")

    assert "見本 四郎" not in said(footage)


def test_a_released_hold_is_not_a_reason():
    footage = FootageFactory()
    hold(footage, released=True, released_by=UserFactory())
    Footage.objects.update(held_until=None)
    footage.refresh_from_db()

    assert "保全" not in said(footage)


def test_a_late_file_cannot_be_played_and_goes_next():
    footage = FootageFactory(**LATE)

    assert "最終保存日の令和8年11月17日を過ぎています。再生はできません。" in said(footage)
    assert "次の夜の作業で消去します。" in said(footage)


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [(Outcome.STORE_MISSING, "保存先を読めませんでした"), (Outcome.FAILED, "途中で止まりました")],
)
def test_a_late_file_says_what_went_wrong_last_night(outcome, sentence):
    footage = FootageFactory(**LATE)
    NightlyRunFactory(recorder=footage.recorder, outcome=outcome)

    assert sentence in said(footage)


def test_a_braked_night_is_named_until_two_have_lifted_it():
    footage = FootageFactory(**LATE)
    stop = BrakeStopFactory(run__recorder=footage.recorder)
    assert "消去の歯止めがかかっています" in said(footage)

    stop.first_at = stop.second_at = NOW
    stop.first_by, stop.second_by = UserFactory(), UserFactory()
    stop.save()
    assert "歯止め" not in said(footage)


@pytest.mark.parametrize("problem", Problem)
def test_an_undated_file_says_what_is_wrong_with_its_date(problem):
    footage = FootageFactory(undated=True, problem=problem)

    assert why_kept(footage, TODAY)[0] == problem.sentence
    assert "撮影日が決まるまで、消去しません" in said(footage)


def test_a_file_being_erased_is_told_from_one_that_could_not_be():
    footage = FootageFactory(stage=Stage.ERASING, **LATE)
    assert "終わりませんでした" in said(footage)

    NightlyRunFactory(recorder=footage.recorder, outcome=Outcome.RUNNING, finished_at=None)
    assert said(footage) == "いま、消去の作業をしています。"


def test_an_erased_file_says_when_how_late_and_by_which_night():
    erasure = ErasureFactory(days_late=2, run__certificate=StoredFileFactory())

    assert said(erasure.footage) == (
        "令和8年11月23日10時00分に消去しました。\n"
        "最終保存日は令和8年11月22日でした（2日遅れ）。\n"
        "令和8年11月23日（月）午前0時30分の消去です。消去証明書があります。"
    )


def test_a_missing_file_is_never_called_erased():
    erasure = ErasureFactory(ending=Ending.MISSING, footage__stage=Stage.MISSING)

    assert "ファイルが無いことを確かめました" in said(erasure.footage)
    assert "に消去しました" not in said(erasure.footage)


def test_what_vanished_by_itself_is_not_claimed():
    footage = FootageFactory(stage=Stage.MISSING)

    assert said(footage) == "保存先から無くなっていました。このシステムは消去していません。"


def test_many_files_take_as_many_queries_as_one(django_assert_num_queries):
    first = FootageFactory()
    files = [first, *FootageFactory.create_batch(5, recorder=first.recorder)]
    for file in files:
        hold(file)
    association_id = first.recorder.association_id

    with django_assert_num_queries(5):
        known = circumstances_of(association_id, files, TODAY)
        for file in files:
            why_kept(file, TODAY, known)
