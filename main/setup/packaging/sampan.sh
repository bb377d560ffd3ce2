#!/bin/sh
# The installed program: the window, or with a command's name the command line,
# which runs on the same executable without a window or a display.
here=$(dirname "$(readlink -f "$0")")

# As program-env.mjs: file names are UTF-8 where the environment names no such encoding, and freed memory goes back.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
  *)
    export LC_CTYPE=C.UTF-8
    if [ -n "${LC_ALL:-}" ]; then export LC_ALL=C.UTF-8; fi
    ;;
esac
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-65536}"
export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-65536}"

case "${1:-}" in
  analyse | read | languages | tokens | clauses | compress | ask | search | deadlines | matter | encryption | chronology | compare | redact | propose | playbook | review | bundle | workshop | worker | mcp | tools | audit | update | models | doctor | help | --help | -h | --version)
    ELECTRON_RUN_AS_NODE=1 exec "$here/sampan" --no-warnings "$here/resources/app.asar/out/main/cli.mjs" "$@"
    ;;
esac

if [ "$(id -u)" = 0 ] && [ "${1:-}" != --no-sandbox ]; then
  echo "Sampan's window does not run as root: start it as the person who uses it." >&2
  echo "The same work runs without a window: sampan analyse FILE… --out FOLDER" >&2
  exit 3
fi
exec "$here/sampan" "$@"
