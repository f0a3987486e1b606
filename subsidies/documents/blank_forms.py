"""Paper twins: every form with room for a pen, and the sheets that others sign for one camera."""

from datetime import date
from typing import Any

from associations.models import Association
from cameras.models import CameraSite
from cameras.queries.site_facts import site_facts
from cameras.queries.truth import Truth, truth_of
from cameras.rules.regulations import RegulationsFacts
from civic.pdf import render_pdf
from subsidies.documents import f10_consent_sheet, f12_local_consent, f20_completion, notices
from subsidies.documents.form_kit import Form, blank, filled
from subsidies.documents.matter import Matter, titles_of
from subsidies.documents.packet import TEMPLATE
from subsidies.documents.packet_forms import FORMS as PACKETS
from subsidies.models import GrantApplication, GrantCamera, Programme
from subsidies.queries.case import CameraCase, Case
from subsidies.rules.stages import Act

_SIGNED = (f10_consent_sheet.FORM, f12_local_consent.FORM)
_UNNUMBERED = {
    "start": (notices.START, Act.START),
    "withdrawal": (notices.WITHDRAWAL, Act.WITHDRAW),
    "accounts": (f20_completion.ACCOUNTS, Act.REPORT),
}


def _numbered() -> dict[str, tuple[Form, Act]]:
    found = {
        form.kind: (form, act) for act, forms in PACKETS.items() for form in forms if form.kind
    }
    found |= {form.kind: (form, Act.APPLY) for form in _SIGNED if form.kind}
    return {kind.value.lower(): found[kind] for kind in sorted(found, key=_place)}


def _place(kind: str) -> int:
    return int(kind[1:])


BLANKS: dict[str, tuple[Form, Act]] = _numbered() | _UNNUMBERED


def title_of(form: Form) -> str:
    return form.heading or (form.kind.heading if form.kind else "")


def render_blank(slug: str, programme: Programme, on: date) -> bytes:
    form, act = BLANKS[slug]
    nobody = Truth(RegulationsFacts("", None, (), ()), None, None, (), ())
    case = _case(programme, Association(), nobody, on)
    return _render(blank(form, Matter(case, act, "", on, titles=titles_of(programme))))


def render_consent_sheet(site: CameraSite, programme: Programme, on: date) -> bytes:
    """Filled in for one camera, with lines for the households in its view."""
    return _render(_for_site(f10_consent_sheet.FORM, site, programme, on))


def render_local_consent(site: CameraSite, programme: Programme, on: date) -> bytes:
    return _render(_for_site(f12_local_consent.FORM, site, programme, on))


def _for_site(form: Form, site: CameraSite, programme: Programme, on: date) -> dict[str, Any]:
    case = _case(programme, site.association, truth_of(site.association, on), on)
    row = CameraCase(GrantCamera(camera=site.camera, priority=1), site, site_facts(site))
    matter = Matter(case, Act.APPLY, "", on, item=row, titles=titles_of(programme))
    return {**filled(form, matter), "issued_on": "", "is_blank": True}


def _case(programme: Programme, association: Association, truth: Truth, on: date) -> Case:
    """Of an application that nobody has begun."""
    return Case(
        application=GrantApplication(programme=programme, association=association),
        programme=programme,
        association=association,
        on=on,
        truth=truth,
        cameras=(),
        lines=(),
        attachments=(),
        granted_before=0,
        decided_on=None,
    )


def _render(form: dict[str, Any]) -> bytes:
    return render_pdf(TEMPLATE, {"paper": {"title": form["title"]}, "forms": [form]})
