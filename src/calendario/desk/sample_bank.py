"""What Villasauce, the invented town, keeps to use again, and how it writes."""

from __future__ import annotations

from datetime import date, timedelta

from calendario.desk.bank_file import Incoming
from calendario.domain.bank import Answer, Body, Evergreen, Hashtag, OfficialName, Template, name_of
from calendario.domain.house import Avoided, House, Treatment

#: The town's rules.
SAMPLE_HOUSE = House(
    treatment=Treatment.TU,
    languages=("es",),
    avoided=(
        Avoided("minusválido", "persona con discapacidad"),
        Avoided("los interesados", "quien quiera"),
        Avoided("a la mayor brevedad", "cuanto antes"),
    ),
)


def sample_bank(today: date) -> Incoming:
    """Two templates, an evergreen, two answers, names and hashtags, as of `today`."""
    approved_on, expires_on = today - timedelta(days=60), today + timedelta(days=300)
    bodies: tuple[tuple[str, Body], ...] = (
        (
            "Corte de agua",
            Template(
                "El {día}, de {hora de inicio} a {hora de fin}, cortamos el agua en {calle} para {motivo}. Si la "
                "necesitas para cuidados médicos, llámanos al {teléfono}: te llevamos garrafas."
            ),
        ),
        (
            "Convocatoria de pleno",
            Template(
                "El {fecha}, a las {hora}, pleno {ordinario o extraordinario} en el salón de plenos. Puedes venir o "
                "seguirlo por la web: https://villasauce.example/pleno #PlenoVillasauce"
            ),
        ),
        (
            "Punto limpio: qué se puede llevar",
            Evergreen(
                "Pilas, aceite de cocina, bombillas y aparatos viejos: al punto limpio, de martes a sábado, de 10:00 a "
                "14:00. Así no acaban en el río. #VillasauceRecicla",
                rest_days=60,
                expires_on=expires_on,
            ),
        ),
        (
            "",
            Answer(
                "¿Cómo pido cita en el registro?",
                "Puedes pedirla en la sede electrónica o en el 900 000 000, de 9:00 a 14:00. Sin cita también te "
                "atendemos, por orden de llegada.",
                "Trámites",
                "Secretaría",
                approved_on,
                expires_on,
            ),
        ),
        (
            "",
            Answer(
                "¿Cuándo se recogen los muebles viejos?",
                "El primer miércoles de cada mes. Avisa antes en el 900 000 000 y déjalos junto al contenedor la noche "
                "anterior, desde las 21:00.",
                "Limpieza",
                "Servicios",
                approved_on,
            ),
        ),
        ("", OfficialName("Casa de la Cultura", ("Casa Cultura", "casa de cultura"))),
        ("", OfficialName("calle del Olmo", ("calle Olmo", "C/ Olmo"), "Así está en el callejero desde 1987.")),
        ("", OfficialName("Centro de Día", ("centro de mayores", "hogar del jubilado"))),
        ("", Hashtag("#PlenoVillasauce", "Solo cuando hay pleno")),
        ("", Hashtag("#VillasauceRecicla")),
        ("", Hashtag("#AyudasEscolaresVillasauce", "En el plazo de las ayudas")),
    )
    return Incoming("", tuple((name_of(body, name), body) for name, body in bodies))
