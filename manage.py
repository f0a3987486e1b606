"""Entry to Django's commands; `bin/manage` calls it in the project's own environment."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shimonoseki_cam.settings.development")
    execute_from_command_line(sys.argv)
