"""Praise of who governs, and parties: at any time of the year."""

from __future__ import annotations

import unicodedata

import pytest

from calendario.domain.finding import Level
from calendario.domain.vocabulary import NO_RULES
from calendario.sentences.findings import finding_text
from tests.checks.lawful import PARTY, PRAISE, codes, found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "Gracias a la gran gestión de nuestra alcaldesa hay médico.",
            "Gracias a la gran gestión de nuestra alcaldesa",
        ),
        ("Todo ha sido posible gracias al alcalde.", "gracias al alcalde"),
        ("Gracias al alcalde por las luces.", "Gracias al alcalde"),
        ("¡Gracias, alcaldesa! El campo ya tiene luz.", "Gracias, alcaldesa"),
        ("Un gran alcalde para un gran pueblo.", "gran alcalde"),
        ("La incansable labor de la concejala de Deportes.", "incansable labor de la concejala"),
        ("El liderazgo del alcalde ha sido clave.", "liderazgo del alcalde"),
        ("Nuestro presidente, siempre cerca de sus vecinos.", "presidente, siempre cerca"),
        ("Orgullosos de nuestra alcaldesa.", "Orgullosos de nuestra alcaldesa"),
        ("Qué fiestas. #GraciasAlcalde", "#GraciasAlcalde"),
    ],
)
def test_praise(text: str, written: str) -> None:
    (finding,) = found(text, elections=False)
    assert (finding.code, finding.level, finding.facts["written"]) == (PRAISE, Level.WARN, written)
    assert "giver" not in finding.facts
    assert text[finding.start : finding.end] == written


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("El alcalde entregó 200 cestas a los mayores.", "alcalde entregó"),
        ("El alcalde, Juan Soto, ha entregado los ordenadores.", "alcalde, Juan Soto, ha entregado"),
        ("La concejala de Servicios Sociales, Inés Vega, repartió 80 lotes.", None),
        ("Cestas entregadas por el alcalde.", "entregadas por el alcalde"),
        ("El alcalde, D. Juan Soto, entregó 20 cestas.", "alcalde, D. Juan Soto, entregó"),
    ],
)
def test_what_the_institution_gives_is_given_by_a_person(text: str, giver: str | None) -> None:
    (finding,) = found(text, elections=False)
    assert finding.code == PRAISE
    assert giver is None or finding.facts["giver"] == giver
    assert not finding_text(finding).endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "La alcaldesa preside el pleno.",
        "El alcalde recibe a los quintos.",
        "El concejal de Cultura presentará el libro.",
        "La alcaldesa entregará los premios del concurso.",
        "El alcalde recibe a los quintos, que entregan la bandera.",
        "Gracias a los voluntarios y a la alcaldesa.",
        "Gracias al alcalde de Villanueva por acogernos.",
        "Gracias al trabajo de la concejalía y de la Policía Local.",
        "El presidente del club, gran persona, se jubila.",
        "Gracias, presidenta.",
        "El pleno aprueba la dedicación exclusiva del concejal de Hacienda.",
        "«El mejor alcalde, el rey», teatro el viernes.",
        "¡Viva la alcaldesa perpetua!",
        "Fallece nuestro querido alcalde don José. Descanse en paz.",
        "El director del museo, gran conocedor de Goya, dará la charla.",
        "Bando de la Alcaldía.",
        "La gran labor de los voluntarios y la alcaldesa en la riada.",
        "Habla el alcalde: la banda entregó 20 juguetes.",
        "«Es la casa del alcalde.» Siempre cerca de sus vecinos, la biblioteca cumple 20 años.",
        "Nuestro alcalde es uno más. Siempre cerca de sus vecinos, la biblioteca cumple 20 años.",
        "El alcalde pide a los jóvenes que estén siempre cerca de sus mayores.",
        "La alcaldesa recibe al club, que repartió 80 lotes.",
        "Orgullosos de tener estas fiestas, abre el acto la alcaldesa.",
        "Muchas gracias\nAlcaldesa y concejales, de visita en el mercado.",
        "Con @GraciasAlcalde, grupo de teatro.",
    ],
)
def test_what_praises_nobody_who_governs(text: str) -> None:
    assert codes(text, elections=False) == set()


def test_the_mayor_of_ones_own_town_is_no_guest() -> None:
    text = "Gracias al alcalde de Villanueva por las luces."
    assert codes(text) == set()
    assert codes(text, own=("Villanueva",)) == {PRAISE}


def test_in_chile_the_name_of_the_mayor_is_not_repeated() -> None:
    text = "La alcaldesa Rosa Peña visitó el CESFAM. «Vamos bien», dijo la alcaldesa Rosa Peña."
    (finding,) = found(text, elections=False, locale="es-CL")
    assert (finding.facts["repeated"], finding.facts["count"]) == ("alcaldesa Rosa", 2)
    assert text[finding.start : finding.end] == "alcaldesa Rosa"
    assert finding.facts["law"] == "dictamen E545210"
    assert codes(text, elections=False) == set()
    assert codes("El alcalde Juan Soto preside el Concejo.", elections=False, locale="es-CL") == set()


