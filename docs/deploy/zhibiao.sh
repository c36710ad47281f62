#!/bin/sh
# The command line with the server's configuration, as the server's user; root calls it, as /usr/local/bin/zhibiao.
# Files are named by their whole path, in places that user may read and write.
[ "$(id -un)" = zhibiao ] || exec runuser -u zhibiao -- "$0" "$@"
# Read as systemd reads it, a name and a value a line: a key may hold what a shell would run.
[ -r /etc/zhibiao.env ] || { echo "/etc/zhibiao.env：没有这个文件，或者 zhibiao 用户读不了" >&2; exit 1; }
while IFS= read -r line; do
  case $line in [A-Za-z_]*=*) ;; *) continue ;; esac
  value=${line#*=}
  case $value in \"*\" | \'*\') value=${value#?} && value=${value%?} ;; esac
  export "${line%%=*}=$value"
done </etc/zhibiao.env
exec /usr/bin/node /opt/zhibiao/src/zhibiao.mjs "$@"
