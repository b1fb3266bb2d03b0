"""The text of a narrative without its markup: nothing in it is followed, loaded or run."""

from html.parser import HTMLParser

from app.exchange.fhir_nodes import Node, seen

_HIDDEN = frozenset({"script", "style", "head", "title", "template"})
_BREAKS = frozenset({"p", "div", "br", "tr", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dd", "dt"})
_LONGEST = 20_000


def narrative(resource: Node) -> str:
    """What `text.div` says, one line a line; empty where it is marked as empty."""
    text = resource.node("text")
    return "" if text.text("status") == "empty" else stripped(text.text("div"))


def stripped(markup: str) -> str:
    """The words of XHTML, broken or whole."""
    words = _Words()
    words.feed(markup[:_LONGEST])
    words.close()
    lines = ("".join(words.found)).split("\n")
    return "\n".join(line for line in (" ".join(seen(each).split()) for each in lines) if line)


class _Words(HTMLParser):
    """Collects text; what stands in a script or a style is no text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # the signature is the base's
        self._hidden += tag in _HIDDEN
        self.found.append("\n" if tag in _BREAKS else " " if tag in ("td", "th") else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        self.found.append("\n" if tag in _BREAKS else "")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)
