"""The journal can only grow: triggers, without any switch to pass them."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER journalentry_append_only BEFORE UPDATE OR DELETE ON civic_journalentry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journalentry_no_truncate BEFORE TRUNCATE ON civic_journalentry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journaldetail_unchanged BEFORE UPDATE ON civic_journaldetail
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER journaldetail_unchanged ON civic_journaldetail;
DROP TRIGGER journalentry_no_truncate ON civic_journalentry;
DROP TRIGGER journalentry_append_only ON civic_journalentry;
DROP FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("civic", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
