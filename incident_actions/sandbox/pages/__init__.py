"""Pages to look at and use the sandbox in a browser, through the same operations that the API uses."""
