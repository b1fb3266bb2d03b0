"""Who it is about: name, birth date, allergies, circumstances; not known is never no."""

from collections.abc import Iterator

import pytest

from app.domain.moments import PartialDate
from app.domain.people import AllergiesAsked, Allergy, Answer, Person
from app.services import diary
from app.services.circumstances import answers
from app.ui.forms.fields import Field
from app.ui.forms.person_form import PersonForm
from app.ui.session import Session
from app.ui.theme import Theme
from tests.ui.filling import LONG, button, choose, empty_diary, field, leave_all_forms, line, paste, shown, write

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
    choose(form, f"{LUNG}: Yes")
    form.save()
    kept = session.person()
    assert (kept.name, kept.birth) == ("Robin Sample", PartialDate(1971, 5))
    assert (kept.allergies_asked, kept.allergies) == (AllergiesAsked.LISTED, (Allergy("Penicillin", "rash"),))
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
