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
    """The resources of a file by the names that references use; two of one name are not found, never guessed.

    `used` remembers what was found by a reference; `struck` what a List of the file marks as deleted from it.
    """

    located: tuple[Located, ...]
    used: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)
    _by_name: dict[str, Node | None] = field(default_factory=dict)
    _by_id: dict[int, dict[str, Node | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.located:
            if one.inside is None:
                for name in _names(one):
                    known = self._by_name.get(name, one.node)
                    self._by_name[name] = one.node if known is one.node or _same(known, one.node) else None
        for one in self.of_kind("List"):
            for entry in one.node.nodes("entry"):
                if entry.flag("deleted") and (gone := self.meant_by(entry.node("item"), one.holder)):
                    self.struck.add(id(gone.value))

    def of_kind(self, *kinds: str) -> Iterator[Located]:
        """The resources of some kinds in the order of the file."""
        return (one for one in self.located if one.node.kind in kinds)

    def meant_by(self, reference: Node, holder: Node) -> Node:
        """The resource that a reference of `holder` means; an empty one where it is not in the file."""
        text = reference.text("reference").split("/_history/")[0]
        found = self._inside(holder, text[1:]) if text.startswith("#") else self._by_name.get(text) if text else None
        if found is None:
            return Node({}, reference.place, reference.remarks)
        self.used.add(id(found.value))
        return found

    def is_gone(self, one: Located) -> bool:
        """Whether the file asks for it to be deleted, or one of its lists says that it was."""
        return one.removed or id(one.node.value) in self.struck

    def not_read(self, read: frozenset[str]) -> Mapping[str, int]:
        """How many resources there are of each kind that is neither read nor what another refers to."""
        found: dict[str, int] = {}
        for one in self.located:
            kind = one.node.kind or "entry without a type"
            if one.inside is None and kind not in read and id(one.node.value) not in self.used:
                found[kind] = found.get(kind, 0) + 1
        return found

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