def test_in_chile_praise_of_the_mayor_is_told_once_and_by_its_law() -> None:
    text = "La alcaldesa Rosa Peña visitó el CESFAM. ¡Gran alcaldesa Rosa Peña!"
    (finding,) = found(text, elections=False, locale="es-CL")
    assert (finding.facts["written"], finding.facts["law"]) == ("Gran alcaldesa", "dictamen E545210")


def test_in_chile_who_gives_is_the_municipality() -> None:
    assert codes("La Municipalidad otorgó una subvención al club.", elections=False, locale="es-CL") == set()
    (finding,) = found("El alcalde Juan Soto inauguró la sede.", elections=False, locale="es-CL")
    assert finding.facts["giver"] == "alcalde Juan Soto inauguró"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("RT @PSOEAlbacete: juntos", "@PSOEAlbacete"),
        ("Con @pp_cuenca y amigos", "@pp_cuenca"),
        ("Con @PP_Cuenca y amigos", "@PP_Cuenca"),
        ("Comparte el programa de @PartidoRibera", "@PartidoRibera"),
        ("Todos a una #VotaRibera", "#VotaRibera"),
        ("#YoVotoARibera", "#YoVotoARibera"),
        ("Vota al PSOE", "Vota al PSOE"),
        ("Este domingo, vota a Ana Pérez.", "vota a Ana"),
        ("Vota a nuestro alcalde", "Vota a nuestro alcalde"),
        ("Únete al Partido Popular", "Únete al Partido Popular"),
        ("Mañana, mitin en la plaza. ¡Ven!", "mitin"),
        ("Nuestro programa electoral, en la web.", "Nuestro programa electoral"),
        ("El anterior equipo de gobierno no hizo nada.", "anterior equipo de gobierno"),
        ("Contamos con tu voto en las elecciones", "Contamos con tu voto"),
        ("Elecciones del domingo: vota Ribera.", "vota Ribera"),
        ("Elecciones del domingo: apoya a Ana Pérez.", "apoya a Ana"),
        ("Apoya a nuestro alcalde", "Apoya a nuestro alcalde"),
    ],
)
def test_parties(text: str, written: str) -> None:
    told = found(text, elections=False)
    assert [finding.facts["written"] for finding in told] == [written]
    assert all((one.code, one.level, one.acceptable) == (PARTY, Level.BLOCK, True) for one in told)


@pytest.mark.parametrize(
    "text",
    [
        "Vota tu cartel favorito. #VotaTuCartel",
        "VOTA TU CARTEL",
        "Vota el mejor disfraz.",
        "Vota Tu Tapa",
        "Vota a Lucía: es finalista del concurso.",
        "Vota por correo hasta el 13 de mayo. #VotaPorCorreo",
        "Vota en tu colegio de 9:00 a 20:00 h. #Vota2027",
        "Presupuestos participativos: vota tres proyectos.",
        "Nuestro partido de fútbol es el domingo.",
        "El partido judicial atiende los martes. @partidoapartido",
        "Bases de la oposición a auxiliar.",
        "Se corta la calle por el mitin del viernes.",
        "El PP y el PSOE presentan mociones.",
        "Con @CSAlbacete, @VoxPopuli, @vox_populi y @pprincipal. Escribe a info@psoe.es o mira ejemplo.es/@psoe",
        "Apoya a tu comercio de barrio. Únete al voluntariado.",
        "Necesitamos tu voto para llevar la feria a la final.",
        "Nuestra plaza es finalista del concurso. #VotaRibera",
        "Actividades de hoy en el parque. #PP2027 #PPCuenca",
        "Cita previa en el #CS de tu barrio",
        "Danos tu apoyo: el domingo jugamos la final de la liga.",
        "Danos tu apoyo: colabora con el banco de alimentos.",
        "Apoya a Cruz Roja en su recogida de este sábado.",
        "Apoyemos a Ucrania: recogida de mantas.",
        "Vota el cambio de nombre de la plaza.",
        "Elecciones: vota conforme a tus ideas.",
        "Este domingo, elecciones: vota Por Correo o en tu mesa.",
    ],
)
def test_what_is_of_no_party(text: str) -> None:
    assert codes(text, elections=False) == set()


def test_parties_are_those_of_the_country_in_all_its_languages() -> None:
    assert codes("Con @udipopular", locale="es-CL", elections=False) == {PARTY}
    assert codes("Con @udipopular", elections=False) == set()
    assert codes("Diumenge, vota PSC!", language="ca", elections=False) == {PARTY}
    assert codes("Vota o teu cartel favorito", language="gl", elections=False) == set()


def test_without_lists_nothing_is_said() -> None:
    assert codes("Vota al PSOE. Gracias a nuestra alcaldesa. @PPCuenca", lists=NO_RULES) == set()


def test_accents_of_their_own_move_no_finding() -> None:
    text = unicodedata.normalize("NFD", "¡Qué alegría! Con @PSOEAlbacete. ¡Gracias, alcaldesa!")
    assert [text[one.start : one.end] for one in found(text, elections=False)] == [
        "Gracias, alcaldesa",
        "@PSOEAlbacete",
    ]


def test_during_elections_a_charity_may_be_supported_all_the_same() -> None:
    assert PARTY not in codes("Apoya a Cáritas: trae comida al centro cívico.", elections=True)
    assert PARTY in codes("Vota a Ana Pérez.", elections=True)
