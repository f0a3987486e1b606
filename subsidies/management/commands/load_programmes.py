"""`bin/manage load_programmes`: enters the programmes that come with the software."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from civic.actors import SystemActor
from subsidies.actions.load_programmes import load_programmes


class Command(BaseCommand):
    help = (
        "付属の制度（下関市の2つと、参考の他団体のもの）を登録します。すでにあるものは変えません。"
    )

    def handle(self, *_args: object, **_options: Any) -> None:
        entered = load_programmes(by=SystemActor("load_programmes"), at=timezone.now())
        for programme in entered:
            self.stdout.write(f"  {programme.code}　{programme}")
        self.stdout.write(f"制度を{len(entered)}件登録しました。")
