"""The application's own Celery, for a worker that is to die with all its processes at a step.

DIE_AT is "step:n"; without it the worker lives on until somebody kills it.
"""

import os
import signal

from civic import steps
from shimonoseki_cam.celery import app
from tests.reliability.killer import Place, at_place

__all__ = ["app"]

if _place := os.environ.get("DIE_AT"):
    _step, _, _nth = _place.rpartition(":")
    steps.listen(at_place(Place(_step, int(_nth)), lambda: os.killpg(os.getpgrp(), signal.SIGKILL)))
