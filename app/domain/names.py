"""Reading a medicine's name as typed: one spelling for comparing, and what strength, form and salt stand behind it."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 200
"""Characters a name may have; no register's name comes near, and what is longer is text, not a name."""

CHANGES_INGREDIENTS = frozenset({"hct", "plus", "co", "comp", "d", "dm", "pm", "am", "forte", "duo", "extra", "hctz"})
"""Words behind a brand that stand for other ingredients. They are never cut off."""

_DROPPED = dict.fromkeys(map(ord, "®™©℠'’‘ʼ´`\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_SPELT: dict[int, str] = {
    **dict.fromkeys(map(ord, '-‐‑‒–—―−_.,;:!?()[]{}"“”„«»*#'), " "),
    ord("+"): " + ",
    ord("/"): " / ",
    ord("&"): " and ",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("ø"): "o",
    ord("ł"): "l",
    ord("đ"): "d",
}
_SALTS = frozenset(
    {
        *("hydrochloride", "hydrochlorid", "chlorhydrate", "clorhidrato", "hcl", "hydrobromide", "hbr", "bromide"),
        *("chloride", "sodium", "disodium", "potassium", "calcium", "magnesium", "maleate", "fumarate", "hemifumarate"),
        *("succinate", "tartrate", "bitartrate", "citrate", "phosphate", "sulfate", "sulphate", "mesilate", "mesylate"),
        *("besilate", "besylate", "tosilate", "tosylate", "acetate", "lactate", "gluconate", "nitrate", "oxalate"),
        *("malate", "pamoate", "embonate", "anhydrous", "hydrate", "hemihydrate", "monohydrate", "dihydrate"),
        *("trihydrate",),
    }
)
_RELEASE = re.compile(
    r"(?<=[^\s-])[\s-]+((?:xr|er|sr|cr|mr|pr|lp|xl|la|retard|continus"
    r"|(?:modified|prolonged|extended|sustained|controlled|slow|immediate)[\s-]+release"
    r"|gastro[\s-]*resistant|enteric[\s-]+coated))\Z",
    re.IGNORECASE,
)
_NOUNS = (
    r"tab(?:let)?s?|cap(?:sule|let)?s?|softgels?|pills?|patch(?:es)?|plasters?|creams?|ointments?|gels?|lotions?|drops?|syrups?"
    r"|elixirs?|suspensions?|solutions?|sprays?|inhalers?|injections?|ampoules?|vials?|pens?|suppositor(?:y|ies)"
    r"|sachets?|powders?|granules?|lozenges?|films?|implants?|infusions?|mouthwash|liquid|mixtures?|linctus|enemas?|foams?"
    r"|comprim[ée]s?|comprimidos?|c[áa]psulas?|g[ée]lules?|tabletten?|kapseln?|tropfen|pflaster"
)
_BEFORE_NOUNS = (
    r"(?:film|enteric|sugar)[\s-]*coated|gastro[\s-]*resistant|coated|hard|soft|oral|orodispersible|effervescent|dispersible|soluble|chewable|scored|sublingual"
    r"|buccal|transdermal|nasal|eye|ear|mouth|oromucosal|rectal|topical|under[\s-]tongue|vaginal"
)
_FORM = re.compile(
    rf"(?<![^\s,;(\d-])((?:(?:{_BEFORE_NOUNS})[\s-]+)*(?:{_NOUNS})(?:\s+for\s+(?:injection|infusion|oral\s+use))?)\Z",
    re.IGNORECASE,
)
_BEFORE_A_FORM = re.compile(rf"(?<=[^\s-])[\s,-]+({_BEFORE_NOUNS})\Z", re.IGNORECASE)
_ANOTHER_PRODUCT = re.compile(
    r"\b(?:nasal|eye|ear|vaginal|topical|creams?|ointments?|gels?|lotions?|lozenges?|suppositor(?:y|ies)"
    r"|enemas?|foams?)\b",
    re.IGNORECASE,
)
_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = (
    r"(?:mg|milligram(?:s|m|mes?)?|mcg|microgram(?:s|mes?)?|mikrogramm|ug|µg|μg|g|grams?|ml|millilit(?:re|er)s?"
    r"|i\.?u\.?|units?|mmol|meq|%)"
)
_PER = r"(?:ml|l|h|hrs?|hours?|doses?|sprays?|actuations?|tablets?|g|days?|drops?)"
_MEASURED = (
    rf"{_NUMBER}(?:\s*{_UNIT})?(?:\s*[/-]\s*{_NUMBER}(?:\s*{_UNIT})?)*\s*{_UNIT}"
    rf"(?:\s*/\s*(?:{_NUMBER}\s*)?{_PER})?(?![^\W\d_])"
)
_STRENGTH = re.compile(rf"(?<![\d.,/#])((?:\d+\s*[x×]\s*)?{_MEASURED})\Z", re.IGNORECASE)
_STRENGTH_ANYWHERE = re.compile(rf"(?<![\d.,#])(?<![^\W_])({_MEASURED})", re.IGNORECASE)
_BARE_RATIO = re.compile(rf"(?<=[^\s,;(])[\s,;(]+({_NUMBER}(?:\s*[/-]\s*{_NUMBER})+)\Z")
_BARE_NUMBER = re.compile(r"(?<=[^\s,;(])[\s,;(]+([5-9]|\d{2,}|\d+[.,]\d+)\Z")
"""1 to 4 without a unit may be part of a name ("Tylenol 3"); as a strength they are asked about."""
_BRACKET = re.compile(r"\A([^()\[\]]+?)\s*[(\[]([^()\[\]]+)[)\]]\Z")
_JOINED = re.compile(r"\s*(?:[+/&,]|\b(?:and|with)\b)\s*", re.IGNORECASE)
_JOINED_BY_HYPHEN = re.compile(r"\s*(?:[+/&,-]|\b(?:and|with)\b)\s*", re.IGNORECASE)
_BEFORE_JOINT = re.compile(r"\s+([/+,)])")
_LOOSE_END = " \t\n\r,;.-([)]"


@dataclass(frozen=True, slots=True)
class Cut:
    """A typed name with its end cut off at one place.

    `name`, `strength` and `form` are pieces of the typed text. `bare` says that a number without a unit was cut:
    it may have been part of the name.
    """

    name: str
    strength: str = ""
    form: str = ""
    bare: bool = False

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return normalise(self.name)


def normalise(name: str) -> str:
    """The spelling used for comparing: no accents, no case, hyphen = space, no trade-mark signs, single spaces."""
    text = name.translate(_DROPPED)
    if not text.isascii():
        # Folded twice: some letters gain an accent by losing their case (the dotted capital I).
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(letter for letter in text if not unicodedata.combining(letter)).translate(_DROPPED)
    elif text.isalnum():
        return text.lower()
    return " ".join(text.casefold().translate(_SPELT).split())


def cuts(typed: str) -> Iterator[Cut]:
    """The typed name whole, then without one more strength, form or release word each time: longest first."""
    cut: Cut | None = Cut(typed.strip())
    while cut is not None and cut.name:
        yield cut
        cut = _shorter(cut)


def _shorter(cut: Cut) -> Cut | None:
    text = cut.name.rstrip(_LOOSE_END)
    if found := _FORM.search(text):
        return _without(cut, found, form=found[1])
    if found := _STRENGTH.search(text):
        return _without(cut, found, strength=found[1])
    if cut.form and (found := _BEFORE_A_FORM.search(text)):
        return _without(cut, found, form=found[1])
    if found := _RELEASE.search(text):
        return _without(cut, found, form=found[1])
    if found := _BARE_RATIO.search(text) or _BARE_NUMBER.search(text):
        return _without(cut, found, strength=found[1], bare=True)
    return None


def _without(cut: Cut, found: re.Match[str], *, strength: str = "", form: str = "", bare: bool = False) -> Cut | None:
    name = found.string[: found.start()].rstrip(_LOOSE_END)
    if name.count("(") > name.count(")"):
        name += ")"
    strengths = " ".join(part for part in (strength, cut.strength) if part)
    forms = " ".join(part for part in (form, cut.form) if part)
    return Cut(name, strengths, forms, cut.bare or bare) if name else None


def without_strengths(typed: str) -> Cut:
    """The typed name without a strength wherever it stands ("a 500 mg/b 30 mg tablets"), and without the last form."""
    strengths = "/".join(found[1] for found in _STRENGTH_ANYWHERE.finditer(typed))
    last = next(iter(deque(cuts(_STRENGTH_ANYWHERE.sub(" ", typed)), maxlen=1)), Cut(""))
    name = " ".join(_BEFORE_JOINT.sub(r"\1", last.name).split())
    return Cut(name, strengths or last.strength, last.form, last.bare)


def may_be_another_product(form: str) -> bool:
    """Whether brands use a form like this ("nasal spray", "cream") for something else than the tablets of that name."""
    return bool(_ANOTHER_PRODUCT.search(form))


def without_salt(key: str) -> str:
    """A normalised name without the salts at its end; empty when it has none, or is nothing but one."""
    words = key.split(" ")
    kept = list(words)
    while kept and kept[-1] in _SALTS:
        kept.pop()
    return " ".join(kept) if len(kept) < len(words) else ""


def bracketed(name: str) -> tuple[str, str] | None:
    """What stands before and inside a bracket at the end: "Neurontin (gabapentin)"."""
    found = _BRACKET.match(name.strip())
    return (found[1], found[2]) if found else None


def is_joined(name: str) -> bool:
    """Whether a name says that it is more than one thing; a hyphen alone does not ("Co-codamol", "Apo-Gabapentin")."""
    return bool(_JOINED.search(name))


def joined(name: str) -> Iterator[tuple[str, ...]]:
    """The parts of a name joined by "+", "/", "and", "with", a comma; then also by a hyphen. Two parts at least."""
    for joint in (_JOINED, _JOINED_BY_HYPHEN):
        parts = tuple(part for part in joint.split(name) if part.strip())
        if len(parts) > 1:
            yield parts
