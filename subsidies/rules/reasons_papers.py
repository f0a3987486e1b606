"""Why papers are not printed."""

from civic.refusals import HOUSE_RULE, Reason


class PaperReason(Reason):
    NOTHING_TO_PRINT = (
        "印刷する通知が選ばれていません。一覧で、印刷する通知に印を付けてください。",
        HOUSE_RULE,
    )
    NOT_ISSUED = (
        "承認の済んでいない通知か、ほかの制度の通知が混じっています。印刷は始めていません。一覧から選び直してください。",
        HOUSE_RULE,
    )
