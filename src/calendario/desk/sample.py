"""Villasauce, an invented town with posts around today, to practise with: nothing of it leaves the computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID

from calendario.checks.review import review
from calendario.checks.subject import subject
from calendario.desk.bank import BankDesk
from calendario.desk.categories import CategoriesDesk
from calendario.desk.channels import ChannelsDesk
from calendario.desk.house import HouseDesk
from calendario.desk.library import LibraryDesk
from calendario.desk.office import Office
from calendario.desk.planning import PlanningDesk
from calendario.desk.sample_bank import SAMPLE_HOUSE, sample_bank
from calendario.desk.sample_pictures import take_in_pictures
from calendario.desk.setup import NoQuestions, SetupDesk
from calendario.desk.versions import add_version
from calendario.desk.writing import WritingDesk
from calendario.domain.channel import FrequencyTarget
from calendario.domain.delivery import Payload, new_key
from calendario.domain.details import Details
from calendario.domain.house import Nature
from calendario.domain.people import Institution
from calendario.domain.post import Content, Draft, PlanDraft, Revision, Variant
from calendario.domain.publication import Outcome, Plan, Publication, State
from calendario.domain.slot import WeeklySlot, wall_clock, week_start
from calendario.store import channels, claims, posts, publications
from calendario.store.database import Transaction
from calendario.store.ids import new_id


@dataclass(frozen=True, slots=True)
class _Sample:
    """A post of the town: weekday (0 Monday) and hour, channels by letters, the weeks (0 this one) it stands in, the
    name of its category and that of its picture.
    """

    weekday: int
    hour: time
    title: str
    text: str
    letters: tuple[str, ...]
    category: str
    weeks: tuple[int, ...] = (0,)
    picture: str = ""


class SampleDesk:
    """Makes the invented town."""

    def __init__(
        self,
        office: Office,
        setup: SetupDesk,
        channels_desk: ChannelsDesk,
        writing: WritingDesk,
        planning: PlanningDesk,
        bank: BankDesk,
        library: LibraryDesk,
    ) -> None:
        self._office = office
        self._setup = setup
        self._channels = channels_desk
        self._writing = writing
        self._planning = planning
        self._bank = bank
        self._library = library
        self._categories = CategoriesDesk(office)
        self._house = HouseDesk(office)

    def begin(self) -> Institution:
        """The town with three weeks of posts: what lies behind is published, what lies ahead is planned, on channels
        that only pretend. Raises `NotAllowed("set_up_already")`.
        """
        office = self._office
        institution = self._setup.begin("Ayuntamiento de Villasauce", "Europe/Madrid", "Merche Olmo", sample=True)
        folder = office.profile.folder / "practica"
        for name, network, letters, low, high, slots in _CHANNELS:
            channel = self._channels.sign_in("practice", {"folder": str(folder / letters.lower())}, NoQuestions())
            channel = replace(
                channel, network=network, letters=letters, name=name, target=FrequencyTarget(low, high), slots=slots
            )
            with office.database.writing() as tx:
                channels.save(tx, channel)
        by_hand = self._channels.add_by_hand("whatsapp")
        self._channels.set_frequency(by_hand.id, FrequencyTarget(1, 3), ())
        self._write(institution)
        self._bank.merge(sample_bank(wall_clock(office.clock(), institution.zone).date()))
        self._house.change(lambda _: SAMPLE_HOUSE)
        return institution

    def _write(self, institution: Institution) -> None:
        ids = {c.letters: c.id for c in self._channels.all()}
        about = {name: self._categories.add(name, nature=nature).id for name, nature in _CATEGORIES}
        now = wall_clock(self._office.clock(), institution.zone)
        monday = week_start(now.date())
        pictures = take_in_pictures(self._writing, self._library, now.date())
        for sample in _POSTS:
            on = tuple(ids[k] for k in sample.letters)
            variants = tuple(
                Variant(ids[k], text=_first_sentences(sample.text))
                for k in sample.letters
                if k == "BS" and len(sample.text) > 290
            )
            shown = (pictures[sample.picture],) if sample.picture else ()
            details = Details(category=about[sample.category])
            draft = Draft(sample.title, Content(sample.text, shown), variants, details)
            for week in sample.weeks:
                wall_time = datetime.combine(monday + timedelta(weeks=week, days=sample.weekday), sample.hour)
                if wall_time > now + timedelta(minutes=2):
                    post_id = new_id(self._office.clock())
                    self._planning.plan(post_id, draft, PlanDraft(on, wall_time), as_it_is=True)
                else:
                    self._was_published(draft, on, Plan(wall_time, institution.zone))
        self._went_wrong(institution, now, ids)
        for title, text, letters, picture in _DRAFTS:
            draft = Draft(title, Content(text, (pictures[picture],) if picture else ()))
            plan = PlanDraft(tuple(ids[k] for k in letters))
            self._writing.save_draft(new_id(self._office.clock()), draft, plan)

    def _was_published(self, draft: Draft, on: tuple[UUID, ...], plan: Plan) -> None:
        with self._office.database.writing() as tx:
            for planned in self._planned(tx, draft, on, plan):
                publications.add(tx, replace(planned, state=State.PUBLISHED, published_at=plan.due_at))

    def _planned(self, tx: Transaction, draft: Draft, on: tuple[UUID, ...], plan: Plan) -> tuple[Publication, ...]:
        """The post, written the day before, and its publications as they were planned, not kept yet."""
        office, me = self._office, self._office.me()
        post_id, saved_at = new_id(office.clock()), plan.due_at - timedelta(days=1)
        revision = Revision(new_id(office.clock()), post_id, 1, draft, me.id, saved_at)
        posts.create(tx, post_id, me.id, saved_at)
        add_version(tx, revision)
        return tuple(
            Publication(new_id(office.clock()), post_id, channel_id, revision.id, State.PLANNED, plan, plan.due_at)
            for channel_id in on
        )

    def _went_wrong(self, institution: Institution, now: datetime, ids: Mapping[str, UUID]) -> None:
        """One that its network turned away yesterday, and one that our own check held this morning: both wait."""
        office = self._office
        yesterday = datetime.combine(now.date() - timedelta(days=1), time(12))
        with office.database.writing() as tx:
            plan = Plan(yesterday, institution.zone)
            draft = Draft(_REFUSED[0], Content(_REFUSED[1]))
            for planned in self._planned(tx, draft, (ids["MA"],), plan):
                refused = publications.add(tx, planned)
                payload = Payload(draft.title, draft.base, plan.due_at, str(planned.post_id))
                claim = claims.claim(
                    tx,
                    refused,
                    attempt_id=new_id(office.clock()),
                    payload=payload,
                    prepared={},
                    key=new_key(plan.due_at, 1),
                    owner=f"{office.machine}:sample",
                    now=plan.due_at,
                )
                assert claim is not None
                why, facts = "text_too_long", {"channel": "Mastodon"}
                at = plan.due_at + timedelta(seconds=1)
                claims.end_attempt(tx, claim.attempt.id, Outcome.REFUSED, at, reason=why, facts=facts)
                publications.save(tx, claim.publication.failed(why, facts), claim.publication)
            draft = Draft(_HELD[0], Content(_HELD[1]))
            tomorrow = Plan(yesterday + timedelta(days=2, hours=1), institution.zone)
            for planned in self._planned(tx, draft, (ids["BS"],), tomorrow):
                waits = publications.add(tx, planned)
                bluesky = channels.channel(tx, ids["BS"])
                found = review(subject(draft.base, bluesky), office.clock())
                told = next(finding for finding in found if finding.blocks)
                publications.save(tx, waits.held("finding", {"code": told.code, **told.facts}), waits)


def _first_sentences(text: str, most: int = 280) -> str:
    kept = ""
    for sentence in text.replace("\n", " ").split(". "):
        if len(kept) + len(sentence) + 2 > most:
            break
        kept += sentence.rstrip(".") + ". "
    return kept.strip()


_WORKDAYS_AT_TEN = tuple(WeeklySlot(day, time(10)) for day in range(5))

_CHANNELS = (
    ("Web municipal", "web", "WEB", 3, None, (WeeklySlot(0, time(9)), WeeklySlot(3, time(18)))),
    ("Bluesky", "bluesky", "BS", 5, 10, _WORKDAYS_AT_TEN),
    ("Mastodon", "mastodon", "MA", 5, 10, _WORKDAYS_AT_TEN),
)

_CATEGORIES = (
    ("Servicio", Nature.SERVICE),
    ("Servicio esencial", Nature.ESSENTIAL),
    ("Emergencia", Nature.EMERGENCY),
    ("Fiestas y cultura", Nature.LEISURE),
    ("Campaña", Nature.CAMPAIGN),
    ("Institucional", None),
)

_POSTS = (
    _Sample(
        0,
        time(9),
        "Horario especial por San Facundo",
        (
            "El viernes, fiesta local de San Facundo, el Ayuntamiento cierra. El consultorio atiende urgencias como "
            "cada "
            "festivo y la biblioteca abre el sábado de 10:00 a 13:30."
        ),
        ("WEB", "BS"),
        "Servicio",
    ),
    _Sample(
        0,
        time(13),
        "Bolsa de empleo: dos plazas de conserje",
        (
            "Abrimos la bolsa de empleo para dos plazas de conserje. Las bases están en la sede electrónica: "
            "https://sede.villasauce.example/empleo"
        ),
        ("BS", "MA"),
        "Servicio",
        (-1, 0, 1),
    ),
    _Sample(
        1,
        time(10),
        "Corte de agua en la calle Olmo",
        (
            "El miércoles, de 9:00 a 12:00, cortamos el agua en la calle Olmo para reparar una avería. Si la necesitas "
            "para cuidados médicos, llámanos: te llevamos garrafas."
        ),
        ("WA",),
        "Servicio esencial",
        (-1, 0),
        picture="obra",
    ),
    _Sample(
        1,
        time(17, 30),
        "Taller de memoria: inscripción abierta",
        (
            "El taller de memoria para mayores empieza en diciembre. Inscripción en el Centro de Día, de lunes a "
            "viernes, "
            "de 10:00 a 13:00."
        ),
        ("BS", "MA"),
        "Servicio",
        (-1, 0, 1),
        picture="taller",
    ),
    _Sample(
        2,
        time(11),
        "Minuto de silencio en la plaza",
        (
            "A las 12:00 guardamos un minuto de silencio en la plaza de la Constitución contra la violencia machista. "
            "Ven a acompañarnos."
        ),
        ("WEB", "BS", "MA"),
        "Institucional",
    ),
    _Sample(
        2,
        time(17),
        "Vuelve el agua a la calle Olmo",
        (
            "La avería de la calle Olmo está reparada y el agua ha vuelto. Deja correr el grifo un par de minutos "
            "antes "
            "de beberla."
        ),
        ("WA",),
        "Servicio esencial",
    ),
    _Sample(
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
        "Servicio",
    ),
    _Sample(
        3,
        time(18),
        "Pleno ordinario a las 19:00",
        (
            "Esta tarde, a las 19:00, pleno ordinario en el salón de plenos. Puedes venir o seguirlo por la web: "
            "https://villasauce.example/pleno"
        ),
        ("WEB", "MA"),
        "Institucional",
        (-1, 0, 1),
        picture="plaza",
    ),
    _Sample(
        4,
        time(11),
        "San Facundo: misa, vermú y baile",
        "Feliz San Facundo. Misa a las 12:00, vermú popular a las 13:30 y baile en la plaza desde las 19:00.",
        ("BS", "MA"),
        "Fiestas y cultura",
        picture="cartel",
    ),
    _Sample(
        6,
        time(11),
        "Agenda de la semana",
        (
            "La agenda de la semana que empieza: lunes, cuentacuentos; miércoles, cine; viernes, mercado de artesanía. "
            "Horarios en https://villasauce.example/agenda"
        ),
        ("BS", "MA"),
        "Fiestas y cultura",
        (-1, 0, 1),
        picture="mercado",
    ),
)

_REFUSED = (
    "Encuesta sobre el parque nuevo",
    (
        "¿Cómo quieres que sea el parque nuevo de la estación? Hasta el viernes puedes contestar la encuesta en la "
        "sede electrónica o en papel, en la biblioteca y en el Centro de Día. Preguntamos por los juegos infantiles, "
        "las sombras, los bancos, la fuente, el huerto y el horario de cierre. Con lo que contestéis, el taller de "
        "empleo preparará dos dibujos y los enseñaremos en el pleno de diciembre, que es abierto. La encuesta se "
        "contesta en cinco minutos: https://sede.villasauce.example/encuesta"
    ),
)
_HELD = (
    "Programa de la semana cultural",
    (
        "Semana cultural de Villasauce. Lunes: cuentacuentos en la biblioteca, a las 17:30. Martes: charla sobre el "
        "molino viejo, a las 19:00 en el salón de plenos. Miércoles: cine para todas las edades, a las 18:00. Jueves: "
        "concierto de la banda municipal, a las 20:00 en la plaza. Viernes: teatro aficionado, a las 20:30. La entrada "
        "es libre hasta completar el aforo."
    ),
)

_DRAFTS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "Vacunación: segunda fase",
        "Empieza la segunda fase de la vacunación contra la gripe. Falta confirmar el horario con el consultorio.",
        ("WEB", "WA"),
        "",
    ),
    ("Campaña de Navidad: actos", "Programa de actos de Navidad, pendiente de imprenta.", ("WEB", "BS"), "abeto"),
    ("Cómo pedir cita en el registro", "Pide cita en el registro por teléfono o en la sede electrónica.", ("BS",), ""),
)
