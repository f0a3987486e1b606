"""One application with everything known of it: what checks, papers, estimate and review look at."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from associations.models import Association
from cameras.models import CameraSite
from cameras.queries.site_facts import site_facts
from cameras.queries.truth import Truth, truth_of
from cameras.rules.regulations import SiteFacts
from civic.models import StoredFile
from subsidies.models import Attachment, CostLine, GrantApplication, GrantCamera, Programme
from subsidies.queries.candidates import asked_elsewhere
from subsidies.rules.amount import Quote, quote
from subsidies.rules.checks import CameraFacts, GrantFacts
from subsidies.rules.costs import Cost, CostKind, split
from subsidies.rules.papers import PaperKind
from subsidies.rules.questions import Question
from subsidies.rules.stages import Act


@dataclass(frozen=True, slots=True)
class CameraCase:
    """A camera of the application, with its place."""

    grant_camera: GrantCamera
    site: CameraSite
    facts: SiteFacts
    asked_elsewhere: str = ""  # the number of the other application that keeps it


@dataclass(frozen=True)
class Case:
    """As of the day `on`; `plan` is the estimate's quote, `actual` that of what was paid."""

    application: GrantApplication
    programme: Programme
    association: Association
    on: date
    truth: Truth
    cameras: tuple[CameraCase, ...]
    lines: tuple[CostLine, ...]
    attachments: tuple[Attachment, ...]
    granted_before: int
    decided_on: date | None

    @cached_property
    def plan(self) -> Quote:
        return self._quote(CostLine.Phase.PLAN)

    @cached_property
    def actual(self) -> Quote:
        return self._quote(CostLine.Phase.ACTUAL)

    @property
    def due(self) -> int:
        """Of what was paid: never so much that all subsidies together are above the costs."""
        return min(self.actual.amount, self.actual.most_beside_other)

    def plan_without(self, cameras: Collection[int]) -> Quote:
        """The estimate's quote when these cameras, and what they cost by themselves, fall away."""
        return self._quote(CostLine.Phase.PLAN, without=cameras)

    def lines_of(self, phase: CostLine.Phase) -> list[CostLine]:
        return [line for line in self.lines if line.phase == phase]

    def _quote(self, phase: CostLine.Phase, without: Collection[int] = ()) -> Quote:
        costs = [
            Cost(CostKind(line.kind), line.yen, line.camera_id)
            for line in self.lines_of(phase)
            if line.camera_id not in without
        ]
        chosen = (case.grant_camera.camera_id for case in self.cameras)
        cameras = [camera for camera in chosen if camera not in without]
        parts = split(costs, cameras, self.programme.eligible_costs)
        return quote(
            parts.by_camera,
            self.programme.terms,
            ineligible=parts.ineligible,
            other_subsidy=self.application.other_subsidy_yen or 0,
            granted_before=self.granted_before,
        )


def case_of(application: GrantApplication, on: date) -> Case:
    """A fixed number of queries, however many cameras and papers."""
    association = application.association
    return Case(
        application=application,
        programme=application.programme,
        association=association,
        on=on,
        truth=truth_of(association, on),
        cameras=_cameras(application),
        lines=tuple(application.cost_lines.order_by("phase", "pk")),
        attachments=tuple(application.attachments.in_place().select_related("file")),
        granted_before=_granted_before(application),
        decided_on=decided_on(application),
    )


