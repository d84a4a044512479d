"""What answers on the sandbox's port: the server, its door, and the way to REST, GraphQL, git or a page."""
