"""One window per calendar and computer: a second start raises the first."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_ANSWER_WITHIN_MS = 2000


class OneWindow(QObject):
    """Holds this computer's only window on the calendar in a folder; the lock goes with its process, however it ends.

    `raised` is emitted when somebody tried to open a second one.
    """

    raised = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # In the temporary folder and not in the profile: a folder that is refused must stay as it is.
        told = f"{getpass.getuser()}\n{folder.expanduser().resolve()}"
        self._name = f"calendario-{hashlib.sha256(told.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # stale only when its process is gone, however long that one lives
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Whether the window is ours. False leaves the other in peace."""
        # Without a temporary folder to lock in: better two windows than none.
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def answer(self) -> None:
        """From now on whoever comes later is answered. Loads Qt's network, which the first paint does not wait for."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._raise)
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def raise_other(self) -> bool:
        """Asks the window that is open to come to the front; whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        line = QLocalSocket()
        line.connectToServer(self._name)
        if not line.waitForConnected(_ANSWER_WITHIN_MS):
            return False
        line.write(b"raise\n")
        line.flush()
        # Only what is still to be written can be waited for: Qt says no when all of it is gone already.
        return not line.bytesToWrite() or bool(line.waitForBytesWritten(_ANSWER_WITHIN_MS))

    def let_go(self) -> None:
        """Somebody else may open it now."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _raise(self) -> None:
        assert self._server is not None
        line = self._server.nextPendingConnection()
        if line is not None:
            line.disconnected.connect(line.deleteLater)
            line.disconnectFromServer()
            self.raised.emit()
