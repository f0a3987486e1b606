"""What every page has in common when it is written: the lock, and whether it is open."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from associations.models import User
from civic import journal
from civic.journal import Fact
from civic.refusals import Refused
from subsidies.actions.move import lock
from subsidies.models import GrantApplication
from subsidies.queries.correction import pages_open
from subsidies.queries.page_stamp import page_stamp
from subsidies.rules.questions import Question
from subsidies.rules.reasons_application import ApplicationReason


def lock_open(application: GrantApplication, question: Question) -> GrantApplication:
    """The locked application; refused when this page may not be written into now."""
    locked = lock(application)
    if question not in pages_open(locked):
        raise Refused(ApplicationReason.PAGE_CLOSED, page=question.heading, stage=locked.now.label)
    return locked


@contextmanager
def open_page(
    application: GrantApplication, question: Question, *, stamp: str = ""
) -> Iterator[GrantApplication]:
    """`stamp`: of what the screen showed that now writes; "" asks nothing.

    Refused, and nothing is written, when the page has changed since, unless it says the same.
    """
    locked = lock_open(application, question)
    before = page_stamp(locked, question)
    yield locked
    if stamp not in {"", before} and page_stamp(locked, question) != before:
        raise Refused(ApplicationReason.WRITTEN_MEANWHILE, page=question.heading)


def note_written(
    application: GrantApplication,
    question: Question,
    *,
    by: User,
    at: datetime,
    facts: dict[str, Fact] | None = None,
) -> None:
    """The journal tells which page was written and by whom, not what the association wrote."""
    journal.record(
        "補助金の申請に記入した",
        application,
        by=by,
        at=at,
        association_id=application.association_id,
        facts={
            "項目": question.value,
            "代理入力": application.is_by_proxy and by.posts.is_city,
            **(facts or {}),
        },
    )
