"""What the 規程 of an association would say today, and what is known of each camera."""

from collections.abc import Iterable
from datetime import date

from associations.models import Appointment, Association
from associations.rules.roles import Role
from cameras.models import CameraSite, Consent, FieldOfView
from cameras.rules.consent import counts_as_prior
from cameras.rules.regulations import Holder, RegulationsFacts, SiteFacts


def regulations_facts(
    association: Association, sites: Iterable[CameraSite], on: date
) -> RegulationsFacts:
    """One query for the officers; the sites come loaded with `with_everything`."""
    posts = (
        Appointment.objects.of_association(association.pk)
        .in_office(on)
        .filter(role__in=[Role.MANAGER, Role.HANDLER])
        .select_related("user")
        .order_by("starts_on", "pk")
    )
    holders = [(post.role, Holder(post.post, post.user.name)) for post in posts]
    return RegulationsFacts(
        association=association.name,
        manager=next((holder for role, holder in holders if role == Role.MANAGER), None),
        handlers=tuple(holder for role, holder in holders if role == Role.HANDLER),
        places=tuple(site.address for site in standing(sites, on)),
    )


def standing(sites: Iterable[CameraSite], on: date) -> list[CameraSite]:
    """Sites whose camera has not been removed by that day."""
    return [site for site in sites if not _is_removed(site, on)]


def _is_removed(site: CameraSite, on: date) -> bool:
    camera = getattr(site, "camera", None)
    return bool(camera and camera.removed_on and camera.removed_on <= on)


def counts_from(view: FieldOfView, installed_on: date | None) -> date | None:
    """The day before which a consent must be dated: of installation, or of the later turning."""
    return view.starts_on or installed_on


def current_view(site: CameraSite) -> FieldOfView | None:
    camera = getattr(site, "camera", None)
    views = camera.views.all() if camera else []
    return next((view for view in views if view.ended_on is None), None)


def site_facts(site: CameraSite) -> SiteFacts:
    """No query when the site comes loaded with `with_everything`."""
    camera = getattr(site, "camera", None)
    view = current_view(site)
    installed_on = camera.installed_on if camera else None
    before = counts_from(view, installed_on) if view else None
    agreed = [c for c in view.consents.all() if c.answer == Consent.Answer.AGREED] if view else []
    prior = [consent for consent in agreed if counts_as_prior(consent.agreed_on, before)]
    return SiteFacts(
        key=str(site.pk),
        title=f"{site.number}号カメラ",
        address=site.address,
        has_camera=camera is not None,
        has_view=view is not None,
        is_masked=bool(view and view.masking != FieldOfView.Masking.NOT_YET),
        resolution_on=site.resolution.held_on if site.resolution else None,
        installed_on=installed_on,
        local_association=site.local_association,
        local_association_agreed=any(c.party == Consent.Party.LOCAL_ASSOCIATION for c in prior),
        households=view.households_in_view if view else 0,
        prior_consents=_households(prior),
        late_consents=_households(agreed) - _households(prior),
    )


def _households(consents: list[Consent]) -> int:
    return sum(consent.party == Consent.Party.HOUSEHOLD for consent in consents)
