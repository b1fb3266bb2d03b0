from datetime import date

from app.domain.matching import Candidate, Match, MatchState
from app.domain.people import Person
from app.services.findings import DiaryView
from app.services.list_bringing import Wanted
from app.services.list_findings import findings_with
from app.services.list_in import IncomingMedicine
from app.services.list_look import Offer
from tests.data_files import shipped

TODAY = date(2026, 11, 21)


def wanted(name: str) -> Wanted:
    match = Match(MatchState.EXACT, name, name, candidates=(Candidate(name, name, name),))
    return Wanted(Offer(IncomingMedicine("entry[0]", name), name, ("entry[0]",), match, (), ticked=True))


def test_medicines_of_one_list_are_looked_up_together() -> None:
    view = DiaryView(Person("person"), (), (), (), (), ())
    alone = findings_with(view, [wanted("tramadol")], shipped(), TODAY)
    both = findings_with(view, [wanted("tramadol"), wanted("phenelzine")], shipped(), TODAY)
    assert max(int(each.seriousness) for each in both) == 4
    assert {each.id for each in alone} < {each.id for each in both}


def test_nothing_ticked_belongs_to_nothing() -> None:
    assert findings_with(DiaryView(Person("person"), (), (), (), (), ()), [], shipped(), TODAY) == ()
