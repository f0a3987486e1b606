"""A mail server that takes its time: each mail is a file named by its Message-ID, appended to."""

import os
import time
from pathlib import Path
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend

# Seconds before the server has taken a mail; whoever is killed meanwhile has sent nothing.
WAIT, FOLDER = "SLOW_MAIL_WAIT", "SLOW_MAIL_FOLDER"


class SlowMail(BaseEmailBackend):
    def send_messages(self, messages: list[Any]) -> int:
        folder = Path(os.environ[FOLDER])
        for message in messages:
            (folder / "begun").touch()
            time.sleep(float(os.environ.get(WAIT, "0")))
            name = message.extra_headers["Message-ID"].strip("<>")
            with (folder / f"{name}.taken").open("a", encoding="utf-8") as taken:
                taken.write("x")
        return len(messages)
