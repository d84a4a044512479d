"""A local GitHub to try, drill and test on: real HTTP in front, real git behind."""
