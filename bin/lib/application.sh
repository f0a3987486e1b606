# shellcheck shell=bash disable=SC2034
# The application's own environment and its database, used by bin/run and bin/manage.

SETTINGS=shimonoseki_cam.settings.development
# Commands that change tables run as the owner of the tables.
OWNER_COMMANDS=" migrate makemigrations squashmigrations optimizemigration sqlmigrate flush createcachetable restore tell_restore "

# After use_data_folder and start_services.
name_application() {
  export DJANGO_SETTINGS_MODULE=${DJANGO_SETTINGS_MODULE:-$SETTINGS}
  export DATA_DIR=$DATA
  MARKER=$DATA/first-run # holds `seeding`, `demo` or `empty`
  if [[ -f $MARKER ]]; then DEMO=$([[ $(<"$MARKER") == empty ]] && echo 0 || echo 1); fi
  export DEMO=${DEMO:-1}
  if [[ -f $DATA/address ]]; then
    export PUBLIC_ADDRESS=${PUBLIC_ADDRESS:-$(<"$DATA/address")}
  fi
}

# In the caller's folder, so that a command finds the files it is given.
manage() { (cd "$START_FOLDER" && exec "$PY" "$ROOT/manage.py" "$@" 7>&- 8>&- 9>&-); }

manage_as_owner() { DATABASE_URL=$(owner_url) manage "$@"; }

owner_url() { printf '%s' "${OWNER_DATABASE_URL:-$DATABASE_URL}"; }

query() { "${PG_BIN:+$PG_BIN/}psql" -X -q -d "$(owner_url)" "$@"; }

is_migrated() {
  [[ $(query -A -t -c "SELECT to_regclass('public.django_migrations')") ]]
}

# What the application may only add to (docs/operations.md, データベースの役割).
seal_tables() { query -f bin/lib/seal.sql; }

migrate() {
  logged "$LOGS/migrate.log" manage_as_owner migrate --no-input || fail "表を作れませんでした。"
  logged "$LOGS/migrate.log" seal_tables || fail "表の権限を整えられませんでした。"
}
