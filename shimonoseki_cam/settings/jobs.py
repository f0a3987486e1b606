"""Celery: Redis carries the work, the database is the truth, the timetable is this file."""

from celery.schedules import crontab

from shimonoseki_cam.settings.base import REDIS_PREFIX, REDIS_URL

# redis-py writes a socket as unix://; kombu wants redis+socket://.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_BROKER_TRANSPORT_OPTIONS = {"global_keyprefix": REDIS_PREFIX}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Tokyo"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE = {
    # A minute past midnight, and again for a worker that was away: hand-overs whose day has come.
    "complete-hand-overs": {"task": "house.complete_hand_overs", "schedule": crontab(minute=1)},
    # Half past midnight: every file whose last day kept was yesterday or earlier.
    "erase-overdue-footage": {
        "task": "retention.erase_overdue",
        "schedule": crontab(hour=0, minute=30),
    },
    # Each hour of the morning: the seal, if the night could not make it.
    "seal": {"task": "retention.seal", "schedule": crontab(hour="4-12", minute=15)},
    # Just after midnight: grants all of whose cameras have their five years behind them.
    "release-ended-grants": {
        "task": "subsidies.release_ended",
        "schedule": crontab(hour=0, minute=10),
    },
    # Papers of the subsidies are printed at once; this is for what a worker left behind.
    "print-owed-grant-papers": {"task": "subsidies.print_what_is_owed", "schedule": 600.0},
    # Keys of copies die with the hand-over; this is for what a power cut left behind.
    "finish-provisions": {"task": "disclosures.finish_provisions", "schedule": 600.0},
    # Each hour of the morning: duties become reminders; what is there already stays alone.
    "remind": {"task": "associations.remind", "schedule": crontab(hour="6-11", minute=5)},
    # Letters are printed at once; this is for what a worker left behind.
    "print-owed-letters": {"task": "associations.print_owed_letters", "schedule": 600.0},
    "send-notices": {"task": "associations.send_notices", "schedule": 60.0},
}
