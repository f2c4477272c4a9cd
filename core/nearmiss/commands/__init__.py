"""One module for each command of the program; each holds a click command named `command`."""
