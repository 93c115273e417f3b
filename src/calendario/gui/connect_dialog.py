"""Connecting a channel, or signing in again on one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from calendario.desk.channels import Granted, Renewed
from calendario.desk.desk import Desk
from calendario.domain import adapter
from calendario.domain.channel import Channel
from calendario.domain.networks import NETWORKS
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.dialog import Dialog
from calendario.gui.keys_anew import KeysAnewDialog
from calendario.gui.notices import emptied
from calendario.gui.other_page import HOLDS_A_PAGE, OtherPageDialog
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.publisher_keeper import ASK_PASSPHRASE, KEYS_LOST
from calendario.gui.signing_in import Questions
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.field import Field, focus_first_error
from calendario.gui.widgets.strip import Strip
from calendario.sentences import connecting, sentence

#: The keys of the channels cannot be opened yet, or any more.
_WHERE_TO_KEEP = ASK_PASSPHRASE | KEYS_LOST | {"keyring_locked"}
_HIDDEN_KINDS = frozenset({"practice"})  # belongs to the sample and to tests

# Which field is put right after a refusal, where it is one of them.
_AT_FAULT = {
    "app_password": frozenset({"sign_in_refused", "app_password_needed"}),
    "handle": frozenset({"handle_wrong", "other_account", "account_closed"}),
    "folder": frozenset(
        {
            "folder_missing",
            "folder_unreachable",
            "folder_read_only",
            "folder_unwritable",
            "not_a_folder",
            "folder_has_a_page",
            "folder_holds_a_page",
            "folder_of_another_page",
            "folder_of_own_channel",
            "folder_unset",
        }
    ),
    "address": frozenset({"bad_address"}),
    "server": frozenset(
        {
            "address_wrong",
            "address_not_https",
            "address_moved",
            "name_not_found",
            "server_not_found",
            "not_mastodon",
            "not_a_bluesky_server",
            "certificate_not_trusted",
            "server_not_trusted",
            "not_there",
        }
    ),
}


class ConnectDialog(Dialog):
    """Adds a channel, or signs in again on one there is. What the form asks comes from the kind of channel.

    The sign-in runs in the background: it can take as long as the person does in their browser, and Esc gives it up.
    Only what was granted needs a place to be kept: if that has to be asked for, it waits here meanwhile.
    """

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        again: Channel | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`again` is the channel whose access is renewed; None adds one."""
        super().__init__(theme, "", parent)
        if again is None:
            self.set_title(self.tr("Add a channel"))
        else:
            self.set_title(self.tr("Sign in to %1 again").replace("%1", again.name))
        self._desk = desk
        self._background = background
        self._again = again
        self._questions: Questions | None = None
        self._wanted: tuple[str, dict[str, str]] = ("", {})
        self._granted: tuple[tuple[str, dict[str, str]], Granted] | None = None  # and what the form said then
        self._page = ""  # one of another calendar that a person wants to go on with
        self._said = ""
        self._stops: list[QWidget] = []  # of the form, in the order of Tab; and of the notice below it
        self._asides: list[QPushButton] = []
        self.copy: QPushButton | None = None
        self.channel: Channel | None = None
        self.renewed: Renewed | None = None
        self.kind = Choice(self)
        if again is None:
            self._fill_kinds()
            self.add(Field(theme, self.tr("Where"), self.kind, parent=self))
            self.kind.currentIndexChanged.connect(self._draw)
        else:
            self.kind.addItem(again.name, (again.kind, again.network))
            self.kind.hide()
        self._form = QWidget(self)
        self._rows = QVBoxLayout(self._form)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        self.add(self._form)
        self._notice = QVBoxLayout()
        self.column.addLayout(self._notice)
        self.fields: dict[str, Field] = {}
        self._code = QWidget(self)
        self.code = QLineEdit(self._code)
        self.code.returnPressed.connect(self._give_code)
        self.use_code = buttons.plain(self.tr("Use this code"), parent=self._code)
        self.use_code.clicked.connect(self._give_code)
        code_row = QHBoxLayout(self._code)
        code_row.setContentsMargins(0, 0, 0, 0)
        help_text = self.tr("Only if the browser shows you a code instead of coming back by itself.")
        self._code_field = Field(theme, self.tr("Code"), self.code, help_text, self._code)
        code_row.addWidget(self._code_field, 1)
        code_row.addWidget(self.use_code, 0, Qt.AlignmentFlag.AlignVCenter)
        self._code.hide()
        self.add(self._code)
        self.cancel = self.add_choice(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.connect_now = self.add_main(self.tr("Connect"), self._connect)
        self._draw()
        (self.kind if again is None else self._first_to_fill()).setFocus()

    @classmethod
    def ask(
        cls,
        desk: Desk,
        theme: Theme,
        background: Background,
        parent: QWidget | None = None,
    ) -> Channel | None:
        """The channel that was added, or None."""
        dialog = cls(desk, theme, background, None, parent)
        return dialog.channel if dialog.exec() else None

    @classmethod
    def ask_again(
        cls, desk: Desk, theme: Theme, background: Background, channel: Channel, parent: QWidget | None = None
    ) -> Renewed | None:
        """What came of signing in again on `channel`, or None."""
        dialog = cls(desk, theme, background, channel, parent)
        return dialog.renewed if dialog.exec() else None

    # --- the form

    def _fill_kinds(self) -> None:
        for kind, form in self._desk.channels.forms.items():
            if kind not in _HIDDEN_KINDS:
                #: A kind of channel whose posts go out by themselves
                words = self.tr("%1: goes out by itself").replace("%1", self._kind_name(kind, form.network))
                self.kind.addItem(words, (kind, form.network))
        self.kind.insertSeparator(self.kind.count())
        for key in self._desk.channels.kinds_by_hand():
            words = self.tr("%1: by hand").replace("%1", NETWORKS[key].name)
            self.kind.addItem(words, ("", key))

    def _kind_name(self, kind: str, network: str) -> str:
        return self.tr("A web page of your own") if kind == "webpage" else NETWORKS[network].name

    def choose(self, kind: str, network: str) -> None:
        """Chooses one of the list; `kind` "" is by hand."""
        for row in range(self.kind.count()):
            if self.kind.itemData(row) is not None and tuple(self.kind.itemData(row)) == (kind, network):
                self.kind.setCurrentIndex(row)

    def _chosen(self) -> tuple[str, str]:
        kind, network = self.kind.currentData()
        return str(kind), str(network)

    def _draw(self) -> None:
        emptied(self._rows)
        self.fields = {}
        self._stops = []
        self._say_nothing()
        kind, network = self._chosen()
        self.connect_now.setText(self.tr("Connect") if kind else self.tr("Add"))
        if not kind:
            about = self.tr("At its hour we give you the text and the images, and you publish it and tell us.")
            self._rows.addWidget(WrapLabel(self._theme, about, "small", "muted", self._form))
            self._add_field("name", QLineEdit(NETWORKS[network].name), self.tr("Name"), "")
            line = QLineEdit(NETWORKS[network].web_address or "")
            self._add_field(
                "address", line, self.tr("Address to open"), self.tr("The page where you publish; optional.")
            )
            self._order()
            return
        for asked in self._desk.channels.forms[kind].fields:
            label, help_text, placeholder = self._words(kind, asked)
            line = QLineEdit(self._form)
            line.setPlaceholderText(placeholder)
            if asked.kind == "secret":
                line.setEchoMode(QLineEdit.EchoMode.Password)
            if self._again is not None:
                line.setText(self._again.settings.get(asked.name, "") if asked.kind != "secret" else "")
            elif kind == "webpage" and asked.name == "title":
                line.setText(self._desk.office.institution().name)
            self._add_field(asked.name, line, label, help_text, folder=asked.kind == "folder")
        self._order()

    def _order(self) -> None:
        """Tab goes down the form as it is read. What is drawn later would come after the choices."""
        stops = [self.kind, *self._stops, *self._asides, self.code, self.use_code, self.cancel, self.connect_now]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _words(self, kind: str, asked: adapter.Field) -> tuple[str, str, str]:
        """Label, help and placeholder of a field, by kind and name; a field nobody wrote words for shows its name."""
        known = {
            ("mastodon", "server"): (
                self.tr("Address of your server"),
                self.tr("Your browser opens and you sign in there: your password does not pass through here."),
                "mastodon.social",
            ),
            ("bluesky", "server"): (
                self.tr("Server"),
                self.tr("Leave it empty if your account is of the usual Bluesky."),
                "bsky.social",
            ),
            ("bluesky", "handle"): (self.tr("User name"), "", "villasauce.bsky.social"),
            ("bluesky", "app_password"): (
                self.tr("App password"),
                self.tr(
                    "It is made in Bluesky: Settings, Privacy and security, App passwords. Not that of the account."
                ),
                "xxxx-xxxx-xxxx-xxxx",
            ),
            ("webpage", "folder"): (
                self.tr("Folder of the page"),
                self.tr("The one that your web server shows, or any other to begin with."),
                "",
            ),
            ("webpage", "title"): (self.tr("Title of the page"), "", ""),
            ("webpage", "address"): (
                self.tr("Address where people see it"),
                self.tr("Optional. With it, each publication has its link."),
                "https://",
            ),
        }
        return known.get((kind, asked.name), (asked.name, "", ""))

    def _add_field(self, name: str, line: QLineEdit, label: str, help_text: str, *, folder: bool = False) -> None:
        choose = None
        self._stops.append(line)
        if folder:
            choose = buttons.plain(self.tr("Choose…"), self._theme.icon("carpeta"), parent=self._form)
            choose.clicked.connect(partial(self._choose_folder, line))
            self._stops.append(choose)
        self.fields[name] = Field(self._theme, label, line, help_text, self._form, beside=choose)
        self._rows.addWidget(self.fields[name])

    def _choose_folder(self, line: QLineEdit) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the page"), line.text())
        if chosen:
            line.setText(chosen)

    def _first_to_fill(self) -> QWidget:
        """What is asked and not known yet (a password is never kept), else what stands first."""
        asked = self._desk.channels.forms[self._chosen()[0]].fields
        empty = [f.name for f in asked if f.required and not self.values()[f.name]]
        name = next(iter(empty or self.fields), None)
        return self.connect_now if name is None else self.fields[name].widget

    def values(self) -> dict[str, str]:
        """What the form says now."""
        told = {}
        for name, field in self.fields.items():
            assert isinstance(field.widget, QLineEdit)
            told[name] = field.widget.text().strip()
        return told

    # --- connecting

    def _connect(self) -> None:
        kind, network = self._chosen()
        values = self.values()
        if not kind:
            self._add_by_hand(network, values)
            return
        for asked in self._desk.channels.forms[kind].fields:
            missing = asked.required and not values.get(asked.name)
            self.fields[asked.name].set_error(self.tr("Fill this in.") if missing else None)
        if focus_first_error(self.fields.values()):
            return
        if kind == "webpage":
            institution = self._desk.office.institution()
            values |= {"zone": institution.zone, "language": institution.language, "site": self._page}
        self._wait(True)
        self._questions = Questions(self)
        self._questions.page_opened.connect(self._say_browser)
        self._questions.code_wanted.connect(self._ask_code)
        self._wanted = (kind, values)
        if self._granted is not None and self._granted[0] == self._wanted:
            self._keep(self._granted[1])
            return
        self._granted = None
        channels = self._desk.channels
        if self._again is not None:
            work = partial(channels.grant_again, self._again.id, values, self._questions)
        else:
            work = partial(channels.grant, kind, values, self._questions)
        self._background.wait_for(work, self._let_in, self._refused, give_up=self._questions.give_up)

    def _let_in(self, granted: Granted) -> None:
        if self._questions is not None:  # else it was given up meanwhile
            self._granted = (self._wanted, granted)
            self._take_code_away()
            self._say("hint", self.tr("Connecting…"))
            self._keep(granted)

    def _keep(self, granted: Granted) -> None:
        assert self._questions is not None
        keep: Callable[[Granted, Questions], Channel | Renewed]
        keep = self._desk.channels.add if self._again is None else self._desk.channels.renew
        work = partial(keep, granted, self._questions)
        self._background.wait_for(work, self._connected, self._refused, give_up=self._questions.give_up)

    def _add_by_hand(self, network: str, values: Mapping[str, str]) -> None:
        try:
            self.channel = self._desk.channels.add_by_hand(network, values["name"], values["address"])
        except Problem as problem:
            self.fields["address"].set_error(sentence(problem))
            focus_first_error(self.fields.values())
            return
        self.accept()

    def _connected(self, told: Channel | Renewed) -> None:
        self._end_questions()
        self.renewed = told if isinstance(told, Renewed) else None
        self.channel = told.channel if isinstance(told, Renewed) else told
        self.accept()

    def _refused(self, problem: Problem) -> None:
        self._end_questions()
        if not self.isVisible():
            return
        self._wait(False)
        if problem.code in _WHERE_TO_KEEP:
            if self._granted is not None:
                self._say("hint", self.tr("You are signed in. Now the key needs a safe place."))
            if self._opens_keys(problem):
                self._connect()
                return
            if self._granted is not None:
                self._say_not_kept()
                return
        self._granted = None
        if problem.code == HOLDS_A_PAGE and OtherPageDialog.ask(self._theme, problem, self):
            self._page = str(problem.facts["page"])
            self._connect()
            return
        happened, rest = connecting(problem, again=self._again is not None)
        self._say("block", happened.removesuffix("."), rest)
        self._at_fault(problem).setFocus(Qt.FocusReason.OtherFocusReason)

    def _opens_keys(self, problem: Problem) -> bool:
        given = (self._desk, self._theme, self._background, problem, self)
        if problem.code in ASK_PASSPHRASE:
            return PassphraseDialog.ask(*given)
        return problem.code in KEYS_LOST and KeysAnewDialog.ask(*given)

    def _say_not_kept(self) -> None:
        """What was granted waits as long as this dialog does."""
        title = self.tr("The channel was not added") if self._again is None else self.tr("The channel stays as it was")
        words = self.tr(
            "You are signed in, but the key could not be kept on this computer. To try that again choose Connect: you "
            "do not have to sign in again while this is open."
        )
        self._say("block", title, words)
        self.connect_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _at_fault(self, problem: Problem) -> QWidget:
        """Where it is put right: the field, chosen whole so that the next key replaces it; else by trying again."""
        field = next(
            (self.fields[n] for n, codes in _AT_FAULT.items() if problem.code in codes and n in self.fields), None
        )
        if field is None:
            return self.connect_now
        if isinstance(field.widget, QLineEdit):
            field.widget.selectAll()
        return field.widget

    def reject(self) -> None:
        """Whatever is under way is given up; a sign-in that is being saved this very moment is told instead."""
        if self._questions is None or self._questions.give_up():
            self._end_questions()
            super().reject()

    def _end_questions(self) -> None:
        if self._questions is not None:
            self._questions.end()
            self._questions = None
        self._take_code_away()

    def _wait(self, waiting: bool) -> None:
        self.connect_now.setEnabled(not waiting)
        self._form.setEnabled(not waiting)
        self.kind.setEnabled(not waiting)
        if waiting:
            self._say("hint", self.tr("Connecting…"))

    def _say_browser(self, url: str, opened: bool) -> None:
        """A desktop may start a browser that never comes: the address can be had either way."""
        if opened:
            severity, title = "hint", self.tr("Your browser opens")
            words = self.tr(
                "Sign in there and come back: here it goes on by itself. If it does not open, copy the address."
            )
        else:
            severity, title = "warn", self.tr("Your browser has not opened")
            words = self.tr(
                "Copy the address, paste it in any browser of this computer and sign in there: here it goes on by "
                "itself."
            )
        copy = buttons.plain(self.tr("Copy the address"), small=True)
        copy.clicked.connect(partial(self._copy, url, copy))
        self._say(severity, title, words, copy)
        self.copy = copy

    def _copy(self, url: str, button: QPushButton) -> None:
        QGuiApplication.clipboard().setText(url)
        button.setText(self.tr("Address copied"))

    def _ask_code(self) -> None:
        self.code.clear()
        self._code.show()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_code(self) -> None:
        code = self.code.text().strip()
        if code and self._questions is not None:
            self._questions.answer(code)
            self._take_code_away()
            self._say("hint", self.tr("Connecting…"))

    def _take_code_away(self) -> None:
        """It serves once: another try brings another code."""
        self.code.clear()
        self._code.hide()

    @property
    def said(self) -> str:
        """What the notice under the form says, or an empty text."""
        return self._said

    def _say(self, severity: str, title: str, words: str = "", action: QPushButton | None = None) -> None:
        self._say_nothing()
        self._said = ". ".join(filter(None, (title, words)))
        self._asides = [] if action is None else [action]
        sentences, icon = [words] if words else [], "aviso" if severity == "warn" else None
        strip = Strip(self._theme, severity, title, sentences, icon=icon, actions=self._asides, parent=self)
        self._notice.addWidget(strip)
        self._order()
        self._fit()

    def _say_nothing(self) -> None:
        self._said = ""
        self._asides = []
        self.copy = None
        emptied(self._notice)
