"""The one place where the stage of an application changes (subsidies/rules/stages.py)."""

from datetime import datetime

from associations.models import User
from civic import journal
from civic.actors import Actor as Signer
from civic.refusals import Refused
from subsidies.models import GrantApplication, StageChange
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.stages import Act, Actor, Stage, is_allowed


def lock(application: GrantApplication) -> GrantApplication:
    """The root row of everything about it; inside a transaction."""
    return GrantApplication.objects.select_for_update().get(pk=application.pk)


def move(
    application: GrantApplication,
    act: Act,
    *,
    to: Stage,
    actor: Actor,
    by: Signer,
    at: datetime,
) -> StageChange:
    """`application` is locked; its other changed fields are saved with the stage."""
    require(application, act, to=to, actor=actor)
    source, application.stage = application.stage, to
    application.full_clean()
    application.save()
    change = StageChange.objects.create(
        application=application,
        act=act,
        source=source,
        target=to,
        moved_at=at,
        moved_by=by if isinstance(by, User) else None,
    )
    journal.record(
        f"補助金：{act.label}",
        application,
        by=by,
        at=at,
        association_id=application.association_id,
        facts={"前": source, "後": to.value, "受付番号": application.number},
    )
    return change


def require(application: GrantApplication, act: Act, *, to: Stage, actor: Actor) -> None:
    if not is_allowed(act, source=application.now, target=to, actor=actor):
        raise Refused(SubsidyReason.NOT_NOW, stage=application.now.label, act=act.label)
