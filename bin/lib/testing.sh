# shellcheck shell=bash disable=SC2034
# A throw-away PostgreSQL and Redis for tests, checks and measurements.

# throw_away_services NAME: below var/NAME, or var/NAME-2… while another run has that one.
throw_away_services() {
  local number folder
  for number in "" -2 -3 -4 -5 -6 -7 -8 -9; do
    folder=$ROOT/var/$1$number
    mkdir -p "$folder"
    exec 7>>"$folder/run.lock"
    if flock -n 7; then
      begin_afresh "$folder"
      return
    fi
  done
  fail "試験が同時に動きすぎています: $ROOT/var/$1"
}

begin_afresh() {
  use_data_folder "$1"
  trap leave_services EXIT
  trap 'exit 130' INT TERM HUP
  if needs_postgres; then discard_cluster; fi
  start_services
  # The test runner creates its own databases.
  DATABASE_URL=${SUPERUSER_DATABASE_URL:-$DATABASE_URL}
}

# A killed run may have left its server running, and its databases.
discard_cluster() {
  if postgres_is_alive; then stop_postgres; fi
  rm -rf "$PG_DATA"
}

# Nothing here has to survive a power cut.
without_syncing() {
  PG_OPTIONS=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
  INITDB_OPTIONS=(--no-sync)
}

name_chromium() {
  if CHROMIUM=$(find_chromium); then
    export CHROMIUM
  else
    unset CHROMIUM
    say "Chromium が見つからないため、画面の試験（browser の印）を飛ばします。置き場所は CHROMIUM で示せます。"
  fi
}
