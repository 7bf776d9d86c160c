"""What the benchmarks share: databases, sessions, clocks and tables."""
