"""Counts of complaints by fiscal year, and the number of queries of lists and duties."""

from datetime import datetime, timedelta

from civic.duties import duties_of
from disclosures.queries.complaint_duties import complaint_duties
from disclosures.queries.complaint_years import complaint_years
from disclosures.queries.complaints import complaint_rows, my_complaints
from tests.factories.cameras import CameraFactory
from tests.factories.days import JAPAN, NOW, TODAY
from tests.factories.disclosures import ComplaintFactory


def answered(town, *, late, **facts):
    due = TODAY - timedelta(days=1) if late else TODAY
    ComplaintFactory(
        association=town.home,
        answer="映りません。",
        answered_at=NOW,
        answered_by=town.sato,
        due_on=due,
        **facts,
    )


def test_counts_what_is_in_time_late_and_open(town):
    answered(town, late=False)
    answered(town, late=True, remedy="EXPLAINED", remedy_remarks="見せた")
    ComplaintFactory(association=town.home, due_on=TODAY - timedelta(days=1), kind="QUESTION")
    ComplaintFactory(association=town.home)
    ComplaintFactory(association=town.away)

    (year,) = complaint_years(town.home.pk, TODAY)

    assert (year.received, year.in_time, year.late, year.open) == (4, 1, 2, 4)
    assert year.by_kind == (("苦情", 3), ("問合せ", 1), ("同意の取りやめ", 0))
    assert dict(year.by_remedy)["説明して分かってもらった"] == 1


def test_a_year_ends_on_the_31st_of_march_in_japan(town):
    last = datetime(2026, 3, 31, 23, 59, tzinfo=JAPAN)
    ComplaintFactory(association=town.home, received_at=last)
    ComplaintFactory(association=town.home, received_at=last + timedelta(minutes=1))

    years = complaint_years(town.home.pk, TODAY)

    assert [(each.year.label, each.received) for each in years] == [
        ("令和8年度", 1),
        ("令和7年度", 1),
    ]


def test_this_year_is_there_without_any(town):
    assert [each.received for each in complaint_years(town.home.pk, TODAY)] == [0]


def test_the_number_of_queries_stays(town, django_assert_num_queries):
    for _ in range(5):
        ComplaintFactory(association=town.home, camera=CameraFactory(site__association=town.home))

    with django_assert_num_queries(1):
        complaint_rows(my_complaints(town.sato, town.home.pk), TODAY)
    with django_assert_num_queries(1):
        found = list(complaint_duties(town.home.pk, TODAY))
    with django_assert_num_queries(1):
        complaint_years(town.home.pk, TODAY)
    assert len(found) == 5


def test_the_room_has_registered_its_duties(town):
    ComplaintFactory(association=town.home, number=7)

    assert "苦情 第7号に答える" in [duty.title for duty in duties_of(town.home.pk, TODAY)]
