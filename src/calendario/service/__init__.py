"""The publisher as something that the system starts: systemd, the desktop's start-up programs, Windows' Task Scheduler.

Knows how each of them is told and asked; nothing of calendars beyond their folder.
"""
