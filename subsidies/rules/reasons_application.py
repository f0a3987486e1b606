"""Why an application does not go on."""

from civic.refusals import HOUSE_RULE, Reason


class ApplicationReason(Reason):
    EXAMPLE = (
        "「{programme}」は、ほかの団体の制度の例なので、申請できません。一覧から下関市の制度を選んでください。",
        HOUSE_RULE,
    )
    NOT_ELIGIBLE = (
        "「{programme}」は、{kind}からの申請を受け付けていません。"
        "申請は始めていません。制度の対象は、生活安全課に確かめてください。",
        HOUSE_RULE,
    )
    WINDOW_CLOSED = (
        "「{programme}」の{act}は、いま受付期間ではありません。{windows}"
        "入力した内容は保存してあります。",
        HOUSE_RULE,
    )
    ALREADY_BEGUN = (
        "この制度の申請を、もう始めています（{number}）。補助金の一覧から、その続きを開いてください。",
        HOUSE_RULE,
    )
    PAGE_CLOSED = (
        "「{page}」は、いまの段階（{stage}）では直せません。今の内容はそのまま残っています。"
        "補正の依頼があったときは、依頼のあった項目だけを直せます。",
        HOUSE_RULE,
    )
    WRITTEN_MEANWHILE = (
        "この画面を開いた後に、別の画面か別の方が「{page}」を書きかえました。この画面の内容は、まだ保存していません。"
        "入力した内容は、この画面に残してあります。今の内容は申請のページで確かめられます。"
        "この画面の内容に置き換えるときは、もう一度保存してください。",
        HOUSE_RULE,
    )
    CAMERA_ELSEWHERE = (
        "この団体のカメラではないものが選ばれています。カメラを選び直してください。",
        HOUSE_RULE,
    )
    CAMERA_ASKED_ELSEWHERE = (
        "{title}は、ほかの申請（{number}）でもう補助を申請しているので、選べません。"
        "ほかのカメラを選ぶか、先にその申請を取り下げてください。入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
    CAMERA_OF_COST_MISSING = (
        "申請しないカメラの費用があります。費用の行のカメラを選び直してください。"
        "入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
    RESOLUTION_ELSEWHERE = (
        "この団体の議決ではありません。一覧から選び直してください。",
        HOUSE_RULE,
    )
    DAY_IN_FUTURE = (
        "「{label}」が今日より後の日付です。済んだ日を入力してください。入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
    CONTRACT_TOO_EARLY = (
        "契約した日（{contracted}）が、交付決定の日（{decided}）より前です。"
        "この制度では、決定の前の契約は補助の対象になりません{unverified}。"
        "日付を確かめ、まちがいでなければ生活安全課へ相談してください。入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
    STARTED_BEFORE_CONTRACT = (
        "着手した日が、契約した日より前になっています。どちらかの日付を直してください。"
        "入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
    NOTHING_CHANGES = (
        "何をどう変えるかが書かれていません。変える前と変えた後を書いてください。"
        "入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
    ALL_GIVEN_UP = (
        "すべてのカメラが選ばれています。設置をすべてやめるときは、「設置をやめる」を選んでください。"
        "入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
    MORE_THAN_DECIDED = (
        "変えた後の補助額（{yen}円）が、決定の額（{decided}円）をこえています。"
        "決定の額より多くはなりません。額を直してください。入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
    HOLDER_DIFFERS = (
        "口座の名義「{holder}」が、団体の名前「{association}」とちがいます。"
        "個人の口座には振り込めないことがあります。通帳を確かめて、この名義でよければ、"
        "「名義を確かめました」に印を付けてください。入力した内容は、この画面に残してあります。",
        HOUSE_RULE,
    )
    NOTHING_TO_CLAIM = (
        "補助金の額は0円に確定しているので、請求するものがありません。この申請ですることは、もうありません。",
        HOUSE_RULE,
    )
    YEAR_NOT_TO_REPORT = (
        "{year}の報告は、いま受け付けていません。報告できるのは、{first}から、終わった年度と今の年度までです。",
        HOUSE_RULE,
    )
    NO_CAMERA = ("カメラが選ばれていません。1台以上選んでください。", HOUSE_RULE)
    FIVE_YEARS_OVER = (
        "{title}は、撤去・移設・売却をしてはならない期間（5年以上）にありません。市への申請は要りません。",
        "ガイドライン2(2)エ",
    )
    DISPOSAL_IN_PAST = (
        "予定の日が今日より前です。撤去・移設・売却は、承認を受けてから行います。"
        "すでに行ったときは、すぐに生活安全課へ連絡してください。",
        "ガイドライン2(2)エ",
    )
    PAPER_DAY_IN_FUTURE = (
        "紙の申請を受け付けた日が、今日より後の日付です。受け付けた日を入力してください。",
        HOUSE_RULE,
    )


class AttachmentReason(Reason):
    QUOTA_FILES = (
        "この申請に付けられる書類は{limit}点までです。要らない書類を外してから、もう一度選んでください。"
        "いま付いている書類はそのままです。",
        HOUSE_RULE,
    )
    QUOTA_BYTES = (
        "この申請に付けられる書類は、合わせて{limit}までです。要らない書類を外すか、写真を小さくしてください。"
        "いま付いている書類はそのままです。",
        HOUSE_RULE,
    )
    QUOTA_EVER = (
        "この申請では、外したものも合わせて{limit}の書類を受け取りました。これ以上は受け取れません。"
        "いま付いている書類はそのままです。足りない書類は、生活安全課へ紙で届けてください。",
        HOUSE_RULE,
    )
    OF_ANOTHER_PAGE = (
        "この書類は、このページで付けたものではないか、もう市に出してあるので、ここでは外せません。"
        "書類はそのままです。直したいときは、生活安全課へ連絡してください。",
        HOUSE_RULE,
    )
    ALREADY_REMOVED = (
        "この書類は、もう外してあります。画面を開き直してください。",
        HOUSE_RULE,
    )
