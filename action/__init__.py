"""What runs on the runner before the program: `action.yml` calls `run.sh`."""
