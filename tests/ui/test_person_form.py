"""Who it is about: name, birth date, allergies, circumstances; not known is never no."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from app.domain.contacts import Contact, HelpNumbers, Knows, Role
from app.domain.moments import PartialDate
from app.domain.people import NOT_SAID, AllergiesAsked, Allergy, Answer, FactSource, Measure, Person
from app.services import diary
from app.services.about_person import save_numbers
from app.services.circumstances import answers
from app.ui.forms.fields import ChoiceField, DateField, Field, TextField
from app.ui.forms.person_form import PersonForm
from app.ui.session import Session
from app.ui.theme import Theme
from tests.ui.filling import (
    LONG,
    button,
    choose,
    empty_diary,
    field,
    leave_all_forms,
    line,
    paste,
    shown,
    words_of,
    write,
)

LUNG = "A lung disease such as COPD or asthma"


@pytest.fixture
def session(theme: Theme) -> Iterator[Session]:
    assert theme
    with empty_diary() as opened:
        yield opened
    leave_all_forms()


def test_what_was_written_down_is_kept(session: Session) -> None:
    form = shown(PersonForm(session, None))
    write(form, "Name", "Robin Sample")
    write(form, "Born", "May 1971")
    choose(form, "Allergies: Listed")
    write(form, "Allergic to", "Penicillin")
    write(form, "What happened", "rash")
    write(form, "When, and who says so", "1994, told by a doctor")
    choose(form, f"{LUNG}: Yes")
    form.save()
    kept = session.person()
    assert (kept.name, kept.birth) == ("Robin Sample", PartialDate(1971, 5))
    found = (Allergy("Penicillin", "rash", "1994, told by a doctor"),)
    assert (kept.allergies_asked, kept.allergies) == (AllergiesAsked.LISTED, found)
    assert kept.facts == (("lung-disease", "yes"),)


def test_nothing_said_is_not_known_and_never_no(session: Session) -> None:
    form = shown(PersonForm(session, None))
    write(form, "Name", "Robin")
    form.save()
    kept = session.person()
    assert kept.facts == ()
    assert kept.allergies_asked is AllergiesAsked.NOT_ASKED
    assert set(answers(kept, session.data, session.today()).values()) == {Answer.UNKNOWN}


def test_an_answer_can_be_taken_back_to_not_known(session: Session) -> None:
    person = Person("person", facts=(("lung-disease", "yes"), ("of-another-edition", "yes")))
    assert session.act(lambda store, tools: diary.save_person(store, tools, person))
    form = shown(PersonForm(session, None))
    choose(form, f"{LUNG}: Not known")
    form.save()
    assert session.person().facts == (("lung-disease", "unknown"), ("of-another-edition", "yes"))


def test_none_known_is_another_answer_than_not_asked(session: Session) -> None:
    form = shown(PersonForm(session, None))
    choose(form, "Allergies: None known")
    form.save()
    assert session.person().allergies_asked is AllergiesAsked.NONE_KNOWN


def test_a_line_of_the_list_can_be_removed(session: Session) -> None:
    both = (Allergy("Penicillin"), Allergy("Latex", "itching"))
    person = Person("person", allergies_asked=AllergiesAsked.LISTED, allergies=both)
    assert session.act(lambda store, tools: diary.save_person(store, tools, person))
    form = shown(PersonForm(session, None))
    button(form, "Remove: Penicillin").click()
    form.save()
    assert session.person().allergies == (Allergy("Latex", "itching"),)


@pytest.mark.parametrize("text", ["many", "1 Jan 2203", "1 Jan 2027", "31 Feb 1980", "<b>1980</b>", "🌿", LONG, "1850"])
def test_a_birth_date_that_cannot_be_read_is_said_and_kept(session: Session, text: str) -> None:
    form = shown(PersonForm(session, None))
    paste(form, "Born", text)
    form.save()
    assert (field(form, "Born").problem() or "").startswith("Born: ")
    assert line(form, "Born").text() == text
    assert session.store.all(Person) == ()
    paste(form, "Born", "1971")
    form.save()
    assert session.person().birth == PartialDate(1971)


@pytest.mark.parametrize("name", ["Name", "Allergic to", "What happened"])
def test_far_too_long_a_line_is_said_and_kept(session: Session, name: str) -> None:
    form = shown(PersonForm(session, None))
    choose(form, "Allergies: Listed")
    paste(form, name, LONG)
    form.save()
    assert any(each.problem() for each in form.findChildren(Field))
    assert session.store.all(Person) == ()


def test_every_circumstance_without_a_number_is_asked_for(session: Session) -> None:
    form = shown(PersonForm(session, None))
    asked = [each for each in session.data.person_facts.values() if not each.number]
    assert len(asked) > 15
    for each in asked:
        choose(form, f"{each.name[:1].upper()}{each.name[1:]}: No")
    form.save()
    assert dict(session.person().facts) == {each.id: "no" for each in asked}


def test_values_are_kept_as_typed_with_their_unit_and_day_and_earlier_ones_stay(session: Session) -> None:
    form = shown(PersonForm(session, None))
    for what, number, on in (("egfr", "71", "1 Nov 2026"), ("egfr", "74,5", "5 May 2026"), ("weight", "150", "")):
        button(form, "Add a weight or kidney value").click()
        unit = "lb" if what == "weight" else "mL/min/1.73 m²"
        choices_of(form, "What")[-1].set_value(f"{what}\0{unit}")
        lines_of(form, "Value")[-1].set_text(number)
        days_of(form)[-1].set_text(on)
    form.save()
    kept = session.person()
    assert [(each.what, each.value, each.unit, each.on) for each in kept.measured] == [
        (Measure.FILTRATION, Decimal(71), "mL/min/1.73 m²", date(2026, 11, 1)),
        (Measure.FILTRATION, Decimal("74.5"), "mL/min/1.73 m²", date(2026, 5, 5)),
        (Measure.WEIGHT, Decimal(150), "lb", None),
    ]
    again = shown(PersonForm(session, None))
    again.save()
    assert session.person() == kept
    once_more = shown(PersonForm(session, None))
    button(once_more, "Remove: 74.5").click()
    once_more.save()
    assert [each.value for each in session.person().measured] == [Decimal(71), Decimal(150)]
    assert session.undo()
    assert session.person() == kept


@pytest.mark.parametrize(
    ("number", "on", "wrong"),
    [
        ("heavy", "", "Value"),
        ("", "1 Nov 2026", "Value"),
        ("70", "soon", "Measured on"),
        ("70", "1 Jan 2027", "Measured on"),
    ],
)
def test_a_value_that_cannot_be_read_is_named_and_stays(session: Session, number: str, on: str, wrong: str) -> None:
    form = shown(PersonForm(session, None))
    button(form, "Add a weight or kidney value").click()
    lines_of(form, "Value")[0].set_text(number)
    days_of(form)[0].set_text(on)
    form.save()
    assert (field(form, wrong).problem() or "").startswith(f"{wrong}: ")
    assert (lines_of(form, "Value")[0].text(), days_of(form)[0].text()) == (number, on)
    assert session.person().measured == ()


def test_a_contact_keeps_its_numbers_and_what_it_knows_is_not_said_until_somebody_says(session: Session) -> None:
    form = shown(PersonForm(session, None))
    for name in ("Dr Example", "Corner Pharmacy"):
        button(form, "Add a doctor or pharmacy").click()
        lines_of(form, "Their name")[-1].set_text(name)
    lines_of(form, "Fax")[1].set_text("555-0137")
    choices_of(form, "They are")[1].set_value("pharmacy")
    choices_of(form, "They know about the cannabis")[0].set_value("yes")
    form.save()
    assert session.person().contacts == (
        Contact("Dr Example", Role.DOCTOR, knows=Knows.YES),
        Contact("Corner Pharmacy", Role.PHARMACY, fax="555-0137", knows=Knows.NOT_SAID),
    )


def test_an_operation_written_down_answers_its_question_and_never_against_a_no(session: Session) -> None:
    form = shown(PersonForm(session, None))
    write(form, "Planned operation", "wisdom tooth")
    write(form, "When it is planned", "Feb 2027")
    form.save()
    kept = session.person()
    assert (kept.operation, kept.operation_on) == ("wisdom tooth", PartialDate(2027, 2))
    assert answers(kept, session.data, session.today())["operation-planned"] is Answer.YES
    again = shown(PersonForm(session, None))
    choose(again, "An operation planned: No")
    again.save()
    assert answers(session.person(), session.data, session.today())["operation-planned"] is Answer.NO


def test_an_answer_says_who_it_comes_from_and_rather_not_say_is_never_read_as_no(session: Session) -> None:
    form = shown(PersonForm(session, None))
    choose(form, "What I change now comes from: A letter")
    choose(form, f"{LUNG}: No")
    choose(form, "Driving, or working with machines: Yes")
    choose(form, "Epilepsy or past fits: Rather not say")
    form.save()
    kept = session.person()
    assert dict(kept.facts) == {"lung-disease": "no", "drives": "yes", "epilepsy": NOT_SAID}
    assert {each.fact: (each.source, each.on) for each in kept.said} == dict.fromkeys(
        ("lung-disease", "drives", "epilepsy"), (FactSource.LETTER, session.today())
    )
    assert answers(kept, session.data, session.today())["epilepsy"] is Answer.UNKNOWN
    again = shown(PersonForm(session, None))
    assert "from a letter, 20 Nov 2026" in words_of(again)
    choose(again, f"{LUNG}: Yes")
    again.save()
    assert {each.fact: each.source for each in session.person().said}["lung-disease"] is FactSource.ME
    assert {each.fact: each.source for each in session.person().said}["drives"] is FactSource.LETTER


def test_the_numbers_for_help_are_not_lost_when_the_person_is_saved(session: Session) -> None:
    form = shown(PersonForm(session, None))
    person = session.person()
    assert session.act(lambda store, tools: save_numbers(store, tools, person, HelpNumbers("999")))
    write(form, "Name", "Robin")
    form.save()
    assert (session.person().name, session.person().numbers) == ("Robin", HelpNumbers("999"))


def test_every_control_of_the_form_has_a_spoken_name(session: Session) -> None:
    form = shown(PersonForm(session, None))
    for name in ("Add a weight or kidney value", "Add a doctor or pharmacy"):
        button(form, name).click()
    controls = [*form.findChildren(QLineEdit), *form.findChildren(QPushButton), *form.findChildren(QComboBox)]
    assert all(each.accessibleName() for each in controls if each.isVisible())


def test_a_narrow_form_cuts_no_button(session: Session, theme: Theme) -> None:
    form = shown(PersonForm(session, None))
    for name in ("Add a weight or kidney value", "Add a doctor or pharmacy"):
        button(form, name).click()
    form.resize(theme.u(360), theme.u(700))
    QApplication.processEvents()
    for each in form.findChildren(QPushButton):
        if each.isVisible():
            assert each.mapTo(form, each.rect().bottomRight()).x() <= form.width()


def choices_of(form: PersonForm, label: str) -> list[ChoiceField]:
    return [each for each in form.findChildren(ChoiceField) if each.label == label]


def lines_of(form: PersonForm, label: str) -> list[TextField]:
    return [each for each in form.findChildren(TextField) if each.label == label]


def days_of(form: PersonForm) -> list[DateField]:
    return [each for each in form.findChildren(DateField) if each.label == "Measured on"]
