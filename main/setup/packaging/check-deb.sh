#!/bin/sh
# Checks a built .deb on a machine that may be changed, as root: installs it, works with it as an ordinary user, opens
# a link in its window, and takes it away again.
#   sh main/setup/packaging/check-deb.sh dist/sampan_VERSION_ARCH.deb [USER]
# Needs apt-get, runuser and xvfb-run.
set -eu
package=$(readlink -f "$1")
person=${2:-nobody}
folder=$(mktemp -d)
sample=$(dirname "$0")/../../../resources/samples/supply-agreement-en.pdf

fail() {
  echo "FAILED: $1" >&2
  exit 1
}
as_person() {
  runuser -u "$person" -- env HOME="$folder" XDG_RUNTIME_DIR="$folder" LANG=C.UTF-8 "$@"
}
remove() {
  DEBIAN_FRONTEND=noninteractive apt-get remove -y sampan >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap remove EXIT

DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package" >/dev/null
cp "$sample" "$folder/sample.pdf"
chown -R "$person" "$folder"

as_person sampan --version
as_person sampan analyse "$folder/sample.pdf" --out "$folder/out" --model none
test -s "$folder/out/sample.annotated.pdf" || fail "no annotated PDF was written"
matter=$(as_person sampan matter list | sed -n 's/.*"id":"\([^"]*\)".*/\1/p' | head -n 1)
handler=$(as_person xdg-mime query default x-scheme-handler/sampan)
test "$handler" = sampan.desktop || fail "links are opened by: $handler"

# The window: its page's process is confined by a filter of system calls, and a second start with a link ends at once.
as_person xvfb-run -a sh -c '
  sampan --model none & program=$!
  trap "kill $program 2>/dev/null" EXIT
  tries=0
  until page=$(pgrep -u "$(id -u)" -f "^/usr/lib/sampan/sampan --type=renderer" | head -n 1) && [ -n "$page" ] &&
    grep -q "^Seccomp:[[:space:]]*2" "/proc/$page/status"; do
    tries=$((tries + 1)); [ "$tries" -lt 60 ] || exit 1
    sleep 1
  done
  timeout 30 xdg-open "sampan://matter/'"$matter"'" || exit 2
  kill "$program" && wait "$program"
' 2>"$folder/said.txt" || {
  code=$?
  cat "$folder/said.txt" >&2
  fail "the window: $code (1 did not open confined, 2 the second start did not end)"
}

DEBIAN_FRONTEND=noninteractive apt-get remove -y sampan >/dev/null
test ! -e /usr/bin/sampan || fail "something of the program is left"
test -e "$folder/.config/Sampan/sampan.db" || fail "a person's matters went with the program"
echo "$(basename "$package") installs, works, opens links, and goes; the matters stay."
