# Which tools a command needs, and how they get onto the machine. Sourced by ./run.

say() { printf '%s\n' "$*"; }

die() {
  printf 'Fehler: %s\n' "$1" >&2
  exit "${2:-1}"
}

have() { command -v "$1" >/dev/null 2>&1; }

can_install() { [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && have apt-get; }

# Installs Debian packages; returns 1 where this user may not, or where the package source does not answer.
apt_install() {
  can_install || return 1
  say "Installiere: $*"
  local log
  log=$(mktemp)
  if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    >"$log" 2>&1 </dev/null; then
    rm -f "$log"
    return 0
  fi
  tail -n 5 "$log" >&2
  rm -f "$log"
  return 1
}

need_dotnet() {
  have dotnet || die "Das .NET SDK 10 fehlt. Bitte installieren: https://dotnet.microsoft.com/download"
  # global.json asks for a version; a SDK that does not fit answers here, not in the middle of the build.
  dotnet --version >/dev/null 2>&1 || die "Ein .NET SDK ab $(sdk_wanted) wird gebraucht; gefunden: $(sdks_found)."
}

sdk_wanted() { sed -n 's/.*"sdk".*"version": *"\([^"]*\)".*/\1/p' global.json; }
sdks_found() { dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd, - | grep . || printf 'keines'; }

node_major() { node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/'; }

need_node() {
  if have node && have npm && [ "$(node_major)" -ge 18 ]; then return 0; fi
  apt_install nodejs npm || die "Node.js ab 18 und npm fehlen. Bitte installieren: apt install nodejs npm"
}

chromium_path() {
  local name
  for name in ${KREISBLICK_CHROMIUM:+"$KREISBLICK_CHROMIUM"} chromium chromium-browser google-chrome; do
    if have "$name"; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

# Folder of the newest PostgreSQL server programs that come with PostGIS.
postgres_bin() {
  local dir version
  for dir in $(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -rV); do
    version=$(basename "$(dirname "$dir")")
    if [ -x "$dir/initdb" ] && [ -f "/usr/share/postgresql/$version/extension/postgis.control" ]; then
      printf '%s\n' "$dir"
      return 0
    fi
  done
  return 1
}
