#!/usr/bin/env bash
# One line of the table: the clone $1 on the Node and npm in the path, as far as $2 (start, few, full) says.
set -euo pipefail
cd "$1"
log=$PWD/matrix.log
npm_config_nodedir=$(node -p 'require("path").resolve(require("fs").realpathSync(process.execPath), "../..")')
export npm_config_nodedir
# What the calling npm hands down is not what a user has.
unset npm_config_user_agent npm_config_package npm_config_call npm_execpath npm_node_execpath NODE_OPTIONS

seconds() { node -p "((Date.now() - $1) / 1000).toFixed(1) + 's'"; }
now() { node -p 'Date.now()'; }

began=$(now)
npm ci >>"$log" 2>&1
installed=$(seconds "$began")
asked=$(node "$(dirname "$0")/ask.mjs" 2>>"$log")
began=$(now)
npm run --silent zhibiao -- status --json >>"$log" 2>&1
status=$(seconds "$began")
tests=-
began=$(now)
case $2 in
few) npx vitest run --project node test/store test/conversations/walk.test.ts test/config.test.ts test/app/start.test.ts test/cli/bin.test.ts test/domain >>"$log" 2>&1 ;;
full) npm test >>"$log" 2>&1 ;;
esac
[ "$2" = start ] || tests="$2 $(seconds "$began")"
printf '%-12s %-10s %8s %20s %9s %s\n' "$(node -v)" "$(npm -v)" "$installed" "$asked" "$status" "$tests"
