"""What we write for people to read: templates filled in, the status comment, messages."""
