"""Seals can only be added; and an entry announces itself before it takes its number.

Numbers are given out before the row is visible to others. Whoever seals takes the same advisory lock
exclusively for a moment: then every number up to the highest it sees is there to be sealed.
"""

from django.db import migrations

REFUSE = """
CREATE TRIGGER checkpoint_append_only BEFORE UPDATE OR DELETE ON civic_checkpoint
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_no_truncate BEFORE TRUNCATE ON civic_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION announce_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(5302, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER journalentry_announced BEFORE INSERT ON civic_journalentry
  FOR EACH STATEMENT EXECUTE FUNCTION announce_entry();
"""
ALLOW = """
DROP TRIGGER journalentry_announced ON civic_journalentry;
DROP FUNCTION announce_entry();
DROP TRIGGER checkpoint_no_truncate ON civic_checkpoint;
DROP TRIGGER checkpoint_append_only ON civic_checkpoint;
"""


class Migration(migrations.Migration):
    dependencies = [("civic", "0003_checkpoint")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
