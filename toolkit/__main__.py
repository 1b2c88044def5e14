"""`python -m toolkit` is the command `toolkit`."""

from toolkit.cli.main import main

main()
