from app.services.list_in import Remark, Said
from app.services.list_look import Aside
from app.services.list_words import left_out, not_read, remarks, statements

ENDED, STOPPED = "it has ended.", "It stands in your diary."


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_lines_left_out_are_counted_for_each_reason_with_their_names_and_places() -> None:
    asides = [Aside("A", "entry[1]", ENDED), Aside("B", "entry[2]", STOPPED), Aside("A", "entry[3]", ENDED)]
    asides.append(Aside("", "entry[4]", ENDED))
    assert [(plain(reason), names) for reason, names in left_out(asides)] == [
        ("3 lines: it has ended.", "A (2 lines); a line without a name (entry[4])"),
        ("1 line: it stands in your diary.", "B (entry[2])"),
    ]


def test_of_many_names_the_first_are_said_and_the_others_counted() -> None:
    ((reason, names),) = left_out([Aside(f"N{n}", "x", ENDED) for n in range(15)])
    assert plain(reason) == "15 lines: it has ended."
    assert plain(names).endswith("N11 (x); and 3 names more")


def test_a_statement_is_quoted_once_with_what_it_is_about() -> None:
    said = [Said("a", "allergies", "No known\nallergies"), Said("b", "allergies", "No known allergies")]
    assert statements(said) == ("Allergies: “No known allergies”",)


def test_places_are_named_and_of_many_the_first() -> None:
    told = remarks([Remark(f"entry[{n}].dosage", "must be text.") for n in range(25)])
    assert told[0] == "entry[0].dosage: must be text."
    assert len(told) == 21
    assert plain(told[-1]) == "And 5 places more."


def test_what_is_about_something_else_is_counted_by_its_kind() -> None:
    assert not_read(()) == ""
    told = not_read((("Encounter", 1), ("MedicationDispense", 2000)))
    assert told.startswith("Not read: 1 Encounter and 2,000 MedicationDispense. Only MedicationStatement, ")
