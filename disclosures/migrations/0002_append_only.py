"""What was decided, shown, given and told stays as it was written; who gave it was entitled to."""

from django.db import migrations

TABLES = (
    "disclosures_viewing",
    "disclosures_provision_cameras",
    "disclosures_providedfile",
    "disclosures_copyreturn",
    "disclosures_incidentreport",
)
# A row waits for its paper, and nothing else of it changes: (table, column of the paper).
WITH_PAPER = (("disclosures_decision", "paper_id"), ("disclosures_provision", "receipt_id"))

APPEND_ONLY = "".join(
    f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in TABLES
)
PAPER_ONCE = "".join(
    f"""
CREATE TRIGGER {table}_not_deleted BEFORE DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table}
  FOR EACH ROW WHEN (OLD.{paper} IS NOT NULL
    OR (to_jsonb(OLD) - '{paper}') IS DISTINCT FROM (to_jsonb(NEW) - '{paper}'))
  EXECUTE FUNCTION refuse_change();
"""
    for table, paper in WITH_PAPER
)
ENTITLED = """
CREATE FUNCTION disclosures_require_entitled(
  association bigint, person bigint, standing text, permit bigint, moment timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  day date := (moment AT TIME ZONE 'Asia/Tokyo')::date;
BEGIN
  IF standing = 'MANAGER' AND NOT EXISTS (
    SELECT FROM associations_appointment a WHERE a.association_id = association
      AND a.user_id = person AND a.role = 'MANAGER' AND a.starts_on <= day
      AND coalesce(a.ended_on, a.term_until) >= day
  ) THEN
    RAISE EXCEPTION 'disclosures: not the manager of that day' USING ERRCODE = 'check_violation';
  END IF;
  IF standing = 'HANDLER' AND NOT EXISTS (
    SELECT FROM retention_handlingpermit p WHERE p.id = permit AND p.association_id = association
      AND p.handler_id = person AND p.starts_at <= moment AND p.ends_at > moment
      AND (p.revoked_at IS NULL OR p.revoked_at > moment)
  ) THEN
    RAISE EXCEPTION 'disclosures: no permit at that moment' USING ERRCODE = 'check_violation';
  END IF;
END $$;

CREATE FUNCTION disclosures_provision_is_entitled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM disclosures_decision d JOIN disclosures_inquiry i ON i.id = d.inquiry_id
     WHERE d.id = NEW.decision_id AND d.outcome = 'GIVE' AND d.ground = NEW.ground
       AND d.decided_at <= NEW.provided_at AND i.association_id = NEW.association_id
  ) THEN
    RAISE EXCEPTION 'disclosures: no decision to give' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM disclosures_require_entitled(
    NEW.association_id, NEW.handed_by_id, NEW.handed_as, NEW.permit_id, NEW.provided_at);
  RETURN NEW;
END $$;
CREATE TRIGGER provision_is_entitled BEFORE INSERT ON disclosures_provision
  FOR EACH ROW EXECUTE FUNCTION disclosures_provision_is_entitled();

CREATE FUNCTION disclosures_viewing_is_entitled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  association bigint;
BEGIN
  SELECT i.association_id INTO association
    FROM disclosures_decision d JOIN disclosures_inquiry i ON i.id = d.inquiry_id
   WHERE d.id = NEW.decision_id AND d.outcome IN ('GIVE', 'SHOW')
     AND d.decided_at <= NEW.began_at;
  IF association IS NULL THEN
    RAISE EXCEPTION 'disclosures: no decision to show' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM disclosures_require_entitled(
    association, NEW.shown_by_id, NEW.shown_as, NEW.permit_id, NEW.began_at);
  RETURN NEW;
END $$;
CREATE TRIGGER viewing_is_entitled BEFORE INSERT ON disclosures_viewing
  FOR EACH ROW EXECUTE FUNCTION disclosures_viewing_is_entitled();
"""
NOT_ENTITLED = """
DROP TRIGGER viewing_is_entitled ON disclosures_viewing;
DROP FUNCTION disclosures_viewing_is_entitled();
DROP TRIGGER provision_is_entitled ON disclosures_provision;
DROP FUNCTION disclosures_provision_is_entitled();
DROP FUNCTION disclosures_require_entitled(bigint, bigint, text, bigint, timestamptz);
"""
NOT_PAPER_ONCE = "".join(
    f"""
DROP TRIGGER {table}_stays ON {table};
DROP TRIGGER {table}_no_truncate ON {table};
DROP TRIGGER {table}_not_deleted ON {table};
"""
    for table, _paper in WITH_PAPER
)
NOT_APPEND_ONLY = "".join(
    f"""
DROP TRIGGER {table}_no_truncate ON {table};
DROP TRIGGER {table}_append_only ON {table};
"""
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0001_initial"), ("civic", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            APPEND_ONLY + PAPER_ONCE + ENTITLED, NOT_ENTITLED + NOT_PAPER_ONCE + NOT_APPEND_ONLY
        )
    ]
