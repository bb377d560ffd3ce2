# What an installed Sampan must do, whichever package it came in; read by check-deb.sh and check-appimage.sh, which set
#   person    an ordinary user of this machine
#   folder    an empty folder, that user's home
#   project   this checkout, with its packages (npm ci)
# and call begin_work, work_without_window and work_in_window with the program's command. Needs runuser, pgrep, Xvfb,
# xdotool and xdg-utils.

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

as_person() {
  runuser -u "$person" -- env HOME="$folder" XDG_RUNTIME_DIR="$folder" LANG=C.UTF-8 TMPDIR="$folder/tmp" "$@"
}

begin_work() {
  for name in supply-agreement-en.pdf supply-agreement-zh-Hant.pdf; do
    cp "$project/resources/samples/$name" "$folder/$name"
  done
  mkdir -p "$folder/tmp" "$folder/reports" "$folder/run"
  chown -R "$person" "$folder"
}

# The commands, each with what it must leave behind.
work_without_window() {
  as_person "$@" --version
  as_person "$@" analyse "$folder/supply-agreement-en.pdf" --out "$folder/out" --model none
  test -s "$folder/out/supply-agreement-en.annotated.pdf" || fail "no annotated PDF was written"
  as_person "$@" deadlines "$folder/supply-agreement-zh-Hant.pdf" --from 2026-03-31 --ics "$folder/out/days.ics" \
    --model none | grep -q '^20' || fail "no deadline has a day"
  grep -q '^BEGIN:VEVENT' "$folder/out/days.ics" || fail "the calendar is empty"
  as_person "$@" playbook check "$folder/supply-agreement-en.pdf" --playbook hong-kong-arbitration --json --model none |
    grep -q '"documentId"' || fail "the playbook said nothing"
  as_person "$@" review arbitration-agreements "$folder/supply-agreement-en.pdf" --out "$folder/out" --model none
  test -s "$folder/out/Arbitration agreements.xlsx" || fail "no review table was written"
  as_person "$@" workshop run arbitration-clause-audit "$folder/supply-agreement-en.pdf" --out "$folder/out" --yes \
    --model none | grep -q '^run-.* done ' || fail "the run of the workshop did not finish"
  code=0
  as_person "$@" worker 2>"$folder/worker.txt" || code=$?
  test "$code" = 2 && grep -q -e --backend "$folder/worker.txt" || fail "the worker does not ask for its backend: $code"
}

# The window, with its page confined: a contract is dropped on it, a run goes on without a tray to show it in, the
# reports are exported through the system's own dialog; with a second start it opens a link or a document, and ends.
work_in_window() {
  Xvfb -displayfd 3 -ac -nolisten tcp -screen 0 1400x900x24 3>"$folder/display" >/dev/null 2>&1 &
  display_server=$!
  until test -s "$folder/display"; do sleep 0.2; done
  DISPLAY=:$(cat "$folder/display")
  export DISPLAY
  as_person "$@" --model none --remote-debugging-port=0 >"$folder/said.txt" 2>&1 &
  starter=$!
  tries=0
  until page=$(pgrep -u "$person" -f "/sampan --type=renderer.*$folder" | head -n 1) && test -n "$page" &&
    port=$(sed -n 's|^DevTools listening on ws://127.0.0.1:\([0-9]*\)/.*|\1|p' "$folder/said.txt") && test -n "$port"; do
    tries=$((tries + 1))
    test "$tries" -lt 120 || {
      cat "$folder/said.txt" >&2
      fail "the window did not open"
    }
    sleep 1
  done
  # Filtered system calls, and processes of its own that see no other.
  grep -q '^Seccomp:[[:space:]]*2' "/proc/$page/status" || fail "the page's system calls are not filtered"
  grep -Eq '^NSpid:([[:space:]]+[0-9]+){2,}' "/proc/$page/status" || fail "the page sees other processes"
  "$project/node_modules/.bin/node" "$project/main/setup/packaging/drive-window.mjs" \
    "$port" "$folder/supply-agreement-zh-Hant.pdf" "$folder/reports" || {
    cat "$folder/said.txt" >&2
    fail "the window did not do its work"
  }
  test "$(find "$folder/reports" -user "$person" -name '*.annotated.pdf' -size +50k | wc -l)" = 1 ||
    fail "the window exported no annotated PDF"
  matter=$(sed -n 's/^matter //p' "$folder/reports/driven.txt")
  open_link "sampan://matter/$matter" || fail "a second start with a link did not end"
  for process in $(pgrep -u "$person" -f '/sampan .*--remote-debugging-port'); do
    # Another check may be going on.
    if grep -qz "^HOME=$folder\$" "/proc/$process/environ"; then kill "$process"; fi
  done
  wait "$starter" || true
  kill "$display_server"
  wait "$display_server" 2>/dev/null || true
}
