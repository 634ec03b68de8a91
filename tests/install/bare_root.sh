#!/bin/sh
# Proves the first start on a bare Debian: makes SUITE (bookworm, trixie) with python3 and git and nothing else in DIR,
# clones this checkout into it as /checkout and runs COMMAND there, as root. A second call with the same DIR reuses the system as
# the first call left it. Needs root and debootstrap. How this machine reaches its mirrors (proxies and certificates
# in the environment, pip.conf) is taken along; nothing of that is written here.
#
#   tests/install/bare_root.sh SUITE DIR [COMMAND ...]       COMMAND: ./run kiosk --help
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
suite=$1
root=$2
shift 2
[ $# -gt 0 ] || set -- ./run kiosk --help

[ -x "$root/usr/bin/git" ] || debootstrap --variant=minbase --include=python3,git "$suite" "$root"
certificate=''
if [ -f "${PIP_CERT:-}" ]; then # under a name of its own: apt writes the system's list anew
    certificate=/root/certificate.pem
    cp "$PIP_CERT" "$root$certificate"
fi
for file in /etc/resolv.conf /etc/hosts /etc/pip.conf; do
    [ -f "$file" ] || continue
    mkdir -p "$root$(dirname "$file")"
    cp "$file" "$root$file"
done
if [ -d "$root/checkout" ]; then
    git -C "$root/checkout" fetch -q "$here" HEAD
    git -C "$root/checkout" reset -q --hard FETCH_HEAD
else
    git clone -q "$here" "$root/checkout"
fi
if [ -d "$here/../shared" ] && [ ! -d "$root/shared" ]; then cp -r "$here/../shared" "$root/shared"; fi

# A mount namespace of its own: the mounts go when the command ends.
# shellcheck disable=SC2016 # the inner shell expands these
exec unshare --mount --fork sh -c '
    root=$1
    certificate=$2
    shift 2
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/run"
    exec chroot "$root" env ${certificate:+PIP_CERT="$certificate"} HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        sh -c "cd /checkout && exec \"\$@\"" sh "$@"
' sh "$root" "$certificate" "$@"
