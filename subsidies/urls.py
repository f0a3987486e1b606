"""Addresses of the subsidies room."""

from django.urls import URLPattern, path

from subsidies.views import (
    batches,
    blank_forms,
    budget,
    city_bulk,
    city_letters,
    city_money,
    city_queue,
    city_review,
    grant,
    home,
    later,
    papers,
    programme_parts,
    programmes,
    questions,
    register,
    sending,
    start,
)

# The association's side
_HOME = "a/<int:association_id>/subsidies/"
_GRANT = f"{_HOME}<int:pk>/"
_OFFICER: list[URLPattern] = [
    path(_HOME, home.Subsidies.as_view(), name="subsidies"),
    path(f"{_HOME}new/<int:programme_id>/", home.BeginGrant.as_view(), name="grant_begin"),
    path(
        "city/associations/<int:association_id>/grants/new/",
        home.CityBeginGrant.as_view(),
        name="city_grant_begin",
    ),
    path(_GRANT, grant.Grant.as_view(), name="grant"),
    path(f"{_GRANT}q/<slug:question>/", questions.grant_question, name="grant_question"),
    path(f"{_GRANT}papers/<int:paper_pk>/", grant.GrantPaper.as_view(), name="grant_paper"),
    path(
        f"{_GRANT}papers/<int:paper_pk>/remove/",
        papers.RemovePaper.as_view(),
        name="grant_paper_remove",
    ),
    path(f"{_GRANT}confirm/<slug:act>/", sending.Confirm.as_view(), name="grant_confirm"),
    path(f"{_GRANT}preview/<slug:act>/", sending.Preview.as_view(), name="grant_preview"),
    path(
        f"{_GRANT}submissions/<int:submission_pk>/",
        sending.SubmissionPage.as_view(),
        name="submission",
    ),
    path(
        f"{_GRANT}submissions/<int:submission_pk>/paper/",
        sending.SubmissionPaper.as_view(),
        name="submission_paper",
    ),
    path(f"{_GRANT}letters/<int:letter_pk>/", grant.GrantLetter.as_view(), name="grant_letter"),
    path(f"{_GRANT}withdraw/", later.Withdraw.as_view(), name="grant_withdraw"),
    path(f"{_GRANT}start/", start.Start.as_view(), name="grant_start"),
    path(f"{_GRANT}change/", later.Change.as_view(), name="grant_change"),
    path(f"{_GRANT}claim/", later.Claim.as_view(), name="grant_claim"),
    path(f"{_GRANT}year/", later.Year.as_view(), name="grant_year"),
    path(f"{_GRANT}disposal/", later.Disposal.as_view(), name="grant_disposal"),
]

# The city's side: queue, review, letters
_CITY_GRANT = "city/grants/<int:pk>/"
_LETTER = "city/letters/<int:pk>/"
_CITY: list[URLPattern] = [
    path("city/grants/", city_queue.CityGrants.as_view(), name="city_grants"),
    path("city/grants/bulk/", city_bulk.BulkDraft.as_view(), name="city_bulk"),
    path("city/payments/", city_bulk.Payments.as_view(), name="city_payments"),
    path(_CITY_GRANT, city_review.CityGrant.as_view(), name="city_grant"),
    path(f"{_CITY_GRANT}take-on/", city_review.TakeOn.as_view(), name="city_take_on"),
    path(f"{_CITY_GRANT}papers/", city_review.GrantPapers.as_view(), name="city_grant_papers"),
    path(
        f"{_CITY_GRANT}papers/<int:paper_pk>/",
        city_review.GrantPaper.as_view(),
        name="city_grant_paper",
    ),
    path(
        f"{_CITY_GRANT}submissions/<int:submission_pk>/",
        city_review.GrantSubmissionPaper.as_view(),
        name="city_submission_paper",
    ),
    path(f"{_CITY_GRANT}payment/", city_money.RecordPayment.as_view(), name="city_payment"),
    path(f"{_CITY_GRANT}repayment/", city_money.RecordRepayment.as_view(), name="city_repayment"),
    path(
        f"{_CITY_GRANT}letters/new/<slug:act>/",
        city_letters.DraftLetter.as_view(),
        name="city_letter_new",
    ),
    path("city/letters/", city_letters.WaitingLetters.as_view(), name="city_letters"),
    path("city/letters/approve/", city_bulk.BulkApprove.as_view(), name="city_bulk_approve"),
    path("city/letters/print/", city_bulk.BulkPrint.as_view(), name="city_bulk_print"),
    path(_LETTER, city_letters.LetterPage.as_view(), name="city_letter"),
    path(f"{_LETTER}approve/", city_letters.ApproveLetter.as_view(), name="city_letter_approve"),
    path(f"{_LETTER}discard/", city_letters.DiscardLetter.as_view(), name="city_letter_discard"),
    path(f"{_LETTER}paper/", city_letters.LetterPdf.as_view(), name="city_letter_pdf"),
]

