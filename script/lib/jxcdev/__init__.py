"""Everything the executables in script/ need: standard library only."""
