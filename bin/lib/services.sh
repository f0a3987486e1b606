# shellcheck shell=bash disable=SC2034
# A project-local PostgreSQL and Redis under a data folder, on Unix sockets only.
#
#   use_data_folder DIR     names every place below
#   start_services          starts what is not running, sets DATABASE_URL, OWNER_DATABASE_URL,
#                           SUPERUSER_DATABASE_URL and REDIS_URL (those already set are respected)
#   leave_services          the last user of the folder stops the servers
#
# Every user of a folder holds a shared lock (descriptor 9) on DIR/in-use: the kernel lets go of it
# even after kill -9. Long-lived children must be started with `7>&- 8>&- 9>&-`.

PG_OPTIONS=()     # more server options (the tests turn fsync off)
INITDB_OPTIONS=() # more initdb options
LONGEST_SOCKET=107

# --- Places ----------------------------------------------------------------

use_data_folder() {
  DATA=$(realpath -m -- "$1")
  make_folder "$DATA"
  LOGS=$DATA/log
  mkdir -p "$LOGS"
  PLACE=$DATA # where the cluster and the sockets are
  if is_root && needs_postgres; then choose_place; fi
  PG_DATA=$PLACE/postgres
  PG_LOG=$PLACE/log/postgres.log
  SOCKETS=$PLACE/sockets
  if (($(byte_length "$SOCKETS/.s.PGSQL.5432.lock") > LONGEST_SOCKET)); then
    SOCKETS=$(short_folder)/shimonoseki-cam-$(short_hash "$PLACE")
  fi
}

byte_length() {
  local LC_ALL=C
  echo "${#1}"
}

# A new folder lets the database's user pass through, and nobody look inside.
make_folder() {
  [[ -d $1 ]] && return
  mkdir -p "$1" || fail "データフォルダを作れません: $1"
  chmod 711 "$1"
}

short_folder() {
  if ! is_root && [[ -n ${XDG_RUNTIME_DIR:-} && -w ${XDG_RUNTIME_DIR:-} ]]; then
    echo "$XDG_RUNTIME_DIR"
  else
    echo /tmp
  fi
}

# PostgreSQL refuses to run as root and so needs a folder its own user can reach.
choose_place() {
  as_postgres test -x "$DATA" && return
  PLACE=/var/tmp/shimonoseki-cam-$(short_hash "$DATA")
  if [[ -d $PLACE && ! -f $DATA/database-elsewhere ]]; then
    mv "$PLACE" "$PLACE.old-$(date +%s)"
    say "新しいデータフォルダなので、以前のデータベースを $PLACE.old-* に移しました。"
  fi
  [[ -d $PLACE ]] || mkdir -m 711 "$PLACE"
  [[ -O $PLACE && ! -L $PLACE ]] || fail "$PLACE の持ち主が違います。"
  [[ -f $DATA/database-elsewhere ]] ||
    say "データベースの利用者が $DATA に入れないため、データベースは $PLACE に置きます。"
  printf '%s\n' "$PLACE" >"$DATA/database-elsewhere"
}

needs_postgres() { [[ -z ${DATABASE_URL:-} ]]; }
needs_redis() { [[ -z ${REDIS_URL:-} ]]; }

# --- Start and stop --------------------------------------------------------

start_services() {
  exec 8>"$PLACE/services.lock"
  flock 8
  exec 9>>"$PLACE/in-use"
  flock -s 9
  if needs_postgres || needs_redis; then make_socket_folder; fi
  # Set before the servers start, so that a failure half-way still stops what was started.
  SERVICES_IN_USE=1
  if needs_postgres; then start_postgres; fi
  if needs_redis; then start_redis; fi
  exec 8>&-
}

leave_services() {
  [[ -n ${SERVICES_IN_USE:-} ]] || return 0
  SERVICES_IN_USE=
  exec 8>"$PLACE/services.lock"
  flock 8
  exec 9>&-
  exec 9>>"$PLACE/in-use"
  if flock -n 9; then stop_servers; fi
  exec 9>&- 8>&-
}

stop_servers() {
  if [[ -f $PLACE/redis-started ]]; then stop_redis; fi
  if [[ -f $PLACE/postgres-started ]]; then stop_postgres; fi
}

# The folder's mode is what guards the sockets.
make_socket_folder() {
  [[ -d $SOCKETS ]] || mkdir -m 700 "$SOCKETS"
  [[ ! -L $SOCKETS ]] || fail "$SOCKETS がリンクになっています。"
  if is_root && needs_postgres; then chown postgres: "$SOCKETS"; fi
  [[ $(stat -c %U "$SOCKETS") == "$(server_user)" ]] || fail "$SOCKETS の持ち主が違います。"
  chmod 700 "$SOCKETS"
}

server_user() { if is_root && needs_postgres; then echo postgres; else id -un; fi; }

# --- PostgreSQL ------------------------------------------------------------

as_postgres() {
  if is_root; then
    (cd / && exec setpriv --reuid postgres --regid postgres --clear-groups -- "$@")
  else
    "$@"
  fi
}

