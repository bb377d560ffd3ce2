#!/bin/sh
# Checks a built AppImage, as root: that it can be taken apart and holds the program as it must be, and that an
# ordinary user can work with it, in its window too, unpacked (as where nobody may mount) and, where this machine lets
# that user mount, mounted.
#   sh main/setup/packaging/check-appimage.sh dist/Sampan-VERSION-MACHINE.AppImage [USER]
# Needs runuser, Xvfb and xdotool, and this checkout with its packages.
set -eu
image=$(readlink -f "$1")
person=${2:-nobody}
folder=$(mktemp -d)
project=$(readlink -f "$(dirname "$0")/../../..")
. "$project/main/setup/packaging/installed-work.sh"

remove() {
  test -z "${display_server:-}" || kill "$display_server" 2>/dev/null || true
  rm -rf "$folder"
}
trap remove EXIT

begin_work
cp "$image" "$folder/sampan.AppImage"
cd "$folder"
as_person ./sampan.AppImage --appimage-extract >/dev/null
for part in AppRun sampan.desktop sampan.png .DirIcon; do
  test -e "squashfs-root/$part" || fail "the image has no $part"
done
"$project/node_modules/.bin/node" "$project/main/setup/packaging/program-check.mjs" squashfs-root/usr/lib/sampan
rm -rf squashfs-root

open_link() {
  as_person timeout 120 ./sampan.AppImage --appimage-extract-and-run "$1" >>"$folder/said.txt" 2>&1
}
work_without_window ./sampan.AppImage --appimage-extract-and-run
work_in_window ./sampan.AppImage --appimage-extract-and-run
test -z "$(ls "$folder/tmp" | grep '^appimage-' || true)" || fail "what was unpacked was left behind"

if as_person test -w /dev/fuse; then
  as_person ./sampan.AppImage --version
  test -z "$(ls -A "$folder/tmp" | grep Sampan || true)" || fail "the mount was left behind"
  mounted=", mounted too"
fi
echo "$(basename "$image") works for an ordinary user${mounted:-}, and leaves nothing of itself."
