"""Measures pages, papers and erasure, each beside its floor: bin/bench [pages|pdf|retention]

A floor is the least that the same work can cost here, measured in the same run; `ratio` is ours
to the floor. DATABASE_URL names a server where databases may be made.
"""

import logging
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.processes.house import House, open_house

FILES = 1500
TURNS = 3
FILE_SIZE = 1024
CAMERAS = 12


def main(wanted: list[str]) -> None:
    parts = {"pages": pages, "pdf": papers, "retention": retention}
    unknown = set(wanted) - set(parts)
    if unknown:
        sys.exit("bin/bench [pages|pdf|retention]")
    with (
        tempfile.TemporaryDirectory() as folder,
        open_house(Path(folder) / "house", has_demo=True) as house,
    ):
        set_up(house)
        for name in wanted or parts:
            parts[name](house)
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


def pages(_house: House) -> None:
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


def papers(_house: House) -> None:
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


# --- Erasure ---------------------------------------------------------------


def retention(house: House) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from civic.actors import SystemActor  # noqa: PLC0415
    from retention.actions.erase_overdue import erase_overdue  # noqa: PLC0415
    from retention.models import Erasure  # noqa: PLC0415

    now = timezone.now()
    by, today = SystemActor("command"), timezone.localdate(now)
    erase_overdue(on=today, at=now, by=by)
    before = Erasure.objects.count()
    bare = ours = 0.0
    for turn in range(TURNS):
        bare += seconds_of(bare_loop(lay_down(house.folder / "bare", turn)))
        lay_down(house.recorders / "mihoncho", turn)
        ours += seconds_of(lambda: erase_overdue(on=today, at=now, by=by))
    assert Erasure.objects.count() - before == FILES
    say(f"{'overwrite + fsync + unlink alone':34} {FILES / bare:9.0f} files/s")
    say(
        f"{'the night, recorded file by file':34} {FILES / ours:9.0f} files/s   ratio {ours / bare:.1f}"
    )


def lay_down(folder: Path, turn: int) -> list[Path]:
    """One a second, twenty days ago and more: due under any 規程 of the demo."""
    from datetime import timedelta  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    begun = timezone.localtime().replace(hour=9, minute=0, second=0) - timedelta(days=20 + turn)
    files = []
    for number in range(FILES // TURNS):
        moment = begun + timedelta(seconds=number)
        file = folder / f"ch01_{moment:%Y%m%d_%H%M%S}.avi"
        file.write_bytes(os.urandom(FILE_SIZE))
        os.utime(file, (moment.timestamp(), moment.timestamp()))
        files.append(file)
    return files


def bare_loop(files: list[Path]) -> Callable[[], None]:
    def erase_all() -> None:
        for file in files:
            handle = os.open(file, os.O_WRONLY)
            os.write(handle, bytes(FILE_SIZE))
            os.fsync(handle)
            os.close(handle)
            file.unlink()

    return erase_all


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


def seconds_of(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
