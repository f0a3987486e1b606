"""`bin/manage invite_city_staff MAIL`: opens the system to the city's staff."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from associations.actions.invite import grouped
from associations.actions.invite_city_staff import invite_city_staff
from associations.rules.roles import Role
from civic.actors import SystemActor
from civic.refusals import Refused


class Command(BaseCommand):
    help = "生活安全課の職員を招待します。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("mail", metavar="MAIL")
        parser.add_argument("--name", default="生活安全課 担当", help="氏名")
        parser.add_argument("--approver", action="store_true", help="課長として招待します")

    def handle(self, *_args: object, **options: Any) -> None:
        now = timezone.now()
        try:
            person, code = invite_city_staff(
                email=options["mail"],
                name=options["name"],
                role=Role.CITY_APPROVER if options["approver"] else Role.CITY_REVIEWER,
                address=settings.PUBLIC_ADDRESS,
                by=SystemActor("command"),
                at=now,
                starts_on=timezone.localdate(now),
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        if not code:
            self.stdout.write(
                f"{person.name}さんの役職を登録しました。今までのパスワードで入れます。"
            )
            return
        self.stdout.write(
            f"招待しました。メールの案内のほか、次のアドレスでも始められます（14日間）：\n"
            f"  {settings.PUBLIC_ADDRESS}/welcome/?code={code}\n"
            f"  招待番号 {grouped(code)}"
        )
