"""The small words of each language, by which a sentence tells in which it is written."""

from __future__ import annotations

from collections.abc import Mapping

from calendario.spelling.words import word_set

__all__ = ["HALF_TELLING", "SMALL_WORDS"]

# Articles, pronouns, prepositions, conjunctions and the commonest verb forms of each language, from its grammar. Those
# that the other language has too tell nothing, and are left out when a sentence is looked at.
SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "es": word_set(
        "de en el la los las un una unos unas del al y o que quien cuyo con por para sin sobre desde hasta hacia "
        "según entre pero sino aunque porque como cuando donde si no muy más menos también tampoco ya este esta "
        "estos estas ese esa esos aquel ello lo le les nos se su sus nuestro nuestra nuestros nuestras mi tu es "
        "son está están ha han hay será serán fue puede pueden tiene tienen hace hacen hoy mañana ayer todos "
        "todas otro otra otros otras mucho mucha muchos muchas a e da das dos os cara"
    ),
    "ca": word_set(
        "el la els les un una uns unes del dels al als pel pels amb per sense sobre des fins cap segons entre "
        "però sinó encara perquè com quan on si no molt més menys també tampoc ja aquest aquesta aquests aquestes "
        "aquell això allò ho hi em et ens us li seu seva seus seves nostre nostra nostres és són està estan ha "
        "han hem heu va vam van serà seran pot poden podeu avui demà tothom tots totes què qui cada fer feu a de en i "
        "o que es se nos mi fins"
    ),
    "gl": word_set(
        "o a os as que quen de en un unha uns unhas do da dos das no na nos nas ao á aos ás ó ós é e ou polo pola "
        "polos polas co coa cos coas dun dunha nun nunha con por para sen sobre desde ata cara segundo entre pero "
        "senón aínda porque como cando onde se non moi máis menos tamén tampouco xa este esta estes estas ese iso "
        "isto aquel lle lles seu súa seus súas noso nosa nosos nosas son está están hai será serán foi pode poden "
        "ten teñen fai fan hoxe mañá onte todos todas outro outra outros outras moito moita moitos moitas voso vosa "
        "vosos vosas eu nós vós eles elas meu miña teu túa dende desde baixo despois "
        "entón ademais alí aí sempre algunha algúns algunhas ningunha calquera mesmo mesma "
        "só nin quere queremos temos tedes sodes fixo fixeron foron houbo poderán "
        "podedes deica canda"
    ),
    "eu": word_set(
        "eta edo ez bai da dira du dute zen ziren zuen dago daude izango izan egin egingo dugu duzu zure gure "
        "haien bere hau hori hura hauek horiek bat batzuk guztiak oso ere baina zer nor non noiz nola gaur bihar "
        "arte aurrera gabe bidez kontra buruz dela dituzte ditu zaitez ahal behar dut dute duzue nuen genuen zuten "
        "zenuten duzuen dugun duten den diren zela zituen zituzten zaie zaio zait zaizkio dizugu dizuegu gara gaude "
        "zaude dagoen dauden egon egongo egoteko egiteko izateko eginda gehiago asko baino bezala arteko barru ondoren "
        "baita edota beste zein nahi gaurko atzo gaur guzti guztioi zuen haren noski berriro hemen hor han"
    ),
    "en": word_set(
        "the of and to in is are was were be been will would can may must this that these those with for from on "
        "at by as an it its you your we our they their he she his her not but or if when where who what which "
        "there here all more than please have has had do does open until between about into free a no"
    ),
    "pt": word_set(
        "o a os as que quem de em um uma uns umas e é ou do da dos das no na nos nas ao à aos às pelo pela pelos "
        "pelas com por para sem sobre desde até entre mas porém porque como quando onde se não muito mais menos "
        "também já este esta estes esse isso isto aquele lhe seu sua seus suas nosso nossa nossos nossas são está "
        "estão há será serão foi pode podem hoje amanhã todos todas você vocês"
    ),
    "fr": word_set(
        "a de en te me se tu es y que le la les un une des du au aux et ou qui dont avec pour par sans sur dès "
        "jusque vers selon entre mais parce comme quand où si ne pas très plus moins aussi déjà ce cet cette ces "
        "il elle ils elles nous vous leur son sa ses notre nos votre vos est sont sera seront peut dans chez tous "
        "toutes"
    ),
    "it": word_set(
        "il lo la gli le un una uno del dello della dei degli delle al allo alla ai agli alle nel nella nei con "
        "per senza da dal dalla fino verso secondo tra fra ma perché come quando dove se non molto più meno anche "
        "già questo questa questi quello che chi suo sua nostro nostra è sono sarà può tutti tutte oggi domani"
    ),
    "de": word_set(
        "der die das den dem des ein eine einen einem einer und oder dass wer mit für von bei ohne über bis nach "
        "zwischen aber weil wie wenn wo nicht sehr mehr auch schon dieser diese dieses er sie es wir ihr ihre "
        "unser unsere ist sind war wird werden kann können im am zum zur heute morgen alle"
    ),
}

# Articles of Galician and Portuguese that in Spanish are other words.
HALF_TELLING = word_set("o os as da das dos e")
