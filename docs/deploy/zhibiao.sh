#!/bin/sh
# The command line with the server's configuration, as the server's user; root calls it, as /usr/local/bin/zhibiao.
# Files are named by their whole path, in places that user may read and write.
[ "$(id -un)" = zhibiao ] || exec runuser -u zhibiao -- "$0" "$@"
set -a
. /etc/zhibiao.env
set +a
exec /usr/bin/node /opt/zhibiao/src/zhibiao.mjs "$@"
