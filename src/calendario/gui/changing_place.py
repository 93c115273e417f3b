"""The calendar changes place: from this computer to a team's server, or back. Somebody decides it in a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calendario.desk.desk import Desk
from calendario.gui.background import Background
from calendario.gui.exchange import Exchange
from calendario.gui.leave_team import LeaveTeamDialog
from calendario.gui.team_dialog import JoinTeamDialog
from calendario.gui.theme import Theme


def ask_other_place(desk: Desk, theme: Theme, background: Background, parent: QWidget) -> Exchange | None:
    """Joining a team's calendar, or leaving the one this is; None where the person stays with what there is."""
    if desk.team.joined is None:
        return JoinTeamDialog.ask(desk, theme, background, parent)
    office = desk.office
    return LeaveTeamDialog.ask(office.profile.folder, office.clock, desk, theme, parent)
