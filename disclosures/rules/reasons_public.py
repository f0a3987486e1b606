"""Why a public page cannot be opened or closed, or a message not be taken."""

from civic.refusals import HOUSE_RULE, Reason


class PublicReason(Reason):
    NO_REGULATIONS = (
        "施行中の管理運用規程がありません。公開ページは、規程の内容を住民に知らせるためのものです。"
        "先に規程を制定してください。",
        "ガイドライン3(2)",
    )
    NO_MANAGER = (
        "今日の管理責任者がいません。公開ページには、問合せに答える役職を載せます。"
        "先に管理責任者を選任してください。",
        "ガイドライン3(1)ア",
    )
    ALREADY_OPEN = ("公開ページは、すでに公開しています。", HOUSE_RULE)
    NOT_OPEN = ("公開ページは、公開していません。", HOUSE_RULE)
    SAME_CONTACT = ("問合せ先は、今と同じです。直すところはありません。", HOUSE_RULE)
    TOO_MANY = (
        "短い間にたくさんのお申し出があったため、いまは受け付けられません。{wait}ほど待って、"
        "もう一度送ってください。急ぐときは、電話か、印刷した申出書でお申し出ください。"
        "入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
