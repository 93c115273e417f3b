"""The first run: an institution with its channels, or the invented town one can practise with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from calendario.desk.channels import ChannelsDesk
from calendario.desk.office import Office
from calendario.desk.writing import WritingDesk
from calendario.domain.adapter import SignInNeeded
from calendario.domain.channel import FrequencyTarget
from calendario.domain.people import Institution, Person
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.problem import NotAllowed
from calendario.domain.slot import WeeklySlot, wall_clock, week_start
from calendario.store import channels, journal, people
from calendario.store.ids import new_id


class NoQuestions:
    """For sign-ins that need nobody: a folder, the practice network."""

    def open_page(self, url: str) -> None:
        """Nothing to open."""
        raise SignInNeeded("sign_in_given_up")

    def take_code(self, timeout_s: float) -> str:
        """Nobody to ask."""
        raise SignInNeeded("sign_in_given_up")


class SetupDesk:
    """What is asked once."""

    def __init__(self, office: Office, channels_desk: ChannelsDesk, writing: WritingDesk) -> None:
        self._office = office
        self._channels = channels_desk
        self._writing = writing

    @property
    def done(self) -> bool:
        """Whether the first run is behind us."""
        with self._office.database.reading() as tx:
            return people.institution(tx) is not None

    def begin(self, name: str, zone: str, person: str, *, sample: bool = False) -> Institution:
        """The institution and the person who begins. Raises `BadInput`, and `NotAllowed("set_up_already")`."""
        office, now = self._office, self._office.clock()
        institution = Institution(new_id(now), name.strip(), zone, sample=sample)
        me = Person(new_id(now), person.strip())
        with office.database.writing() as tx:
            if people.institution(tx) is not None:
                raise NotAllowed("set_up_already")
            people.save_institution(tx, institution)
            people.save_person(tx, me)
            journal.note(tx, office.machine, now, "calendar_begun", person_id=me.id, sample=sample)
        return institution

    def add_channels(self, network_keys: Iterable[str]) -> None:
        """A channel for each network named, published by hand until it is connected."""
        for key in network_keys:
            self._channels.add_by_hand(key)

    def add_web_page(self, folder: Path) -> None:
        """A page of one's own in `folder`, which is made if there is none: needs no account."""
        folder.mkdir(parents=True, exist_ok=True)
        institution = self._office.institution()
        fields = {
            "folder": str(folder),
            "title": institution.name,
            "zone": institution.zone,
            "language": institution.language,
        }
        channel = self._channels.sign_in("webpage", fields, NoQuestions())
        self._channels.set_frequency(channel.id, FrequencyTarget(3), ())

    def sample(self) -> Institution:
        """Villasauce, an invented town, with two weeks of posts around today on practice channels: nothing leaves the
        computer. The same day gives the same town.
        """
        office, now = self._office, self._office.clock()
        institution = self.begin("Ayuntamiento de Villasauce", "Europe/Madrid", "Merche Olmo", sample=True)
        folder = office.profile.folder / "practica"
        for name, network, letters, low, high, slots in _SAMPLE_CHANNELS:
            fields = {"folder": str(folder / letters.lower()), "name": name}
            channel = self._channels.sign_in("practice", fields, NoQuestions())
            channel = replace(
                channel, network=network, letters=letters, name=name, target=FrequencyTarget(low, high), slots=slots
            )
            with office.database.writing() as tx:
                channels.save(tx, channel)
        by_hand = self._channels.add_by_hand("whatsapp")
        self._channels.set_frequency(by_hand.id, FrequencyTarget(1, 3), ())
        self._write_sample(wall_clock(now, institution.zone))
        return institution

    def _write_sample(self, now: datetime) -> None:
        by_letters = {c.letters: c.id for c in self._channels.all()}
        monday = week_start(now.date())
        for day, hour, title, text, letters in _SAMPLE_POSTS:
            wall_time = datetime.combine(monday + timedelta(days=day), hour)
            if wall_time <= now + timedelta(minutes=2):
                wall_time += timedelta(weeks=1)
            short = {by_letters[k] for k in letters if k == "BS"} if len(text) > 290 else set()
            draft = Draft(title, Content(text), tuple(Variant(c, text=_first_sentences(text)) for c in short))
            plan = PlanDraft(tuple(by_letters[k] for k in letters), wall_time)
            self._writing.plan(new_id(self._office.clock()), draft, plan, as_it_is=True)
        for title, text, letters in _SAMPLE_DRAFTS:
            plan = PlanDraft(tuple(by_letters[k] for k in letters))
            self._writing.save_draft(new_id(self._office.clock()), Draft(title, Content(text)), plan)


