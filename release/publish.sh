#!/usr/bin/env bash
# Publishes what `make dist` made: a commit that carries it, the version's tag, and the major version's tag.
set -euo pipefail
version=${1:?usage: release/publish.sh v1.2.3}
if ! grep -qx "__version__ = \"${version#v}\"" incident_actions/__init__.py; then
  echo "::error::The tag says $version, but incident_actions/__init__.py says otherwise: mend one of them." >&2
  exit 1
fi
gh auth setup-git
git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git add --force dist/action
git commit --quiet --message "Release $version"
git tag "$version"
git tag --force "${version%%.*}"
git push --force origin "refs/tags/${version%%.*}"
git push origin "refs/tags/$version"
gh release create "$version" --verify-tag --title "$version" --notes-file CHANGELOG.md dist/action/SHA256SUMS
