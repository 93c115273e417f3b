"""The rules of confusions: each finds its mistake, says why in Spanish, and leaves right sentences alone."""

import csv
import itertools
from pathlib import Path

import pytest

from calendario.domain.finding import Finding, Level
from calendario.sentences.findings import finding_text
from calendario.sentences.language import set_language
from calendario.sentences.real_words import ANY_RULE, REAL_WORDS
from calendario.spelling.spanish.confusions import CODES, confusions

# rule, sentence, what is marked, what is proposed first
WRONG = [
    ("haber_a_ver", "Haber si os animáis a venir.", "Haber", "A ver"),
    ("haber_a_ver", "Vamos a haber qué pasa.", "a haber", "a ver"),
    ("a_ver_haber", "Perdonad por a ver llegado tarde.", "a ver", "haber"),
    ("hay_ahi", "Ahí que inscribirse antes del lunes.", "Ahí", "Hay"),
    ("hay_ahi", "Ya no ahí plazas.", "ahí", "hay"),
    ("hay_ahi", "Nos vemos por hay.", "hay", "ahí"),
    ("hay_ahi", "Hay está la solución.", "Hay", "Ahí"),
    ("hay_ay", "Ay que llevar mascarilla.", "Ay", "Hay"),
    ("haya_halla", "Quien no lo halla recibido puede pedirlo.", "halla", "haya"),
    ("haya_halla", "Aunque se halla hecho tarde, vale.", "halla", "haya"),
    ("halla_haya", "El parque se haya en la calle Mayor.", "haya", "halla"),
    ("haya_alla", "Va más haya de la fiesta.", "haya", "allá"),
    ("haya_alla", "Haya donde vayas, recicla.", "Haya", "Allá"),
    ("valla_vaya", "Que os valla bien.", "valla", "vaya"),
    ("ha_echo", "El Ayuntamiento ha echo obras.", "echo", "hecho"),
    ("de_echo", "De echo, ya está abierto.", "echo", "hecho"),
    ("hecho_de_menos", "Os hechamos de menos.", "hechamos", "echamos"),
    ("has_haz", "Si no haz recibido la carta, llama.", "haz", "has"),
    ("has_haz", "Has clic en el enlace.", "Has", "Haz"),
    ("tubo_tuvo", "La obra tubo que parar.", "tubo", "tuvo"),
    ("o_sea", "Mañana no hay clase, osea que descansad.", "osea", "o sea"),
    ("ha_a", "Vamos ha abrir la piscina.", "ha", "a"),
    ("a_ha", "Se a publicado el bando.", "a", "ha"),
    ("haber_a_ver", "Aver si venís.", "Aver", "A ver"),
    ("hay_ay", "Ay plazas libres.", "Ay", "Hay"),
    ("hay_ay", "Aquí no ay nadie.", "ay", "hay"),
    ("haya_halla", "Espero que halla plazas.", "halla", "haya"),
    ("valla_vaya", "Valla usted al registro.", "Valla", "Vaya"),
    ("valla_vaya", "No vallas al río crecido.", "vallas", "vayas"),
    ("ir_b", "Boy a la fiesta.", "Boy", "Voy"),
    ("ir_b", "Ben a bailar.", "Ben", "Ven"),
    ("ir_b", "Iva a llover y no llovió.", "Iva", "Iba"),
    ("hacer_h", "Ace falta más gente.", "Ace", "Hace"),
    ("hacer_h", "Hoy ace calor.", "ace", "hace"),
    ("hasta_asta", "Asta el lunes no abre.", "Asta", "Hasta"),
    ("hasta_asta", "Abierto asta las 20.", "asta", "hasta"),
    ("asta_hasta", "Banderas a media hasta.", "hasta", "asta"),
    ("ha_a", "Gracias ha todos por venir.", "ha", "a"),
    ("ha_a", "Abierto ha partir de las 10.", "ha", "a"),
    ("ha_a", "Votos ha favor de la propuesta.", "ha", "a"),
    ("ha_a", "Entrad ha ver la exposición.", "ha", "a"),
    ("ha_a", "Voy ha casa.", "ha", "a"),
    ("a_ha", "El alcalde a firmado el convenio.", "a", "ha"),
    ("a_ha", "La alcaldesa Ana Ruiz a firmado el convenio.", "a", "ha"),
    ("a_ha", "El concejal de Cultura a inaugurado la feria.", "a", "ha"),
    ("a_ha", "El ayuntamiento a abierto el plazo.", "a", "ha"),
    ("a_ha", "Hoy a empezado el curso.", "a", "ha"),
    ("a_ha", "No a llovido en todo el mes.", "a", "ha"),
    ("a_ha", "A sido un éxito.", "A", "Ha"),
    ("a_ha", "Avisan de que el plazo a finalizado.", "a", "ha"),
    ("el_porque", "El por qué de la obra.", "por qué", "porqué"),
    ("porque_question", "¡Hola! Por que no venís?", "Por que", "Por qué"),
    ("porque_question", "No sé por que se corta.", "por que", "por qué"),
    ("porque_cause", "La calle está cerrada por que hay obras.", "por que", "porque"),
    ("queismo", "Me alegro que vengas.", "que", "de que"),
    ("queismo", "Nos dimos cuenta que faltaba gente.", "que", "de que"),
    ("masculine_el", "Él plazo acaba hoy.", "Él", "El"),
    ("de_acuerdo", "Estamos dé acuerdo.", "dé", "de"),
    ("plural_noun", "Los alumno salen a las dos.", "alumno", "alumnos"),
    ("plural_noun", "Las vecina protestan.", "vecina", "vecinas"),
    ("plural_noun", "Recogida en la plazas.", "la", "las"),
    ("plural_noun", "El vecinos protestan.", "El", "Los"),
    ("infinitive_order", "Disculpar las molestias.", "Disculpar", "Disculpen"),
    ("infinitive_order", "Traeros la merienda.", "Traeros", "Traeos"),
    ("infinitive_order", "Uniros a la fiesta.", "Uniros", "Uníos"),
    ("tilde_n", "Hace 5 anos.", "anos", "años"),
    ("tilde_n", "El ano que viene.", "ano", "año"),
    ("tilde_n", "Feliz ano nuevo.", "ano", "año"),
    ("tilde_n", "Los pueblos de Espana.", "Espana", "España"),
    ("va_hacer", "El pleno va hacer una consulta.", "va hacer", "va a hacer"),
    ("impersonal_haber", "Habían muchas personas.", "Habían", "Había"),
    ("impersonal_haber", "Hubieron dos heridos.", "Hubieron", "Hubo"),
    ("impersonal_haber", "Pueden haber muchos retrasos.", "Pueden", "Puede"),
    ("si_no_sino", "No solo es gratis, si no que además regalan plantas.", "si no", "sino"),
    ("sino_si_no", "Sino puedes venir, avisa.", "Sino", "Si no"),
    ("el_porque", "Explicamos el porque de la obra.", "porque", "porqué"),
    ("porque_question", "¿Porque cortamos la calle?", "Porque", "Por qué"),
    ("porque_question", "Te contamos porque se corta el agua.", "porque", "por qué"),
    ("porque_noun", "Ven porqué es gratis.", "porqué", "por qué"),
    ("dequeismo", "Pensamos de que es bueno.", "de que", "que"),
    ("dequeismo", "Es importante de que vengas.", "de que", "que"),
    ("queismo", "Estamos seguros que vendréis.", "que", "de que"),
    ("queismo", "Se dio cuenta que faltaba gente.", "que", "de que"),
    ("queismo", "A pesar que llueve, hay feria.", "que", "de que"),
    ("a_nivel_de", "Trabajamos a nivel de cultura.", "a nivel de", "en cuanto a"),
    ("en_base_a", "En base a la ordenanza, se multa.", "En base a", "Según"),
    ("a_ha", "El alcalde dijo que a habido retrasos.", "a", "ha"),
    ("a_ha", "Avisan de que a terminado el plazo.", "a", "ha"),
    ("dequeismo", "Os dijimos de que habría cortes.", "de que", "que"),
    ("tu_noun", "Ven con tú carné de la biblioteca.", "tú", "tu"),
    ("tu_noun", "Gracias por tú colaboración.", "tú", "tu"),
    ("este_noun", "Ésta semana hay mercado.", "Ésta", "Esta"),
    ("este_noun", "Nos vemos éste sábado.", "éste", "este"),
    ("este_noun", "Felices éstas fiestas.", "éstas", "estas"),
    ("valla_vaya", "¡Valla semana llevamos!", "Valla", "Vaya"),
    ("accent", "Ultima hora: se suspende la feria.", "Ultima", "Última"),
    ("accent", "Ultimas plazas para el taller.", "Ultimas", "Últimas"),
    ("queismo", "Se cede con la condición que se entregue limpio.", "que", "de que"),
    ("queismo", "En el caso que no haya plazas, avisaremos.", "que", "de que"),
    ("contra_mas", "Contra más seamos, mejor.", "Contra", "Cuanto"),
    ("detras_mio", "Estaba detrás mío en la cola.", "detrás mío", "detrás de mí"),
    ("detras_mio", "Viven cerca nuestro.", "cerca nuestro", "cerca de nosotros"),
    ("motu_proprio", "Actuó de motu propio.", "de motu propio", "motu proprio"),
    ("grosso_modo", "A grosso modo, son mil euros.", "A grosso modo", "Grosso modo"),
    ("sobretodo", "Sobretodo, paciencia.", "Sobretodo", "Sobre todo"),
    ("aparte_de", "A parte de eso, nada nuevo.", "A parte de", "Aparte de"),
    ("acerca_de", "Charla a cerca del agua.", "a cerca del", "acerca del"),
    ("en_torno", "Jornadas entorno al vino.", "entorno al", "en torno al"),
    ("sin_perjuicio", "Sin prejuicio de lo dispuesto en la ley.", "prejuicio", "perjuicio"),
    ("infringir", "Quien inflige la ordenanza será multado.", "inflige", "infringe"),
    ("desechos", "Recogida de deshechos.", "deshechos", "desechos"),
    ("expira", "El plazo de inscripción espira el lunes.", "espira", "expira"),
    ("ola_de", "Aviso por hola de calor.", "hola", "ola"),
    ("el_agua", "Se corta la agua.", "la", "el"),
    ("este_agua", "Este aula está cerrada.", "Este", "Esta"),
    ("este_agua", "Todo el agua es potable.", "Todo el", "Toda el"),
    ("agua_fria", "El agua frío de la fuente.", "frío", "fría"),
    ("masculine_noun", "La sistema no funciona.", "La", "El"),
    ("masculine_noun", "La ayuntamiento informa.", "La", "El"),
    ("feminine_noun", "Se abre el inscripción.", "el", "la"),
    ("feminine_noun", "Fuera del habitación.", "del", "de la"),
    ("primera_edicion", "Llega la primer edición.", "primer", "primera"),
    ("cualquier", "Cualquiera persona puede venir.", "Cualquiera", "Cualquier"),
    ("le_les", "Le recordamos a todos los vecinos el horario.", "Le", "Les"),
    ("y_e", "Padres y hijos.", "y", "e"),
    ("o_u", "Siete o ocho plazas.", "o", "u"),
    ("a_el", "Vamos a el parque.", "a el", "al"),
    ("de_el", "La sede de el ayuntamiento.", "de el", "del"),
    ("twice", "La plaza de de la Villa.", "de de", "de"),
    ("ordinal_ava", "La quinceava edición.", "quinceava", "decimoquinta"),
    ("ordinal_avo", "La 15ava edición.", "15ava", "15.ª"),
    ("month_capital", "Hasta el 5 de Enero de 2027.", "Enero", "enero"),
    ("day_capital", "El taller es el próximo Lunes 5 de enero.", "Lunes", "lunes"),
]

