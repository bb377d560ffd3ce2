#!/bin/sh
# Builds the runtime of the AppImage, or tells that the recorded one is what these sources give:
#   sh main/setup/packaging/appimage/build-runtime.sh          writes runtime-ARCH and its line in SHA256SUMS
#   sh main/setup/packaging/appimage/build-runtime.sh OUT      writes OUT only
# On Debian 12: apt-get install gcc libc6-dev libsquashfuse-dev libfuse3-dev libzstd-dev
set -eu
here=$(cd "$(dirname "$0")" && pwd)
machine=$(uname -m)
out=${1:-$here/runtime-$machine}
library=$(dirname "$(gcc -print-file-name=libsquashfuse_ll.a)")

# Static: it must start on any Linux. From the archives only what is used, and the two functions that
# squashfs-unpack.c has of its own instead of squashfuse's.
gcc -std=gnu17 -Os -Wall -Wextra -Werror -static -s -ffunction-sections -fdata-sections -ffile-prefix-map="$here"=. \
  -D_FILE_OFFSET_BITS=64 -fstack-protector-strong -D_FORTIFY_SOURCE=2 \
  -o "$out" "$here/runtime.c" "$here/squashfs-unpack.c" "$here/squashfs-serve.c" \
  -Wl,--gc-sections -Wl,--build-id=none -Wl,-z,relro,-z,now \
  "$library/libsquashfuse_ll.a" "$library/libfuse3.a" "$library/libzstd.a" -pthread 2>"$out.said" || {
  cat "$out.said" >&2
  exit 1
}
rm -f "$out.said"
# The mark of an AppImage of type 2, in the padding of the executable's first bytes.
printf 'AI\002' | dd of="$out" bs=1 seek=8 conv=notrunc status=none
chmod 755 "$out"
[ $# -eq 0 ] || exit 0

sources=$(cd "$here" && cat build-runtime.sh runtime.c squashfs-image.h squashfs-serve.c squashfs-unpack.c | sha256sum | cut -d ' ' -f 1)
binary=$(sha256sum "$out" | cut -d ' ' -f 1)
{
  if [ -f "$here/SHA256SUMS" ]; then grep -v "  runtime-$machine  " "$here/SHA256SUMS" || true; fi
  echo "$binary  runtime-$machine  source:$sources"
} | sort -k 2 >"$here/SHA256SUMS.new"
mv "$here/SHA256SUMS.new" "$here/SHA256SUMS"
echo "built $out" >&2
