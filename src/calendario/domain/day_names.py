"""How the languages of the country call the days of the week and the months."""

from __future__ import annotations

#: Monday first and January first, by language. In Basque the months as dates say them, «azaroaren 27a».
WEEKDAYS = {
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "ca": "dilluns dimarts dimecres dijous divendres dissabte diumenge",
    "gl": "luns martes mércores xoves venres sábado domingo",
    "eu": "astelehena asteartea asteazkena osteguna ostirala larunbata igandea",
}
MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "gl": "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "eu": "urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren"
    " azaroaren abenduaren",
}
#: Alternatives of a regular expression: in Spanish, also in the plural and without their accents; and the weekdays of
#: every language, to which endings may follow.
SPANISH_WEEKDAYS = "lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?"
SPANISH_MONTHS = MONTHS["es"].replace("septiembre", "sep?tiembre").replace(" ", "|")
ALL_WEEKDAYS = "|".join(
    [
        *" ".join(WEEKDAYS[code] for code in ("es", "ca", "gl")).split(),
        *WEEKDAYS["eu"].replace("a ", " ").removesuffix("a").split(),
    ]
)
