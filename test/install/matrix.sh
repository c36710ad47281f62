#!/usr/bin/env bash
# Installs a clean clone with every Node and npm the bot is for, starts it, asks it something and runs tests:
#   test/install/matrix.sh [--start | --full] [NODE/NPM …]      e.g. test/install/matrix.sh --full 24/12
# --start stops after the question; --full runs every test, else a few. Native modules are compiled against the headers
# of the Node that runs. What is committed is what is tried. Prints a table; fails where anything failed.
set -euo pipefail
cd "$(dirname "$0")/../.."
repository=$PWD
here=$repository/test/install
depth=few
case ${1:-} in --start | --full) depth=${1#--}; shift ;; esac
combinations=("$@")
[ ${#combinations[@]} -gt 0 ] || combinations=(20.20/11 22/11 22/12 24/11 24/12)
platform=$(node -p '`${process.platform === "win32" ? "win" : process.platform}-${process.arch}`')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=0
printf '%-12s %-10s %8s %10s %9s %9s %s\n' node npm 'npm ci' Listening question status tests
for combination in "${combinations[@]}"; do
  clone=$work/${combination/\//-}
  git clone -q "$repository" "$clone"
  if ! (cd "$work" && npx -y --loglevel=error -p "node-$platform@${combination%/*}" -p "npm@${combination#*/}" -c "'$here/one.sh' '$clone' $depth"); then
    failed=1
    printf '%-12s %-10s failed; its output:\n' "${combination%/*}" "${combination#*/}"
    tail -n 25 "$clone/matrix.log" || true
  fi
  rm -rf "$clone"
done
exit $failed
