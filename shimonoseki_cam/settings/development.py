"""The demo and development: kept mail, one button for each character, a mailbox page."""

from shimonoseki_cam.settings.accounts import *  # noqa: F403
from shimonoseki_cam.settings.base import *  # noqa: F403
from shimonoseki_cam.settings.base import DATA_DIR, env
from shimonoseki_cam.settings.jobs import *  # noqa: F403

# A fixed key: demo data only. settings/production.py refuses it.
SECRET_KEY = "development-only-" + "x" * 40
CITY_OFFICE_PHONE = env.str("CITY_OFFICE_PHONE", default="083-000-0000（見本）")
SHOWS_DEMO = env.bool("DEMO", default=True)
KEEPS_MAIL = True
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
