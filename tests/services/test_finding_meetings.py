"""How a finding's things met in time: fourteen days as a picture, thirty in a sentence, nothing claimed of the rest."""

from dataclasses import replace
from datetime import timedelta

from app.domain.intakes import IntakeStatus
from app.domain.medicines import Medicine
from app.domain.regimens import Regimen, RegimenKind
from app.domain.statements import DayStatement, Said
from app.services.finding_meetings import Noted, met_of, reach
from app.services.finding_view import view_findings
from app.services.findings import DiaryView, current_findings
from app.services.record_day import ingredients_of
from app.services.trend_records import TrendRecords
from app.services.words import NBSP
from tests.data_files import shipped
from tests.services.test_summary import ME
from tests.services.trend_diary import FLOWER, MONDAY, dose, use

TODAY = MONDAY + timedelta(days=13)
TRAMADOL = Medicine("m", "Tramadol", "tramadol", ingredients_of("tramadol", shipped().vocabulary))
NEEDED = Regimen("r", "m", RegimenKind.AS_NEEDED, MONDAY - timedelta(days=90))
USES = (use(2, FLOWER, 21, "0.1"), use(9, FLOWER, 21, "0.1"))
DOSES = (dose(2, 22), replace(dose(4), id="skipped", status=IntakeStatus.SKIPPED), dose(6, 8), dose(-40))
SAID = (DayStatement("d", MONDAY + timedelta(days=3), Said.NONE),)
RECORDS = TrendRecords((TRAMADOL,), (NEEDED,), (FLOWER,), USES, DOSES, statements=SAID)
VIEW = DiaryView(ME, (TRAMADOL,), (NEEDED,), (FLOWER,), USES, DOSES)
NOW = current_findings(VIEW, shipped(), TODAY)
FOUND = {each.id: each for each in view_findings(NOW.result, NOW.items, shipped())}
WITH_OPIOID = next(each for each in FOUND.values() if set(each.things) == {"Tramadol", "Evening flower"})


def test_each_day_shows_what_was_noted_and_a_bar_only_where_hours_met() -> None:
    (met,) = met_of(WITH_OPIOID, NOW, RECORDS, "overlap")
    assert (met.medicine, len(met.days)) == ("Tramadol", 14)
    second, fourth, sixth, ninth = (met.days[at - 1] for at in (2, 4, 6, 9))
    assert (second.medicine, second.cannabis, second.joined) == (Noted.RECORDED, Noted.RECORDED, True)
    assert (fourth.medicine, fourth.cannabis, fourth.joined) == (Noted.NOT_USED, Noted.NOT_USED, False)
    assert (sixth.medicine, sixth.cannabis, sixth.joined) == (Noted.RECORDED, Noted.NO_ENTRY, False)
    assert (ninth.medicine, ninth.cannabis) == (Noted.NO_ENTRY, Noted.RECORDED)


def test_the_sentence_counts_thirty_days_and_where_levels_build_up_the_days_with_cbd() -> None:
    (met,) = met_of(WITH_OPIOID, NOW, RECORDS, "overlap")
    said = met.sentence.replace(NBSP, " ")
    assert said.startswith(
        "Tramadol: 2 doses noted in 30 days; 1 taken within the hours counted after cannabis, 0 followed"
    )
    (by_days,) = met_of(WITH_OPIOID, NOW, RECORDS, "builds-up")
    assert "A product that has, or may have, CBD: on 2 of the last 14 days." in by_days.sentence.replace(NBSP, " ")


def test_without_a_dose_it_says_that_none_is_noted_and_not_that_none_was_taken() -> None:
    (met,) = met_of(WITH_OPIOID, NOW, replace(RECORDS, intakes=()), "overlap")
    assert met.sentence.replace(NBSP, " ") == (
        "Tramadol: no dose noted in 30 days. A day without an entry may still have had one."
    )


def test_a_finding_without_cannabis_has_no_such_picture() -> None:
    none = replace(WITH_OPIOID, items=tuple(index for index in WITH_OPIOID.items if NOW.ids[index] == "m"))
    assert met_of(none, NOW, RECORDS, "overlap") == ()
    assert len(reach(TODAY)) == 33
