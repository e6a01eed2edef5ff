"""The one settings module. What differs between machines comes from `config.environment`.

KAIBO_DATA       folder of everything Kaibo keeps (default ~/.kaibo)
KAIBO_SECRET     signing key (default: made once, kept in the data folder)
DATABASE_URL     PostgreSQL instead of the data folder's SQLite
KAIBO_HOSTS      host names and addresses people type, besides this machine's own
KAIBO_ORIGINS    further page origins allowed to write, such as https://kaibo.example.com
KAIBO_HTTPS      1 when the pages are served over HTTPS: cookies are then sent over HTTPS only
KAIBO_PROXIES    reverse proxies that are believed who is asking (default 127.0.0.1)
KAIBO_ZONE       the team's time zone, by its IANA name (default Asia/Shanghai)
KAIBO_DAY_START  when a show day begins there, HH:MM (default 06:00)
KAIBO_INBOX      the folder that is watched for files to import (default: inbox in KAIBO_DATA)
KAIBO_RAW_DAYS   days for which imported files are kept as they came (default 30)
KAIBO_REVIEWER_URL, KAIBO_REVIEWER_MODEL, KAIBO_REVIEWER_KEY
                 a language model that is asked for a second opinion on scripts (default: none)
KAIBO_IM_HOSTS   hosts besides those of 飞书, 钉钉, 企业微信 that group messages may go to
KAIBO_DEBUG      1 while developing
"""

from kaibo.config import environment

DATA_DIR = environment.data_dir()
SECRET_KEY = environment.secret(DATA_DIR)
DEBUG = environment.flag("KAIBO_DEBUG")
DATABASES = {"default": environment.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = KAIBO_ZONE = environment.zone()
USE_TZ = True
USE_I18N = True
KAIBO_DAY_START = environment.day_start()

# Top to bottom as in ARCHITECTURE.md; each is an app and mounts `<domain>.api.router` under /api/.
DOMAINS = [
    "review",
    "control",
    "rundown",
    "settlement",
    "content",
    "selection",
    "compliance",
    "goals",
    "team",
    "people",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "kaibo.kit",
    *(f"kaibo.domains.{name}" for name in DOMAINS),
]
ROOT_URLCONF = "kaibo.config.urls"
MIDDLEWARE = [
    "kaibo.kit.middleware.OneErrorShape",
    "django.middleware.security.SecurityMiddleware",
    "kaibo.kit.middleware.Sessions",
    "kaibo.kit.middleware.CsrfEverywhere",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
APPEND_SLASH = False

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *environment.listing("KAIBO_HOSTS")]
CSRF_TRUSTED_ORIGINS = environment.listing("KAIBO_ORIGINS")
CSRF_COOKIE_NAME = "kaibo_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "kaibo_session"
SESSION_COOKIE_AGE = 7 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = environment.flag("KAIBO_HTTPS")

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["kaibo.domains.people.backend.PeopleBackend"]
# Who a session key belongs to. kit knows no business, so it is told by name.
KAIBO_VISITOR = "kaibo.domains.people.public.visitor"
# Who reads files. Domains know no connector, so they are told by name.
KAIBO_READER = "kaibo.config.file_reader.FileReader"
# What goals are told of shows: goals sits below those that have them.
KAIBO_GOAL_INPUTS = "kaibo.config.goal_inputs.GoalInputs"
KAIBO_INBOX = environment.inbox(DATA_DIR)
KAIBO_RAW_DAYS = environment.raw_days()
KAIBO_REVIEWER = environment.reviewer()
KAIBO_IM_HOSTS = environment.listing("KAIBO_IM_HOSTS")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]

DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "kaibo": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
