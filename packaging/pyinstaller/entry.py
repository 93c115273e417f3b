"""The program of the frozen folder: the same as `python -m calendario`."""

import sys

from calendario.__main__ import main

sys.exit(main())
