"""Every resource of a file with its place, and finding the one that a reference means. No address is ever opened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.exchange.fhir_nodes import Node


@dataclass(frozen=True, slots=True)
class Located:
    """One resource: `inside` the one that contains it, `removed` when the file asks for it to be deleted."""

    node: Node
    address: str = ""
    inside: Node | None = None
    removed: bool = False

    @property
    def holder(self) -> Node:
        """The resource in which a reference such as #1 looks for what it means."""
        return self.node if self.inside is None else self.inside


@dataclass(slots=True)
class Index:
    """The resources of a file by the names that references use; two of one name are not found, never guessed."""

    located: tuple[Located, ...]
    _by_name: dict[str, Node | None] = field(default_factory=dict)
    _by_id: dict[int, dict[str, Node | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.located:
            if one.inside is None:
                for name in _names(one):
                    known = self._by_name.get(name, one.node)
                    self._by_name[name] = one.node if known is one.node or _same(known, one.node) else None

    def of_kind(self, *kinds: str) -> Iterator[Located]:
        """The resources of some kinds in the order of the file."""
        return (one for one in self.located if one.node.kind in kinds)

    def meant_by(self, reference: Node, holder: Node) -> Node:
        """The resource that a reference of `holder` means; an empty one where it is not in the file."""
        text = reference.text("reference").split("/_history/")[0]
        if text.startswith("#"):
            return self._inside(holder, text[1:]) or _nothing(reference)
        return (self._by_name.get(text) if text else None) or _nothing(reference)

    def _inside(self, holder: Node, wanted: str) -> Node | None:
        """The resource inside another that has an id; None where several have it."""
        if id(holder.value) not in self._by_id:
            found: dict[str, Node | None] = {}
            for one in holder.nodes("contained"):
                name = one.text("id")
                found[name] = None if name in found else one
            self._by_id[id(holder.value)] = found
        return self._by_id[id(holder.value)].get(wanted)


def resources_of(top: Node) -> Iterator[Located]:
    """Every resource in a file, those in Bundles and those inside others included, in its order."""
    yield from _resources(Located(top))


def tail(reference: str) -> str:
    """The last part of a reference, which is an id."""
    return reference.split("/_history/", maxsplit=1)[0].rsplit("/", 1)[-1].removeprefix("urn:uuid:")


def _resources(one: Located) -> Iterator[Located]:
    yield one
    for inner in one.node.nodes("contained"):
        yield Located(inner, inside=one.node)
    if one.node.kind != "Bundle":
        return
    for number, entry in enumerate(one.node.nodes("entry")):
        resource = entry.node("resource")
        if not resource:
            entry.say("resource", "there is none.")
        else:
            place = f"{one.node.place}.entry[{number}]" if one.node.place else f"entry[{number}]"
            gone = entry.node("request").text("method") == "DELETE"
            node = Node(resource.value, place, resource.remarks)
            yield from _resources(Located(node, entry.text("fullUrl"), removed=gone))


def _names(one: Located) -> Iterator[str]:
    found, kind = one.node.text("id"), one.node.kind
    if one.address:
        yield one.address.split("/_history/")[0]
    if found and kind:
        yield f"{kind}/{found}"
        yield f"urn:uuid:{found}"


def _same(known: Node | None, other: Node) -> bool:
    return known is not None and known.value == other.value


def _nothing(reference: Node) -> Node:
    return Node({}, reference.place, reference.remarks)


def by_kind(located: tuple[Located, ...], read: frozenset[str]) -> Mapping[str, int]:
    """How many resources there are of each kind that is not read; those inside others are not counted."""
    found: dict[str, int] = {}
    for one in located:
        if one.inside is None and one.node.kind not in read:
            kind = one.node.kind or "entries without a type"
            found[kind] = found.get(kind, 0) + 1
    return found