DATA = Path(__file__).parents[1] / "data" / "spelling"
with (DATA / "confused.tsv").open(encoding="utf-8", newline="") as lines:
    WRONG += [
        (row["rule"], row["text"], row["marked"], row["correction"])
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]

RIGHT = (
    (DATA / "unconfused.txt").read_text("utf-8").splitlines()
    + """
A ver si os animáis. Puede haber retrasos y van a haber terminado ya.
Ahí está la biblioteca, y por ahí hay que pasar; no hay plazas. De ahí que se cierre.
El edificio se halla situado en el centro. Aunque se haya situado en el centro, cuesta llegar.
Que haya suerte. Más allá del río hay una valla. La valla a la que te subes está rota.
Ha echado el cierre y de hecho te echamos de menos. Haz clic aquí si no has podido entrar.
El tubo que gotea se cambia el lunes. Va a hacer frío. Voy a haber terminado.
Habían llegado muchas personas, y cuando hubieron terminado se marcharon. Había tres sillas.
No solo es gratis, sino que también es bonito. Si no puedes venir, avisa. El destino, sino de todos.
¿Por qué se corta? Porque hay obras, y ese es el porqué. El motivo por que lucha es justo.
Informamos de que se abre el plazo. Nos alegramos de que vengáis. Estamos a la espera de que llegue. Creo que sí.
Es la hora de que hablemos. La idea de que venga es buena. Habla de que hay obras.
Estamos seguros de que vendréis. Seguro que llueve. El caso es que sí.
A nivel del mar. A nivel de calle hay una rampa. Está a nivel de usuario.
Se luchó contra más de veinte incendios. Delante de mí. El coche mío. La casa está cerca.
Afecta a parte de la población. A parte de los vecinos les molesta. A cerca de 200 personas.
El entorno a proteger. Sin prejuicios. Le infligió un castigo. Un sobretodo de lana. El mueble está deshecho.
El agua fría y las aguas frías. El área afectada, esta área y la misma aula. El área técnico-administrativa.
El problema del sistema, el día y el mapa. La mano. El ayuntamiento. La miento poco. Yo la programo y ella la tema.
La inscripción, el corazón, el buzón, la estación. El Generación del 27 es un premio.
La primera edición, el primer premio, su primer disco. Cualquier persona y cualquiera de ellas.
Le recordamos a usted el plazo. Les recordamos a todos.
Padres e hijos, agua y hielo, madera y hierro, calor y humo. ¿Y Inés? Siete u ocho, uno u otro.
El parque de El Retiro y los vecinos de El Ejido. Fui a El Escorial. Es para él.
Y la la la, cantaba. A nosotros nos gusta. Dijo que no, no y no.
Una doceava parte del presupuesto. La duodécima edición. El 15.º aniversario.
Lunes 5 de enero. El Viernes Santo y el Domingo de Ramos no hay clase. Calle del 2 de Mayo. Plaza del 8 de Marzo.
El 1 de mayo y el lunes 4. Marzo de 2027 fue lluvioso.
Una vez la haya presentado, recibirá un justificante. El tribunal de La Haya. Esta haya es centenaria.
Cuando este haya terminado, salvo que otro haya empezado. La solicitud que haya usted presentado.
Los daños que haya por la tormenta. Siempre que haya donde aparcar. Las plazas que hay están ocupadas.
El aparcamiento del área reservado a autobuses y un espacio en el área destinado a carga. Acceso al área habilitado.
Actos del 8 de Marzo. Fiestas del 12 de Octubre, con baile. Manifestación del 1 de Mayo. Desfile del 2 de Mayo.
Le invitamos a los actos de la semana. Le invitamos a todos los conciertos.
Rap y hip hop. Mercadillo vintage y hippie. Fútbol o hockey, afición o hobby, indoor o outdoor.
Miró alrededor suyo. Donación de médula osea. Información a cerca de 200 familias. Charla a cerca de cien alumnos.
Los que se hayan en su día inscrito y quienes se hayan en tiempo y forma presentado. Aunque se hayan entre ellos visto.
En el supuesto que contempla el artículo 3. En el caso que planteamos. A nivel de barrio y de la comarca.
De lunes a viernes. De lado a lado. A partido único. A pedido del público. Atención a cuidado de mayores.
Frente a ganado bravo. El mercado pasa a pasado mañana. El cambio de borrador a publicado es inmediato.
Pasa el expediente a aprobado. El paso a firmado es automático. De abierto a cerrado. No a todo. Ya a la venta.
El recurso a dicho acuerdo. La referencia a hecho imponible. El acceso a puesto de trabajo. La respuesta a escrito.
No ha lugar. Ha sido un éxito. Una finca de 3 ha la compró el pueblo. Se ha de ver. Ha habido un corte.
Son 5 kg/ha los años buenos.
La lucha por que se respete el barrio. La razón por que vino. Abierta por que se pueda entrar. El por qué lo hizo.
¡Ay, qué bien! Ay de mí. ¡Ay madre! Ben Affleck a la una. La boy band a la que fuimos. Un ace a tiempo. Gran ace.
La valla está rota. No vallas, sino setos. Una valla usada. El que halla un objeto lo entrega. Quien halla plazas.
A media asta el lunes. El asta de la bandera. Un asta que se rompió. Más IVA a pagar. El IVA a ingresar. El iva a pagar.
Hasta el lunes. Iba a llover. Voy a la fiesta. Ven a bailar. Hace falta gente. Me alegra que vengáis.
Para él, el plazo es otro. A él día a día le cuesta. Él cursó estudios. Que dé la cara. No dé todo el dato.
Las ayuda el concejal. Yo los premio. Que la calles. Los participantes y la familia. Los niños-lobo.
Disculpen las molestias. Disculpar las faltas es de sabios. Uniros a tiempo es fácil. Traeros fue un acierto.
Cáncer de ano. El ano y el recto. Los años y el año. España y Españita. Nos alegramos de que vengas.
""".strip().splitlines()
)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(hint.rule, hint.text, hint.corrections[0]) for hint in confusions(text)]


