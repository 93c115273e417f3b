"""The week and the month of a calendar with ten years of posts and one with fifty, beside a plain query of their rows.

Cost must not grow with the years kept: both sizes are printed side by side.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import Connection, insert, select

from calendario import paths
from calendario.desk.calendar import CalendarDesk
from calendario.domain.post import Content, Draft
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.calendar.page import MONTH, WEEK, CalendarPage
from calendario.gui.theme import Theme
from calendario.store import channels, tables
from calendario.store.ids import new_id
from calendario.store.posts import draft_to_json
from tests.newsroom import ZONE, Clock, Newsroom

_NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
_A_WEEK = 200_000 / (10 * 52)  # posts: ten years of them are 200,000
_SIZES = (200_000, 1_000_000)
_RUNS, _BATCH = 15, 20_000
_TITLES = ("Corte de agua en la calle Olmo", "Pleno ordinario", "Bolsa de empleo: dos plazas", "Agenda de la semana")


def bench_calendar(tmp_path: Path, qapp: QApplication) -> None:
    """Milliseconds, median and worst of fifteen: reading, and reading, building and painting."""
    print()
    for size in _SIZES:
        newsroom = Newsroom(tmp_path / str(size), Clock(_NOW))
        begin = time.perf_counter()
        newsroom.add_practice("Segunda", tmp_path / f"segunda-{size}")
        with newsroom.database.writing() as tx:
            _fill(tx, newsroom, size)
        print(f"{size:,} posts, made in {time.perf_counter() - begin:.0f} s")
        _reading(newsroom)
        _showing(newsroom, qapp)
        newsroom.close()


def _reading(newsroom: Newsroom) -> None:
    calendar: CalendarDesk = newsroom.desk.calendar
    day = date(2026, 11, 25)
    week = calendar.week(day)
    begin, end = _NOW - timedelta(days=3), _NOW + timedelta(days=4)

    def plain() -> int:
        """What any list of these rows costs: the reference."""
        with newsroom.database.reading() as tx:
            known, kept = tables.publication, tables.revision
            rows = tx.execute(
                select(known.c.id, known.c.due_at, kept.c.content)
                .join(kept, kept.c.id == known.c.revision_id)
                .where(known.c.due_at >= begin, known.c.due_at < end)
            )
            return len(rows.all())

    print(f"  a week of {len(week.cards)} cards")
    _told("plain query of a week's rows", plain)
    _told("week", lambda: calendar.week(day))
    _told("month", lambda: calendar.month(day))
    _told("today", calendar.today)


def _showing(newsroom: Newsroom, qapp: QApplication) -> None:
    theme, background = Theme(paths.resources(), "light", 100), Background()
    theme.apply(qapp)
    page = CalendarPage(newsroom.desk, theme, background)
    page.resize(1182, 648)
    page.show()
    page.reload()
    days = [date(2026, 11, 25) + timedelta(weeks=number % 5) for number in range(100)]
    turn = iter(days)

    def open_week() -> None:
        page.show_week(next(turn))
        page.grab()

    def open_month() -> None:
        page._day = next(turn)
        page.show_view(MONTH)
        page.grab()

    def repaint() -> None:
        page.grid.canvas.grab()

    def repaint_month() -> None:
        page.month.viewport().grab()

    _told("open a week and paint it", open_week)
    page.show_view(WEEK)
    _told("paint the week again", repaint)
    _told("open a month and paint it", open_month)
    _told("paint the month again", repaint_month)
    page.show_week(date(2026, 11, 25))
    card = next(c for c in page.grid.cards() if c.face.state == "planned")
    moves = iter(range(10_000))
    QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))

    def drag() -> None:
        QTest.mouseMove(card, QPoint(30 + next(moves) % 300, 40))

    _told("a move of the mouse while dragging", drag, runs=200)
    page.dragging.give_up()
    background.finish()
    page.close()
    page.deleteLater()


def _told(name: str, do: Callable[[], object], runs: int = _RUNS) -> None:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        do()
        times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    print(f"  {name:38} median {statistics.median(times):7.1f} ms   p99 {p99:7.1f}   worst {times[-1]:7.1f}")


def _fill(tx: Connection, newsroom: Newsroom, size: int) -> None:
    """Posts spread evenly before now and a month after it, by day between eight and nine in the evening; every second
    one goes out on two channels.
    """
    drawn = random.Random(2026)
    many = [channel.id for channel in channels.known(tx).values()]
    author = newsroom.desk.office.me().id
    for rows in _batches(drawn, size, many, author):
        for table, made in rows.items():
            tx.execute(insert(tables.metadata.tables[table]), made)


def _batches(
    drawn: random.Random, size: int, many: list[UUID], author: UUID
) -> Iterator[dict[str, list[dict[str, object]]]]:
    last = _NOW + timedelta(days=30)
    first = last - timedelta(weeks=size / _A_WEEK)
    span = (last - first).total_seconds()
    contents = [
        draft_to_json(Draft(title, Content(f"{title}. Más información en la web municipal."))) for title in _TITLES
    ]
    rows: dict[str, list[dict[str, object]]] = {"post": [], "revision": [], "publication": []}
    for number in range(size):
        at = first + timedelta(seconds=span * number / size)
        at = at.replace(hour=7 + drawn.randrange(12), minute=15 * drawn.randrange(4), second=0, microsecond=0)
        post_id, revision_id = new_id(at), new_id(at)
        title = number % len(_TITLES)
        rows["post"].append({"id": post_id, "created_at": at, "author_id": author, "undated": False})
        rows["revision"].append(
            {
                "id": revision_id,
                "post_id": post_id,
                "number": 1,
                "title": _TITLES[title],
                "content": contents[title],
                "content_hash": f"{number:064x}",
                "author_id": author,
                "saved_at": at,
            }
        )
        past = at < _NOW
        for channel_id in many[: 1 + number % 2]:
            rows["publication"].append(
                {
                    "id": new_id(at),
                    "post_id": post_id,
                    "channel_id": channel_id,
                    "revision_id": revision_id,
                    "state": str(State.PUBLISHED if past else State.PLANNED),
                    "wall_time": wall_clock(at, ZONE),
                    "zone": ZONE,
                    "due_at": at,
                    "published_at": at if past else None,
                }
            )
        if len(rows["post"]) >= _BATCH:
            yield rows
            rows = {"post": [], "revision": [], "publication": []}
    if rows["post"]:
        yield rows
