"""How a command ends: its exit code, and one sentence on the error output when something is wrong."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress

from calendario.domain.away import SILENT
from calendario.domain.problem import NotAllowed, Problem
from calendario.sentences import joining, sentence

NOT_DONE, BUSY = 1, 3
_SOMEBODY = ("publisher_alive", "calendar_open", "calendar_published", "team_others_publish")


def ended(do: Callable[[], int]) -> int:
    """The exit code of `do`; a problem is told on the error output in one sentence."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a Spanish Windows console would choke on an emoji
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = int(do())
        sys.stdout.flush()  # here, where it can still be told that the answer did not arrive
    except Problem as problem:
        # Whoever ends here does not go on by itself when the server is back.
        told = " ".join(joining(problem)) if problem.code in SILENT else sentence(problem)
        sys.stderr.write(told + "\n")
        return BUSY if isinstance(problem, NotAllowed) and problem.code in _SOMEBODY else NOT_DONE
    except BrokenPipeError:
        _let_go_of_output()
        return NOT_DONE
    except OSError as error:
        if error.filename is not None:
            sys.stderr.write(sentence(Problem("file_unreadable", path=str(error.filename))) + "\n")
        else:
            sys.stderr.write(sentence(Problem("answer_not_written")) + "\n")
            _let_go_of_output()
        return NOT_DONE
    except KeyboardInterrupt:
        return NOT_DONE
    return code


def _let_go_of_output() -> None:
    """What could not be written is not tried once more when Python ends, which would tell it in its own words."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
