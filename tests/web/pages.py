"""Reading a page as a person does."""

import html
import re

from django.http import HttpResponse


def text(response: HttpResponse) -> str:
    """What is written on the page, without tags."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return html.unescape(re.sub(r"<[^>]+>", " ", content.decode()))


def source(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def title(response: HttpResponse) -> str:
    found = re.search(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
    return html.unescape(found.group(1)) if found else ""


def refused_with(response: HttpResponse, sentence: str, clause: str = "") -> bool:
    """The form came back, says so in its title, and prints the sentence and its clause."""
    assert response.status_code == 200
    assert title(response).startswith("エラー：")
    return sentence in text(response) and clause in text(response)
