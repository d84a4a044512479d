"""What people type and read: times, commands, Markdown, names of files."""
