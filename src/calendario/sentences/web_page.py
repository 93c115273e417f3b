"""Problems of the town hall's own web page and its folder."""

from __future__ import annotations

from calendario.sentences.language import msg
from calendario.sentences.words import CHOOSE_FOLDER, NOT_CONNECTED, NOTHING_LOST, Words

WEB_PAGE: dict[str, Words] = {
    # the town hall's own page
    "folder_missing": Words(
        (
            msg("The folder {folder} is not there."),
            msg("The folder of the page is not there."),
        ),
        NOTHING_LOST,
        (msg("If it is on another disk, connect it; if not, choose another folder."),),
        needs_person=True,
    ),
    "folder_unreachable": Words(
        (
            msg("The folder {folder} cannot be reached."),
            msg("The folder of the page cannot be reached."),
        ),
        NOTHING_LOST,
        (msg("Check the disk or the network it is on."),),
        needs_person=True,
    ),
    "folder_read_only": Words(
        (
            msg("In the folder {folder} nothing can be written."),
            msg("In the folder of the page nothing can be written."),
        ),
        NOTHING_LOST,
        (msg("Ask for permission to write in it, or choose another one."),),
        needs_person=True,
    ),
    "folder_unwritable": Words(
        (msg("In the folder {folder} nothing can be written."), msg("In that folder nothing can be written.")),
        NOTHING_LOST,
        (msg("Choose another folder, or ask for permission to write in it."),),
        needs_person=True,
    ),
    "not_a_folder": Words(
        (
            msg("{folder} is not a folder."),
            msg("That is not a folder."),
        ),
        NOTHING_LOST,
        (CHOOSE_FOLDER,),
    ),
    "folder_has_a_page": Words(
        (
            msg("In {folder} there is already a web page made with something else."),
            msg("In that folder there is already a web page made with something else."),
        ),
        msg("That page has not been touched."),
        (msg("Choose an empty folder, for example one inside it."),),
    ),
    "folder_holds_a_page": Words(
        (
            msg("In {folder} there is already the page «{title}» of another calendar."),
            msg("In that folder there is already the page of another calendar."),
        ),
        msg("That page has not been touched."),
        (msg("Choose another folder. If that page is yours, connect it in Channels and go on with it."),),
    ),
    "folder_of_own_channel": Words(
        (
            msg("The folder {folder} is already that of your channel «{channel}»."),
            msg("That folder is already that of another of your channels."),
        ),
        NOT_CONNECTED,
        (CHOOSE_FOLDER,),
    ),
    "folder_emptied": Words(
        (
            msg(
                "The folder {folder} no longer has the page: perhaps somebody emptied it or its disk is not connected."
            ),
            msg("The folder of the page has been emptied or its disk is not connected."),
        ),
        NOTHING_LOST,
        (msg("Connect the disk, or connect the channel again to that folder."),),
        needs_person=True,
    ),
    "folder_of_another_page": Words(
        (
            msg("The folder {folder} holds the page of another channel."),
            msg("That folder holds the page of another channel."),
        ),
        msg("That page has not been touched."),
        (CHOOSE_FOLDER,),
    ),
    "page_moved": Words(
        (
            msg("The page that was in {folder} has another folder now."),
            msg("The page has another folder now."),
        ),
        NOTHING_LOST,
        (msg("If it is tried again and again, change the folder of the channel once more in Channels."),),
    ),
    "page_left_behind": Words(
        (
            msg("What is published in {folder} cannot be read, so it could not come along."),
            msg("What is published cannot be read, so it could not come along."),
        ),
        msg("The channel stays as it was."),
        (msg("Connect the disk it is on, or copy the whole folder to its new place and choose that one."),),
        needs_person=True,
    ),
    "page_of_another_computer": Words(
        (
            msg("The page of {channel} is in a folder of another computer."),
            msg("The page is in a folder of another computer."),
        ),
        msg("The channel stays as it was."),
        (msg("Change it on that computer."),),
    ),
    "page_unfinished": Words(
        (
            msg("The page in {folder} was left half-written."),
            msg("The page was left half-written."),
        ),
        msg("The publication is noted and is not repeated."),
        (msg("Check the folder of the page; the next look finishes it."),),
    ),
    "page_damaged": Words(
        (
            msg("A file of the page in {folder} is damaged."),
            msg("A file of the page is damaged."),
        ),
        msg("It has not been overwritten."),
        (msg("Open the page in the browser and tell us whether the publication is there."),),
    ),
    "picture_kind": Words(
        (msg("The page does not take that kind of image."),),
        msg("The publication has not gone out without it."),
        (msg("Use a JPEG, PNG, GIF or WebP image."),),
    ),
    "bad_address": Words(
        (msg("The address of the page is not a web address."),),
        NOT_CONNECTED,
        (msg("Write it whole, for example «https://www.villasauce.example/noticias/»."),),
    ),
    "folder_unset": Words(
        (
            msg("{channel} does not say which folder it uses."),
            msg("The channel does not say which folder it uses."),
        ),
        NOTHING_LOST,
        (msg("Disconnect it in Channels and add it again."),),
        needs_person=True,
    ),
    "field_missing": Words(
        (
            msg("Something is missing: {field}."),
            msg("Something is missing in the form."),
        ),
        NOT_CONNECTED,
        (msg("Fill it in and try again."),),
    ),
}
