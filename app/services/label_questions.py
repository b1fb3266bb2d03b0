"""Figures on a label that are seldom met, as questions: the answer may well be yes, and it is saved either way."""

from decimal import Decimal

from app.domain.products import Basis, Product, ProductForm, total
from app.domain.uses import Use, UseUnit
from app.services import words

_SMOKED = frozenset({ProductForm.FLOWER, ProductForm.PREROLL})
_EATEN = frozenset({ProductForm.EDIBLE, ProductForm.DRINK, ProductForm.HOME_MADE})


def thc_question(product: Product) -> str:
    """A question about the THC of a label; empty where the figure is an ordinary one."""
    strength = total(product.thc, product.thca)
    if strength is None:
        return ""
    if product.basis is Basis.PERCENT and strength > 100:
        return _too_much(strength, "THC")
    percent = in_percent(product.basis, strength)
    if product.form in _SMOKED and percent is not None and percent > 35:
        return "Is that right? It would be a flower above 35 % THC."
    if product.form is ProductForm.CONCENTRATE and percent is not None and percent > 95:
        return "Is that right? It would be a concentrate above 95 % THC."
    if product.form in _EATEN and product.basis is Basis.MG_PER_PIECE and strength > 100:
        return f"Is that right? It would be a piece with more than 100{words.NBSP}mg THC."
    return ""


def cbd_question(product: Product) -> str:
    """A question about the CBD of a label; empty where the figure is an ordinary one."""
    strength = total(product.cbd, product.cbda)
    if strength is None:
        return ""
    if product.basis is Basis.PERCENT and strength > 100:
        return _too_much(strength, "CBD")
    percent = in_percent(product.basis, strength)
    if product.form in _SMOKED and percent is not None and percent > 25:
        return "Is that right? It would be a flower above 25 % CBD."
    return ""


def in_percent(basis: Basis, strength: Decimal) -> Decimal | None:
    """A strength by weight as a percentage; 10 mg in each gram are 1 %."""
    return {Basis.PERCENT: strength, Basis.MG_PER_G: strength / 10}.get(basis)


def _too_much(strength: Decimal, what: str) -> str:
    return f"Is that right? {words.number(strength)} % {what} is more than all of it. Perhaps the label counts in mg."


def far_more(amount: Decimal | None, unit: UseUnit, last: Use | None) -> str:
    """Ask about an amount of more than ten times the last one of the same product, as a slip of the comma makes it."""
    if amount is None or last is None or not last.amount or last.unit is not unit or amount <= 10 * last.amount:
        return ""
    return "Is that right? It is more than ten times the last use. It can be saved."
