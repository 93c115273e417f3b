"""Problems of this computer: the calendar's file, its folder, its keys, its copies."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import CHOOSE_FOLDER, NOT_OPENED, NOTHING_LOST, SAVED_IS_SAFE, UNCHANGED, Words

_CLOCK = msg("Nothing goes out and nothing is lost until the hour is right.")
_SET_CLOCK = msg("Look at the clock of this computer; if it is right, say so in Hoy.")

THIS_COMPUTER: dict[str, Words] = {
    # its clock
    "clock_jumped": Words(
        (
            msg("The clock of this computer has jumped by {by}."),
            msg("The clock of this computer has jumped."),
        ),
        _CLOCK,
        (_SET_CLOCK,),
        needs_person=True,
    ),
    "clock_behind": Words(
        (
            msg("The clock of this computer is {by} behind the last time it published."),
            msg("The clock of this computer is behind the last time it published."),
        ),
        _CLOCK,
        (_SET_CLOCK,),
        needs_person=True,
    ),
    "clock_server": Words(
        (
            msg("The clock of this computer is {by} off the hour of the network's server."),
            msg("The clock of this computer is off the hour of the network's server."),
        ),
        _CLOCK,
        (_SET_CLOCK,),
        needs_person=True,
    ),
    # the calendar's file
    "store": Words(
        (msg("The calendar's file cannot be used now."),),
        SAVED_IS_SAFE,
        (msg("Close Calendario, open it again and try once more."),),
    ),
    "database_locked": Words(
        (msg("Another program is using the calendar's file and does not let it go."),),
        msg("What you have just done has not been saved; what was already saved is still there."),
        (msg("Close the other program, for example a copy or the antivirus, and try again."),),
        needs_person=True,
    ),
    "database_read_only": Words(
        (msg("In the calendar's file nothing can be written."),),
        msg("What you have just done has not been saved; what was already saved is still there."),
        (
            msg("Ask for permission to write in {path}."),
            msg("Ask for permission to write in its folder."),
        ),
        needs_person=True,
    ),
    "database_damaged": Words(
        (msg("The calendar's file is damaged and cannot be opened."),),
        msg("It has not been erased."),
        (msg("Restore the latest backup; the damaged file is kept beside it."),),
        needs_person=True,
    ),
    "rules_damaged": Words(
        (
            msg("A file of the program, {name}, is missing or damaged."),
            msg("A file of the program is missing or damaged."),
        ),
        NOT_OPENED,
        (msg("Install Calendario again: your calendar stays as it is."),),
        needs_person=True,
    ),
    "database_newer": Words(
        (msg("The calendar was made with a newer version of Calendario."),),
        NOT_OPENED,
        (msg("Install the newest version and open it again."),),
        needs_person=True,
    ),
    "database_unfinished": Words(
        (msg("The calendar was made with an unfinished trial version of Calendario."),),
        msg("It is as it was; nothing has been changed in it."),
        (msg("Put its folder aside and begin anew, or restore a backup of a finished version."),),
        needs_person=True,
    ),
    "database_exchanged": Words(
        (msg("The calendar's file was exchanged while it was open."),),
        msg("Nothing more goes out from the old one."),
        (msg("Close Calendario and open it again."),),
        needs_person=True,
    ),
    "calendar_of_another": Words(
        (
            msg("The calendar that lies here is that of «{name}», and until now it was another one's."),
            msg("The calendar that lies here is another institution's."),
        ),
        msg("Nothing goes out."),
        (
            msg("Put back the file of before, or restore a backup. If this is what you want, delete the file {mark}."),
            msg("Put back the file of before, or restore a backup."),
        ),
        needs_person=True,
    ),
    "database_unreachable": Words(
        (msg("The calendar's file cannot be reached."),),
        SAVED_IS_SAFE,
        (
            msg("Check that the disk is connected and that you may open {path}."),
            msg("Check that the disk is connected."),
        ),
        needs_person=True,
    ),
    "not_a_calendar": Words(
        (
            msg("{path} is not a calendar of this program."),
            msg("The file is not a calendar of this program."),
        ),
        msg("It has not been touched."),
        (msg("Choose another folder, or move that file elsewhere."),),
    ),
    "database_altered": Words(
        (msg("Another program has changed how the calendar's file is made, and it no longer guards itself."),),
        msg("What was saved is still there."),
        (msg("Restore the latest backup; the file of now is kept beside it."),),
        needs_person=True,
    ),
    "log_broken": Words(
        (
            msg("In the log of what was done something was altered or is missing, from entry {entry} on."),
            msg("In the log of what was done something was altered or is missing."),
        ),
        msg("The calendar can still be used."),
        (msg("Save a backup now and compare it with an older one, to know what was changed."),),
        needs_person=True,
    ),
    "pictures_lost": Words(
        (
            msg("Of the images and videos of this calendar, which are {of}, {count} are missing in {folder}."),
            msg("Images or videos of this calendar are missing in its folder."),
        ),
        msg("The texts and the hours are all there."),
        (msg("If that folder belongs to another calendar, put yours back, or restore the latest backup."),),
        needs_person=True,
    ),
    "disk_full": Words(
        (msg("There is no room left on the disk."),),
        msg("What was already saved is still there; the last thing has not been saved."),
        (msg("Copy your text if you were writing, free some space and try again."),),
        needs_person=True,
    ),
    # the profile's folder
    "profile": Words((msg("The folder of the calendar cannot be used."),), SAVED_IS_SAFE, (CHOOSE_FOLDER,)),
    "profile_unwritable": Words(
        (
            msg("In the folder {folder} nothing can be written."),
            msg("In the folder of the calendar nothing can be written."),
        ),
        SAVED_IS_SAFE,
        (msg("Ask for permission to write in it, or choose another folder."),),
        needs_person=True,
    ),
    "profile_on_network": Words(
        (
            msg(
                "The folder {folder} is on another computer of the network, and there two people could damage "
                "the calendar without noticing."
            ),
            msg(
                "That folder is on another computer of the network, and there two people could damage the "
                "calendar without noticing."
            ),
        ),
        msg("Nothing has been created there and nothing has been touched."),
        (CHOOSE_FOLDER,),
    ),
    "profile_synchronised": Words(
        (
            msg("The folder {folder} is synchronised with the cloud, which would mix up half-saved files."),
            msg("That folder is synchronised with the cloud, which would mix up half-saved files."),
        ),
        msg("Nothing has been created there and nothing has been touched."),
        (msg("Choose a folder that is not synchronised; for copies, use the backup."),),
    ),
    "profile_roaming": Words(
        (
            msg(
                "The folder {folder} travels with your account from one computer to another, which would mix up "
                "half-saved files."
            ),
            msg(
                "That folder travels with your account from one computer to another, which would mix up "
                "half-saved files."
            ),
        ),
        msg("Nothing has been created there and nothing has been touched."),
        (CHOOSE_FOLDER,),
    ),
    # keys
    "keyring_missing": Words(
        (msg("This computer has no place of its own to keep keys safe."),),
        NOTHING_LOST,
        (msg("Write a passphrase: it will be asked once each time Calendario starts."),),
        needs_person=True,
    ),
    "keyring_gone": Words(
        (msg("The keyring of this computer, where the key of the channels is kept, does not answer."),),
        NOTHING_LOST,
        (msg("Close your session and start it again; if it goes on, sign in again in each channel, from Channels."),),
        needs_person=True,
    ),
    "keyring_locked": Words(
        (msg("The keyring of this computer is locked."),),
        NOTHING_LOST,
        (msg("Unlock it with your password; the publications that wait will go on."),),
        needs_person=True,
    ),
    "passphrase_wrong": Words(
        (msg("That is not the passphrase of this calendar."),),
        NOTHING_LOST,
        (msg("Write it again; if it is lost, sign in again in each channel."),),
    ),
    "passphrase_too_short": Words(
        (
            msg("The passphrase is too short: at least {minimum} characters are needed."),
            msg("The passphrase is too short."),
        ),
        UNCHANGED,
        (msg("Write a longer one; several words are easy to remember."),),
    ),
    "vault_locked": Words(
        (msg("The keys of the channels are still locked."),),
        NOTHING_LOST,
        (msg("Open Calendario and write the passphrase; what waits will go on."),),
        needs_person=True,
    ),
    "vault_damaged": Words(
        (msg("The keys kept for the channel cannot be read."),),
        NOTHING_LOST,
        (msg("Sign in again from Channels."),),
        needs_person=True,
    ),
    "vault_key_missing": Words(
        (msg("The key that opens the channels is not in the keyring of this computer."),),
        NOTHING_LOST,
        (msg("Sign in again in each channel, from Channels."),),
        needs_person=True,
    ),
    "key_file_unusable": Words(
        (msg("The key file cannot be used: {path}."), msg("The key file cannot be used.")),
        NOTHING_LOST,
        (msg("It must be there with its 64 digits, and nobody else may read it (chmod 600)."),),
        needs_person=True,
    ),
    "key_file_wrong": Words(
        (
            msg("The key in {path} is not the one that the access to the channels was kept with here."),
            msg("That key is not the one that the access to the channels was kept with here."),
        ),
        NOTHING_LOST,
        (msg("Say the right file with --key-file."),),
        needs_person=True,
    ),
    "keys_need_file": Words(
        (msg("This computer has no keyring to keep the access safe."),),
        UNCHANGED,
        (msg("Say with --key-file in which file its key is to lie."),),
        needs_person=True,
    ),
    # the program itself
    "publisher_alive": Words(
        (msg("Another window or service of this computer is already publishing this calendar."),),
        msg("Nothing goes out twice."),
        (msg("There is nothing to do; to use this one, close the other."),),
    ),
    "publisher_elsewhere": Words(
        (
            msg("{name} is publishing with a copy of this very folder."),
            msg("Another computer is publishing with a copy of this very folder."),
        ),
        msg("Nothing goes out twice."),
        (msg("Close Calendario there; to work on both, let each join the team's calendar with a folder of its own."),),
    ),
    "calendar_open": Words(
        (msg("This calendar is open in another window of Calendario, or a backup is just being restored in it."),),
        UNCHANGED,
        (msg("Close Calendario, also its icon beside the clock, and try again; or do it from that window."),),
    ),
    "calendar_published": Words(
        (msg("Calendario is still publishing this calendar, in the background or as a service."),),
        UNCHANGED,
        (
            msg(
                "Do it from the window of Calendario, which stops it first, or stop the service; if something is just "
                "being sent, try again in a while."
            ),
        ),
    ),
    "backup_failed": Words(
        (msg("The backup could not be written."),),
        msg("The calendar is whole and no half-made copy is left."),
        (
            msg("Check that there is room and that you may write in {path}."),
            msg("Choose another place for it."),
        ),
    ),
    "backup_missing": Words(
        (
            msg("{path} is not there."),
            msg("The backup is not there."),
        ),
        msg("Your calendar stays as it was."),
        (msg("Check the name and the folder, or choose another backup."),),
    ),
    "not_a_backup": Words(
        (
            msg("{path} is not a backup of Calendario, or it is damaged."),
            msg("The file is not a backup of Calendario, or it is damaged."),
        ),
        msg("Your calendar stays as it was."),
        (msg("Choose another backup."),),
    ),
    "our_fault": Words(
        (msg("Something has failed in Calendario."),),
        msg("What was saved is kept."),
        (msg("If it happens again, send the report."),),
    ),
}
THIS_COMPUTER["problem"] = THIS_COMPUTER["our_fault"]
THIS_COMPUTER["unknown_errand"] = THIS_COMPUTER["our_fault"]
