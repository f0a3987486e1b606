"""Wiring: settings, urls, celery, sign-in, landing pages. Nothing of the domain."""

from shimonoseki_cam.celery import app as celery_app

__all__ = ["celery_app"]
