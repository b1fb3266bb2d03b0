"""The text of a narrative without its markup: nothing in it is followed, loaded or run."""

import re
from html import unescape

from app.exchange.fhir_nodes import Node, seen

_LONGEST = 20_000
_HIDDEN = re.compile(
    r"<!--.*?-->|<(script|style|head|title|template)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_BREAKS = re.compile(r"</?(?:p|div|br|tr|li|table|thead|tbody|h[1-6]|ul|ol|dl|dd|dt)\b[^<>]*>", re.IGNORECASE)
_CELLS = re.compile(r"<t[dh]\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[/!?A-Za-z][^<>]*>")


def narrative(resource: Node) -> str:
    """What `text.div` says, one line a line; empty where it is marked as empty."""
    text = resource.node("text")
    return "" if text.text("status") == "empty" else stripped(text.text("div"))


def stripped(markup: str) -> str:
    """The words of XHTML, broken or whole; what stands in a script or a style is no words."""
    words = _HIDDEN.sub("", markup[:_LONGEST]).replace("\n", " ")
    for pattern, instead in ((_BREAKS, "\n"), (_CELLS, " "), (_TAGS, "")):
        words = pattern.sub(instead, words)
    lines = (" ".join(seen(unescape(each)).split()) for each in words.split("\n"))
    return "\n".join(line for line in lines if line)
