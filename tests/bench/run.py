"""Measures pages, papers and the night, each beside its floor: bin/bench [pages|pdf|letters|finder|retention] [--rows N]

A floor is the least that the same work can cost here, measured in the same run; `ratio` is ours
to the floor. DATABASE_URL names a server where databases may be made.
"""

import argparse
import logging
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.bench.camera_finder import finder_works
from tests.bench.grant_queue import measure_queue
from tests.bench.letters import measure_letters
from tests.bench.measure import say, seconds_of
from tests.bench.night import measure_night
from tests.processes.house import House, open_house

ROWS = 100_000
CAMERAS = 12


def main(arguments: list[str]) -> None:
    parts = {
        "pages": pages,
        "pdf": papers,
        "letters": letters,
        "finder": finder,
        "retention": retention,
    }
    usage = argparse.ArgumentParser(prog="bin/bench")
    usage.add_argument("parts", nargs="*", choices=[*parts, []], help="all when left out")
    usage.add_argument("--rows", type=int, default=ROWS, help="index rows of the night")
    options = usage.parse_args(arguments)
    wanted = options.parts
    with (
        tempfile.TemporaryDirectory() as folder,
        open_house(Path(folder) / "house", has_demo=True) as house,
    ):
        set_up(house)
        for name in wanted or parts:
            parts[name](house, options)
        from django.db import connections  # noqa: PLC0415

        connections.close_all()


def set_up(house: House) -> None:
    """Django in this process, on the house's database, with the demo's town in it."""
    os.environ.update(house.environment)
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.ROOT_URLCONF = "tests.bench.urls"
    call_command("seed_demo", verbosity=0, stdout=sys.stderr)


# --- Pages -----------------------------------------------------------------


def pages(_house: House, _options: argparse.Namespace) -> None:
    from django.test import Client  # noqa: PLC0415

    from associations.models import User  # noqa: PLC0415
    from shimonoseki_cam.demo.characters import SATO  # noqa: PLC0415

    sato = User.objects.get(number=SATO.number)
    mine = sato.appointments.first().association_id
    register_more_cameras(mine, by=sato)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(sato, backend="shimonoseki_cam.backends.AppointmentBackend")

    def get(path: str) -> Callable[[], None]:
        def once() -> None:
            assert client.get(path).status_code == 200, path

        return once

    in_turn(
        {
            "empty page, signed in": get("/_empty/"),
            "today page": get(f"/a/{mine}/"),
            f"camera list, {CAMERAS} cameras": get(f"/a/{mine}/cameras/"),
            "regulations page": get(f"/a/{mine}/regulations/"),
        },
        times=50,
    )
    measure_queue()


def register_more_cameras(association_id: int, *, by: object) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from associations.models import Association  # noqa: PLC0415
    from cameras.actions.register_camera import register_camera  # noqa: PLC0415
    from cameras.actions.register_site import register_site  # noqa: PLC0415
    from cameras.actions.set_view import set_view  # noqa: PLC0415
    from cameras.models import CameraSite  # noqa: PLC0415

    now = timezone.now()
    association = Association.objects.get(pk=association_id)
    for number in range(CameraSite.objects.of_association(association_id).count(), CAMERAS):
        site = register_site(
            association=association, label=f"見本{number}", postcode=association.postcode,
            town=association.town, address_line=f"{number}番地先", mounting="OWN_POLE",
            by=by, at=now,
        )  # fmt: skip
        camera = register_camera(
            site=site, necessity="見本", maker="", records_sound=False, recognises_faces=False,
            default_password_changed_on=None, by=by, at=now,
        )  # fmt: skip
        set_view(
            camera=camera, subject="市道", bearing=90, angle=80, range_m=20, masking="MASKED",
            households_in_view=2, on=timezone.localdate(now), by=by, at=now,
        )  # fmt: skip


# --- Papers ----------------------------------------------------------------


def papers(_house: House, _options: argparse.Namespace) -> None:
    from django.template.loader import render_to_string  # noqa: PLC0415
    from weasyprint import CSS, HTML

    from cameras.documents.regulations import TEMPLATE, build, render  # noqa: PLC0415
    from cameras.models import Regulations  # noqa: PLC0415

    regulations = Regulations.objects.first()
    html = render_to_string(TEMPLATE, build(regulations))
    style = render_to_string("documents/_form.css")
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    in_turn(
        {
            "WeasyPrint alone, untagged": lambda: HTML(string=html).write_pdf(
                stylesheets=[CSS(string=style)]
            ),
            "管理運用規程 as PDF/UA-1": lambda: render(regulations),
        },
        times=10,
    )


def letters(_house: House, _options: argparse.Namespace) -> None:
    measure_letters()


def finder(_house: House, _options: argparse.Namespace) -> None:
    in_turn(finder_works(), times=200)


# --- The night -------------------------------------------------------------


def retention(house: House, options: argparse.Namespace) -> None:
    measure_night(house, options.rows)


# --- Measuring -------------------------------------------------------------


def in_turn(works: dict[str, Callable[[], object]], *, times: int) -> None:
    """Medians; the first is the floor. Taken in turn, so that other load falls on all alike."""
    for work in works.values():
        work()
    taken: dict[str, list[float]] = {label: [] for label in works}
    for _ in range(times):
        for label, work in works.items():
            taken[label].append(seconds_of(work))
    floor = statistics.median(next(iter(taken.values())))
    for number, (label, each) in enumerate(taken.items()):
        median = statistics.median(each)
        ratio = f"   ratio {median / floor:.1f}" if number else ""
        say(f"{label:34} {median * 1000:9.1f} ms{ratio}")


if __name__ == "__main__":
    main(sys.argv[1:])
