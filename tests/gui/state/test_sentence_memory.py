"""What stands in the field when models of another kind come onto the lanes."""

from gui.state.sentence_memory import SentenceMemory

ENGLISH, OTHER_ENGLISH, DIGITS = ("I am a student.", "Where is it?"), ("She sleeps.",), ("3 1 4", "2 7")


def memory() -> SentenceMemory:
    """One that has English models on the lanes."""
    memory = SentenceMemory()
    assert memory.switch("", "English", ENGLISH) == ""
    return memory


def test_what_was_typed_before_the_first_models_came_stays() -> None:
    assert SentenceMemory().switch("3 1 4 1 5", "Digits", DIGITS) == "3 1 4 1 5"


def test_an_empty_field_stays_empty() -> None:
    assert memory().switch("", "Digits", DIGITS) == ""


def test_a_sentence_of_ones_own_stays_where_the_language_is_the_same() -> None:
    assert memory().switch("My own words.", "English", OTHER_ENGLISH) == "My own words."


def test_a_sample_gives_way_to_one_of_the_new_models() -> None:
    assert memory().switch("Where is it?", "English", OTHER_ENGLISH) == "She sleeps."
    assert memory().switch("Where is it?", "Digits", DIGITS) == "3 1 4"


def test_a_sentence_in_another_language_gives_way_and_comes_back() -> None:
    sentences = memory()
    assert sentences.switch("My own words.", "Digits", DIGITS) == "3 1 4"
    assert sentences.switch("9 9 9", "English", ENGLISH) == "My own words."
    assert sentences.switch("My own words.", "Digits", DIGITS) == "9 9 9"


def test_without_samples_a_sentence_in_another_language_is_taken_away() -> None:
    assert memory().switch("My own words.", "Korean", ()) == ""


def test_models_of_the_same_kind_change_nothing() -> None:
    assert memory().switch("Where is it?", "English", ENGLISH) == "Where is it?"


def test_models_whose_language_is_not_known_yet_change_nothing() -> None:
    sentences = memory()
    assert sentences.switch("Where is it?", "", ()) == "Where is it?"
    assert sentences.switch("Where is it?", "Digits", DIGITS) == "3 1 4"


def test_a_sample_that_the_new_models_have_too_stays() -> None:
    assert memory().switch("Where is it?", "English", ("She sleeps.", "Where is it?")) == "Where is it?"
