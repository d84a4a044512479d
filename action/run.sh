#!/usr/bin/env bash
# Runs Incident Actions: from the folder that a release carries, else from an install with the lock's hashes.
set -euo pipefail
here=${GITHUB_ACTION_PATH:?is set by the runner}
if [[ -d $here/dist/action ]]; then
  exec python3 -I "$here/action/start.py" "$here/dist/action"
fi
site=$(python3 -I "$here/action/install.py")
exec python3 -I "$here/action/start.py" "$here" "$site"
