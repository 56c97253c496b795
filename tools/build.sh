# Assets, restore and build, each skipped where nothing changed. Sourced by ./run.

STAMPS=artifacts/stamps

# A change of any input's name, size or time of writing changes the fingerprint; reading 1 000 files would be slower.
fingerprint() {
  { find "$@" \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null || true; } |
    LC_ALL=C sort | sha256sum | cut -d' ' -f1
}

is_current() { [ -f "$STAMPS/$1" ] && [ "$(cat "$STAMPS/$1")" = "$2" ]; }

stamp() {
  mkdir -p "$STAMPS" || die "In den Ordner $ROOT kann nicht geschrieben werden."
  printf '%s\n' "$2" >"$STAMPS/$1"
}

# Shows the output of a command only if it fails.
quietly() {
  local what=$1 log
  shift
  log=$(mktemp)
  if "$@" >"$log" 2>&1 </dev/null; then
    rm -f "$log"
    return 0
  fi
  grep -E '(error|ERR|Error|NU[0-9]{4})' "$log" | sort -u | head -n 20 >&2 || tail -n 20 "$log" >&2
  say "Ganze Ausgabe: $log" >&2
  die "$what ist fehlgeschlagen."
}

assets() {
  local dir=src/Kreisblick.Web/assets built=src/Kreisblick.Web/wwwroot/built mark
  mark=$(fingerprint "$dir")
  if [ -f "$built/manifest.json" ] && is_current assets "$mark"; then return 0; fi
  need_node
  say "Baue Stil und Skripte …"
  local lock
  lock=$(sha256sum "$dir/package-lock.json" | cut -d' ' -f1)
  if [ ! -d "$dir/node_modules" ] || ! is_current npm "$lock"; then
    quietly "npm ci" npm --prefix "$dir" ci --ignore-scripts --no-audit --no-fund
    stamp npm "$lock"
  fi
  quietly "Der Bau von Stil und Skripten" npm --prefix "$dir" run build
  stamp assets "$mark"
}

# build PROJECT_OR_SOLUTION: locked restore and Release build.
build() {
  local target=$1
  shift
  if is_built "$target"; then return 0; fi
  say "Baue $target …"
  restore "$target"
  quietly "Der Bau" compile "$target" "$@"
  # The restore may have written files that count; what counts is the state after it.
  stamp "$(build_name "$target")" "$(build_mark "$target")"
}

# Once in a run is enough.
restore() {
  if [ "${RESTORED:-}" = "$1" ]; then return 0; fi
  quietly "Das Holen der Pakete" dotnet restore "$1" --locked-mode -v quiet -nologo
  RESTORED=$1
}

# Built once and then left alone for a while: a compile server that stays, and a runtime that watches for the hottest
# code, cost more than they gain; on a build machine such a server would also keep the output open.
compile() {
  DOTNET_TieredPGO=0 dotnet build "$1" -c Release --no-restore -v quiet -nologo -nodeReuse:false \
    -p:UseSharedCompilation=false "${@:2}"
}

is_built() { is_current "$(build_name "$1")" "$(build_mark "$1")" && [ -d "$(built_folder "$1")" ]; }

build_name() { printf 'build-%s' "$(printf '%s' "$1" | tr '/. ' '---')"; }

built_folder() {
  case "$1" in *.slnx) printf 'src/Kreisblick.Web/bin/Release' ;; *) printf '%s/bin/Release' "$1" ;; esac
}

build_mark() {
  local -a folders=(src data Directory.Build.props Directory.Packages.props global.json .editorconfig BannedSymbols.txt)
  case "$1" in
    src/*) ;;
    tests/*) folders+=(tests) ;;
    bench/*) folders+=(bench) ;;
    *) folders+=(tests bench) ;;
  esac
  fingerprint "${folders[@]}"
}