def facts_of(case: Case, act: Act) -> GrantFacts:
    """For the checks of this act: the costs of the plan, or of what was paid."""
    application, programme = case.application, case.programme
    phase = CostLine.Phase.ACTUAL if act is Act.REPORT else CostLine.Phase.PLAN
    return GrantFacts(
        on=case.on,
        kind_label=case.association.get_kind_display(),
        kind_is_eligible=case.association.kind in programme.eligible_kinds,
        has_manager=case.truth.today.manager is not None,
        regulations_are_true=case.truth.in_force is not None and not case.truth.differences,
        cameras=tuple(map(_camera_facts, case.cameras)),
        camera_limit=programme.camera_limit,
        purpose=application.purpose,
        asks_police=Question.POLICE in application.form.plan,
        police_consulted_on=application.police_consulted_on,
        planned_start_on=application.planned_start_on,
        planned_end_on=application.planned_end_on,
        year_ends_on=programme.year.last_day,
        resolution_on=application.resolution.held_on if application.resolution else None,
        contact=application.contact_name and application.contact_phone,
        cost_kinds=frozenset(CostKind(line.kind) for line in case.lines_of(phase)),
        quote=case.actual if act is Act.REPORT else case.plan,
        other_subsidy_rule=programme.terms.other_subsidy,
        other_subsidy_yen=application.other_subsidy_yen,
        requested_yen=application.requested_yen,
        required_papers=tuple(map(PaperKind, programme.required_papers)),
        report_papers=tuple(map(PaperKind, programme.report_papers)),
        attached=frozenset(PaperKind(paper.kind) for paper in case.attachments)
        | {paper.kind for paper in known_papers(case)},
        bars_early_contract=programme.bars_contract_before_decision,
        decided_on=case.decided_on,
        decided_yen=application.decided_yen,
        contracted_on=application.contracted_on,
        started_on=application.started_on,
        completed_on=application.completed_on,
        costs_paid_on=application.costs_paid_on,
    )


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A paper that nobody has to attach: another room holds it, as `file` where it is one."""

    kind: PaperKind
    where: str
    file: StoredFile | None = None


def known_papers(case: Case) -> tuple[KnownPaper, ...]:
    """What officers have recorded already is not asked again."""
    return tuple(_known_papers(case))


def _known_papers(case: Case) -> Iterator[KnownPaper]:
    facts = [camera.facts for camera in case.cameras]
    resolution = case.application.resolution
    if resolution and resolution.minutes_id:
        yield KnownPaper(
            PaperKind.MINUTES, "議決の記録に付いている議事録の写し", resolution.minutes
        )
    if case.truth.today.manager is not None:
        yield KnownPaper(PaperKind.OFFICERS, "団体と役員に登録した役員")
    if case.truth.in_force is not None:
        yield KnownPaper(
            PaperKind.REGULATIONS, "いま施行している管理運用規程", case.truth.in_force.paper
        )
    if facts and all(site.has_view for site in facts):
        yield KnownPaper(PaperKind.DRAWING, "カメラに記録した設置場所と撮影範囲")
    if facts and all(site.prior_consents >= site.households for site in facts):
        yield KnownPaper(PaperKind.CONSENTS, "カメラに記録した住民の同意")
    if facts and all(_local_agreed(site) for site in facts):
        yield KnownPaper(PaperKind.LOCAL_CONSENT, "カメラに記録したその場所の自治会の同意")


def _local_agreed(site: SiteFacts) -> bool:
    return not site.local_association or site.local_association_agreed


def _cameras(application: GrantApplication) -> tuple[CameraCase, ...]:
    chosen = list(application.grant_cameras.select_related("camera").order_by("priority"))
    sites = CameraSite.objects.of_association(application.association_id).with_everything()
    by_camera = {site.camera.pk: site for site in _with_camera(sites)}
    elsewhere = asked_elsewhere(application) if chosen else {}
    return tuple(
        CameraCase(
            row,
            by_camera[row.camera_id],
            site_facts(by_camera[row.camera_id]),
            elsewhere.get(row.camera_id, ""),
        )
        for row in chosen
    )


def _with_camera(sites: Iterable[CameraSite]) -> list[CameraSite]:
    return [site for site in sites if getattr(site, "camera", None)]


def _granted_before(application: GrantApplication) -> int:
    """Decided in the same programme by its other applications, and not paid back."""
    others = application.programme.applications.filter(association_id=application.association_id)
    return others.exclude(pk=application.pk).kept_yen()


def decided_on(application: GrantApplication) -> date | None:
    """The day of the 交付決定."""
    change = application.stage_changes.filter(act=Act.DECIDE).order_by("pk").first()
    return timezone.localdate(change.moved_at) if change else None


def _camera_facts(camera: CameraCase) -> CameraFacts:
    site = camera.facts
    return CameraFacts(
        title=site.title,
        address=site.address,
        households=site.households,
        prior_consents=site.prior_consents,
        is_masked=site.is_masked,
        has_view=site.has_view,
        resolution_on=site.resolution_on,
        local_association=site.local_association,
        local_association_agreed=site.local_association_agreed,
        installed_on=site.installed_on,
        asked_elsewhere=camera.asked_elsewhere,
    )
