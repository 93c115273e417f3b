"""What is remembered of words stays small, however long a day is and whatever is pasted."""

from calendario.spelling.remembering import Remembered


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
