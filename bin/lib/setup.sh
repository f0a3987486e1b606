# shellcheck shell=bash disable=SC2034
# Debian packages, Python and the locked Python packages. `set_up run` or `set_up test`.

RUN_PACKAGES=(
  python3-venv python3-dev gcc libpq-dev
  libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  postgresql redis-server
  fonts-morisawa-bizud-gothic fonts-morisawa-bizud-mincho
)
TEST_PACKAGES=(poppler-utils chromium faketime)
VENV=$ROOT/.venv
PY=$VENV/bin/python
# Compiled once here, so that no process compiles the packages again when it starts.
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1 UV_COMPILE_BYTECODE=1

# set_up run|test: leaves PY usable; does nothing in less than a second when all is in place.
set_up() {
  mkdir -p "$ROOT/var/log"
  exec 8>"$ROOT/var/setup.lock"
  if ! flock -n 8; then
    say "別の準備が進んでいるため、終わるのを待っています。"
    flock 8
  fi
  install_packages "$1"
  ensure_venv
  install_locked "$1"
  exec 8>&-
}

# --- Debian packages -------------------------------------------------------

is_ubuntu() { grep -qx 'ID=ubuntu' /etc/os-release 2>/dev/null; }

wanted_packages() {
  printf '%s\n' "${RUN_PACKAGES[@]}"
  [[ $1 == run ]] && return
  local package
  for package in "${TEST_PACKAGES[@]}"; do
    # Ubuntu's package is only a stub of a snap.
    if [[ $package == chromium ]] && { is_ubuntu || find_chromium >/dev/null; }; then continue; fi
    printf '%s\n' "$package"
  done
}

is_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

install_packages() {
  command -v dpkg-query >/dev/null ||
    fail "Debian 12・13 または Ubuntu 24.04 でお使いください（dpkg が見つかりません）。"
  local package missing=()
  while read -r package; do
    is_installed "$package" || missing+=("$package")
  done < <(wanted_packages "$1")
  ((${#missing[@]})) || return 0
  say "足りないパッケージを入れています（1 分ほど）: ${missing[*]}"
  logged "$SETUP_LOG" as_administrator bash bin/lib/install_packages.sh "${missing[@]}" 8>&- ||
    fail "パッケージを入れられませんでした。"
}

as_administrator() {
  if is_root; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "root でも sudo でもないため、次を管理者が行ってください: $*"
    return 1
  fi
}

# --- Chromium --------------------------------------------------------------

# Prints the first real Chromium; a snap's launcher does not count.
find_chromium() {
  local name path
  for name in "${CHROMIUM:-}" chromium google-chrome google-chrome-stable chromium-browser; do
    [[ -n $name ]] || continue
    path=$(command -v "$name") || continue
    path=$(readlink -f "$path")
    [[ $path == /snap/* || $path == */snap ]] && continue
    head -c 2048 "$path" | grep -aq '/snap/' && continue
    printf '%s\n' "$path"
    return
  done
  return 1
}

# --- Python ----------------------------------------------------------------

is_python() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

find_python() {
  local name
  for name in /usr/bin/python3 python3 python3.13 python3.12 python3.11 \
    "${PYENV_ROOT:-${HOME:-/root}/.pyenv}"/versions/3.1[123]*/bin/python3; do
    command -v "$name" >/dev/null || continue
    if is_python "$name" && "$name" -c 'import ensurepip, venv' 2>/dev/null; then
      printf '%s\n' "$name"
      return
    fi
  done
  return 1
}

# Broken, of another Python, or moved here from another folder: built again.
venv_is_sound() {
  [[ -x $PY ]] && is_python "$PY" || return 1
  [[ ! -f $VENV/built-for ]] || [[ $(<"$VENV/built-for") == "$VENV" ]]
}

ensure_venv() {
  venv_is_sound && return
  local python
  python=$(find_python) || fail "Python 3.11・3.12・3.13 のどれも見つかりません。"
  say "Python の環境を .venv に作っています。"
  rm -rf "$VENV"
  logged "$SETUP_LOG" "$python" -m venv "$VENV" || fail "Python の環境を作れませんでした。"
  printf '%s\n' "$VENV" >"$VENV/built-for"
}

ensure_uv() {
  local wanted
  wanted=$(sed -n 's/^uv==\([^ ]*\).*/\1/p' bin/lib/uv.lock)
  [[ -x $VENV/bin/uv && $("$VENV/bin/uv" --version) == "uv $wanted"* ]] && return
  "$PY" -m pip --version >/dev/null 2>&1 || logged "$SETUP_LOG" "$PY" -m ensurepip
  logged "$SETUP_LOG" "$PY" -m pip install --disable-pip-version-check --require-hashes \
    -r bin/lib/uv.lock
}

# Buckets need packages that folders do not (docs/operations.md, バケットを使う).
lock_of() {
  if [[ $1 != run ]]; then
    echo requirements-dev.lock
  elif [[ -n ${S3_ADDRESS:-} ]]; then
    echo requirements-s3.lock
  else
    echo requirements.lock
  fi
}

# What the installed packages came from: the lock, the interpreter and the folder.
stamp_of() {
  sha256sum <"$(lock_of "$1")"
  "$PY" -V
  printf '%s\n' "$VENV"
}

install_locked() {
  local stamp=$VENV/installed-$1 wanted
  wanted=$(stamp_of "$1")
  [[ -f $stamp && $(<"$stamp") == "$wanted" ]] && return
  say "Python のパッケージを入れています（30 秒ほど）。"
  ensure_uv || fail "uv を入れられませんでした。"
  logged "$SETUP_LOG" "$VENV/bin/uv" pip install --python "$PY" --require-hashes \
    -r "$(lock_of "$1")" || fail "Python のパッケージを入れられませんでした。"
  printf '%s\n' "$wanted" >"$stamp"
}
