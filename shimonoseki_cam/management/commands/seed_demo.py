"""`bin/manage seed_demo`: fills an empty installation with the demo, once."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from associations.actions.print_letters import print_letters
from associations.actions.queue_reminders import queue_reminders
from associations.models import User
from associations.tasks import print_batch
from cameras.models import Regulations
from cameras.tasks import print_regulations
from disclosures.models import Decision, Provision
from disclosures.tasks import print_answer, print_receipt
from shimonoseki_cam.demo.characters import CHARACTERS
from shimonoseki_cam.demo.town import build_town

_OF_THE_CITY = "100004"


class Command(BaseCommand):
    help = "見本の団体、人、カメラ、映像を用意します。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--print-sign-ins", action="store_true", help="入り方だけを示します")

    def handle(self, *_args: object, **options: Any) -> None:
        if not settings.SHOWS_DEMO:
            raise CommandError("見本は、見本用の設定（DEMO=1）でだけ用意できます。")
        if options["print_sign_ins"]:
            self._print_sign_ins()
            return
        if User.objects.exists():
            self.stdout.write("すでに利用者がいるため、見本は用意しませんでした。")
            return
        build_town(at=timezone.now())
        for regulations in Regulations.objects.all():
            print_regulations(regulations.pk)
        for decision in Decision.objects.awaiting_paper():
            print_answer(decision.pk)
        for provision in Provision.objects.awaiting_receipt():
            print_receipt(provision.pk)
        self._tell()
        self.stdout.write("見本を用意しました。")

    def _tell(self) -> None:
        """This morning's reminders, and the month's letters for people without mail."""
        now = timezone.now()
        today = timezone.localdate(now)
        queue_reminders(on=today, at=now)
        city = User.objects.get(number=_OF_THE_CITY)
        batch = print_letters(association=None, month_on=today.replace(day=1), by=city, at=now)
        print_batch(batch.pk)

    def _print_sign_ins(self) -> None:
        for character in CHARACTERS:
            self.stdout.write(
                f"  {character.label}　{character.email}　パスワード demo-{character.number}"
            )
