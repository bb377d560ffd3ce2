#!/bin/sh
# Builds the runtime of the AppImage, or tells that the recorded one is what these sources give:
#   sh main/setup/packaging/appimage/build-runtime.sh          writes runtime-ARCH and its line in SHA256SUMS
#   sh main/setup/packaging/appimage/build-runtime.sh OUT      writes OUT only
# On Debian 12: apt-get install gcc musl-tools libsquashfuse-dev libzstd-dev linux-libc-dev
set -eu
here=$(cd "$(dirname "$0")" && pwd)
machine=$(uname -m)
out=${1:-$here/runtime-$machine}
library=$(dirname "$(gcc -print-file-name=libsquashfuse.a)")

# musl-gcc knows musl's headers only: those of the two libraries and of the kernel are put beside them.
headers=$(mktemp -d)
trap 'rm -rf "$headers"' EXIT
cp -r /usr/include/squashfuse /usr/include/zstd.h /usr/include/linux /usr/include/asm-generic "$headers"
cp -r "/usr/include/$(gcc -print-multiarch)/asm" "$headers"

# Static: it must start on any Linux. musl (MIT), squashfuse (BSD-2-Clause) and zstd (BSD-3-Clause), nothing under the
# LGPL. From the archives only what is used, and the two functions that squashfs-unpack.c has of its own instead of
# squashfuse's.
musl-gcc -std=gnu17 -Os -Wall -Wextra -Werror -static -s -ffunction-sections -fdata-sections \
  -ffile-prefix-map="$here"=. -ffile-prefix-map="$headers"=. -D_FILE_OFFSET_BITS=64 -fstack-protector-strong \
  -idirafter "$headers" -o "$out" \
  "$here/runtime.c" "$here/squashfs-unpack.c" "$here/squashfs-serve.c" "$here/fuse-mount.c" "$here/built-for-glibc.c" \
  -Wl,--gc-sections -Wl,--build-id=none -Wl,-z,relro,-z,now \
  "$library/libsquashfuse.a" "$library/libzstd.a"
# The mark of an AppImage of type 2, in the padding of the executable's first bytes.
printf 'AI\002' | dd of="$out" bs=1 seek=8 conv=notrunc status=none
chmod 755 "$out"
[ $# -eq 0 ] || exit 0

sources=$(cd "$here" && cat build-runtime.sh built-for-glibc.c fuse-mount.c fuse-mount.h runtime.c squashfs-image.h squashfs-serve.c squashfs-unpack.c | sha256sum | cut -d ' ' -f 1)
binary=$(sha256sum "$out" | cut -d ' ' -f 1)
{
  if [ -f "$here/SHA256SUMS" ]; then grep -v "  runtime-$machine  " "$here/SHA256SUMS" || true; fi
  echo "$binary  runtime-$machine  source:$sources"
} | sort -k 2 >"$here/SHA256SUMS.new"
mv "$here/SHA256SUMS.new" "$here/SHA256SUMS"
echo "built $out" >&2
