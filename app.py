"""`python app.py`: settings, coach, web app; the same as `coach serve`."""

import sys

from coach.cli.main import main

if __name__ == "__main__":
    sys.argv.insert(1, "serve")
    main()
