"""What the benchmarks measure against: a sandbox whose work is not counted as ours."""
