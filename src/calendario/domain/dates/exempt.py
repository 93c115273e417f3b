"""What looks like a date and is none: streets, schools and laws that are called by one."""

from __future__ import annotations

from calendario.domain.dates.keys import word_set
from calendario.domain.dates.said import Day, Shape
from calendario.domain.dates.tokens import Kind, Tokens

# What is called after a day: streets, places and buildings, clubs and prizes.
_CALLED_AFTER = word_set("""
    calle c avenida avda av paseo plaza pza pl plazuela plazoleta glorieta rotonda ronda travesia camino
    carretera callejon pasaje via puente parque jardin jardines barrio barriada urbanizacion poligono villa
    poblacion comuna estacion parada metro apeadero colegio ceip cp ies instituto escuela cra guarderia liceo
    universidad hospital clinica centro cesfam consultorio residencia biblioteca teatro auditorio cine
    pabellon polideportivo estadio campo piscina gimnasio mercado edificio casa sala salon museo asociacion
    peña club fundacion cooperativa sociedad grupo banda premio premios medalla carrer avinguda passeig placa
    rua praza kalea enparantza monumento batallon regimiento movimiento plataforma frente brigada columna
""")
_TO_THE_NAME = frozenset(["del", "de", "d", "'", "’", "el", "la"])
# What has a date for its title. «Ley 39/2015, de 1 de octubre».
_NORMS = word_set("""
    ley leyes lo rd rdl decreto decretos orden ordenes resolucion resoluciones reglamento ordenanza ordenanzas directiva
    acuerdo instruccion circular sentencia constitucion estatuto dictamen bando edicto llei decret ordre resolucio lei
    convenio providencia auto
    """)
_SHORT = 4  # letters: «Avda.», «Plza.»
_FROM_A_NORM = 8  # tokens back: «Ley Orgánica 5/1985, de 19 de junio», «Orden TMA/1/2024, de 3 de mayo»


def names_something(tokens: Tokens, place: int, shape: Shape, first: Day) -> bool:
    """Whether the day at `place` is part of a name. A range, or a day with its weekday, never is."""
    if shape is Shape.RANGE or first.weekday is not None:
        return False
    return _is_called_so(tokens, place) or _is_of_a_norm(tokens, place)


def _is_called_so(tokens: Tokens, place: int) -> bool:
    """«plaza del 12 de Octubre», «C/ 2 de Mayo», «CEIP 8 de Marzo», «calle Primero de Mayo»; but «en la plaza el 12 de
    octubre» is a day.
    """
    if tokens.at(place).line:
        return False
    at = place - 1
    if tokens.is_(at, "el", "la", "dia") and not tokens.is_(at - 1, "de"):
        return False
    while tokens.at(at).key in _TO_THE_NAME and place - at <= 3:
        at -= 1
    while place - at <= 5 and (tokens.is_(at, "«", '"', "“", "º") or _shortens(tokens, at)):
        at -= 1
    return tokens.word(at) in _CALLED_AFTER


def _shortens(tokens: Tokens, place: int) -> bool:
    """«C/», «Avda.»: a sign after a few letters; «en la plaza. 12 de octubre» begins anew."""
    return tokens.is_(place, "/", ".") and len(tokens.at(place - 1).key) <= _SHORT


def _is_of_a_norm(tokens: Tokens, place: int) -> bool:
    """«Ley 39/2015, de 1 de octubre», «Orden de 3 de marzo de 2024»: a norm, its number perhaps, «de» and the day."""
    if not tokens.is_(place - 1, "de") or tokens.at(place).line:
        return False
    for at in range(place - 2, max(-1, place - 2 - _FROM_A_NORM), -1):
        token = tokens.at(at)
        if token.key in _NORMS:
            return True
        if token.line or (
            token.key in (".", ";", ":", "(", ")") and token.kind is Kind.SIGN and not _abbreviates(tokens, at)
        ):
            return False
    return False


def _abbreviates(tokens: Tokens, place: int) -> bool:
    """A full stop within a number or after a letter or two."""
    before = tokens.at(place - 1)
    return tokens.is_(place, ".") and (before.kind is Kind.NUMBER or len(before.key) <= 3)
