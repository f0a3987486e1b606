"""事前協議, 交付申請 and 実績報告 are handed in."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic.refusals import Refused
from subsidies.actions.lock_cameras import lock_cameras
from subsidies.actions.move import lock, require
from subsidies.actions.submit import Sent, submit
from subsidies.models import GrantApplication, Submission
from subsidies.queries.case import case_of, facts_of
from subsidies.queries.windows import day_that_counts, is_open_for, windows_in_words
from subsidies.rules.checks import missing
from subsidies.rules.reasons import SubsidyReason
from subsidies.rules.reasons_application import ApplicationReason
from subsidies.rules.report_checks import checks_for
from subsidies.rules.stages import Act, Actor, Stage

TARGETS = {Act.CONSULT: Stage.CONSULTED, Act.APPLY: Stage.APPLIED, Act.REPORT: Stage.REPORTED}


@transaction.atomic
def hand_in(
    *, application: GrantApplication, act: Act, address: str, by: User, at: datetime
) -> Submission:
    """`act`: CONSULT, APPLY or REPORT. `address` is the site's root, for the mails."""
    locked = lock(application)
    require(locked, act, to=TARGETS[act], actor=Actor.OFFICER)
    on = timezone.localdate(at)
    if not is_open_for(locked, act, day_that_counts(locked, on, by)):
        raise Refused(
            ApplicationReason.WINDOW_CLOSED,
            programme=locked.programme.name,
            act=act.label,
            windows=windows_in_words(locked.programme),
        )
    lock_cameras(locked.grant_cameras.values_list("camera_id", flat=True))
    case = case_of(locked, on)
    if lacking := missing(checks_for(act, facts_of(case, act))):
        first = f"足りないもの：{lacking[0].sentence}"
        more = f"ほか{len(lacking) - 1}件。" if len(lacking) > 1 else "。"
        raise Refused(
            SubsidyReason.NOT_READY, what=f"{first}{more}入力した内容は保存してあります。"
        )
    yen = case.due if act is Act.REPORT else locked.requested_yen
    return submit(locked, Sent(act, TARGETS[act], address, yen), by=by, at=at)
