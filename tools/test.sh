# ./run test: sets up what the tests need, runs them, sums the counts. Sourced by ./run.

PG_DIR=
PG_USER=
TOTAL_PASSED=0 TOTAL_FAILED=0 TOTAL_SKIPPED=0 CRASHED=0

required() { case ",${KREISBLICK_REQUIRE:-}," in *",$1,"*) return 0 ;; *) return 1 ;; esac; }

missing() { say "Hinweis: $1 Die Tests dafür werden übersprungen und gezählt."; }

# PostgreSQL refuses to run as root: the cluster belongs to an unprivileged user then.
as_pg() {
  if [ -n "$PG_USER" ]; then
    (cd / && setpriv --reuid "$PG_USER" --regid "$(id -g "$PG_USER")" --clear-groups env HOME="$PG_DIR" "$@")
  else
    (cd / && "$@")
  fi
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 30000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  printf '%s\n' "$port"
}

start_postgres() {
  local bin port
  if ! bin=$(postgres_bin); then
    apt_install postgresql postgresql-postgis && bin=$(postgres_bin) ||
      { missing "PostgreSQL mit PostGIS fehlt (apt install postgresql postgresql-postgis)."; return 0; }
  fi
  PG_DIR=$(mktemp -d "${TMPDIR:-/tmp}/kreisblick-pg.XXXXXX")
  if [ "$(id -u)" = 0 ]; then
    PG_USER=nobody
    chown "$PG_USER" "$PG_DIR"
  fi
  chmod 700 "$PG_DIR"
  if ! as_pg "$bin/initdb" -D "$PG_DIR/data" -U kreisblick -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
    >"$PG_DIR.log" 2>&1; then
    tail -n 3 "$PG_DIR.log" >&2
    missing "Der Wegwerf-Cluster ließ sich nicht anlegen."
    return 0
  fi
  for _ in 1 2 3; do
    port=$(free_port)
    # Nothing here has to survive a power cut, so nothing waits for the disk.
    if as_pg "$bin/pg_ctl" -D "$PG_DIR/data" -l "$PG_DIR/server.log" -w -t 60 -o \
      "-p $port -k '' -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" \
      start >>"$PG_DIR.log" 2>&1 </dev/null; then
      PG_BIN=$bin
      export KREISBLICK_PG="Host=127.0.0.1;Port=$port;Username=kreisblick;Database=postgres"
      return 0
    fi
  done
  tail -n 5 "$PG_DIR/server.log" >&2 || true
  missing "Der Wegwerf-Cluster startete nicht."
}

stop_postgres() {
  [ -n "$PG_DIR" ] || return 0
  if [ -n "${PG_BIN:-}" ]; then
    as_pg "$PG_BIN/pg_ctl" -D "$PG_DIR/data" -m immediate -w stop >/dev/null 2>&1 || true
  fi
  rm -rf "$PG_DIR" "$PG_DIR.log"
  PG_DIR=
}

find_chromium() {
  local path
  if ! path=$(chromium_path); then
    apt_install chromium fonts-dejavu-core && path=$(chromium_path) ||
      { missing "Chromium fehlt (apt install chromium)."; return 0; }
  fi
  export KREISBLICK_CHROMIUM="$path"
}

# Formatted source is part of green: counted as one test.
check_format() {
  say "== Ordnung des Quelltexts"
  if ! dotnet tool restore >/dev/null 2>&1; then
    if required fmt; then
      say "Das Werkzeug CSharpier ließ sich nicht holen."
      TOTAL_FAILED=$((TOTAL_FAILED + 1))
    else
      missing "Das Werkzeug CSharpier ließ sich nicht holen."
      TOTAL_SKIPPED=$((TOTAL_SKIPPED + 1))
    fi
  elif dotnet csharpier check . </dev/null; then
    TOTAL_PASSED=$((TOTAL_PASSED + 1))
  else
    say "Nicht geordnet: siehe oben. ./run fmt ordnet."
    TOTAL_FAILED=$((TOTAL_FAILED + 1))
  fi
}

