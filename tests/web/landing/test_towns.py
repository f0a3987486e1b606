"""What the town picker asks."""

from tests.web.pages import text


def test_offers_what_fits(client):
    page = text(client.get("/towns/", {"q": "からと"}))

    assert "唐戸町" in page
    assert "安岡町" not in page


def test_nothing_found_leaves_the_list_whole(client):
    page = text(client.get("/towns/", {"q": "ニューヨーク"}))

    assert "見つかりません" in page
    assert "唐戸町" in page