def _first_sentences(text: str, most: int = 280) -> str:
    kept = ""
    for sentence in text.replace("\n", " ").split(". "):
        if len(kept) + len(sentence) + 2 > most:
            break
        kept += sentence.rstrip(".") + ". "
    return kept.strip()


_WORKDAYS_AT_TEN = tuple(WeeklySlot(day, time(10)) for day in range(5))

_SAMPLE_CHANNELS = (
    ("Web municipal", "web", "WEB", 3, None, (WeeklySlot(0, time(9)), WeeklySlot(3, time(18)))),
    ("Bluesky", "bluesky", "BS", 5, 10, _WORKDAYS_AT_TEN),
    ("Mastodon", "mastodon", "MA", 5, 10, _WORKDAYS_AT_TEN),
)

_SAMPLE_POSTS: tuple[tuple[int, time, str, str, tuple[str, ...]], ...] = (
    (
        0,
        time(9),
        "Horario especial por San Facundo",
        (
            "El viernes, fiesta local de San Facundo, el Ayuntamiento cierra. El consultorio atiende urgencias como "
            "cada "
            "festivo y la biblioteca abre el sábado de 10:00 a 13:30."
        ),
        ("WEB", "BS"),
    ),
    (
        0,
        time(13),
        "Bolsa de empleo: dos plazas de conserje",
        (
            "Abrimos la bolsa de empleo para dos plazas de conserje. Las bases están en la sede electrónica: "
            "https://sede.villasauce.example/empleo"
        ),
        ("BS", "MA"),
    ),
    (
        1,
        time(10),
        "Corte de agua en la calle Olmo",
        (
            "El miércoles, de 9:00 a 12:00, cortamos el agua en la calle Olmo para reparar una avería. Si la necesitas "
            "para cuidados médicos, llámanos: te llevamos garrafas."
        ),
        ("WA",),
    ),
    (
        1,
        time(17, 30),
        "Taller de memoria: inscripción abierta",
        (
            "El taller de memoria para mayores empieza en diciembre. Inscripción en el Centro de Día, de lunes a "
            "viernes, "
            "de 10:00 a 13:00."
        ),
        ("BS", "MA"),
    ),
    (
        2,
        time(11),
        "Minuto de silencio en la plaza",
        (
            "A las 12:00 guardamos un minuto de silencio en la plaza de la Constitución contra la violencia machista. "
            "Ven a acompañarnos."
        ),
        ("WEB", "BS", "MA"),
    ),
    (
        2,
        time(17),
        "Vuelve el agua a la calle Olmo",
        (
            "La avería de la calle Olmo está reparada y el agua ha vuelto. Deja correr el grifo un par de minutos "
            "antes "
            "de beberla."
        ),
        ("WA",),
    ),
    (
        3,
        time(10),
        "Ayudas de material escolar: último aviso",
        (
            "Último aviso para pedir las ayudas de material escolar del curso. Pueden pedirlas las familias "
            "empadronadas "
            "en Villasauce con hijas o hijos en Infantil, Primaria o ESO. Se piden en la sede electrónica o en el "
            "registro, de 9:00 a 14:00 h. Requisitos y documentos: https://sede.villasauce.example/ayudas "
            "#AyudasEscolaresVillasauce"
        ),
        ("WEB", "BS", "MA"),
    ),
    (
        3,
        time(18),
        "Pleno ordinario a las 19:00",
        (
            "Esta tarde, a las 19:00, pleno ordinario en el salón de plenos. Puedes venir o seguirlo por la web: "
            "https://villasauce.example/pleno"
        ),
        ("WEB", "MA"),
    ),
    (
        4,
        time(11),
        "San Facundo: misa, vermú y baile",
        "Feliz San Facundo. Misa a las 12:00, vermú popular a las 13:30 y baile en la plaza desde las 19:00.",
        ("BS", "MA"),
    ),
    (
        6,
        time(11),
        "Agenda de la semana",
        (
            "La agenda de la semana que empieza: lunes, cuentacuentos; miércoles, cine; viernes, mercado de artesanía. "
            "Horarios en https://villasauce.example/agenda"
        ),
        ("BS", "MA"),
    ),
)

_SAMPLE_DRAFTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Vacunación: segunda fase",
        "Empieza la segunda fase de la vacunación contra la gripe. Falta confirmar el horario con el consultorio.",
        ("WEB", "WA"),
    ),
    ("Campaña de Navidad: actos", "Programa de actos de Navidad, pendiente de imprenta.", ("WEB", "BS")),
    ("Cómo pedir cita en el registro", "Pide cita en el registro por teléfono o en la sede electrónica.", ("BS",)),
)
