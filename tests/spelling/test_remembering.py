"""What is remembered of words stays small, however long a day is and whatever is pasted."""

from calendario.spelling.remembering import Remembered, RememberedTexts


def test_a_word_is_remembered() -> None:
    remembered: Remembered[bool] = Remembered(2)

    assert remembered.keep("plaza", True)
    assert remembered.get("plaza") is True
    assert remembered.get("fuente") is None


def test_new_words_are_remembered_after_many_others() -> None:
    remembered: Remembered[int] = Remembered(3)
    for number in range(100):
        remembered.keep(f"palabra{number}", number)

    assert len(remembered) <= 3
    assert remembered.get("palabra99") == 99


def test_a_megabyte_without_blanks_is_answered_and_not_kept() -> None:
    remembered: Remembered[bool] = Remembered(3)

    assert remembered.keep("a" * 1_000_000, False) is False
    assert len(remembered) == 0


def test_a_long_text_that_is_asked_for_again_and_again_is_never_forgotten_all_at_once() -> None:
    texts: RememberedTexts[int] = RememberedTexts(1_000)
    post = [f"Frase número {number} de un texto largo." for number in range(12)]
    for place, sentence in enumerate(post):
        texts.keep(sentence, place)

    for number in range(500):  # as many keys, each of which makes another sentence of the one that is typed
        texts.keep(f"Se abre el plazo {number}", number)
        assert [texts.get(sentence) for sentence in post] == list(range(12))


def test_sentences_of_an_old_text_are_forgotten() -> None:
    texts: RememberedTexts[int] = RememberedTexts(100)
    texts.keep("Una frase de ayer.", 1)
    for number in range(100):
        texts.keep(f"Otra frase de hoy: {number}", number)

    assert texts.get("Una frase de ayer.") is None


def test_a_sentence_asked_for_in_another_way_is_another_one() -> None:
    texts: RememberedTexts[str] = RememberedTexts(100)
    texts.keep("Bon dia", "foreign", ("es", True))

    assert texts.get("Bon dia", ("ca", True)) is None
    assert texts.get("Bon dia", ("es", True)) == "foreign"


def test_a_megabyte_in_one_sentence_is_answered_and_not_kept() -> None:
    texts: RememberedTexts[int] = RememberedTexts(100)

    assert texts.keep("a" * 1_000_000, 7) == 7
    assert texts.get("a" * 1_000_000) is None
