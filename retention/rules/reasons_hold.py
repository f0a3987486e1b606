"""Why a hold (保全) is refused."""

from civic.refusals import HOUSE_RULE, Reason


class HoldReason(Reason):
    NO_CAMERA = ("保全する映像のカメラを、1台以上選んでください。", HOUSE_RULE)
    CAMERA_ELSEWHERE = ("選んだカメラは、この団体のものではありません。", HOUSE_RULE)
    NOT_BEGUN = (
        "映像の始まりが、今より後になっています。まだ撮影していない映像は保全できません。",
        HOUSE_RULE,
    )
    ENDS_BEFORE = ("映像の終わりは、始まりより後にしてください。", HOUSE_RULE)
    AFTER_TODAY = ("映像の終わりは、今日までの日時にしてください。", HOUSE_RULE)
    PLACED_BEFORE = (
        "選んだ映像の中に、ご自分が仮保全し、別の役員が確かめていないものがあります。"
        "同じ人が続けて仮保全することは、その終わりから{days}日間できません。"
        "まだ要るときは、別の役員（{needed}）に、今の仮保全を確かめるか、"
        "新しく仮保全してもらってください。",
        HOUSE_RULE,
    )
    SAME_PERSON = (
        "{who}は、自分では確かめられません。別の役員（{needed}）が確かめてください。",
        HOUSE_RULE,
    )
    LAPSED = (
        "この保全は{day}で切れています。もう延ばせません。"
        "映像がまだ要るときは、新しく仮保全してください。",
        HOUSE_RULE,
    )
    RELEASED = (
        "この保全は、すでに解かれています。映像がまだ要るときは、新しく仮保全してください。",
        HOUSE_RULE,
    )
    ALREADY_CONFIRMED = ("この保全は、すでに確かめられています。", HOUSE_RULE)
    NOT_CONFIRMED = (
        "仮保全は延ばせません。先に別の役員が、文書の番号を入れて確かめてください。",
        HOUSE_RULE,
    )
    DOCUMENT_MISSING = (
        "文書の番号を入れてください。番号のない照会では、保全を続けられません。",
        HOUSE_RULE,
    )
    ENDS_IN_PAST = ("保全の最終日は、今日以後の日付にしてください。", HOUSE_RULE)
    TOO_LONG = (
        "保全の最終日は、{latest}までの日付にしてください。一度に延ばせるのは{days}日までです。",
        HOUSE_RULE,
    )
    NOT_LONGER = (
        "新しい最終日は、今の最終日（{day}）より後の日付にしてください。早く終えるときは、保全を解きます。",
        HOUSE_RULE,
    )
    RENEWAL_WAITS = (
        "確かめていない延長の申し出が、すでにあります。別の役員に確かめてもらってください。",
        HOUSE_RULE,
    )
    NO_RENEWAL = ("確かめる延長の申し出はありません。", HOUSE_RULE)
