"""Scenes of a calendar on a team's server: see `tests/screens.py`."""

from __future__ import annotations

from unittest.mock import patch

from PySide6.QtWidgets import QDialog

from calendario.gui.leave_team import LeaveTeamDialog
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.team_dialog import JoinTeamDialog
from tests.scene import Scene, place, shown
from tests.team_town import PASSWORD


def join(scene: Scene, *, there: bool) -> QDialog | None:
    """The form, filled in; `there`, what the server answered: a calendar, and who works with it."""
    assert scene.server is not None
    dialog = JoinTeamDialog(scene.desk, scene.theme, scene.window.background, scene.window)
    place = scene.server.place
    for line, words in (
        (dialog.server, place.server),
        (dialog.user, place.user),
        (dialog.password, PASSWORD),
        (dialog.database, place.database),
        (dialog.certificate, place.certificate),
    ):
        line.setText(words)
    dialog.port.setValue(place.port)
    shown(dialog)
    if there:
        dialog.go_on.click()
        scene.settle(dialog.go_on.isEnabled)
    return dialog


def join_passphrase(scene: Scene) -> QDialog | None:
    """On a computer without a keyring; the passphrase is asked for, and nobody answers."""
    dialog = join(scene, there=True)
    assert isinstance(dialog, JoinTeamDialog)
    asked: list[QDialog] = []

    def not_now(asks: PassphraseDialog) -> int:
        asked.append(shown(asks))
        return 0

    with patch.object(PassphraseDialog, "exec", not_now):
        dialog.go_on.click()
        scene.settle(lambda: bool(asked))
    return asked[0]


def leave_team(scene: Scene) -> QDialog | None:
    """With the calendar that was kept aside when this computer joined."""
    place(scene).go("settings")
    office = scene.desk.office
    dialog = LeaveTeamDialog(office.profile.folder, scene.clock, scene.desk, scene.theme, scene.window)
    dialog.bring.setChecked(True)
    return shown(dialog)


def away(scene: Scene) -> QDialog | None:
    """The server does not answer any more, and one goes on writing."""
    assert scene.server is not None
    place(scene).go("calendar")
    scene.server.go_away()
    strip = place(scene).notices.strip
    scene.settle(lambda: strip(about="away") is not None)
    return None
