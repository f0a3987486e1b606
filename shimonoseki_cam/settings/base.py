"""What every installation shares. Each environment variable is described in docs/operations.md."""

from pathlib import Path

import environ

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent

# Where files live: submitted papers, mail kept in the demo, signed leaves.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
FILES_DIR = DATA_DIR / "files"
# Recorders may only be registered below these folders; nothing else is ever erased.
STORE_ROOTS = [Path(p) for p in env.list("STORE_ROOTS", default=[str(DATA_DIR / "recorders")])]
# Copies for a provision, encrypted; their keys and the sealing key lie apart from all other data,
# and from its backups (docs/operations.md, 鍵).
COPIES_DIR = DATA_DIR / "copies"
KEYS_DIR = Path(env.str("KEYS_DIR", default=str(DATA_DIR / "keys")))
# Each night's leaves, signed, outside the database.
LEDGER_DIR = Path(env.str("LEDGER_DIR", default=str(DATA_DIR / "ledger")))
# S3-compatible buckets (optional): one server for all; empty where only folders are used.
S3_ADDRESS = env.str("S3_ADDRESS", default="")
S3_REGION = env.str("S3_REGION", default="us-east-1")
# 「bucket」 or 「bucket/prefix」: recorders may only be registered below these.
STORE_BUCKETS = env.list("STORE_BUCKETS", default=[])
# 歯止め (本システムの定め): stop when the surplus over the forecast is over this share of what is
# kept and at least BRAKE_FEWEST files, or over BRAKE_MOST files.
BRAKE_SHARE = env.float("BRAKE_SHARE", default=0.2)
BRAKE_FEWEST = env.int("BRAKE_FEWEST", default=50)
BRAKE_MOST = env.int("BRAKE_MOST", default=5000)
# 仮保全 lapses after so many days unless a second person confirms it (本システムの定め).
PROVISIONAL_HOLD_DAYS = env.int("PROVISIONAL_HOLD_DAYS", default=7)
# Uploads are refused when less than this is free, so that the journal can still be written (bytes).
DISK_RESERVE = env.int("DISK_RESERVE", default=200 * 1024 * 1024)
# Who is sent each night's seal, besides those who may ask: an outsider who remembers it.
WITNESS_ADDRESSES = env.list("WITNESS_ADDRESSES", default=[])
PUBLIC_ADDRESS = env.str("PUBLIC_ADDRESS", default="http://127.0.0.1:8000")
# 国土地理院 淡色地図; empty where no map service may be asked. Every page reads well without it.
MAP_TILES_ADDRESS = env.str(
    "MAP_TILES_ADDRESS", default="https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png"
)
CITY_OFFICE_PHONE = env.str("CITY_OFFICE_PHONE", default="")
SHOWS_DEMO = False
KEEPS_MAIL = False  # development keeps mail in a folder and shows it at /_mailbox/

SECRET_KEY = ""  # each settings module sets its own
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

INSTALLED_APPS = [
    "shimonoseki_cam",
    "subsidies",
    "disclosures",
    "retention",
    "cameras",
    "associations",
    "civic",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "crispy_forms",
    "django_htmx",
    "leaflet",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shimonoseki_cam.middleware.PersonalPagesMiddleware",
]

ROOT_URLCONF = "shimonoseki_cam.urls"
WSGI_APPLICATION = "shimonoseki_cam.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,  # compiled templates are kept, which a list of loaders would prevent
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "shimonoseki_cam.context_processors.house",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "house"
CRISPY_TEMPLATE_PACK = "house"
CRISPY_FAIL_SILENTLY = False

DATABASES = {
    "default": {
        **env.db("DATABASE_URL", default="postgres:///shimonoseki_cam"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
REDIS_PREFIX = env.str("REDIS_PREFIX", default="cam:")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": REDIS_PREFIX,
    }
}

LANGUAGE_CODE = "ja"
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_MAX_AGE = 3600

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
_TILES = [MAP_TILES_ADDRESS.split("{")[0]] if MAP_TILES_ADDRESS else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", *_TILES],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="bouhan-camera@example.invalid")
EMAIL_SUBJECT_PREFIX = ""

# Everything goes to standard error, where the service's own log keeps it; nothing to third parties.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
