"""秘密保持誓約書: what is signed by hand."""

from datetime import date

import pytest

from associations.documents.pledge import build, render
from associations.models import Appointment, Association, User
from associations.rules.roles import Role
from tests.documents import pdf


def appointment(role: Role = Role.MANAGER) -> Appointment:
    """Not stored: the paper needs the person, the post and its term."""
    return Appointment(
        association=Association(name="架空岬自治会"),
        user=User(name="髙﨑 邊子"),
        role=role,
        post="会長",
        starts_on=date(2026, 4, 1),
        term_until=date(2027, 3, 31),
    )


def test_names_who_pledges_what() -> None:
    assert build(appointment()) == {
        "paper": {"title": "秘密保持誓約書"},
        "association": "架空岬自治会",
        "role": "管理責任者",
        "post": "会長",
        "name": "髙﨑 邊子",
        "term": "令和８年４月１日から令和９年３月３１日まで",
    }


@pytest.mark.slow
def test_prints_on_one_page_with_its_fonts() -> None:
    paper = render(appointment(Role.HANDLER))
    text = pdf.text_of(paper)
    for words in (
        "私は、架空岬自治会の防犯カメラの取扱責任者として、次のことを誓います。",
        "決して他人に漏らしません。退任した後も同じです。",
        "髙﨑邊子",
        "ガイドライン3(4)、管理運用規程4(4)",
    ):
        assert words in text, text
    assert pdf.pages_of(paper) == 1
    assert all(font.is_embedded and font.is_subset for font in pdf.fonts_of(paper))
    assert pdf.is_tagged(paper)
    assert paper == render(appointment(Role.HANDLER))
