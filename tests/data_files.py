"""Small data files for tests: a folder of TOML that loads without a problem, and the DataFile it gives."""

import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.domain.interactions import DataFile
from app.services.lint import SENTENCES
from app.services.reference import load

RESOURCES = Path(__file__).parents[1] / "resources"
TODAY = date(2026, 11, 20)
CANNABIS = ["smoked", "vaporised", "dabbed", "swallowed", "under-tongue", "rectal", "patch"]
Tables = dict[str, Any]


def source(source_id: str = "study", **changes: Any) -> Tables:
    """A source as it stands in either file."""
    found = {"id": source_id, "title": f"About {source_id}", "year": 2020, "kind": "review", "read": "abstract"}
    return {**found, "pmid": "1", "read_on": TODAY, **changes}


def substance(substance_id: str, *groups: str, **changes: Any) -> Tables:
    """A substance that was looked at in both ways."""
    looks = [{"at": "effects", "sources": ["register"]}, {"at": "levels", "searched": TODAY}]
    entry = {"id": substance_id, "name": substance_id, "kind": "medicine", "groups": list(groups), "looked_at": looks}
    return {**entry, **changes}


def category(category_id: str = "one", **changes: Any) -> Tables:
    """An active category with everything the lint asks for; kind pair and its sides unless changed."""
    return {
        "id": category_id,
        "kind": "pair",
        "status": "active",
        "family": "drowsiness",
        "title": f"Title of {category_id}",
        "a": {"groups": ["gabapentinoid"]},
        "b": {"substances": ["thc", "cbd"], "routes": CANNABIS},
        "seriousness": 2,
        "certainty": "human-study",
        "timing": "overlap",
        "effect": "You may feel sleepy.",
        "not_known": "How much of each it takes.",
        "ask": "Is it all right to have both?",
        "source": [{"id": "study", "says": "Twelve adults felt sleepy."}],
        **changes,
    }


def names(**changes: Any) -> Tables:
    """What substances.toml holds, as tables."""
    sedating = ("sedating", "cns-active")
    groups = ["gabapentinoid", "opioid", "opioid-antagonist", "tricyclic", *sedating]
    return {
        "schema": 1,
        "edition": "2026.11",
        "licence": "CC-BY-4.0",
        "source": [source("register", kind="register", address="https://example.org/register")],
        "group": [{"id": one, "name": one.replace("-", " ")} for one in groups],
        "substance": [
            substance("gabapentin", "gabapentinoid", *sedating, brands=[{"name": "Neurontin"}, {"name": "Gralise"}]),
            substance("pregabalin", "gabapentinoid", *sedating, stop_slowly=True),
            substance("tramadol", "opioid", *sedating),
            substance("amitriptyline", "tricyclic", *sedating),
            substance("naloxone", "opioid-antagonist"),
            substance("warfarin", looked_at=[{"at": "levels", "sources": ["register"]}], stop_clots=True),
            substance("clozapine", roles=[{"is": "cyp1a2-substrate", "source": "register"}]),
            substance("paracetamol"),
            substance("newdrug", looked_at=[]),
            substance("thc", kind="cannabinoid", name="THC"),
            substance("cbd", kind="cannabinoid", name="CBD"),
            substance("cannabis-smoke", kind="smoke", name="cannabis smoke", default_route="smoked"),
            substance("alcohol", "sedating", kind="alcohol"),
            substance("ethanol-in-product", kind="alcohol", name="alcohol in a product"),
        ],
        "combination": [
            {
                "id": "paracetamol-tramadol",
                "name": "paracetamol with tramadol",
                "ingredients": ["paracetamol", "tramadol"],
            },
            {"id": "cold-mix", "name": "cold mix", "ingredients": ["paracetamol"], "uncovered": ["oddine"]},
            {
                "id": "nabiximols",
                "name": "nabiximols",
                "ingredients": ["thc", "cbd"],
                "default_route": "under-tongue",
                "amounts": [{"substance": "thc", "mg": "2.7", "per": "spray", "source": "register"}],
            },
        ],
        "look_alike": [{"a": "tramadol", "b": "paracetamol", "display": ["traMADol", "paraCETAMOL"]}],
        **changes,
    }


def rules(**changes: Any) -> Tables:
    """What interactions.toml holds, as tables: one category of each kind, a negative and a withdrawn one."""
    return {
        "schema": 1,
        "edition": "2026.11",
        "language": "en",
        "licence": "CC-BY-4.0",
        "next_review": date(2027, 5, 20),
        "sentences": {
            **{key: f"The sentence {key}." for key in SENTENCES},
            "no_match": "No rule in edition {edition} matched; that is not evidence of safety.",
            "withdrawal": "Stopping {things} suddenly can cause withdrawal effects.",
            "withdrawal_clot": "Stopping {things} can let a clot form.",
            "ask_first_alcohol": "The sentence ask_first_alcohol.",
            "topical_remark_source": "study",
        },
        "source": [source()],
        "person": [
            {"id": "lung-disease", "name": "a lung disease"},
            {"id": "age-65-or-over", "name": "aged 65 or over", "number": "age", "at_least": 65, "unit": "years"},
        ],
        "event": [
            {
                "id": "stopped-smoking-cannabis",
                "name": "stopped smoking cannabis",
                "of": "cannabis-smoke",
                "is": "stopped",
            }
        ],
        "red_flag": [
            {"id": "breathing", "level": "emergency", "title": "Breathing", "signs": ["slow"], "sources": ["study"]},
            {"id": "liver", "level": "urgent", "title": "Liver", "signs": ["yellow eyes"], "sources": ["study"]},
        ],
        "category": sorted(categories(), key=lambda entry: str(entry["id"])),
        **changes,
    }


