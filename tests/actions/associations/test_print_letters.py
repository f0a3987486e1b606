"""The action `print_letters`, and the sheet that comes of it."""

from datetime import date

import pytest

from associations.actions.print_letters import print_letters
from associations.actions.queue_reminders import queue_reminders
from associations.documents.monthly_letter import build, render
from associations.models import MonthlyLetter, Notice, User
from associations.queries.letters import end_of_next_month
from associations.rules.reasons import AssociationReason
from associations.rules.reminders import Way
from tests.actions.refusals import last_entry, refused
from tests.documents import pdf
from tests.factories.associations import NoticeFactory
from tests.factories.days import NOW, TODAY

DECEMBER = date(2026, 12, 1)


@pytest.fixture
def on_paper(town):
    User.objects.filter(pk=town.tanaka.pk).update(email=None)
    return town


def written(town, association=None):
    return print_letters(association=association, month_on=DECEMBER, by=town.sato, at=NOW)


def test_one_sheet_for_each_person_without_mail(on_paper):
    queue_reminders(on=TODAY, at=NOW)
    NoticeFactory(user=on_paper.tanaka, way=Way.LETTER, to="", subject="説明会のご案内")
    batch = written(on_paper, on_paper.home)

    letter = batch.letters.get()
    assert letter.user == on_paper.tanaka
    assert any("安全管理の確認が" in line["title"] for line in letter.lines["lines"])
    assert [line["title"] for line in letter.lines["news"]] == ["説明会のご案内"]
    assert not Notice.objects.for_letter().exists()
    assert last_entry().facts == {"月": "2026-12", "通数": 1}


def test_nobody_gets_two_in_one_month(on_paper):
    written(on_paper, on_paper.home)

    with refused(AssociationReason.NO_LETTERS):
        written(on_paper)
    assert MonthlyLetter.objects.count() == 1


def test_the_city_writes_to_everybody(on_paper):
    User.objects.filter(pk=on_paper.yamamoto.pk).update(email=None)

    batch = written(on_paper)
    assert {letter.user for letter in batch.letters.all()} == {on_paper.tanaka, on_paper.yamamoto}


@pytest.mark.parametrize(
    ("month", "last"),
    [
        (date(2026, 11, 1), date(2026, 12, 31)),
        (date(2026, 12, 1), date(2027, 1, 31)),
        (date(2027, 1, 1), date(2027, 2, 28)),
    ],
)
def test_it_tells_of_everything_until_the_end_of_the_next_month(month, last):
    assert end_of_next_month(month) == last


@pytest.mark.slow
def test_prints_one_page_a_person_with_the_address(on_paper):
    User.objects.filter(pk=on_paper.yamamoto.pk).update(email=None)
    batch = written(on_paper)
    paper = render(batch)
    text = pdf.text_of(paper)

    assert pdf.pages_of(paper) == 2
    assert pdf.is_tagged(paper)
    for words in ("〒750-0005", "下関市唐戸町", "田中一郎様", "山本次郎様", "安全管理の確認"):
        assert words in text, text


@pytest.mark.slow
def test_what_does_not_fit_on_one_sheet_is_counted(on_paper):
    batch = written(on_paper, on_paper.home)
    letter = batch.letters.get()
    long = {
        "title": "長い題名のやること" * 3,
        "why": "ゆえあって" * 12,
        "due": "早めに",
        "is_late": True,
    }
    letter.lines["lines"] = [long] * 9
    letter.save()

    sheet = build(batch)["sheets"][0]
    assert (len(sheet["shown"]), sheet["left_count"]) == (4, 5)
    paper = render(batch)
    assert pdf.pages_of(paper) == 1
    assert "このほかに5件あります" in pdf.text_of(paper)
