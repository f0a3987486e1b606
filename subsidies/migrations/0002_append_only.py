"""Ledger, steps and everything handed in or issued stay as they are; a used programme is frozen."""

from django.db import migrations

TABLES = ("subsidies_stagechange", "subsidies_budgetentry")
REFUSE = (
    "".join(
        f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
        for table in TABLES
    )
    + """
CREATE TRIGGER submission_stays BEFORE UPDATE ON subsidies_submission
  FOR EACH ROW WHEN (OLD.paper_id IS NOT NULL OR OLD.answers <> NEW.answers
    OR OLD.paper_context <> NEW.paper_context OR OLD.submitted_at <> NEW.submitted_at
    OR OLD.requested_yen IS DISTINCT FROM NEW.requested_yen)
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER submission_not_deleted BEFORE DELETE ON subsidies_submission
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER letter_stays BEFORE UPDATE ON subsidies_letter
  FOR EACH ROW WHEN (OLD.paper_id IS NOT NULL OR OLD.discarded_at IS NOT NULL
    OR (OLD.approved_at IS NOT NULL AND (OLD.paper_context IS DISTINCT FROM NEW.paper_context
      OR OLD.amount_yen IS DISTINCT FROM NEW.amount_yen OR OLD.number <> NEW.number
      OR OLD.approved_by_id <> NEW.approved_by_id OR OLD.act <> NEW.act)))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER letter_not_deleted BEFORE DELETE ON subsidies_letter
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER programme_frozen BEFORE UPDATE OR DELETE ON subsidies_programme
  FOR EACH ROW WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
"""
)
ALLOW = """
DROP TRIGGER programme_frozen ON subsidies_programme;
DROP TRIGGER letter_not_deleted ON subsidies_letter;
DROP TRIGGER letter_stays ON subsidies_letter;
DROP TRIGGER submission_not_deleted ON subsidies_submission;
DROP TRIGGER submission_stays ON subsidies_submission;
""" + "".join(
    f"""
DROP TRIGGER {table}_no_truncate ON {table};
DROP TRIGGER {table}_append_only ON {table};
"""
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("subsidies", "0001_initial"), ("civic", "0002_append_only")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
