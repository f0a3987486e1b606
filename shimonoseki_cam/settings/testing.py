"""Tests: quick hashing, local cache, mail kept in memory; the real database."""

import tempfile
from pathlib import Path

from shimonoseki_cam.settings.accounts import *  # noqa: F403
from shimonoseki_cam.settings.accounts import ACCOUNT_RATE_LIMITS
from shimonoseki_cam.settings.base import *  # noqa: F403
from shimonoseki_cam.settings.jobs import *  # noqa: F403

SECRET_KEY = "testing-only-" + "y" * 40
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATA_DIR = Path(tempfile.mkdtemp(prefix="cam-tests-"))
FILES_DIR = DATA_DIR / "files"
STORE_ROOTS = [DATA_DIR / "recorders"]
COPIES_DIR = DATA_DIR / "copies"
KEYS_DIR = DATA_DIR / "keys"
LEDGER_DIR = DATA_DIR / "ledger"
DISK_RESERVE = 0
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files are served as they lie; nothing is collected first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ACCOUNT_RATE_LIMITS = dict.fromkeys(ACCOUNT_RATE_LIMITS, "")
MAP_TILES_ADDRESS = ""
