"""Starts Incident Actions from the folders it is told: `python3 -I start.py FOLDER ...`.

With -I, nothing that the runner has installed, and no variable, gets in between.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - a runner's python3 may be anything
    sys.exit(f"::error::Incident Actions needs Python 3.11 or newer; here is {sys.version.split()[0]}.")

sys.path[:0] = sys.argv[1:]
sys.argv[:] = ["incident-actions", "run"]

from incident_actions.__main__ import main  # noqa: E402 - found on the path that was just set

main()
