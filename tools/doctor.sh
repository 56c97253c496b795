# ./run doctor: what is there, in which version, and what is missing. Sourced by ./run.

row() { printf '%-12s %s\n' "$1" "$2"; }

version_of() {
  if have "$1"; then "$@" 2>/dev/null | head -n 1; else printf 'fehlt'; fi
}

port_state() {
  if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then printf 'belegt'; else printf 'frei'; fi
}

doctor() {
  local bad=0 pg
  row ".NET SDK" "$(version_of dotnet --version)"
  have dotnet || bad=1
  row "Node.js" "$(version_of node --version)"
  row "npm" "$(version_of npm --version)"
  row "Chromium" "$(if pg=$(chromium_path); then "$pg" --version 2>/dev/null; else printf 'fehlt (nur für Tests und PDF)'; fi)"
  row "PostgreSQL" "$(if pg=$(postgres_bin); then "$pg/postgres" --version; else printf 'fehlt (nur für Tests und große Häuser)'; fi)"
  row "Port 5080" "$(port_state 5080)"
  if mkdir -p var 2>/dev/null && [ -w var ]; then row "Ordner var" "beschreibbar, frei: $(df -h var | awk 'NR==2 {print $4}')"
  else row "Ordner var" "nicht beschreibbar"; bad=1; fi
  if [ "$bad" = 0 ]; then
    assets
    build src/Kreisblick.Web
    dotnet src/Kreisblick.Web/bin/Release/net10.0/kreisblick.dll doctor "$@" || bad=1
  fi
  return "$bad"
}
