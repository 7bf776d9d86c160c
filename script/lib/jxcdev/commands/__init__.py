"""One module per executable in script/."""
