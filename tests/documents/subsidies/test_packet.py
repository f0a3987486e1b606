"""The packet of a submission: forms, numbers, attached papers, bookmarks."""

import json

import pytest

from subsidies.documents.packet import build_packet, render_packet
from subsidies.rules.stages import Act
from tests.documents import pdf
from tests.documents.subsidies import scene

pytestmark = pytest.mark.django_db


def test_the_context_survives_json():
    context = build_packet(scene.case(), Act.APPLY, number="M8-018", on=scene.ON)
    assert json.loads(json.dumps(context)) == context


def test_an_application_says_who_asks_for_how_much_and_why():
    context = build_packet(scene.case(), Act.APPLY, number="M8-018", on=scene.ON)
    paper = render_packet(context)
    text = pdf.text_of(paper)
    for words in (
        "髙﨑邊子",
        "３００，０００",
        "（宛先）下関市長",
        "令和８年１１月２３日",
        "M8-018",
    ):
        assert words in text
    assert pdf.is_tagged(paper)
    assert all(font.is_embedded for font in pdf.fonts_of(paper))
