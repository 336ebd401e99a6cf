"""`python -m thidua.cli`: the command line where the `thidua` command is not on the path."""

from thidua.cli import main

if __name__ == "__main__":
    main()
