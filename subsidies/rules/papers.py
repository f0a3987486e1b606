"""Papers of the flow (F1–F25 of the domain, the numbers are ours) and those that are handed in with them."""

from enum import StrEnum


class PaperKind(StrEnum):
    """What an association attaches. Which of them a programme requires is its own data."""

    QUOTATION = "QUOTATION"
    CATALOGUE = "CATALOGUE"
    DRAWING = "DRAWING"
    SITE_PHOTO = "SITE_PHOTO"
    MINUTES = "MINUTES"
    BYLAWS = "BYLAWS"
    OFFICERS = "OFFICERS"
    CONSENTS = "CONSENTS"
    LOCAL_CONSENT = "LOCAL_CONSENT"
    OWNER_PERMIT = "OWNER_PERMIT"
    POLICE_ADVICE = "POLICE_ADVICE"
    REGULATIONS = "REGULATIONS"
    CONTRACT = "CONTRACT"
    RECEIPT = "RECEIPT"
    CAMERA_PHOTO = "CAMERA_PHOTO"
    SIGN_PHOTO = "SIGN_PHOTO"
    SAMPLE_IMAGE = "SAMPLE_IMAGE"
    BANKBOOK = "BANKBOOK"
    OTHER = "OTHER"

    @property
    def label(self) -> str:
        return _LABELS[self]


class FormKind(StrEnum):
    """Forms and letters that this system makes. Their city numbers are data of the programme."""

    CONSULTATION = "F1"
    APPLICATION = "F3"
    PLAN = "F4"
    BUDGET = "F5"
    SITE_MAP = "F6"
    VIEW_MAP = "F7"
    SITE_LIST = "F8"
    CONSENT_SHEET = "F10"
    MINUTES_COVER = "F11"
    LOCAL_CONSENT = "F12"
    PLEDGE = "F16"
    MANAGER_NOTICE = "F17"
    DECISION = "F18"
    CHANGE_REQUEST = "F19"
    COMPLETION = "F20"
    SETTLEMENT = "F21"
    CLAIM = "F22"
    ANNUAL_REPORT = "F23"
    DISPOSAL_REQUEST = "F24"

    @property
    def heading(self) -> str:
        """The usual title; the programme's own stands before it where the city has given one."""
        return _TITLES[self]


_LABELS = {
    PaperKind.QUOTATION: "見積書の写し",
    PaperKind.CATALOGUE: "カタログ・仕様書",
    PaperKind.DRAWING: "設置場所と撮影範囲の図面",
    PaperKind.SITE_PHOTO: "設置する場所の今の写真",
    PaperKind.MINUTES: "議事録の写し",
    PaperKind.BYLAWS: "団体の規約",
    PaperKind.OFFICERS: "役員名簿",
    PaperKind.CONSENTS: "住民の同意書",
    PaperKind.LOCAL_CONSENT: "設置場所の自治会の同意書",
    PaperKind.OWNER_PERMIT: "土地・電柱・道路の許可の写し",
    PaperKind.POLICE_ADVICE: "警察署の助言がわかる書類",
    PaperKind.REGULATIONS: "管理運用規程",
    PaperKind.CONTRACT: "契約書または請書の写し",
    PaperKind.RECEIPT: "領収書の写し",
    PaperKind.CAMERA_PHOTO: "設置したカメラの写真",
    PaperKind.SIGN_PHOTO: "表示板の写真",
    PaperKind.SAMPLE_IMAGE: "撮影した画像の印刷",
    PaperKind.BANKBOOK: "通帳の写し（口座の名義がわかる面）",
    PaperKind.OTHER: "そのほかの書類",
}
_TITLES = {
    FormKind.CONSULTATION: "事前協議書",
    FormKind.APPLICATION: "補助金交付申請書",
    FormKind.PLAN: "事業計画書",
    FormKind.BUDGET: "収支予算書",
    FormKind.SITE_MAP: "設置場所位置図",
    FormKind.VIEW_MAP: "撮影範囲図",
    FormKind.SITE_LIST: "カメラ・表示板設置箇所一覧",
    FormKind.CONSENT_SHEET: "防犯カメラの設置に関する同意書",
    FormKind.MINUTES_COVER: "団体の合意に関する書面",
    FormKind.LOCAL_CONSENT: "設置場所の自治会の同意書",
    FormKind.PLEDGE: "地域合意書及び維持管理等誓約書",
    FormKind.MANAGER_NOTICE: "管理責任者指定（変更）届出書",
    FormKind.DECISION: "補助金交付決定通知書",
    FormKind.CHANGE_REQUEST: "変更・中止承認申請書",
    FormKind.COMPLETION: "実績報告書",
    FormKind.SETTLEMENT: "補助金の額の確定通知書",
    FormKind.CLAIM: "補助金交付請求書",
    FormKind.ANNUAL_REPORT: "防犯カメラ管理状況報告書",
    FormKind.DISPOSAL_REQUEST: "財産処分承認申請書",
}
