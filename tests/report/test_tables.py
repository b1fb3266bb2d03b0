"""Findings and medicines on paper: nothing lost, nothing hidden, one table in the tree."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from reportlab.platypus import Flowable

from app.report.blocks import (
    Figure,
    Rule,
    Typesetter,
    WritingLines,
    box,
    full_notes,
    heading,
    key_line,
    label_grid,
    name_line,
    side_by_side,
    strip,
    title,
)
from app.report.brief_findings import brief_findings_table
from app.report.findings_table import FindingRow, findings_table
from app.report.medicines_table import MedicineGroup, MedicineRow, medicines_table
from app.report.page import Paper
from app.report.signs import Sign
from app.report.styles import SMALLEST
from app.report.text import clean, visible

BRIEF_HEADS = ("No", "", "How sure", "What meets", "Tick")
FINDING_HEADS = ("No", "How serious", "What meets", "Why", "This record", "Discussed")
MEDICINE_HEADS = ("Medicine", "Morn", "Noon", "Eve", "Bed", "Taken", "For", "No")
GOES_ON = "The list goes on, on the next page."


def medicines(setter: Typesetter, count: int) -> Flowable:
    rows = [
        MedicineRow(f"medicine{number}", "3 mg", ["1½ tablets a day"], ("1", "", "½", ""), ["30 taken"], "pain", "")
        for number in range(count)
    ]
    groups = [MedicineGroup("Taken regularly", rows), MedicineGroup("When needed", rows[:1])]
    return medicines_table(setter, groups, MEDICINE_HEADS, summary="Medicines", going_on=GOES_ON)


def findings(setter: Typesetter, rows: list[FindingRow]) -> Flowable:
    return findings_table(setter, rows, FINDING_HEADS, summary="Findings")


def elements(entry: Any, tag: str) -> Iterator[Any]:
    """Every structure element of one kind below ``entry``, in the order of reading."""
    entry = entry.get_object()
    if isinstance(entry, dict):
        if entry.get("/S") == tag:
            yield entry
        kids = entry.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from elements(kid, tag)


def tree(reading: Any) -> Any:
    return reading.pdf.root_object["/StructTreeRoot"]["/K"]


def test_a_table_over_two_pages_is_one_table_with_one_heading(setter: Typesetter, printed: Any) -> None:
    reading = printed([medicines(setter, 40)])
    assert len(reading.pages) >= 2
    (table,) = elements(tree(reading), "/Table")
    rows = list(elements(table, "/TR"))
    assert len(rows) == 1 + 2 + 40 + 1
    column_heads = [cell for cell in elements(table, "/TH") if cell["/A"]["/Scope"] == "/Column"]
    assert len(column_heads) == 8


def test_the_heading_comes_again_for_the_eye(setter: Typesetter, printed: Any) -> None:
    for page in printed([medicines(setter, 40)]).pages:
        assert "Medicine" in page
        assert "Taken" in page


def test_a_list_that_goes_on_says_so_on_every_page_but_the_last(setter: Typesetter, printed: Any) -> None:
    *others, last = printed([medicines(setter, 80)]).pages
    assert len(others) >= 2
    assert all(page.count(GOES_ON) == 1 for page in others)
    assert GOES_ON not in last


def test_a_heading_of_a_group_spans_its_columns_in_the_tree(setter: Typesetter, printed: Any) -> None:
    reading = printed([medicines(setter, 2)])
    spans = [cell["/A"]["/ColSpan"] for cell in elements(tree(reading), "/TH") if "/ColSpan" in cell["/A"]]
    assert spans == [8, 8]


def test_a_paragraph_over_two_pages_is_one_paragraph(setter: Typesetter, printed: Any) -> None:
    reading = printed([setter.paragraph("word " * 3000)])
    assert len(reading.pages) > 1
    assert len(list(elements(tree(reading), "/P"))) == 1


def test_an_untagged_print_has_no_tree_and_the_same_words(setter: Typesetter, printed: Any) -> None:
    tagged, untagged = printed([medicines(setter, 40)]), printed([medicines(setter, 40)], tagging=False)
    assert "/StructTreeRoot" not in untagged.pdf.root_object
    assert b"BDC" not in b"".join(page.get_contents().get_data() for page in untagged.pdf.pages)
    assert b"pdfuaid:part>" not in untagged.data
    assert untagged.text == tagged.text


def test_no_dose_is_a_dash_and_never_an_empty_cell(setter: Typesetter, printed: Any) -> None:
    row = MedicineRow("warfarin", "3 mg", [], ("", "", "1", ""), ["taken"], "", "")
    table = medicines_table(setter, [MedicineGroup("g", [row])], MEDICINE_HEADS, summary="m", going_on=GOES_ON)
    assert "mg––1–taken" in printed([table]).text


def test_a_text_can_take_the_place_of_the_four_doses(setter: Typesetter, printed: Any) -> None:
    row = MedicineRow("zopiclone", "3.75 mg", [], "1 at bedtime, at most 3 nights a week", [], "sleep", "")
    table = medicines_table(setter, [MedicineGroup("g", [row])], MEDICINE_HEADS, summary="m", going_on=GOES_ON)
    assert "1atbedtime,atmost3nightsaweek" in printed([table]).text


def everything(setter: Typesetter, text: str) -> list[Flowable]:
    """A story with ``text`` in every place where something a person typed can stand."""
    width = setter.width
    finding = FindingRow("1", Sign.ASK_FIRST, text, text, 4, text, [text], [text], [text])
    row = MedicineRow(text, text, [text], (text, "", "1", text), [text], text, text)
    needed = MedicineRow(text, text, [text], text, [text], text, text)
    groups = [MedicineGroup("Regularly", [row] * 4), MedicineGroup("When needed", [needed] * 6)]
    grid = [label_grid(setter, [("Label", text), ("Label", text)], label_width=50, width=width / 2)]
    story: list[Flowable] = [
        title(setter, "Summary"),
        name_line(setter, text, "born 1 May 1970"),
        Rule(1.2, after=3),
        key_line(setter, "Allergies", text),
        side_by_side((grid, []), (width / 2, width / 2)),
        *heading(setter, "Cannabis"),
        strip(setter, [Figure(text, text, text)] * 4, (0.25,) * 4),
        *heading(setter, "Findings"),
        findings(setter, [finding] * 3),
        brief_findings_table(setter, [finding] * 3, BRIEF_HEADS, tick="Discussed", summary="Findings"),
        *heading(setter, "Medicines"),
        medicines_table(setter, groups, MEDICINE_HEADS, summary="m", going_on=GOES_ON),
        box(setter, [setter.labelled("Not checked.", text)], dashed=True),
        setter.paragraph(text),
        WritingLines(2),
    ]
    return story + full_notes(setter, "Full text of shortened notes")


@pytest.mark.parametrize(("paper", "start"), [(Paper.A4, 0), (Paper.LETTER, -3)])
def test_nasty_text_in_every_place_is_printed_whole(
    setter: Typesetter, printed: Any, nasty: tuple[str, ...], paper: Paper, start: int
) -> None:
    for text in nasty[start:]:
        reading = printed(everything(setter, text), paper=paper)
        faces = setter.fonts.regular
        for character in set("".join(clean(text).split())):
            known = any(ord(character) in face.covers for face in faces)
            assert (character if known else visible(character)) in reading.text, ascii((text[:20], character))


def test_long_text_in_every_place_is_in_the_notes_word_for_word(setter: Typesetter, printed: Any) -> None:
    text = " ".join(f"w{number}" for number in range(1500))
    reading = printed(everything(setter, text))
    without_feet = re.sub(r"Page\d+of\d+", "", reading.text)
    in_frame_plain_and_note = 3
    assert without_feet.count("".join(text.split())) == in_frame_plain_and_note
    assert len(setter.notes) == 1


def test_nothing_is_smaller_than_the_smallest_type_and_every_font_is_embedded(setter: Typesetter, printed: Any) -> None:
    story = everything(setter, "Zażółć 3 mg 😀 שלום สวัสดี नमस्ते 漢字")
    reading = printed(story, running_head="Anna", running_title="Summary", foot="Private.", notice="Invented.")
    assert min(reading.sizes()) >= SMALLEST
    assert len(reading.sizes()) > 5
    fonts = reading.fonts()
    assert len(fonts) >= 5
    assert [name for name, descriptor in fonts.items() if not descriptor or "/FontFile2" not in descriptor] == []


def test_the_same_tables_give_the_same_bytes(setter: Typesetter, printed: Any) -> None:
    first = printed(everything(Typesetter(setter.fonts, setter.width), "3 mg 😀"))
    assert printed(everything(Typesetter(setter.fonts, setter.width), "3 mg 😀")).data == first.data
