"""A batch of letters by the worker's own task, beside WeasyPrint alone on the same pages."""

import logging
from itertools import pairwise

from tests.bench.measure import say, seconds_of

LETTERS = 200


def measure_letters(count: int = LETTERS) -> None:
    """Half of the floor before and half after, so that other load falls on both."""
    from django.template.loader import render_to_string  # noqa: PLC0415
    from weasyprint import CSS, HTML

    from subsidies.documents.packet import TEMPLATE  # noqa: PLC0415
    from subsidies.models import PrintBatch  # noqa: PLC0415
    from subsidies.tasks import print_batch  # noqa: PLC0415

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    batch = issued_batch(count)
    pages = [render_to_string(TEMPLATE, letter.paper_context) for letter in batch.letters.all()]
    style = render_to_string("documents/_form.css")

    def bare(part: list[str]) -> None:
        for html in part:
            HTML(string=html).write_pdf(stylesheets=[CSS(string=style)])

    halves = [pages[first:last] for first, last in pairwise((0, count // 2, count))]
    floor = seconds_of(lambda: bare(halves[0]))
    ours = seconds_of(lambda: print_batch(batch.pk))
    floor += seconds_of(lambda: bare(halves[1]))
    done = PrintBatch.objects.get(pk=batch.pk)
    assert done.done_count == count, done.done_count
    assert done.archive, "no archive"
    say(f"{'WeasyPrint alone, untagged':34} {count / floor:9.1f} letters/s")
    say(
        f"{f'{count} letters, stored, one ZIP':34} {count / ours:9.1f} letters/s   ratio {floor / ours:.2f}"
    )
    say(f"{'the ZIP':34} {done.archive.size / 1_000_000:9.1f} MB")


def issued_batch(count: int):
    """Decisions for as many applications, approved and without their papers."""
    from django.utils import timezone  # noqa: PLC0415

    from associations.models import User  # noqa: PLC0415
    from subsidies.actions.order_print_batch import order_print_batch  # noqa: PLC0415
    from subsidies.documents.letters import build_letter  # noqa: PLC0415
    from subsidies.queries.case import case_of  # noqa: PLC0415
    from tests.factories.subsidies import LetterFactory, ProgrammeFactory  # noqa: PLC0415

    now = timezone.now()
    programme = ProgrammeFactory()
    people = list(User.objects.all()[:2])
    letters = []
    for number in range(1, count + 1):
        letter = LetterFactory(
            application__programme=programme, application__number=f"B-{number:04}",
            drafted_by=people[0],
        )  # fmt: skip
        letter.number, letter.approved_at, letter.approved_by = number, now, people[1]
        case = case_of(letter.application, timezone.localdate(now))
        letter.paper_context = build_letter(letter, case, number=number, on=case.on)
        letter.save()
        letters.append(letter)
    return order_print_batch(programme=programme, letters=letters, by=people[0], at=now)
