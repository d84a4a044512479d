"""The door to GitHub: what the shell may ask of it, and the one adapter that asks."""
