"""What the tests share: the fixed day, the characters, a browser for each of them."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client

from tests import characters
from tests.factories.house import House, build_house


@pytest.fixture(autouse=True)
def _own_ledger(settings, tmp_path) -> None:
    """What one test has sealed outside the database is not known to the next one's database."""
    settings.LEDGER_DIR = tmp_path / "ledger"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stands at 10:00 on 2026-11-23 until a test moves it."""
    with time_machine.travel(characters.NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def town(db) -> characters.Town:
    return characters.settle()


@pytest.fixture
def house(town, store_root) -> House:
    """One of everything in 佐藤's association."""
    return build_house(town.home, store_root)


@pytest.fixture
def store_root(settings, tmp_path) -> Path:
    """The only folder below which anything may be erased."""
    root = tmp_path / "recorders"
    root.mkdir()
    settings.STORE_ROOTS = [root]
    return root


@pytest.fixture
def client_for(clock) -> Callable[[object], Client]:
    """`client_for(user)` is that person's browser; `client_for(None)` a stranger's."""

    def open_browser(user) -> Client:
        client = Client()
        if user is not None:
            fresh = get_user_model().objects.get(pk=user.pk)
            client.force_login(fresh, backend=characters.BACKEND)
        return client

    return open_browser


@pytest.fixture
def demo_urls(settings, monkeypatch, tmp_path) -> None:
    """The addresses as they are where SHOWS_DEMO is set."""
    from shimonoseki_cam import urls  # noqa: PLC0415 - the settings must be loaded first

    settings.SHOWS_DEMO = True
    settings.KEEPS_MAIL = True
    settings.DATA_DIR = tmp_path
    spec = importlib.util.spec_from_file_location("tests.urls_of_the_demo", urls.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, "tests.urls_of_the_demo", module)
    settings.ROOT_URLCONF = "tests.urls_of_the_demo"
