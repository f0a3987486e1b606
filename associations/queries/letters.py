"""Who gets a letter this month, and what stands in it."""

import calendar
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from associations.models import Association, MonthlyLetter, Notice, User
from associations.queries.recipients import Recipient, due_by, for_whom, recipients_of
from associations.rules.reminders import Way
from civic.duties import Duty, duties_of
from civic.wareki import with_weekday


@dataclass(frozen=True, slots=True)
class Line:
    title: str
    why: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's letter: the association's address, since a person's own is not kept."""

    user: User
    association: Association
    posts: tuple[str, ...]
    lines: tuple[Line, ...]
    news: tuple[Line, ...]

    @property
    def frozen(self) -> dict[str, Any]:
        """As it is stored with the letter and printed from then on."""
        place = self.association
        return {
            "name": self.user.name,
            "posts": "・".join(self.posts),
            "association": place.name,
            "postcode": f"{place.postcode[:3]}-{place.postcode[3:]}",
            "address": place.address,
            "lines": [asdict(line) for line in self.lines],
            "news": [asdict(line) for line in self.news],
        }


def sheets_of(association: Association, month_on: date, at: datetime) -> list[Sheet]:
    """Those who read no mail and have no letter of this month yet, in the order of their posts."""
    people = recipients_of(association.pk, at)
    on_paper = [each for each in people if each.way is Way.LETTER]
    had = MonthlyLetter.objects.filter(month_on=month_on).values_list("user_id", flat=True)
    got = set(had.filter(user_id__in=[each.user.pk for each in on_paper]))
    today = timezone.localdate(at)
    duties = due_by(duties_of(association.pk, today), end_of_next_month(month_on))
    return [
        _sheet(association, each, people, duties, today)
        for each in on_paper
        if each.user.pk not in got
    ]


def _sheet(
    association: Association,
    person: Recipient,
    people: list[Recipient],
    duties: list[Duty],
    on: date,
) -> Sheet:
    own = [duty for duty in duties if person in for_whom(duty, people)]
    news = Notice.objects.for_letter().of_user(person.user.pk).filter(kind=Notice.Kind.NEWS)
    return Sheet(
        user=person.user,
        association=association,
        posts=person.posts,
        lines=tuple(_line(duty, on) for duty in own),
        news=tuple(_news(each) for each in news),
    )


def _line(duty: Duty, on: date) -> Line:
    late = duty.due_on is not None and duty.due_on < on
    due = f"{with_weekday(duty.due_on)}まで" if duty.due_on else "早めに"
    return Line(title=duty.title, why=duty.reason, due=due, is_late=late)


def _news(notice: Notice) -> Line:
    due = f"{with_weekday(notice.due_on)}まで" if notice.due_on else ""
    return Line(title=notice.subject, why=notice.why or notice.body, due=due, is_late=False)


def end_of_next_month(month_on: date) -> date:
    """A letter is read until the next one comes: it tells of everything up to then, and a month on."""
    year, month = divmod(month_on.year * 12 + month_on.month, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
