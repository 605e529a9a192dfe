#!/usr/bin/env bash
# Plants one bug after the other in a copy of the sources, runs the tests of the module that it is in, and says which
# test catches it. Fails if a bug survives, if its patch no longer applies, or if what catches it fails without it, too.
#
#   proof/planted-bugs.sh [NAME...]     all of proof/planted-bugs/*.patch, or those of these names
#   MVN='mvn -o' proof/planted-bugs.sh  with another Maven, or other options
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
read -ra maven <<<"${MVN:-mvn}"
patches=$PWD/proof/planted-bugs
work=$(mktemp -d)
sources=$work/sources
trap 'rm -rf "$work"' EXIT

declare -A packages=([core]=core [adapters]=adapters [cli-adapter]=cli [remediator-service]=service)
declare -A catchers=()
failed=0

copy_sources() {
  git init -q "$sources"
  git ls-files -z --cached --others --exclude-standard |
    tar --create --null --files-from=- --ignore-failed-read 2>/dev/null | tar --extract -C "$sources"
}

# tests MODULE PATTERN: runs those of the module, and compiles what it needs; stops at the first that fails.
tests() {
  rm -rf "$sources/$1/target/surefire-reports"
  (cd "$sources" && timeout 900 "${maven[@]}" -q -B test -pl "$1" -am -Dtest="$2" -Djacoco.skip \
    -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.skipAfterFailureCount=1) >"$work/log" 2>&1
}

failures() {
  cat "$sources/$1"/target/surefire-reports/*.txt 2>/dev/null | sed -nE 's/ -- Time elapsed: .*<<< (FAILURE|ERROR)!$//p'
}

show_log() {
  tail -n 20 "$work/log" | sed 's/^/    /'
  echo
}

# The package of a source file, as a path. Its tests go first, since most bugs are caught there, and in seconds.
beside() {
  dirname "${1#*/java/}"
}

# plant NAME: prints its line of the table.
plant() {
  local patch=$patches/$1.patch file module verdict start=$SECONDS
  file=$(sed -nE 's|^\+\+\+ b/||p' "$patch")
  module=${file%%/*}
  if ! git -C "$sources" apply "$patch" 2>"$work/log"; then
    verdict="NO LONGER APPLIES"
  elif tests "$module" "$(beside "$file")/*Test" && tests "$module" "dev/preflight/${packages[$module]}/**/*Test"; then
    verdict="SURVIVES"
  else
    verdict=$(failures "$module" | head -1)
    [[ -n $verdict ]] || verdict="NO TEST SAYS SO: it does not compile, or the tests do not end"
  fi
  printf '%-30s  %-18s  %4d s  %s\n' "$1" "$module" $((SECONDS - start)) "${verdict#dev.preflight.}"
  if [[ $verdict == dev.preflight.* ]]; then
    # The class, without the test's name and parameters.
    verdict=${verdict%%[(\[ ]*}
    catchers[$module]+=${verdict%.*},
  else
    [[ $verdict == SURVIVES ]] || show_log
    failed=1
  fi
  git -C "$sources" apply --reverse "$patch" 2>/dev/null || true
}

# What fails without a bug catches none.
vouch() {
  local module
  for module in "${!catchers[@]}"; do
    if ! tests "$module" "${catchers[$module]}"; then
      echo "fails without a bug, too: $(failures "$module" | head -1)"
      show_log
      failed=1
    fi
  done
}

copy_sources
names=("$@")
if ((${#names[@]} == 0)); then
  for patch in "$patches"/*.patch; do
    names+=("$(basename "$patch" .patch)")
  done
fi
for name in "${names[@]}"; do
  plant "$name"
done
vouch
((failed)) || echo "${#names[@]} planted bugs, all of them caught"
exit "$failed"
