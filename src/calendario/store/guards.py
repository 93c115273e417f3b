"""What the schema refuses by itself: moves that do not exist, and any change to what is append-only."""

from __future__ import annotations

APPEND_ONLY = ("revision", "revision_parent", "log", "waiver")

_RAISING = "RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = "
_KNOWN_MOVE = "SELECT 1 FROM publication_move WHERE current = OLD.state AND wanted = NEW.state"
_POSTGRESQL_FUNCTIONS = {
    "refuse": f"{_RAISING}TG_ARGV[0];",
    "refuse_impossible_move": f"IF NOT EXISTS ({_KNOWN_MOVE}) THEN {_RAISING}'move not allowed'; END IF; RETURN NEW;",
    "tell_who_listens": "PERFORM pg_notify('calendario', ''); RETURN NULL;",
}


def triggers(dialect: str) -> list[str]:
    """The statements that make the schema refuse impossible moves and changes to what is append-only; on PostgreSQL
    ("postgresql") also those that tell whoever listens that an area's counter changed.
    """
    return _postgresql_triggers() if dialect == "postgresql" else _sqlite_triggers()


def functions(dialect: str) -> tuple[str, ...]:
    """The functions that those triggers call, which a database keeps apart from its tables."""
    return tuple(_POSTGRESQL_FUNCTIONS) if dialect == "postgresql" else ()


def _sqlite_triggers() -> list[str]:
    refuse = "BEGIN SELECT RAISE(ABORT, '{}'); END"
    made = [
        "CREATE TRIGGER publication_moves BEFORE UPDATE OF state ON publication "
        "WHEN OLD.state <> NEW.state AND NOT EXISTS (SELECT 1 FROM publication_move "
        "WHERE current = OLD.state AND wanted = NEW.state) " + refuse.format("move not allowed"),
        "CREATE TRIGGER publication_kept BEFORE DELETE ON publication " + refuse.format("publications are kept"),
        "CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt " + refuse.format("attempts are kept"),
        "CREATE TRIGGER attempt_settled BEFORE UPDATE ON attempt WHEN OLD.outcome NOT IN ('under_way', 'accepted') "
        + refuse.format("attempt is settled"),
        "CREATE TRIGGER publication_part_kept BEFORE DELETE ON publication_part "
        + refuse.format("publication_parts are kept"),
        "CREATE TRIGGER publication_part_out BEFORE UPDATE ON publication_part WHEN OLD.outcome = 'published' "
        + refuse.format("part is out"),
    ]
    for name in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            made.append(
                f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} " + refuse.format("append-only")
            )
    return made


def _postgresql_triggers() -> list[str]:
    refuse = "EXECUTE FUNCTION refuse('{}')"
    made = [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {body} END$$"
        for name, body in _POSTGRESQL_FUNCTIONS.items()
    ]
    made += [
        f"CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {does}"
        for name, change, table, condition, does in (
            (
                *("publication_moves", "UPDATE OF state", "publication"),
                *("OLD.state <> NEW.state", "refuse_impossible_move()"),
            ),
            (
                *("attempt_settled", "UPDATE", "attempt"),
                *("OLD.outcome NOT IN ('under_way', 'accepted')", "refuse('attempt is settled')"),
            ),
            (
                *("publication_part_out", "UPDATE", "publication_part"),
                *("OLD.outcome = 'published'", "refuse('part is out')"),
            ),
        )
    ]
    made.append("CREATE TRIGGER area_told AFTER UPDATE ON area FOR EACH STATEMENT EXECUTE FUNCTION tell_who_listens()")
    for name in ("publication", "attempt", "publication_part"):
        for verb, each in (("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            made.append(
                f"CREATE TRIGGER {name}_kept{'' if verb == 'DELETE' else '_whole'} BEFORE {verb} ON {name} "
                f"FOR EACH {each} " + refuse.format(f"{name}s are kept")
            )
    for name in APPEND_ONLY:
        for verb, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            made.append(
                f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} FOR EACH {each} "
                + refuse.format("append-only")
            )
    return made
