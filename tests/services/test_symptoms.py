"""The checklist: read strictly, every id known to the data file, no red flag without a sign."""

from pathlib import Path

import pytest

from app.domain.interactions import DataFile
from app.domain.medicines import Ingredient, Medicine
from app.domain.people import Person
from app.domain.red_flags import Around, called_for
from app.domain.regimens import Regimen, RegimenKind
from app.services import reference, symptoms
from app.services.findings import DiaryView, current_findings
from app.services.reference import DataFileError
from app.services.symptoms import Checklist
from tests.services.test_wellbeing import AT

RESOURCES = Path(__file__).parents[2] / "resources"
GOOD = (RESOURCES / "symptoms.toml").read_text(encoding="utf-8")
FORBIDDEN = ("safe", "fine", "ok", "warning", "danger", "abuse", "because", "due", "missed")


@pytest.fixture(scope="module")
def data() -> DataFile:
    return reference.load(RESOURCES)


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return symptoms.load(RESOURCES)


def test_the_shipped_checklist_names_nothing_the_data_file_does_not_know_and_forgets_no_red_flag(
    checklist: Checklist, data: DataFile
) -> None:
    assert list(symptoms.lint(checklist, data)) == []


@pytest.mark.parametrize(
    ("sign", "flag"),
    [
        ("breathing-trouble", "breathing"),
        ("hard-to-wake", "breathing"),
        ("chest-pain", "heart"),
        ("fainting", "heart"),
        ("fit", "fit"),
        ("face-arm-speech", "stroke"),
        ("bleeding", "bleeding"),
        ("head-injury", "bleeding"),
        ("swelling", "swelling"),
        ("self-harm", "life"),
        ("self-harm", "life-now"),
        ("took-more", "life-now"),
        ("blue-lips", "breathing"),
        ("vomiting", "vomiting-on"),
        ("withdrawal", "withdrawal-today"),
        ("swallowed-by-another", "swallowed-by-another"),
    ],
)
def test_these_signs_call_for_a_card_whatever_is_on_the_record(checklist: Checklist, sign: str, flag: str) -> None:
    assert flag in checklist.symptoms[sign].red_flags


def test_confusion_with_a_sedating_medicine_on_the_record_calls_for_the_breathing_card(
    checklist: Checklist, data: DataFile
) -> None:
    medicine = Medicine("m", "Gabapentin", "gabapentin", (Ingredient("gabapentin", "gabapentin"),))
    view = DiaryView(Person("person"), (medicine,), (Regimen("r", "m", RegimenKind.IN_WORDS, words="one a day"),))
    beside = symptoms.around(current_findings(view, data, AT.date()), view.person, data, AT.date())
    assert "gabapentinoid" in beside.groups
    assert "breathing" in called_for(checklist.symptoms["confused"], beside)
    assert "breathing" not in called_for(checklist.symptoms["confused"], Around())


def test_its_words_are_neutral_and_each_sign_is_a_short_one(checklist: Checklist) -> None:
    card = checklist.card
    said = [*checklist.names().values(), card.now, card.today, card.call_now, card.call_today, card.cannot, *card.lines]
    for text in said:
        assert not set(FORBIDDEN) & set(text.casefold().replace(",", " ").replace(".", " ").split()), text
        assert "!" not in text
    assert all(len(name) <= 38 for name in checklist.names().values())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("schema = 1", "schema = 2", "schema must be 1"),
        ('id = "dizzy"', 'id = "sleepy"', "stands twice"),
        ('name = "Dizzy or light-headed"', "", "name is missing"),
        ('substances = ["lithium"]\nred_flags = ["lithium"]', 'red_flags = ["lithium"]', "something that must be on"),
        ("red_flags =", "red_flag =", "not a field"),
        ('now = "{sign}: get help now"', 'now = "Get help now"', "{sign} once"),
        ("[card]", "[cards]", "card is missing"),
        ("[[symptom]]", "[[symptom", "cannot be read"),
    ],
)
def test_a_broken_checklist_is_refused_with_every_problem(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (tmp_path / "symptoms.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        symptoms.load(tmp_path)
    assert any(said in each for each in caught.value.problems), caught.value.problems


@pytest.mark.parametrize("kind", ["red_flags", "groups", "substances", "person"])
def test_an_id_that_the_data_file_does_not_have_is_named(tmp_path: Path, data: DataFile, kind: str) -> None:
    entry = '\n[[symptom]]\nid = "new"\nname = "New"\n[[symptom.when]]\nred_flags = ["mind"]\ngroups = ["opioid"]\n'
    wrong = entry.replace('["mind"]', '["nonsense"]') if kind == "red_flags" else entry + f'{kind} = ["nonsense"]\n'
    if kind == "groups":
        wrong = entry.replace('["opioid"]', '["nonsense"]')
    (tmp_path / "symptoms.toml").write_text(GOOD + wrong, encoding="utf-8")
    (said,) = symptoms.lint(symptoms.load(tmp_path), data)
    assert said == f"symptom new: {kind} names “nonsense”, which is not in the data file."


def test_a_red_flag_that_no_sign_calls_for_is_named(tmp_path: Path, data: DataFile) -> None:
    (tmp_path / "symptoms.toml").write_text(GOOD.replace('["skin"]', "[]"), encoding="utf-8")
    assert list(symptoms.lint(symptoms.load(tmp_path), data)) == [
        "red flag skin: no sign of the checklist calls for it."
    ]


def test_no_file_is_said_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as caught:
        symptoms.load(tmp_path)
    assert str(tmp_path) not in str(caught.value)


def test_the_own_crisis_line_and_poison_centre_stand_beside_these(checklist: Checklist) -> None:
    assert set(checklist.card.crisis) == {"life", "life-now"}
    assert "swallowed-by-another" in checklist.card.poison


def test_a_question_that_a_sign_cannot_ask_is_a_problem(data: DataFile, tmp_path: Path) -> None:
    odd = GOOD.replace('asks = ["times", "shower"]', 'asks = ["times", "colour"]').replace('"head"\n', '"nose"\n')
    (tmp_path / "symptoms.toml").write_text(odd, encoding="utf-8")
    problems = list(symptoms.lint(symptoms.load(tmp_path), data))
    assert problems == [
        "symptom head-injury: “nose” is not a question that a sign can ask.",
        "symptom vomiting: “colour” is not a question that a sign can ask.",
    ]


def test_numbers_on_the_card_name_red_flags_of_the_data_file(data: DataFile, tmp_path: Path) -> None:
    odd = GOOD.replace('crisis = ["life", "life-now"]', 'crisis = ["life", "lives"]')
    (tmp_path / "symptoms.toml").write_text(odd, encoding="utf-8")
    assert list(symptoms.lint(symptoms.load(tmp_path), data)) == ["card: red flag “lives” is not in the data file."]
