"""管理運用規程: what is missing, adopting, the paper."""

import pytest
from django.urls import reverse

from cameras.models import Regulations
from tests.documents.pdf import text_of
from tests.factories.cameras import RegulationsFactory
from tests.factories.civic import PDF
from tests.web.pages import refused_with, source, text


@pytest.fixture
def adoption(house):
    return {
        "retention_days": "7",
        "resolution": house.resolution.pk,
        "effective_on": "令和8年11月23日",
    }


def test_says_what_is_missing_with_its_clause(sato, town):
    page = text(sato.get(reverse("regulations", args=[town.home.pk])))

    assert "カメラが1台も登録されていません" in page
    assert "規程3(1)" in page


def test_says_where_it_is_no_longer_true(sato, town, house):
    house.site.address_line = "1番地先"
    house.site.save()

    page = text(sato.get(reverse("regulations", args=[town.home.pk])))

    assert "規程が今の状態とちがいます" in page
    assert "規程3(2)（設置場所）" in page
    assert "新しい版を制定してください" in page


def test_adopts_the_next_version(sato, town, adoption):
    answer = sato.post(reverse("adopt", args=[town.home.pk]), adoption)

    assert answer.url == reverse("regulations", args=[town.home.pk])
    assert Regulations.objects.get(version=2).retention_days == 7


def test_refuses_31_days_with_its_clause_and_keeps_them(sato, town, adoption):
    answer = sato.post(reverse("adopt", args=[town.home.pk]), adoption | {"retention_days": "31"})

    assert refused_with(answer, "保存期間は1日から30日まで", "規程5(3)")
    assert 'value="31"' in source(answer)


def test_refuses_while_a_consent_is_missing(sato, town, house, adoption):
    house.view.households_in_view = 5
    house.view.save()

    answer = sato.post(reverse("adopt", args=[town.home.pk]), adoption)

    assert refused_with(answer, "5世帯のうち1世帯です", "ガイドライン2(1)")


def test_the_paper_comes_as_it_was_stored(sato, town, house):
    answer = sato.get(reverse("regulations_paper", args=[town.home.pk, house.regulations.pk]))

    assert b"".join(answer.streaming_content) == PDF


def test_a_paper_not_yet_printed_is_printed_now_and_kept(sato, town):
    adopted = RegulationsFactory(association=town.home)
    address = reverse("regulations_paper", args=[town.home.pk, adopted.pk])

    first, again = (b"".join(sato.get(address).streaming_content) for _ in range(2))

    assert first == again
    assert first.startswith(b"%PDF-")


def test_the_meeting_gets_the_draft_side_by_side(sato, town, house):
    house.site.address_line = "1番地先"
    house.site.save()
    address = reverse("regulations_draft_paper", args=[town.home.pk])

    assert address in source(sato.get(reverse("regulations", args=[town.home.pk])))
    paper = text_of(sato.get(address).content)
    assert "管理運用規程の改正（案）新旧対照表" in paper
    assert "下関市唐戸町1番地先" in paper
    assert "下関市唐戸町0番地先" in paper
    assert "令和〇〇年〇〇月〇〇日から改正施行する" in paper


def test_an_added_clause_is_printed_and_shown_as_new(sato, town, house, adoption):
    sato.post(
        reverse("adopt", args=[town.home.pk]),
        adoption | {"additions": ["HANDOVER", "INSPECTION"]},
    )

    adopted = Regulations.objects.get(version=2)
    assert adopted.additions == ["INSPECTION", "HANDOVER"]
    assert adopted.earlier_days == [house.regulations.effective_on.isoformat()]
    paper = text_of(
        sato.get(reverse("regulations_amendment", args=[town.home.pk, adopted.pk])).content
    )
    assert "8保守点検" in paper
    assert "（新設）" in paper
