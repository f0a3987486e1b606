"""The documents: links lead somewhere, decisions are short and listed, the words are explained."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
APPS = ("civic", "associations", "cameras", "retention", "disclosures", "subsidies")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
MOST_WORDS = 400

_LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(?P<text>.+?) *$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _anchors(page: Path) -> set[str]:
    """As web hosts make them: small letters, no punctuation, hyphens for spaces."""
    headings = _HEADING.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in headings}


def _is_broken(page: Path, target: str) -> bool:
    if re.match(r"[a-z]+:", target):
        return False
    place, _, anchor = target.partition("#")
    aim = (page.parent / place).resolve() if place else page
    if not aim.is_relative_to(ROOT) or not aim.exists():
        return True
    return bool(anchor) and anchor not in _anchors(aim)


def _code_of_glossary() -> set[str]:
    return set(re.findall(r"`(\w+)`", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")))


def _models() -> Iterator[str]:
    for app in APPS:
        for file in sorted((ROOT / app / "models").glob("*.py")):
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and _is_model(node):
                    yield node.name


def _is_model(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base) in {"models.Model", "AbstractBaseUser"} for base in node.bases)


def _actions() -> Iterator[str]:
    for app in APPS:
        for file in sorted((ROOT / app / "actions").glob("*.py")):
            if file.stem != "__init__":
                yield file.stem


def _roles() -> Iterator[str]:
    tree = ast.parse((ROOT / "associations" / "rules" / "roles.py").read_text(encoding="utf-8"))
    enums = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    for name in ("Role", "Permission"):
        for line in enums[name].body:
            if isinstance(line, ast.Assign):
                yield ast.unparse(line.targets[0])


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_leads_somewhere(page):
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))

    broken = [found for found in _LINK.findall(text) if _is_broken(page, found)]

    assert not broken


@pytest.mark.parametrize("decision", DECISIONS, ids=_name)
def test_a_decision_is_short_and_in_the_index(decision):
    index = (decision.parent / "README.md").read_text(encoding="utf-8")

    assert len(decision.read_text(encoding="utf-8").split()) <= MOST_WORDS
    assert f"({decision.name})" in index


@pytest.mark.parametrize("word", [*_models(), *_actions(), *_roles()])
def test_every_model_action_and_role_is_in_the_glossary(word):
    assert word in _code_of_glossary()


def test_the_glossary_explains_no_word_that_the_code_lacks():
    sources = [file for app in (*APPS, "shimonoseki_cam") for file in (ROOT / app).rglob("*.py")]
    known = set(re.findall(r"\w+", "\n".join(file.read_text(encoding="utf-8") for file in sources)))
    suffixes = {word for word in _code_of_glossary() if word.startswith("_")}

    assert not _code_of_glossary() - suffixes - known
