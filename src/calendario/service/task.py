"""A task of Windows' Task Scheduler. Written after Microsoft's documents and checked against their schema; not run on
Windows yet.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from calendario.domain.problem import BadInput, Problem
from calendario.files import write_whole
from calendario.service.job import Installed, Job, ask, name

KIND = "task"
_COMMAND_AT_MOST = 260  # characters: `pathType` of the schema


def task(job: Job, user: str) -> str:
    """The task's XML, version 1.3 (Windows 7 and later), for `user` ("DOMAIN\\name"), who needs no administrator.

    Raises `BadInput("service_bad_path")`: the scheduler puts variables in for `%NAME%` and knows no way to say that a
    percent sign is meant; and it takes no longer path of a program.
    """
    program, arguments = _windowless(job.program), subprocess.list2cmdline(job.words[1:])
    if len(program) > _COMMAND_AT_MOST or program.count("%") + arguments.count("%") > 1:
        raise BadInput("service_bad_path", path=str(job.folder))
    return f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.3" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <URI>\\{_task_name(job.folder)}</URI>
    <Author>Calendario</Author>
    <Description>Publica lo programado con la ventana cerrada: {escape(str(job.folder))}</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>{escape(user)}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{escape(user)}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <IdleSettings>
      <StopOnIdleEnd>false</StopOnIdleEnd>
      <RestartOnIdle>false</RestartOnIdle>
    </IdleSettings>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>5</Priority>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>255</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(program)}</Command>
      <Arguments>{escape(arguments)}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def _windowless(program: str) -> str:
    """The same program without a console, which would stand on the screen all day: `calendario.exe`, `pythonw.exe`."""
    path = Path(program)
    other = {"calendario-cli.exe": "calendario.exe", "python.exe": "pythonw.exe"}.get(path.name.lower())
    return program if other is None or not path.with_name(other).is_file() else str(path.with_name(other))


def install(job: Job) -> bool:
    """Makes the task and starts it; returns whether anything was new. Raises `Problem("service_refused")`."""
    user = "\\".join(part for part in (os.environ.get("USERDOMAIN"), os.environ.get("USERNAME")) if part)
    text = task(job, user).encode("utf-16")
    path = _path(job.folder)
    before = path.read_bytes() if path.is_file() else None
    there = before == text and ask("schtasks", "/Query", "/TN", _task_name(job.folder)).good
    if not there:
        write_whole(path, text)
        answer = ask("schtasks", "/Create", "/TN", _task_name(job.folder), "/XML", str(path), "/F")
        if not answer.good:
            path.unlink() if before is None else write_whole(path, before)
            raise Problem(
                "service_refused", command=f"schtasks /Query /TN {_task_name(job.folder)}", detail=answer.said
            )
    ask("schtasks", "/Run", "/TN", _task_name(job.folder))
    return not there


def uninstall(folder: Path) -> bool:
    """It is started no more; returns whether there was one. One that runs goes on: `/End` would cut it short."""
    path = _path(folder)
    deleted = ask("schtasks", "/Delete", "/TN", _task_name(folder), "/F").good
    there = path.is_file()
    path.unlink(missing_ok=True)
    return deleted or there


def look(folder: Path, job: Job | None) -> Installed | None:
    """The task of the calendar in `folder`, None where there is none; `job` is what it should start."""
    if not ask("schtasks", "/Query", "/TN", _task_name(folder)).good:
        return None
    path = _path(folder)
    words = () if job is None else (escape(_windowless(job.program)), escape(subprocess.list2cmdline(job.words[1:])))
    kept = path.read_bytes().decode("utf-16", "replace") if path.is_file() else ""
    return Installed(KIND, path, bool(words) and all(f">{word}<" in kept for word in words))


def is_installed(folder: Path) -> bool:
    """Without asking the scheduler, which takes a second: what it was given is kept."""
    return _path(folder).is_file()


def _task_name(folder: Path) -> str:
    return f"Calendario\\{name(folder)}"


def _path(folder: Path) -> Path:
    return folder / "service.xml"
