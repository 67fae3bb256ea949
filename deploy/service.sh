#!/bin/sh
# service.sh install  has systemd keep the bot of this folder running: at boot, after logout, after a crash
# service.sh remove   ends that; settings and data stay
# As root it is a system service, closed off as in polyglotvoice-bot.service; else one of the user's own.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)
name=polyglotvoice-bot
state=${STATE:-/var/lib}/$name

if [ "$(id -u)" = 0 ]; then
  units=${UNITS:-/etc/systemd/system}
  systemctl="systemctl" journal="journalctl -u $name"
else
  units=${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user
  systemctl="systemctl --user" journal="journalctl --user -u $name"
  # Over sudo or su there is no session that says where the user's systemd listens.
  export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-/run/user/$(id -u)}"
fi

refuse() {
  echo "$1" >&2
  exit 1
}

# A unit gives % and quotes a meaning of their own.
literal() { printf '%s' "$1" | sed 's/%/%%/g'; }
quoted() { printf '"%s"' "$(literal "$1" | sed 's/[\\"]/\\&/g')"; }

user_unit() {
  cat <<UNIT
[Unit]
Description=PolyglotVoice bot for Telegram

[Service]
Type=exec
WorkingDirectory=$(literal "$here")
Environment=PYTHONUNBUFFERED=1
ExecStart=$(quoted "$here/.venv/bin/python") -m bot run
Restart=always
RestartSec=3
RestartPreventExitStatus=78
KillMode=mixed
TimeoutStopSec=30
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
UNIT
}

system_unit() {
  grep -v -E '^(# The bot|EnvironmentFile=|Environment=|ExecStart=|ProtectHome=)' deploy/$name.service |
    while IFS= read -r line; do
      printf '%s\n' "$line"
      [ "$line" = "[Service]" ] || continue
      echo "EnvironmentFile=$(literal "$here/.env")"
      echo "Environment=$(quoted "PYTHONPATH=$here") PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1"
      echo "ExecStart=$(quoted "$here/.venv/bin/python") -m bot run"
      # The homes are closed to it, but for this folder and a Python that stands in one.
      echo "ProtectHome=tmpfs"
      echo "BindReadOnlyPaths=$(quoted "$here")"
      python=$(.venv/bin/python -c 'import sys; print(sys.base_prefix)')
      case $python in /root/* | /home/*) echo "BindReadOnlyPaths=$(quoted "$python")" ;; esac
    done
}

take_data_along() {
  # What `make run` kept in this folder, where the service's own user can't write.
  if [ -d data ] && [ ! -e "$state/data" ]; then
    mkdir -p "$state"
    mv data "$state/data"
    chown -R --reference="$state/." "$state/data"  # systemd passes a new folder on, and nothing that comes into it later
    echo "The data moved from $here/data to $state/data."
  fi
}

is_running_by_hand() {
  .venv/bin/python - <<'PYTHON'
import fcntl, sys
try:
    with open("data/lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
except FileNotFoundError:
    sys.exit(1)
except OSError:
    sys.exit(0)
sys.exit(1)
PYTHON
}

wait_until_ready() {
  said="$journal --since @$1 -o cat --no-pager"
  for _ in $(seq 60); do
    ! $said 2>/dev/null | grep -q 'Ready, role' || return 0
    # What a person has to mend ends it for good; what may pass is tried again every 3 s, for ever.
    if $systemctl is-failed --quiet $name || [ "$($systemctl show -p NRestarts --value $name)" -gt 0 ]; then
      refuse "The bot ended at once: $($said -n 3)
Mend that, then make install-service again. make doctor tells more."
    fi
    sleep 0.5
  done
  echo "It has not said that it is ready yet: $($said -n 1)"
}

install() {
  command -v systemctl >/dev/null || refuse "There is no systemd here. With Docker: docker compose up -d. Without: \
nohup make run >>bot.log 2>&1 &"
  grep -q '^ *BOT_TOKEN *= *[^ ]' .env 2>/dev/null || refuse "Put the bot's token into .env first: echo BOT_TOKEN=… >.env"
  chmod go-rwx .env
  $systemctl stop $name 2>/dev/null || true
  ! is_running_by_hand || refuse "A bot runs from this folder already: end it first (Ctrl-C where make run stands)."
  mkdir -p "$units"
  if [ "$(id -u)" = 0 ]; then
    take_data_along
    system_unit >"$units/$name.service"
  else
    user_unit >"$units/$name.service"
    loginctl enable-linger || echo "It ends when you log out, until root says: loginctl enable-linger $(id -un)" >&2
  fi
  $systemctl daemon-reload
  $systemctl enable --quiet $name
  began=$(date +%s)
  $systemctl restart $name
  wait_until_ready "$began"
  cat <<SAID
The bot runs, and starts by itself from now on.
  its log      $journal -f
  stop, start  $systemctl stop $name; $systemctl start $name
  update       git pull && make install-service
  remove       make remove-service
SAID
}

remove() {
  $systemctl disable --quiet --now $name 2>/dev/null || true
  rm -f "$units/$name.service"
  $systemctl daemon-reload
  kept=$here/data
  [ ! -e "$state" ] || [ "$(id -u)" != 0 ] || kept=$state/data
  echo "The service is removed. Settings ($here/.env) and data ($kept) stay until you delete them."
}

"$1"
