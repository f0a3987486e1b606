"""What was issued or handed in stays whole; a used programme learns its source, and nothing else.

Rows are compared whole, so that a column added later is guarded without another migration.
"""

from django.db import migrations

SENT = ("subsidies_submission", "subsidies_letter")
NO_TRUNCATE = "".join(
    f"""
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in SENT
)
TRUNCATE = "".join(f"DROP TRIGGER {table}_no_truncate ON {table};\n" for table in SENT)

# The paper is written once, by the task that prints it.
STRICTER = """
DROP TRIGGER submission_stays ON subsidies_submission;
CREATE TRIGGER submission_stays BEFORE UPDATE ON subsidies_submission
  FOR EACH ROW WHEN (OLD.paper_id IS NOT NULL
    OR to_jsonb(OLD) - 'paper_id' <> to_jsonb(NEW) - 'paper_id')
  EXECUTE FUNCTION refuse_change();
DROP TRIGGER letter_stays ON subsidies_letter;
CREATE TRIGGER letter_stays BEFORE UPDATE ON subsidies_letter
  FOR EACH ROW WHEN (OLD.paper_id IS NOT NULL OR OLD.discarded_at IS NOT NULL
    OR (OLD.approved_at IS NOT NULL
      AND to_jsonb(OLD) - 'paper_id' <> to_jsonb(NEW) - 'paper_id'))
  EXECUTE FUNCTION refuse_change();
"""
LOOSER = """
DROP TRIGGER letter_stays ON subsidies_letter;
CREATE TRIGGER letter_stays BEFORE UPDATE ON subsidies_letter
  FOR EACH ROW WHEN (OLD.paper_id IS NOT NULL OR OLD.discarded_at IS NOT NULL
    OR (OLD.approved_at IS NOT NULL AND (OLD.paper_context IS DISTINCT FROM NEW.paper_context
      OR OLD.amount_yen IS DISTINCT FROM NEW.amount_yen OR OLD.number <> NEW.number
      OR OLD.approved_by_id <> NEW.approved_by_id OR OLD.act <> NEW.act)))
  EXECUTE FUNCTION refuse_change();
DROP TRIGGER submission_stays ON subsidies_submission;
CREATE TRIGGER submission_stays BEFORE UPDATE ON subsidies_submission
  FOR EACH ROW WHEN (OLD.paper_id IS NOT NULL OR OLD.answers <> NEW.answers
    OR OLD.paper_context <> NEW.paper_context OR OLD.submitted_at <> NEW.submitted_at
    OR OLD.requested_yen IS DISTINCT FROM NEW.requested_yen)
  EXECUTE FUNCTION refuse_change();
"""

# A published 要綱 turns 未確認 into a source: the terms that were applied to stay the same.
FROZEN_TERMS = """
DROP TRIGGER programme_frozen ON subsidies_programme;
CREATE TRIGGER programme_frozen BEFORE UPDATE ON subsidies_programme
  FOR EACH ROW WHEN (OLD.frozen_at IS NOT NULL
    AND to_jsonb(OLD) - ARRAY['unverified', 'source', 'note']
      <> to_jsonb(NEW) - ARRAY['unverified', 'source', 'note'])
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER programme_not_deleted BEFORE DELETE ON subsidies_programme
  FOR EACH ROW WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
"""
FROZEN_WHOLE = """
DROP TRIGGER programme_not_deleted ON subsidies_programme;
DROP TRIGGER programme_frozen ON subsidies_programme;
CREATE TRIGGER programme_frozen BEFORE UPDATE OR DELETE ON subsidies_programme
  FOR EACH ROW WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("subsidies", "0004_repayments")]
    operations = [
        migrations.RunSQL(NO_TRUNCATE, TRUNCATE),
        migrations.RunSQL(STRICTER, LOOSER),
        migrations.RunSQL(FROZEN_TERMS, FROZEN_WHOLE),
    ]
