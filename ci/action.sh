#!/usr/bin/env bash
# The steps of action.yml: `action.sh install` and `action.sh check`. What the workflow asks comes in variables and is never
# evaluated: JDLINT_VERSION, JDLINT_PATHS and JDLINT_ARGS (one a line), JDLINT_SARIF, JDLINT_CHANGED_ONLY (true or false).
set -euo pipefail

fail() { printf '::error title=jdlint::%s\n' "$1"; exit 2; }

venv="${RUNNER_TEMP:?}/jdlint-venv"

# The lines of $1 that are not blank, without the white space around them, into the array `lines`.
read_lines() {
  local line
  lines=()
  while IFS= read -r line || [[ -n $line ]]; do
    line="${line%$'\r'}"
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    if [[ -n $line ]]; then lines+=("$line"); fi
  done <<<"$1"
}

install() {
  local wanted="${JDLINT_VERSION:-}"
  if [[ -z $wanted ]]; then
    # What this action was checked out as: one revision for the action and for the linter.
    wanted="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
  elif [[ $wanted =~ ^[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?$ ]]; then
    wanted="jdlint==$wanted"
  else
    fail 'the input version takes a version like 0.1.0'
  fi
  python3 -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$wanted"
}

# Prints the commit that the pull request is compared with, and fetches what git needs to find where it branched off.
base() {
  local ref="refs/remotes/origin/$GITHUB_BASE_REF"
  local shallow=()
  if [[ $(git rev-parse --is-shallow-repository) == true ]]; then shallow=(--unshallow); fi
  git fetch --quiet --no-tags "${shallow[@]}" origin "+refs/heads/$GITHUB_BASE_REF:$ref" >&2
  git rev-parse --verify "$ref^{commit}"
}

check() {
  local options=(--output-format github) lines paths commit
  read_lines "${JDLINT_ARGS:-}"
  options+=("${lines[@]}")
  if [[ -n ${JDLINT_SARIF:-} ]]; then options+=("--output-format=sarif=$JDLINT_SARIF"); fi
  case "${JDLINT_CHANGED_ONLY:-false}" in
    true)
      if [[ -n ${GITHUB_BASE_REF:-} ]]; then
        commit="$(base)" || fail "what changed cannot be told: git could not fetch $GITHUB_BASE_REF"
        options+=(--changed-since "$commit")
      else
        echo 'No pull request: all findings are reported.'
      fi
      ;;
    false) ;;
    *) fail 'the input changed-only is true or false' ;;
  esac
  read_lines "${JDLINT_PATHS:-.}"
  paths=("${lines[@]}")
  if [[ ${#paths[@]} -eq 0 ]]; then paths=(.); fi
  "${JDLINT:-$venv/bin/jdlint}" check "${options[@]}" -- "${paths[@]}"
}

case "${1:-}" in
  install) install ;;
  check) check ;;
  *) fail "usage: action.sh install|check" ;;
esac