# The newest installed version, or the one the cluster was made with.
pg_bin() {
  local version
  if [[ -f $PG_DATA/PG_VERSION ]]; then
    version=$(<"$PG_DATA/PG_VERSION")
  else
    version=$(find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' | sort -n | tail -n 1)
  fi
  [[ -x /usr/lib/postgresql/$version/bin/postgres ]] || fail \
    "このデータフォルダは PostgreSQL $version のものですが、この機械にはありません: $DATA"
  echo "/usr/lib/postgresql/$version/bin"
}

start_postgres() {
  PG_BIN=$(pg_bin)
  if postgres_is_alive; then
    "$PG_BIN/pg_isready" -q -h "$SOCKETS" ||
      fail "動いている PostgreSQL が答えません。サーバーの記録: $PG_LOG"
  else
    [[ -f $PG_DATA/PG_VERSION ]] || create_cluster
    launch_postgres
  fi
  create_roles
  name_databases
}

# A pid file may outlive its server, and its number may belong to another process by now.
postgres_is_alive() {
  local pid
  pid=$(head -n 1 "$PG_DATA/postmaster.pid" 2>/dev/null) || return 1
  [[ $(readlink "/proc/$pid/cwd") == "$PG_DATA" ]]
}

launch_postgres() {
  say "PostgreSQL を始めています。"
  prepare_pg_log
  rm -f "$PG_DATA/postmaster.pid" # stale: its server is not alive
  logged "$LOGS/services.log" as_postgres "$PG_BIN/pg_ctl" -D "$PG_DATA" -l "$PG_LOG" -w -s \
    -o "$(postgres_options)" start 7>&- 8>&- 9>&- ||
    fail "PostgreSQL を始められませんでした。サーバーの記録: $PG_LOG"
  touch "$PLACE/postgres-started"
}

prepare_pg_log() {
  mkdir -p "$PLACE/log"
  chmod 711 "$PLACE/log"
  touch "$PG_LOG"
  if is_root; then chown postgres: "$PG_LOG"; fi
}

# Made beside its final place and moved: an interrupted initdb leaves nothing half-made.
create_cluster() {
  say "データベースを作っています: $PG_DATA"
  local new=$PG_DATA.new
  rm -rf "$new"
  mkdir -m 700 "$new"
  if is_root; then chown postgres: "$new"; fi
  logged "$LOGS/services.log" as_postgres "$PG_BIN/initdb" -D "$new" -U postgres -A trust -E UTF8 \
    --locale=C.UTF-8 "${INITDB_OPTIONS[@]}" || fail "データベースを作れませんでした。"
  mv "$new" "$PG_DATA"
}

postgres_options() {
  printf -- "-c listen_addresses='' -c unix_socket_permissions=0700 -c unix_socket_directories=%s" \
    "$(sh_quote "\"$SOCKETS\"")"
  ((${#PG_OPTIONS[@]} == 0)) || printf ' %s' "${PG_OPTIONS[@]}"
}

create_roles() {
  logged "$LOGS/services.log" "$PG_BIN/psql" -X -q -h "$SOCKETS" -U postgres -d postgres \
    -f bin/lib/roles.sql || fail "データベースの役割を作れませんでした。"
}

name_databases() {
  local host
  host=$(url_path "$SOCKETS")
  export DATABASE_URL="postgres://cam_app@/cam?host=$host"
  export OWNER_DATABASE_URL="postgres://cam_owner@/cam?host=$host"
  export SUPERUSER_DATABASE_URL="postgres://postgres@/cam?host=$host"
}

stop_postgres() {
  PG_BIN=${PG_BIN:-$(pg_bin)}
  logged "$LOGS/services.log" as_postgres "$PG_BIN/pg_ctl" -D "$PG_DATA" -m fast -w -s stop || true
  rm -f "$PLACE/postgres-started"
}

# --- Redis -----------------------------------------------------------------

start_redis() {
  REDIS_SOCKET=$SOCKETS/redis.sock
  if ! redis_is_running; then
    say "Redis を始めています。"
    mkdir -p "$DATA/redis"
    logged "$LOGS/services.log" redis-server --port 0 --unixsocket "$REDIS_SOCKET" \
      --unixsocketperm 700 --save "" --appendonly no --daemonize yes --dir "$DATA/redis" \
      --pidfile "$DATA/redis/redis.pid" --logfile "$LOGS/redis.log" 7>&- 8>&- 9>&- ||
      fail "Redis を始められませんでした。"
    wait_for_redis || fail "Redis が答えません。記録: $LOGS/redis.log"
    touch "$PLACE/redis-started"
  fi
  export REDIS_URL
  REDIS_URL="unix://$(url_path "$REDIS_SOCKET")?db=0"
}

redis_is_running() { [[ $(redis-cli -s "$REDIS_SOCKET" ping 2>/dev/null) == PONG ]]; }

wait_for_redis() {
  local _
  for _ in {1..100}; do
    redis_is_running && return
    sleep 0.05
  done
  return 1
}

stop_redis() {
  redis-cli -s "$SOCKETS/redis.sock" shutdown nosave >>"$LOGS/services.log" 2>&1 || true
  rm -f "$PLACE/redis-started"
}
