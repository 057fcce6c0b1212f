#!/usr/bin/env bash
# Writes src/generated/java anew from the allow-lists beside this file.
#
#   jextract/regenerate.sh                   with the jextract recorded in VERSION
#   jextract/regenerate.sh --any-jextract    with whatever is there, which is then recorded
#
# Needs jextract and mvn on the PATH. The headers are baton.h and those in the OpenBLAS artifact that Baton ships.
# The output is committed as it is, and running this twice changes nothing.
set -euo pipefail

fail() {
  printf 'regenerate.sh: %s\n' "$*" >&2
  exit 1
}

any_jextract=false
case "${1-}" in
  '') ;;
  --any-jextract) any_jextract=true ;;
  *) fail "unknown argument '$1' (known: --any-jextract)" ;;
esac

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bindings=$(dirname "$here")
baton_header=$bindings/../native/include/baton.h
headers=$bindings/target/openblas-headers/org/bytedeco/openblas/linux-x86_64/include
generated=$bindings/src/generated/java
package=dev.baton.bindings.generated

command -v jextract >/dev/null ||
  fail "no jextract on the PATH. Build it from https://github.com/openjdk/jextract and put its bin folder there."
command -v mvn >/dev/null || fail "no mvn on the PATH; it fetches the OpenBLAS headers."

# What decides the output: jextract itself and the C parser it uses; not the JDK it happens to run on.
found=$({ jextract --version 2>&1 || true; } | grep -iE '^(jextract|libclang)' || true)
[[ -n $found ]] || fail "jextract --version says nothing that looks like a version."
recorded=$(grep -v '^#' "$here/VERSION" 2>/dev/null || true)
if [[ $found != "$recorded" ]] && ! $any_jextract; then
  fail "VERSION records
$recorded
but the jextract on the PATH is
$found
Use the recorded one, or pass --any-jextract to move to this one."
fi

mvn -q -f "$bindings/pom.xml" dependency:unpack@openblas-headers ||
  fail "Maven could not fetch the OpenBLAS headers (see above)."
for header in "$baton_header" "$headers/cblas.h" "$headers/lapacke.h"; do
  [[ -f $header ]] || fail "missing header: $header"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# generate CLASS ALLOW-LIST HEADER
generate() {
  local class=$1 list=$2 header=$3 names name
  local allowed='^--include-(constant|function) [A-Za-z_][A-Za-z0-9_]*$'
  ! grep -vE "$allowed" "$here/$list" || fail "$list: the lines above are not of the form $allowed"
  names=$(sed 's/.* //' "$here/$list")
  [[ -z $(sort <<<"$names" | uniq -d) ]] || fail "$list names twice: $(sort <<<"$names" | uniq -d | xargs)"
  jextract --output "$work/java" --target-package "$package" --header-class-name "$class" \
    --include-dir "$headers" "@$here/$list" "$header"
  # jextract says nothing of a name that the header does not have.
  for name in $names; do
    grep -q " $name(" "$work/java/${package//.//}/$class.java" || fail "$list: $(basename "$header") has no $name"
  done
}

generate BatonLibrary baton.symbols "$baton_header"
generate OpenBlasLibrary cblas.symbols "$headers/cblas.h"
generate LapackLibrary lapacke.symbols "$headers/lapacke.h"

# baton.h is ours: whatever it declares is listed.
declared=$(sed -E 's|/\*.*\*/||' "$baton_header" | grep -oE '\b(baton_[a-z0-9_]+ *\(|BATON_[A-Z0-9_]+ *=|#define BATON_[A-Z0-9_]+ +[0-9(])' |
  grep -oE '(baton|BATON)_[A-Za-z0-9_]+' | sort -u)
missing=$(comm -23 <(printf '%s\n' "$declared") <(sed 's/.* //' "$here/baton.symbols" | sort -u))
[[ -z $missing ]] || fail "baton.symbols lacks what baton.h declares:" $missing

rm -rf "$generated"
mkdir -p "$generated"
cp -R "$work/java/." "$generated/"
if [[ $found != "$recorded" ]]; then
  printf '%s\n' "$found" >"$here/VERSION"
fi
printf 'regenerate.sh: wrote %s\n' "${generated#"$bindings"/}"
