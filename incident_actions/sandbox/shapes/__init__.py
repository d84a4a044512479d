"""What REST answers and webhooks look like: one file a subject."""
