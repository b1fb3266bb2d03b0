"""Recording a dose in one action, unless there is something to say about it first."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from app.domain.intakes import Intake
from app.domain.medicines import Medicine
from app.domain.moments import Period
from app.domain.regimens import Regimen, current
from app.services import diary
from app.services.dose_counts import label_facts
from app.ui.forms.dose_form import DoseForm
from app.ui.session import Session

_BESIDE = timedelta(days=2)


def record_dose(session: Session, window: QWidget, dose: Intake) -> None:
    """Record it; where it is more or sooner than the label says, open the form, which says so and saves it too."""
    medicine = session.store.get(Medicine, dose.medicine_id)
    day = dose.at.date()
    near = session.store.within(Intake, Period(day - _BESIDE, day + _BESIDE))
    others = [each for each in near if each.medicine_id == dose.medicine_id]
    regimen = current(session.store.owned(Regimen, dose.medicine_id), day)
    if medicine is not None and label_facts(dose, others, regimen, medicine):
        DoseForm(session, window, dose.medicine_id).open()
        return
    session.act(lambda store, tools: diary.record_intake(store, tools, dose))
