"""Looking into a PDF: its words, its fonts, its tags."""

import io
import re
import subprocess
from dataclasses import dataclass

import pypdf

_PAGE_NUMBER = re.compile(r"\d+ / \d+")


@dataclass(frozen=True)
class Font:
    name: str
    is_embedded: bool
    is_subset: bool


def pages_of(paper: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(paper)).pages)


def is_tagged(paper: bytes) -> bool:
    root = pypdf.PdfReader(io.BytesIO(paper)).trailer["/Root"]
    return bool(root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in root


def language_of(paper: bytes) -> str:
    return str(pypdf.PdfReader(io.BytesIO(paper)).trailer["/Root"]["/Lang"])


def fonts_of(paper: bytes) -> list[Font]:
    """The columns of pdffonts, read from the right: emb sub uni object generation."""
    rows = _run(["pdffonts", "-"], paper).splitlines()[2:]
    columns = [row.split() for row in rows]
    return [Font(row[0], row[-5] == "yes", row[-4] == "yes") for row in columns]


def text_of(paper: bytes) -> str:
    """Every sign of the paper in reading order, without white space and page numbers."""
    pages = _run(["pdftotext", "-", "-"], paper).split("\f")
    return squeeze("".join(_PAGE_NUMBER.sub("", page) for page in pages))


def squeeze(text: str) -> str:
    return "".join(text.split())


def _run(command: list[str], paper: bytes) -> str:
    return subprocess.run(command, input=paper, capture_output=True, check=True).stdout.decode()
