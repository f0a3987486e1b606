# shellcheck shell=bash disable=SC2034
# What every script in bin/ shares: messages, logs, paths.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
START_FOLDER=$PWD # where the caller stands: its relative paths start there
cd "$ROOT" || exit
export LC_ALL=C.UTF-8 PYTHONUTF8=1
SETUP_LOG=$ROOT/var/log/setup.log

# Messages go to standard error: the standard output belongs to the command that was asked for.
say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# logged LOG COMMAND...: the command's output goes to the log; a failure shows its end and its place.
logged() {
  local log=$1 code=0
  shift
  mkdir -p "$(dirname "$log")"
  printf '\n== %s ==\n' "$*" >>"$log"
  "$@" >>"$log" 2>&1 </dev/null || code=$?
  if ((code != 0)); then
    tail -n 15 "$log" | sed 's/^/    /' >&2
    say "失敗しました。詳しい記録: $log"
  fi
  return "$code"
}

is_root() { ((EUID == 0)); }

# The first 12 letters of a digest: short names for things that belong to a folder.
short_hash() { printf '%s' "$1" | sha256sum | cut -c1-12; }

# Percent-encode a path for a URL, byte by byte.
url_path() {
  local LC_ALL=C text=$1 out="" char i
  for ((i = 0; i < ${#text}; i++)); do
    char=${text:i:1}
    case $char in
      [a-zA-Z0-9/._~-]) out+=$char ;;
      *) out+=$(printf '%%%02X' "'$char") ;;
    esac
  done
  # bash prints bytes above 127 as negative numbers: keep the last two digits.
  printf '%s' "$out" | sed -E 's/%F{6,}([0-9A-F]{2})/%\1/g'
}

# Quote for a POSIX shell (pg_ctl hands its options to one).
sh_quote() { printf "'%s'" "${1//\'/\'\\\'\'}"; }

# Today in Japan; needs no time-zone data.
today_in_japan() { TZ=JST-9 date +%F; }
