"""What a form is about: the case, the day, the number, and the row that asks for something."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from associations.models import Appointment
from associations.rules.roles import Role
from civic.wareki import FULL_WIDTH, formal
from subsidies.documents.words import letter_number
from subsidies.models import Programme
from subsidies.queries.case import Case
from subsidies.rules.stages import Act

Titles = dict[str, tuple[str, str]]
Lines = list[dict[str, str]]


@dataclass(frozen=True)
class Matter:
    """`item`: the ChangeRequest, PaymentClaim, AnnualReport, DisposalRequest or Letter, if any."""

    case: Case
    act: Act
    number: str
    on: date
    item: Any = None
    titles: Titles = field(default_factory=dict)

    @property
    def application(self) -> Any:
        return self.case.application

    @property
    def programme_name(self) -> str:
        return _of_the_city(self.case.programme)

    @property
    def year(self) -> str:
        return self.case.programme.year.label.translate(FULL_WIDTH)

    @property
    def contact(self) -> str:
        return f"{self.application.contact_name}　{self.application.contact_phone}".strip("　")

    @cached_property
    def chair(self) -> str:
        """Post and name of who stands for the association: 会長, without one the 管理責任者."""
        posts = {post.role: post for post in self.posts}
        found = posts.get(Role.CHAIR) or posts.get(Role.MANAGER)
        return f"{found.post}　{found.user.name}" if found else ""

    @cached_property
    def manager(self) -> str:
        holder = self.case.truth.today.manager
        return f"{holder.post}　{holder.name}" if holder else ""

    @cached_property
    def applicant(self) -> Lines:
        association = self.case.association
        lines = {
            "所在地": f"〒{association.postcode[:3]}-{association.postcode[3:]}\n{association.address}",
            "団体名": association.name,
            "代表者": self.chair,
            "電話": association.phone,
        }
        return [{"label": label, "value": value} for label, value in lines.items()]

    @cached_property
    def decision(self) -> str:
        """Day and number of the decision, as later papers name it."""
        letter = self.application.letters.issued().of_act(Act.DECIDE).order_by("-pk").first()
        if letter is None:
            return ""
        number = letter_number(self.case.programme.letter_mark, letter.number)
        return f"{formal(timezone.localdate(letter.approved_at))}　{number}"

    def asked_on(self, act: Act) -> str:
        """The day on which the association last did that act; empty when it has not."""
        return formal(self._days[act]) if act in self._days else ""

    @cached_property
    def _days(self) -> dict[str, date]:
        changes = self.application.stage_changes.in_order()
        return {change.act: timezone.localdate(change.moved_at) for change in changes}

    @cached_property
    def posts(self) -> list[Appointment]:
        held = Appointment.objects.of_association(self.case.association.pk).in_office(self.on)
        return list(held.with_people().in_order())


def titles_of(programme: Programme) -> Titles:
    return {each.kind: (each.number, each.title) for each in programme.form_titles.all()}


def _of_the_city(programme: Programme) -> str:
    """With the city's name before it, as its own announcements write it; not before a bracket."""
    name = programme.name
    return name if name.startswith(("下関市", "（")) or programme.is_example else f"下関市{name}"


def join_title(programme: str, heading: str) -> str:
    """「…設置事業費補助金」 + 「補助金交付申請書」 says 補助金 once."""
    if not heading.startswith("補助金"):
        return heading
    return programme.removesuffix("補助金") + heading
