"""Records of erasure can only grow (規程5(3))."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER erasure_append_only BEFORE UPDATE OR DELETE ON retention_erasure
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erasure_no_truncate BEFORE TRUNCATE ON retention_erasure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER erasure_no_truncate ON retention_erasure;
DROP TRIGGER erasure_append_only ON retention_erasure;
"""


class Migration(migrations.Migration):
    dependencies = [("retention", "0001_initial"), ("civic", "0002_append_only")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
