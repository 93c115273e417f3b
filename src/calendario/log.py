"""The technical log of a profile: what the program did, never what a post says, never a secret."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

#: What looks like a credential: bearer tokens, JWTs, long keys after a telling name. Nothing of ours should log one;
#: this is the net under libraries that do.
_SECRETS = re.compile(
    r"(?i)\b(bearer\s+|(?:access|refresh|client)_?(?:token|secret|jwt)\W{1,4}|password\W{1,4})[^\s'\",}]+"
    r"|\beyJ[\w-]{10,}\.[\w-]+\.[\w-]+"
)


class _Redaction(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        safe = _SECRETS.sub("[…]", told)
        if safe != told:
            record.msg, record.args = safe, ()
        return True


class _Format(logging.Formatter):
    def formatException(self, ei: object) -> str:  # noqa: N802  the name is logging's
        return _SECRETS.sub("[…]", super().formatException(ei))  # type: ignore[arg-type]


def start(folder: Path, name: str) -> None:
    """Logs to `folder/name.log`, one megabyte and three old ones. Without a writable folder nothing is logged."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for noisy in ("httpx", "httpcore", "urllib3", "PIL", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / f"{name}.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Format("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(_Redaction())
    root.addHandler(handler)
