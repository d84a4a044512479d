"""The post-mortem: its draft from the incident, and the action items in its text."""
