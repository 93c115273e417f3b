"""Words that Qt itself shows and its own translation lacks, or says as no keyboard does: ours answers before Qt's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def words_of_qt() -> tuple[str, ...]:
    """As they are shown. Written out here so that they are among the texts to be translated (Qt 6.12)."""
    return (
        #: Names of keys as they stand on a Spanish keyboard, short
        QCoreApplication.translate("QShortcut", "Ctrl"),
        QCoreApplication.translate("QShortcut", "Shift"),
        QCoreApplication.translate("QShortcut", "Return"),
        QCoreApplication.translate("QShortcut", "Enter"),
        QCoreApplication.translate("QShortcut", "Del"),
        QCoreApplication.translate("QShortcut", "Ins"),
        QCoreApplication.translate("QShortcut", "Esc"),
        QCoreApplication.translate("QShortcut", "Tab"),
        QCoreApplication.translate("QShortcut", "PgUp"),
        QCoreApplication.translate("QShortcut", "PgDown"),
        QCoreApplication.translate("QShortcut", "Backspace"),
        #: The dialog that chooses files, where the system has none of its own
        QCoreApplication.translate("QFileDialog", "&Look in:"),
        QCoreApplication.translate("QFileDialog", "Files of &type:"),
        QCoreApplication.translate("QFileDialog", "File &name:"),
        QCoreApplication.translate("QFileDialog", "Directory:"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Folder"),
        QCoreApplication.translate("QAbstractFileIconProvider", "File Folder"),
        QCoreApplication.translate("QAbstractFileIconProvider", "File"),
        QCoreApplication.translate("QAbstractFileIconProvider", "%1 File"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Drive"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Shortcut"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Alias"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Unknown"),
    )
