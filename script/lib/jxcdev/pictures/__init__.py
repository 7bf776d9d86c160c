"""The pictures of the documentation, run with the Python of the environment."""
