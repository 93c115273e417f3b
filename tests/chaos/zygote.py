"""Publishers that start warm: everything is imported once, and each life is a fork that runs `calendario publish`.

zygote.py PROFILE. Each line on standard input, the vault's key in hex, starts one life; "began PID" and "ended STATUS"
(as `waitpid` tells it) come back. The child is the program itself from its first line on: nothing of a calendar is
open here, so nothing is shared with the life before.
"""

from __future__ import annotations

import os
import sys
import traceback


def warm() -> None:
    """Imports what a publisher imports in its life, network libraries included."""
    import atproto_client.client.session
    import atproto_client.request
    import filelock
    import httpx
    import mastodon
    import PIL.Image
    import requests
    import sqlalchemy.dialects.sqlite

    import calendario.channels.pictures
    import calendario.cli.commands
    import calendario.cli.publish
    import calendario.desk.desk
    import calendario.main
    import calendario.publisher.loop
    import calendario.store.engines.postgresql
    from calendario.channels.bluesky.wire import _trust

    _ = (atproto_client, calendario, filelock, httpx, mastodon, PIL, requests, sqlalchemy)
    calendario.main.adapters()
    _trust()


def live(profile: str, key: str) -> int:
    """One life, in the child: the command as a service would run it, with the key on its standard input."""
    from calendario.main import main

    told, tell = os.pipe()
    os.write(tell, key.encode() + b"\n")
    os.close(tell)
    os.dup2(told, 0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.stdin = os.fdopen(0, closefd=False)
    try:
        return main(["--profile", profile, "publish", "--key-from-stdin"])
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    except BaseException:
        traceback.print_exc()
        return 1


def run(profile: str) -> None:
    """Lives, one at a time, until standard input ends."""
    warm()
    sys.stdout.write("warm\n")
    sys.stdout.flush()
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if child == 0:
            code = live(profile, line.strip())
            sys.stderr.flush()
            os._exit(code)
        sys.stdout.write(f"began {child}\n")
        sys.stdout.flush()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"ended {status}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    run(sys.argv[1])