# Programmes, budget, register, exports
_PROGRAMME = "city/programmes/<int:pk>/"
_PROGRAMMES: list[URLPattern] = [
    path("city/programmes/", programmes.Programmes.as_view(), name="programmes"),
    path("city/programmes/new/", programmes.EnterProgramme.as_view(), name="programme_new"),
    path(_PROGRAMME, programmes.ProgrammePage.as_view(), name="programme"),
    path(f"{_PROGRAMME}edit/", programmes.EditProgramme.as_view(), name="programme_edit"),
    path(f"{_PROGRAMME}source/", programmes.CiteSource.as_view(), name="programme_source"),
    path(f"{_PROGRAMME}copy/", programmes.CopyProgramme.as_view(), name="programme_copy"),
    path(f"{_PROGRAMME}windows/new/", programme_parts.NewWindow.as_view(), name="window_new"),
    path(
        f"{_PROGRAMME}windows/<int:window_pk>/",
        programme_parts.EditWindow.as_view(),
        name="window_edit",
    ),
    path(
        f"{_PROGRAMME}windows/<int:window_pk>/remove/",
        programme_parts.RemoveWindow.as_view(),
        name="window_remove",
    ),
    path(f"{_PROGRAMME}forms/", programme_parts.SetFormTitle.as_view(), name="form_title"),
    path(f"{_PROGRAMME}lots/", programme_parts.DrawLots.as_view(), name="draw_lots"),
    path(f"{_PROGRAMME}budget/", budget.Budget.as_view(), name="budget"),
    path(f"{_PROGRAMME}budget/new/", programme_parts.Appropriate.as_view(), name="appropriate"),
    path(f"{_PROGRAMME}budget.<str:kind>", budget.BudgetSheet.as_view(), name="budget_sheet"),
    path("city/register/", register.CameraRegister.as_view(), name="camera_register"),
    path(
        "city/register.<str:kind>",
        register.CameraRegisterSheet.as_view(),
        name="camera_register_sheet",
    ),
    path("city/statistics/", register.CityStatistics.as_view(), name="city_statistics"),
    path(
        "city/statistics.<str:kind>",
        register.CityStatisticsSheet.as_view(),
        name="city_statistics_sheet",
    ),
]

# Papers: blank forms, batches of letters
_PAPERS: list[URLPattern] = [
    path(f"{_HOME}forms/", blank_forms.BlankForms.as_view(), name="blank_forms"),
    path(f"{_HOME}forms/<slug:form>/", blank_forms.BlankForm.as_view(), name="blank_form"),
    path(
        f"{_HOME}consent-sheets/<int:site_pk>/",
        blank_forms.ConsentSheet.as_view(),
        name="consent_sheet",
    ),
    path(
        f"{_HOME}local-consents/<int:site_pk>/",
        blank_forms.LocalConsentSheet.as_view(),
        name="local_consent_sheet",
    ),
    path("city/forms/", blank_forms.CityBlankForms.as_view(), name="city_blank_forms"),
    path("city/forms/<slug:form>/", blank_forms.CityBlankForm.as_view(), name="city_blank_form"),
    path(f"{_PROGRAMME}letters/", batches.OrderBatch.as_view(), name="print_letters"),
    path("city/batches/<int:pk>/", batches.BatchPage.as_view(), name="print_batch"),
    path("city/batches/<int:pk>/zip/", batches.BatchArchive.as_view(), name="print_batch_archive"),
]

urlpatterns = [*_OFFICER, *_CITY, *_PROGRAMMES, *_PAPERS]