@pytest.mark.parametrize(("rule", "text", "marked", "correction"), WRONG)
def test_a_confusion_is_found_and_mended(rule: str, text: str, marked: str, correction: str) -> None:
    assert told(text) == [(rule, marked, correction)]


@pytest.mark.parametrize(("rule", "text", "marked", "correction"), WRONG)
def test_what_is_mended_is_right(rule: str, text: str, marked: str, correction: str) -> None:
    (hint,) = confusions(text)

    mended = text[: hint.start] + correction + text[hint.end :]

    assert text[hint.start : hint.end] == marked
    assert [found for found in told(mended) if found[0] == rule] == []


@pytest.mark.parametrize("text", RIGHT)
def test_right_sentences_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_every_rule_has_a_mistake_that_it_finds() -> None:
    assert {rule for rule, *_ in WRONG} == CODES


@pytest.mark.parametrize("rule", sorted(CODES | {"accent"}))
def test_every_rule_says_why_in_spanish(rule: str) -> None:
    facts = {"word": "esto", "rule": rule, "correction": "aquello"}
    finding = Finding("real_word", Level.HINT, 0, 4, facts)
    set_language("en")
    try:
        english = finding_text(finding)
    finally:
        set_language("es")

    assert rule in REAL_WORDS
    assert REAL_WORDS[rule] != ANY_RULE
    assert finding_text(finding) != english
    assert not finding_text(finding).endswith(".")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Del 8 de Marzo de 2026 al 3 de abril.", "Marzo"),
        ("El 5 de Mayo, a las 10.", "Mayo"),
        ("Padres y hijos.", "y"),
        ("Fue un hostal o hotel.", "o"),
        ("La agua del área está reservada.", "La"),
        ("El área reservado a autobuses.", "reservado"),
        ("Le recordamos a todos los vecinos.", "Le"),
        ("En el caso que llueva.", "que"),
        ("Charla a cerca de las ayudas.", "a cerca de"),
        ("Vete hasta haya por la acera.", "haya"),
    ],
)
def test_a_mistake_beside_what_is_right_is_found_all_the_same(text: str, marked: str) -> None:
    assert [found[1] for found in told(text)] == [marked]


def test_a_correction_keeps_the_case_of_what_it_replaces() -> None:
    assert [hint.corrections[0] for hint in confusions("HABER SI VENÍS. Haber si venís. Y no haber.")] == [
        "A VER",
        "A ver",
    ]


def test_two_rules_never_mark_the_same_letters() -> None:
    found = confusions("Vamos ha ha hacer de de el el parque a el el lunes, habían habían muchas muchas.")

    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
