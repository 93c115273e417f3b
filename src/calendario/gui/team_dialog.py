"""*Unirme al calendario de mi equipo*: where it is, who this is, and what becomes of the calendar that is here."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from calendario.desk import moving, team
from calendario.desk.desk import Desk
from calendario.desk.team import Found, Team
from calendario.domain.problem import Problem
from calendario.gui import folders
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.exchange import Exchange
from calendario.gui.keys_anew import KeysAnewDialog
from calendario.gui.notices import emptied
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.publisher_keeper import ASK_PASSPHRASE, KEYS_LOST
from calendario.gui.theme import Theme
from calendario.gui.who import WhoForm
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Number
from calendario.gui.widgets.field import Field, focus_first_error
from calendario.gui.widgets.strip import Strip
from calendario.gui.widgets.wrap_radio import WrapRadio
from calendario.sentences import joining

# Which field is put right after a refusal, where it is one of them.
_AT_FAULT = {
    "server": frozenset({"team_server_gone", "team_address_wrong"}),
    "database": frozenset({"team_database_missing", "team_not_a_calendar", "team_calendar_gone"}),
    "password": frozenset({"team_server_password"}),
    "certificate": frozenset({"team_server_not_proved", "certificate_unreadable"}),
}


class JoinTeamDialog(Dialog):
    """First the server is tried, which changes nothing; then it is said what is there, and the rest is asked.

    A server that is not this computer always has to prove who it is: there is no way here to switch that off.
    """

    def __init__(self, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Join my team's calendar"), parent)
        self._desk = desk
        self._background = background
        self._tried: tuple[Team, str] | None = None
        self._found: Found | None = None
        self.exchange: Exchange | None = None
        self.said = ""
        self._ask_where()
        self._what_next = QWidget(self)
        self._ask_rest()
        self.add(self._what_next)
        self._what_next.hide()
        self._notice = QVBoxLayout()
        self.column.addLayout(self._notice)
        self.cancel = self.add_choice(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.back = self.add_choice(self.tr("Back"))
        self.back.clicked.connect(self._go_back)
        self.back.hide()
        self.go_on = self.add_main(self.tr("Test and join"), self._go_on)
        self.server.setFocus()

    @classmethod
    def ask(cls, desk: Desk, theme: Theme, background: Background, parent: QWidget | None = None) -> Exchange | None:
        """What joins it once this calendar is let go, or None. The password is kept by then."""
        dialog = cls(desk, theme, background, parent)
        return dialog.exchange if dialog.exec() else None

    # --- where it is

    def _ask_where(self) -> None:
        self._where = QWidget(self)
        column = QVBoxLayout(self._where)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        theme = self._theme
        self.server, self.database, self.user = (QLineEdit(self._where) for _ in range(3))
        self.password, self.certificate = QLineEdit(self._where), QLineEdit(self._where)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.server.setPlaceholderText("servidor.villasauce.es")
        self.database.setText("calendario")
        self.port = Number(self._where)
        self.port.setRange(1, 65535)
        self.port.setValue(team.PORT)
        self.port.setGroupSeparatorShown(False)
        told = self.tr("Whoever looks after your servers knows these five.")
        kept = self.tr("It is kept encrypted on this computer.")
        self.choose = buttons.plain(self.tr("Choose…"), theme.icon("carpeta"), parent=self._where)
        self.choose.setAccessibleName(self.tr("Choose the file of the certificate"))
        self.choose.clicked.connect(self._choose_certificate)
        proof = self.tr("Only if your server's is not one that every computer knows. It always has to prove who it is.")
        self.fields = {
            "server": Field(theme, self.tr("Server"), self.server, told, self._where),
            "port": Field(theme, self.tr("Port"), self.port, parent=self._where),
            "database": Field(theme, self.tr("Database"), self.database, parent=self._where),
            "user": Field(theme, self.tr("User"), self.user, parent=self._where),
            "password": Field(theme, self.tr("Password"), self.password, kept, self._where),
            "certificate": Field(
                theme,
                self.tr("Certificate of your organisation"),
                self.certificate,
                proof,
                self._where,
                beside=self.choose,
            ),
        }
        for pair in (("server", "port"), ("database",), ("user", "password"), ("certificate",)):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name in pair:
                row.addWidget(self.fields[name], 0 if name == "port" else 1, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        as_read = (*(field.widget for field in self.fields.values()), self.choose)
        for before, after in pairwise(as_read):
            QWidget.setTabOrder(before, after)
        self.add(self._where)

    def _choose_certificate(self) -> None:
        kinds = self.tr("Certificates (*.pem *.crt *.cer);;All files (*)")
        title = self.tr("Certificate of your organisation")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, folders.last("documents"), kinds)
        if chosen:
            folders.used("documents", Path(chosen))
            self.certificate.setText(chosen)

    def _go_on(self) -> None:
        if self._found is None:
            self._try()
        else:
            self._join()

    def _try(self) -> None:
        missing = {name: line for name, line in self._lines().items() if not line.text().strip()}
        for name in self._lines():
            self.fields[name].set_error(self.tr("Fill this in.") if name in missing else None)
        if focus_first_error(self.fields.values()):
            return
        told = {name: line.text().strip() for name, line in self._lines().items()}
        there = Team(told["server"], told["database"], told["user"], self.port.value(), self.certificate.text().strip())
        self._tried = (there, self.password.text())
        self._wait(True)
        self._say("hint", self.tr("Asking the server…"))
        now = self._desk.office.clock()
        work = partial(team.look, there, self.password.text() or None, now)
        self._background.wait_for(work, self._looked, self._refused)

    def _lines(self) -> dict[str, QLineEdit]:
        return {"server": self.server, "database": self.database, "user": self.user}

    def _refused(self, problem: Problem) -> None:
        if not self.isVisible():
            return
        self._wait(False)
        happened, rest = joining(problem)
        self._say("block", happened.removesuffix("."), rest)
        name = next((n for n, codes in _AT_FAULT.items() if problem.code in codes), None)
        widget: QWidget = self.go_on if name is None or self._found is not None else self.fields[name].widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    # --- what is there, and what becomes of what is here

    def _ask_rest(self) -> None:
        column = QVBoxLayout(self._what_next)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.who = WhoForm(self._theme, self._what_next)
        self.bring = WrapRadio(self.tr("Take the calendar of this computer there"), self._what_next)
        self.begin = WrapRadio(self.tr("Begin a new one there"), self._what_next)
        self.told = Strip(self._theme, "hint", "", ["", ""], parent=self._what_next)
        column.addWidget(self.told)
        column.addWidget(self.who)
        column.addWidget(self.bring)
        column.addWidget(self.begin)

    def _looked(self, found: Found) -> None:
        if not self.isVisible():
            return
        self._wait(False)
        self._say_nothing()
        self._found = found
        self._where.hide()
        has_calendar = self._desk.team.has_calendar
        column = self._what_next.layout()
        assert isinstance(column, QVBoxLayout)
        there = found.institution
        aside = self.tr("The calendar of this computer is kept aside in its folder; nothing is erased.")
        if there is not None:
            title, words = self.tr("There it is: %1").replace("%1", there.name), [aside] if has_calendar else []
        elif has_calendar:
            title = self.tr("The database is empty")
            words = [self.tr("Everything goes along: texts, pictures, what is planned and the log.")]
        else:
            title, words = self.tr("The database is empty"), [self.tr("Your team's calendar begins there.")]
        strip = Strip(self._theme, "ok" if there is not None else "hint", title, words, parent=self._what_next)
        column.replaceWidget(self.told, strip)
        self.told.deleteLater()
        self.told = strip
        self.who.setVisible(there is not None)
        self.who.show_people(found.people)
        for choice in (self.bring, self.begin):
            choice.setVisible(there is None and has_calendar)
        self.bring.setChecked(has_calendar)
        self.begin.setChecked(not has_calendar)
        self.go_on.setText(self.tr("Join") if there is not None else self.tr("Go on"))
        self.back.show()
        self._what_next.show()
        self._fit()
        first = self.who.people if there is not None else self.bring if has_calendar else self.go_on
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._found = None
        self._what_next.hide()
        self.back.hide()
        self._say_nothing()
        self._where.show()
        self.go_on.setText(self.tr("Test and join"))
        self._fit()
        self.server.setFocus(Qt.FocusReason.OtherFocusReason)

    def _join(self) -> None:
        assert self._found is not None
        known, name = self.who.chosen()
        if self._found.institution is not None and known is None and not name:
            self.who.refuse()
            return
        self._wait(True)
        self._background.wait_for(self._keep_password, self._kept, self._not_kept)

    def _keep_password(self) -> None:
        """In a thread: the keyring may ask its person."""
        assert self._tried is not None
        if self._tried[1]:
            self._desk.channels.open_vault()
        self._desk.team.keep_password(self._tried[1])

    def _not_kept(self, problem: Problem) -> None:
        if not self.isVisible():
            return
        given = (self._desk, self._theme, self._background, problem, self)
        #: Where a passphrase is asked for: what it is for
        about = self.tr(
            "With it this computer keeps the password of your team's server encrypted; it is asked once each time "
            "Calendario starts."
        )
        asked = problem.code in ASK_PASSPHRASE and PassphraseDialog.ask(*given, about=about)
        if asked or (problem.code in KEYS_LOST and KeysAnewDialog.ask(*given)):
            self._join()
        else:
            self._refused(problem)

    def _kept(self, _nothing: object) -> None:
        assert self._tried is not None
        assert self._found is not None
        office, (there, password) = self._desk.office, self._tried
        folder, found = office.profile.folder, self._found.institution
        if found is None and self.bring.isChecked():
            change = partial(moving.to_team, folder, office.clock, there, password or None)
            words = self.tr("The calendar is on your team's server. The file it was in is kept aside in its folder.")
            self.exchange = Exchange(change, words)
        else:
            known, name = self.who.chosen() if found is not None else (None, "")
            words = "" if found is None else self.tr("You work with your team's calendar now.")
            join = partial(team.join, folder, office.clock(), there, password or None, person_id=known, name=name)
            self.exchange = Exchange(join, words)
        self.accept()

    # --- the notice

    def _wait(self, waiting: bool) -> None:
        for part in (self._where, self._what_next, self.go_on, self.back):
            part.setEnabled(not waiting)

    def _say(self, severity: str, title: str, words: str = "") -> None:
        self._say_nothing()
        self.said = ". ".join(filter(None, (title, words)))
        self._notice.addWidget(Strip(self._theme, severity, title, [words] if words else [], parent=self))
        self._fit()

    def _say_nothing(self) -> None:
        self.said = ""
        emptied(self._notice)