# The Nu Html Checker: one Java archive from npm, locked.
find_html_checker() {
  local dir=tests/html lock
  if ! have java && ! apt_install default-jre-headless; then
    missing "Java fehlt (apt install default-jre-headless)."
    return 0
  fi
  need_node
  lock=$(sha256sum "$dir/package-lock.json" | cut -d' ' -f1)
  if [ ! -d "$dir/node_modules" ] || ! is_current html-checker "$lock"; then
    if ! npm --prefix "$dir" ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1 </dev/null; then
      missing "Der HTML-Prüfer ließ sich nicht holen."
      return 0
    fi
    stamp html-checker "$lock"
  fi
  export KREISBLICK_HTML_CHECKER="$ROOT/$dir/node_modules/vnu-jar/build/dist/vnu.jar"
}

# run_project NAME [FILTER]
run_project() {
  local name=$1 filter=${2:-} log rc=0
  local -a args=(--no-ansi --progress off)
  if [ -n "$filter" ]; then args+=(--filter-class "$filter"); fi
  # Kills take their time: what they have come to is shown meanwhile.
  if [ -n "${KREISBLICK_FAULT_KILLS:-}" ]; then args+=(--show-live-output on); fi
  log=$(mktemp)
  say "== $name"
  dotnet "tests/$name/bin/Release/net10.0/$name.dll" "${args[@]}" </dev/null 2>&1 | tee "$log" || rc=${PIPESTATUS[0]}
  local passed failed skipped
  passed=$(count succeeded "$log") failed=$(count failed "$log") skipped=$(count skipped "$log")
  rm -f "$log"
  TOTAL_PASSED=$((TOTAL_PASSED + passed))
  TOTAL_FAILED=$((TOTAL_FAILED + failed))
  TOTAL_SKIPPED=$((TOTAL_SKIPPED + skipped))
  # 8: the filter met no test here. Any other failure without a failed test is a crash of the run itself.
  if [ "$rc" != 0 ] && [ "$rc" != 8 ] && [ "$failed" = 0 ]; then
    say "$name brach ab (Ausgang $rc)."
    CRASHED=$((CRASHED + 1))
  fi
}

# The counts of the closing summary: the last line of that name.
count() {
  local n
  n=$(sed -n "s/^  $1: \([0-9][0-9]*\)\$/\1/p" "$2" | tail -n 1)
  printf '%s\n' "${n:-0}"
}

finish() {
  local rc=$?
  stop_postgres
  exit "$rc"
}

run_tests() {
  local part=all filter=
  case "${1:-}" in
    cores | web | browser) part=$1; filter=${2:-} ;;
    faults)
      part=web filter="*KillTests"
      export KREISBLICK_FAULT_KILLS="${KREISBLICK_FAULT_KILLS:-200}"
      ;;
    "") ;;
    *) filter=$1 ;;
  esac
  need_dotnet
  trap finish EXIT
  trap 'exit 130' INT TERM

  local -a projects=()
  case "$part" in
    cores) projects=(Kreisblick.Cores.Tests) ;;
    web) projects=(Kreisblick.Web.Tests) ;;
    browser) projects=(Kreisblick.Browser.Tests) ;;
    all) projects=(Kreisblick.Cores.Tests Kreisblick.Web.Tests Kreisblick.Browser.Tests) ;;
  esac
  if [ "$part" = all ] && [ -z "$filter" ]; then check_format; fi
  if [ "$part" != cores ]; then assets; fi
  if [ "$part" = all ] && [ -z "$filter" ]; then
    source tools/publish.sh
    publish
    export KREISBLICK_PUBLISHED="$ROOT/artifacts/kreisblick"
  fi
  if [ "$part" = all ]; then build Kreisblick.slnx; else build "tests/${projects[0]}"; fi
  if [ "$part" != cores ] && [ -z "${KREISBLICK_PG:-}" ]; then start_postgres; fi
  if [ "$part" = browser ] || [ "$part" = all ]; then find_chromium; fi
  if [ "$part" = web ] || [ "$part" = all ]; then find_html_checker; fi

  local project
  for project in "${projects[@]}"; do run_project "$project" "$filter"; done

  TOTAL_FAILED=$((TOTAL_FAILED + CRASHED))
  stop_postgres
  if [ $((TOTAL_PASSED + TOTAL_FAILED)) = 0 ]; then say "Kein Test lief."; fi
  say "$TOTAL_PASSED passed, $TOTAL_FAILED failed, $TOTAL_SKIPPED skipped"
  [ "$TOTAL_FAILED" = 0 ] && [ "$TOTAL_PASSED" -gt 0 ]
}
