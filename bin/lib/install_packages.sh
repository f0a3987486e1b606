#!/usr/bin/env bash
# Install the Debian packages named as arguments; run as root by setup.sh.
# Starts no service and creates no PostgreSQL cluster on this machine.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 LC_ALL=C.UTF-8

MARK="# temporary: written by install_packages.sh, removed when the installation ends"
POLICY=/usr/sbin/policy-rc.d
CLUSTER_CONF=/etc/postgresql-common/createcluster.conf
CLUSTER_TEMPLATE=/usr/share/postgresql-common/createcluster.conf

is_ours() { [[ -f $1 ]] && grep -qxF "$MARK" "$1"; }

hold_services_back() {
  [[ -e $POLICY ]] && return
  printf '#!/bin/sh\n%s\nexit 101\n' "$MARK" >"$POLICY"
  chmod 755 "$POLICY"
}

hold_cluster_back() {
  [[ -e $CLUSTER_CONF ]] && return
  mkdir -p "$(dirname "$CLUSTER_CONF")"
  printf '%s\ncreate_main_cluster = false\n' "$MARK" >"$CLUSTER_CONF"
}

# Leave what the packages themselves would have left.
put_back() {
  if is_ours "$POLICY"; then rm -f "$POLICY"; fi
  if is_ours "$CLUSTER_CONF"; then
    rm -f "$CLUSTER_CONF" "$CLUSTER_CONF.ucf-dist"
    if [[ -f $CLUSTER_TEMPLATE ]]; then
      sed 's/^ssl =.*/ssl = on/' "$CLUSTER_TEMPLATE" >"$CLUSTER_CONF"
    else
      rmdir --ignore-fail-on-non-empty "$(dirname "$CLUSTER_CONF")"
    fi
  fi
}

install() {
  apt-get -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-confold \
    install -y --no-install-recommends "$@"
}

update_lists() { apt-get -o DPkg::Lock::Timeout=600 update; }

have_lists() { compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; }

# The package would start Redis at the next boot; the project starts its own.
leave_redis_off() {
  command -v systemctl >/dev/null || return 0
  systemctl disable redis-server >/dev/null 2>&1 || true
}

main() {
  exec 8>/run/lock/shimonoseki-cam-packages.lock
  flock 8
  put_back # what a killed run may have left
  trap put_back EXIT
  trap 'exit 130' INT TERM HUP
  hold_services_back
  hold_cluster_back
  have_lists || update_lists
  # A stale list names files that are gone: fetch the lists and try once more.
  install "$@" 8>&- || { update_lists && install "$@" 8>&-; }
  if [[ " $* " == *" redis-server "* ]]; then leave_redis_off; fi
}

main "$@"
