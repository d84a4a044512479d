"""Ways to chat, mail and pagers, and to a channel of one's own; what to send is decided elsewhere."""
