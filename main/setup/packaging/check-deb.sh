#!/bin/sh
# Checks a built .deb on a machine that may be changed, as root: installs it, reads the program back, works with it as
# an ordinary user, in its window too, and takes it away again.
#   sh main/setup/packaging/check-deb.sh dist/sampan_VERSION_ARCH.deb [USER]
# Needs apt-get, runuser, Xvfb and xdotool, and this checkout with its packages.
set -eu
package=$(readlink -f "$1")
person=${2:-nobody}
folder=$(mktemp -d)
project=$(readlink -f "$(dirname "$0")/../../..")
. "$project/main/setup/packaging/installed-work.sh"

open_link() {
  handler=$(as_person xdg-mime query default x-scheme-handler/sampan)
  test "$handler" = sampan.desktop || fail "links are opened by: $handler"
  as_person timeout 60 xdg-open "$1" >>"$folder/said.txt" 2>&1
}
remove() {
  DEBIAN_FRONTEND=noninteractive apt-get remove -y sampan >/dev/null 2>&1 || true
  test -z "${display_server:-}" || kill "$display_server" 2>/dev/null || true
  rm -rf "$folder"
}
trap remove EXIT

DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package" >/dev/null
begin_work
dpkg --verify sampan | grep . && fail "an installed file is not the package's"
"$project/node_modules/.bin/node" "$project/main/setup/packaging/program-check.mjs" /usr/lib/sampan
work_without_window sampan
work_in_window sampan

DEBIAN_FRONTEND=noninteractive apt-get remove -y sampan >/dev/null
test ! -e /usr/bin/sampan && test ! -e /usr/lib/sampan || fail "something of the program is left"
test -e "$folder/.config/Sampan/sampan.db" || fail "a person's matters went with the program"
echo "$(basename "$package") installs, works, opens links, and goes; the matters stay."
