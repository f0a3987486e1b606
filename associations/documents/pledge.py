"""秘密保持誓約書, to be signed by hand (guideline 3(4), 規程4(4))."""

from typing import Any

from associations.models import Appointment
from civic.pdf import render_pdf
from civic.wareki import formal

TEMPLATE = "documents/pledge.html"


def build(appointment: Appointment) -> dict[str, Any]:
    association = appointment.association
    return {
        "paper": {"title": "秘密保持誓約書"},
        "association": association.name if association else "",
        "role": appointment.role_label,
        "post": appointment.post,
        "name": appointment.user.name,
        "term": f"{formal(appointment.starts_on)}から{formal(appointment.last_day)}まで",
    }


def render(appointment: Appointment) -> bytes:
    return render_pdf(TEMPLATE, build(appointment))
