"""記録媒体廃棄記録: what was broken, before whom, and every place where it had been."""

from datetime import datetime

import pytest

from associations.rules.roles import Role
from retention.documents.medium_destruction import build, render
from retention.models import MediumDestruction
from tests.documents import pdf
from tests.factories.associations import AppointmentFactory, AssociationFactory, UserFactory
from tests.factories.days import JAPAN
from tests.factories.media import MediumDestructionFactory, MediumFactory, MediumMoveFactory
from tests.factories.onsite import on_site_recorder

pytestmark = pytest.mark.django_db


@pytest.fixture
def destruction() -> MediumDestruction:
    """In a recorder from April to November, a day in the safe, then cut to pieces."""
    association = AssociationFactory(name="架空岬自治会")
    manager = UserFactory(name="髙﨑 邊子")
    AppointmentFactory(user=manager, association=association, role=Role.MANAGER)
    medium = MediumFactory(
        association=association,
        serial="見本-0001",
        recorded_by=manager,
        placed__recorder=on_site_recorder(association=association),
        placed__place="電柱の収納箱",
        placed__lock="南京錠",
    )
    MediumMoveFactory(
        medium=medium,
        moved_at=datetime(2026, 11, 21, 14, 5, tzinfo=JAPAN),
        reason="新しいものと替えた",
    )
    return MediumDestructionFactory(medium=medium)


def test_says_what_was_done_by_whom_and_before_whom(destruction):
    context = build(destruction)

    rows = {row["label"]: row["value"] for row in context["paper"]["rows"]}
    assert rows["記録媒体"] == "SDカード　製造番号 見本-0001"
    assert rows["録画装置での使用"] == "7か月"
    assert rows["壊した日時"] == "令和8年11月23日 9時00分"
    assert (rows["壊し方"], rows["立ち会った人"]) == ("細かく切断した", "見本 三郎")
    assert context["paper"]["number"] == "令和８年度　第１号"
    assert rows["記録した人"] == "髙﨑 邊子"
    assert context["paper"]["issued_on"] == "令和８年１１月２３日"
    assert context["paper"]["applicant"][2] == {"label": "管理責任者", "value": "髙﨑 邊子"}


def test_the_chain_reaches_from_the_registration_to_the_destruction(destruction):
    first, last = build(destruction)["chain"]

    assert first["since"] == "令和8年4月1日\n9時00分"
    assert first["place"] == "通学路角のSDカード（電柱の収納箱）"
    assert first["until"] == last["since"] == "令和8年11月21日\n14時05分"
    assert last["until"] == "令和8年11月23日\n9時00分"


def test_what_never_was_in_a_recorder_says_so():
    unused = MediumDestructionFactory()

    rows = {row["label"]: row["value"] for row in build(unused)["paper"]["rows"]}
    assert rows["録画装置での使用"] == "使っていない"


@pytest.mark.slow
def test_prints_on_one_page_with_its_fonts(destruction):
    paper = render(destruction)
    text = pdf.text_of(paper)
    for words in (
        "記録媒体廃棄記録",
        "架空岬自治会",
        "次の記録媒体を、再び読み取れない状態に壊して廃棄したことを記録します。",
        "髙﨑邊子",
        "南京錠",
        "立会人確認欄",
        "ガイドライン3(3)エ、規程5(4)",
        destruction.photo.sha256,
    ):
        assert words in text, text
    assert pdf.pages_of(paper) == 1
    assert all(font.is_embedded and font.is_subset for font in pdf.fonts_of(paper))
    assert pdf.is_tagged(paper)
    assert paper == render(destruction)
