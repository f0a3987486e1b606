"""The real service. Refuses to start with a missing or weak secret."""

from django.core.exceptions import ImproperlyConfigured

from shimonoseki_cam.settings.accounts import *  # noqa: F403
from shimonoseki_cam.settings.base import *  # noqa: F403
from shimonoseki_cam.settings.base import env
from shimonoseki_cam.settings.jobs import *  # noqa: F403

_SHORTEST_SECRET = 50
_FEWEST_CHARACTERS = 10
_OF_THE_DEMO = "development-only-"

SECRET_KEY = env.str("SECRET_KEY", default="")
if (
    len(SECRET_KEY) < _SHORTEST_SECRET
    or len(set(SECRET_KEY)) < _FEWEST_CHARACTERS
    or SECRET_KEY.startswith(_OF_THE_DEMO)
):
    raise ImproperlyConfigured(
        "SECRET_KEY is missing or weak: set 50 or more random characters "
        "(see docs/operations.md, 環境変数)."
    )
for _needed in (
    "DATABASE_URL",
    "REDIS_URL",
    "ALLOWED_HOSTS",
    "DATA_DIR",
    "PUBLIC_ADDRESS",
    "EMAIL_URL",
):
    if not env.str(_needed, default=""):
        raise ImproperlyConfigured(f"{_needed} is not set (see docs/operations.md, 環境変数).")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
