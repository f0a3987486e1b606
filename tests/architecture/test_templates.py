"""Templates compile; components name their arguments and stand in the gallery."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent.parent / "templates"
COMPONENTS = sorted((ROOT / "_components").glob("*.html"))
GALLERY = ROOT / "_components" / "gallery.html"

# component -> where it is seen instead of in the gallery's own body
OF_THE_FRAME = {
    "places.html": "base.html, on every page",
    "product.html": "base.html, on every page",
    "footer_links.html": "base.html, on every page",
}


def names(paths) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.parametrize("name", names(sorted(p for p in ROOT.rglob("*") if p.is_file())))
def test_compiles(name):
    get_template(name)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.name)
def test_component_begins_with_its_arguments(path):
    assert path.read_text(encoding="utf-8").startswith("{# arguments: ")


def test_every_component_is_in_the_gallery():
    named = set(re.findall(r"_components/(\w+\.html)", GALLERY.read_text(encoding="utf-8")))
    here = {path.name for path in COMPONENTS} - {GALLERY.name}

    assert here - named == set(OF_THE_FRAME)


@pytest.mark.parametrize("name", sorted(OF_THE_FRAME))
def test_the_frame_really_shows_its_own(name):
    assert f"_components/{name}" in (ROOT / "base.html").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_the_gallery_renders(demo_urls, client_for):
    response = client_for(None).get("/_components/")

    assert response.status_code == 200
    assert "部品の一覧" in response.content.decode()


def test_pages_carry_no_style_or_script_of_their_own():
    """The Content-Security-Policy allows none; papers and mails carry their style themselves."""
    apart = {"documents", "mail"}
    pages = [path for path in ROOT.rglob("*.html") if apart.isdisjoint(path.parts)]
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)

    assert [path.name for path in pages if inline.search(path.read_text(encoding="utf-8"))] == []


def declared(component: str) -> set[str]:
    """Every word of the arguments comment, which names the arguments and what they hold."""
    first = (ROOT / component).read_text(encoding="utf-8").splitlines()[0]
    return set(re.findall(r"\w+", first))


def test_components_are_called_with_arguments_that_they_have():
    """A misspelt argument would silently show nothing."""
    call = re.compile(r'{% include "(_components/\w+\.html)" with (.*?) ?(?:only )?%}')
    wrong = [
        f"{path.relative_to(ROOT)}: {component} has no {name}"
        for path in sorted(ROOT.rglob("*.html"))
        for component, arguments in call.findall(path.read_text(encoding="utf-8"))
        for name in re.findall(r"(?:^|\s)(\w+)=", re.sub(r'"[^"]*"', "", arguments))
        if name not in declared(component)
    ]

    assert wrong == []
