"""The real service refuses a weak start, and every variable is described for its operator."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = sorted((ROOT / "shimonoseki_cam" / "settings").glob("*.py"))
ENOUGH = {
    "SECRET_KEY": "4f9X-qL2v_8mZt0Rb6Wc1Yh7Nk3Pj5Ds-Gu9Ea2Io4Bf6Vx8Ty0",
    "DATABASE_URL": "postgres://cam_app@127.0.0.1:5432/cam",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "ALLOWED_HOSTS": "cam.example.jp",
    "DATA_DIR": "/srv/cam-data",
    "PUBLIC_ADDRESS": "https://cam.example.jp",
    "EMAIL_URL": "smtp+tls://mail.example.jp:587",
}


def start(**changes: str) -> subprocess.CompletedProcess:
    """Load the production settings in a process of its own."""
    environment = {"PATH": os.environ["PATH"], **ENOUGH, **changes}
    return subprocess.run(
        [sys.executable, "-c", "import shimonoseki_cam.settings.production"],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        check=False,
    )


def test_starts_with_everything_set():
    assert start().returncode == 0


@pytest.mark.parametrize(
    "weak",
    ["", "short", "x" * 60, "development-only-" + "x" * 40],
    ids=["missing", "short", "one sign", "of the demo"],
)
def test_refuses_a_missing_or_weak_secret(weak):
    done = start(SECRET_KEY=weak)

    assert done.returncode != 0
    assert "SECRET_KEY is missing or weak" in done.stderr


@pytest.mark.parametrize("name", sorted(set(ENOUGH) - {"SECRET_KEY"}))
def test_refuses_to_start_without(name):
    done = start(**{name: ""})

    assert done.returncode != 0
    assert f"{name} is not set" in done.stderr


def variables() -> set[str]:
    read = re.compile(r"""env(?:\.\w+)?\(\s*"([A-Z][A-Z0-9_]+)\"""")
    return {name for path in SETTINGS for name in read.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", sorted(variables() | set(ENOUGH)))
def test_every_variable_is_described(name):
    assert f"`{name}`" in (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_the_search_for_variables_finds_them():
    assert {"DATABASE_URL", "STORE_ROOTS", "EMAIL_URL", "SECRET_KEY"} <= variables()
