"""`python -m calendario`."""

import sys

from calendario.main import main

if __name__ == "__main__":
    sys.exit(main())
