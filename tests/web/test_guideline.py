"""Every sentence of the guideline and of the model has the screen that does it, and the test that shows it."""

import ast
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse

from shimonoseki_cam.guideline.sentences import guideline_pieces

ROOT = Path(__file__).resolve().parents[2]
ANSWERED = [piece for piece in guideline_pieces() if not piece.level]


@pytest.mark.parametrize("piece", ANSWERED, ids=lambda piece: piece.text[:20])
def test_every_sentence_has_its_screen_and_its_test(piece):
    answer = piece.answer
    file, _, function = answer.test.partition("::")
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))

    assert answer.screen
    assert answer.does.endswith("。")
    assert answer.name in get_resolver().reverse_dict
    assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_shows_every_sentence_of_the_city(client):
    page = client.get(reverse("guideline")).content.decode()

    for line in (ROOT / "docs" / "guideline.md").read_text(encoding="utf-8").splitlines():
        for sentence in line.split("。")[:-1]:
            plain = sentence.translate(str.maketrans("", "", "*^{}")).strip().removeprefix("- ")
            assert plain in page


def test_an_officer_is_led_to_the_screens_of_the_own_association(client_for, town):
    page = client_for(town.sato).get(reverse("guideline")).content.decode()

    assert f'href="{reverse("adopt", args=[town.home.pk])}"' in page
    assert f'href="{reverse("desk", args=[town.home.pk])}"' in page


def test_a_stranger_gets_no_link_into_an_association(client):
    assert 'href="/a/' not in client.get(reverse("guideline")).content.decode()
