#!/usr/bin/env bash
# Runs Incident Actions: from the folder that a release carries, else from an install with the lock's hashes.
set -euo pipefail
here=${GITHUB_ACTION_PATH:?is set by the runner}
if [[ -f $here/dist/action/start.py ]]; then
  exec python3 -I "$here/dist/action/start.py"
fi
site=$(python3 -I "$here/release/install.py")
exec python3 -I "$here/release/start.py" "$here" "$site"