def categories() -> list[Tables]:
    """One category of each kind, and more where one field alone decides what happens."""
    inhaled = {"substances": ["cannabis-smoke"], "routes": ["smoked"]}
    return [
        category(
            "cannabis-gabapentinoid",
            withdrawal=True,
            red_flags=["breathing"],
            member=[{"b": "cbd", "seriousness": 1, "certainty": "theory", "note": "Only reasoning."}],
            studied=[{"what": "thc", "low": 5, "high": 30, "unit": "mg once", "source": "study"}],
            **{
                "raise": [
                    {"by": 1, "with": {"groups": ["opioid"]}, "why": "Another thing slows breathing."},
                    {"to": 3, "person": ["lung-disease"], "why": "A lung disease."},
                    {"to": 3, "daily_mg": {"of": "cbd", "above": 250, "or_unknown": True}, "why": "Much CBD."},
                ]
            },
        ),
        category(
            "opioid-gabapentinoid",
            a={"groups": ["opioid"]},
            b={"groups": ["gabapentinoid"]},
            family="breathing",
            seriousness=4,
            ask_first="planned",
            certainty="label",
            red_flags=["breathing", "liver"],
        ),
        category("cannabis-tricyclic", a={"groups": ["tricyclic"]}, **{"raise": [_age()]}),
        category(
            "cbd-warfarin",
            a={"substances": ["warfarin"], "lingers_days": 14},
            b={"substances": ["cbd", "thc"], "routes": [*CANNABIS, "topical"]},
            family="levels-up",
            seriousness=3,
        ),
        category("three-sedating", kind="count", a={"groups": ["sedating"], "substances": ["thc"]}, at_least=3)
        | {"count_as_one": [["thc", "alcohol"]], "b": None, "raise": [_swallowed()]},
        category("same-twice", kind="duplicate", a={"substances": ["paracetamol", "thc"], "groups": ["gabapentinoid"]})
        | {"family": "same-ingredient", "b": None, "seriousness": 3},
        category("smoke-stopped", kind="change", a=None, b={"roles": ["cyp1a2-substrate"]}, family="levels-up")
        | {"event": {"of": {"substances": ["cannabis-smoke", "tramadol"]}, "is": ["stopped"], "within_days": 28}},
        category("thc-lungs", kind="note", a=inhaled, b=None, person=["lung-disease"], ask_when_unknown=True)
        | {"family": "breathing"},
        category("thc-driving", kind="note", a={"substances": ["thc"], "routes": CANNABIS}, b=None, always=True)
        | {"family": "mind", "seriousness": 1},
        category("studied-nothing", status="negative", a={"substances": ["paracetamol"]}, family="liver"),
        category("taken-back", status="withdrawn", a={"substances": ["paracetamol"]}, family="heart"),
    ]


def _swallowed() -> Tables:
    return {"to": 3, "routes": ["swallowed"], "with": {"groups": ["opioid"]}, "why": "Swallowed, with an opioid."}


def _age() -> Tables:
    return {"by": 1, "person": ["age-65-or-over"], "why": "Aged 65 or over."}


def write(folder: Path, substances: Tables | None = None, interactions: Tables | None = None, *reviews: Tables) -> Path:
    """Write the three files into a folder; what is left out is the small file that loads."""
    found = {
        "substances.toml": substances or names(),
        "interactions.toml": interactions or rules(),
        "reviews.toml": {"schema": 1, "review": list(reviews)},
    }
    for name, tables in found.items():
        (folder / name).write_text(to_toml(tables), encoding="utf-8")
    return folder


def small(substances: Tables | None = None, interactions: Tables | None = None, *reviews: Tables) -> DataFile:
    """The DataFile of such a folder. Raises DataFileError where the lint does."""
    with TemporaryDirectory() as folder:
        return load(write(Path(folder), substances, interactions, *reviews))


@cache
def shipped() -> DataFile:
    """The data file of this tree. Raises DataFileError while it has a problem, and so fails the tests that use it."""
    return load(RESOURCES, thorough=True)


def with_category(**changes: Any) -> DataFile:
    """A data file with nothing but one category."""
    return small(interactions=rules(category=[category(**changes)]))


def changed(tables: Tables, path: str, value: Any) -> Tables:
    """A copy with one value replaced: "substance.0.name"; None takes the key away."""
    copy = deepcopy(tables)
    *way, last = path.split(".")
    inner: Any = copy
    for step in way:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    key: Any = int(last) if isinstance(inner, list) else last
    if value is None:
        del inner[key]
    else:
        inner[key] = value
    return copy


def to_toml(tables: Mapping[str, Any]) -> str:
    """Tables as TOML text: one key a line, whatever is inside it inline; None is left out."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in tables.items() if value is not None)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{key} = {_value(each)}" for key, each in value.items() if each is not None)
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(each) for each in value)}]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
