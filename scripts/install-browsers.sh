#!/usr/bin/env bash
# Installs Chromium and Firefox from Debian's packages where they are not there.
set -eu
missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v firefox-esr >/dev/null || missing+=(firefox-esr)
if ((${#missing[@]} == 0)); then exit 0; fi
command -v apt-get >/dev/null || {
	echo "install ${missing[*]} (no apt-get here), then try again" >&2
	exit 1
}
as_root=()
[[ $(id -u) == 0 ]] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
