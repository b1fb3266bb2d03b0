"""The text of a help page: our own pages as rich text, with painted signs; nothing is ever loaded from anywhere."""

from html import escape

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from app.services import words
from app.services.help_book import LINK, Help, HelpPage, Passage, Word
from app.ui.theme import Theme
from app.ui.widgets.bars import paint_bars
from app.ui.widgets.mark import Sign, paint_mark

_SIGNS = {sign.name.lower().replace("_", "-"): sign for sign in Sign}
_BARS = {f"bars-{count}": count for count in range(1, 7)}
MARKS = frozenset({*_SIGNS, *_BARS})
"""The names of every sign that a page can draw."""

_SIZE = 20


class HelpText(QTextBrowser):
    """One page to read. `wanted` carries the id of a page or of a word of the glossary that was pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "help")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(lambda link: self.wanted.emit(link.toString()))
        self._shown: tuple[Help, HelpPage] | None = None
        Theme.of(self).changed.connect(self._again)

    def show_page(self, found: Help, page: HelpPage, anchor: str = "") -> None:
        """Show a page from its top, or from one of its words."""
        self._shown = (found, page)
        theme = Theme.of(self)
        self.setAccessibleName(f"Help: {page.title}")
        self.document().setDefaultStyleSheet(_sheet(theme))
        self.document().setDefaultFont(theme.font())
        self.document().setDocumentMargin(theme.u(22))
        self.setHtml(as_html(found, page))
        if anchor:
            self.scrollToAnchor(anchor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A painted sign for "mark:…"; nothing for any other name, wherever it may point."""
        address = QUrl(name)
        mark = address.path() if address.scheme() == "mark" else ""
        return self._painted(mark) if kind == QTextDocument.ResourceType.ImageResource.value and mark in MARKS else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab walks the links; Enter follows the one it stands on; Home and End go to the ends of the page."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _again(self) -> None:
        if self._shown:
            self.document().clear()
            self.show_page(*self._shown)

    def _painted(self, mark: str) -> QImage:
        theme, ratio = Theme.of(self), self.devicePixelRatioF()
        wide, high = theme.u(_SIZE * (1.5 if mark in _BARS else 1)), theme.u(_SIZE)
        image = QImage(round(wide * ratio), round(high * ratio), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(1, 1, wide - 2, high - 2)
        if mark in _BARS:
            paint_bars(painter, _BARS[mark], rect, theme)
        else:
            paint_mark(painter, _SIGNS[mark], rect, theme)
        painter.end()
        return image


def as_html(found: Help, page: HelpPage) -> str:
    """A page as the little HTML that QTextDocument knows; everything of it is escaped."""
    parts = [f"<h1>{escape(page.title)}</h1>", *(f"<p>{_inline(text)}</p>" for text in page.about)]
    numbers = {each.source.id: place for place, each in enumerate(page.sources, 1)}
    parts += [_passage(each, numbers) for each in page.passages]
    if page.words:
        title = "" if page.id == "glossary" else "<h2>Words and signs</h2>"
        parts += [title, *(_word(each, numbers) for each in page.words)]
    if page.keys:
        rows = "".join(f"<tr><td>{_cap(each.keys)}</td><td>{_inline(each.does)}</td></tr>" for each in page.keys)
        parts.append(f"<h2>Keys</h2><table cellspacing='0' cellpadding='5'>{rows}</table>")
    if page.sources:
        parts.append("<h2>Sources, as far as they were read</h2>")
        for place, each in enumerate(page.sources, 1):
            line = f"<b>{place}</b>&nbsp; {escape(words.source(each.source))}"
            parts.append(f"<p>{line}<br><span class='soft'>Says: {escape(each.says)}</span></p>")
    if page.see:
        links = " · ".join(f"<a href='{each}'>{escape(found.pages[each].title)}</a>" for each in page.see)
        parts.append(f"<h2>Read on</h2><p>{links}</p>")
    return "".join(parts)


def _passage(passage: Passage, numbers: dict[str, int]) -> str:
    text = "".join(f"<p>{_inline(each)}</p>" for each in passage.text)
    return f"<h2>{escape(passage.title)}</h2>{text}{_cited(passage.sources, numbers)}"


def _word(word: Word, numbers: dict[str, int]) -> str:
    anchor = f"<a name='{escape(word.id or word.word)}'></a>"
    sign = f"<img src='mark:{word.mark}'>&nbsp; " if word.mark else ""
    means = f"<span>{_inline(word.means)}</span>"
    return f"<p>{anchor}{sign}<b>{escape(word.word)}</b><br>{means}</p>{_cited(word.sources, numbers)}"


def _cited(sources: tuple[str, ...], numbers: dict[str, int]) -> str:
    if not sources:
        return ""
    named = words.listed([str(numbers[each]) for each in sources])
    return f"<p class='soft'>Source{'s' if len(sources) > 1 else ''}: {named}, at the end of this page.</p>"


def _inline(text: str) -> str:
    """Escaped text with its links, and keys between backquotes set apart."""
    linked = LINK.sub(r"<a href='\2'>\1</a>", escape(words.tie(text)))
    pieces = linked.split("`")
    return "".join(_cap(piece) if place % 2 else piece for place, piece in enumerate(pieces))


def _cap(keys: str) -> str:
    return f"<span class='key'>&nbsp;{keys}&nbsp;</span>"


def _sheet(theme: Theme) -> str:
    tokens = theme.tokens
    return (
        f"body, p, td {{ color: {tokens.ink}; }}"
        f" h1 {{ color: {tokens.ink}; font-size: x-large; margin-bottom: {theme.u(8)}px; }}"
        f" h2 {{ color: {tokens.accent}; font-size: medium; margin-top: {theme.u(18)}px;"
        f" margin-bottom: {theme.u(4)}px; }}"
        f" p {{ margin-top: 0px; margin-bottom: {theme.u(8)}px; line-height: 125%; }}"
        f" .soft {{ color: {tokens.ink_soft}; }}"
        f" .key {{ background-color: {tokens.sunken}; color: {tokens.ink}; }}"
        f" a {{ color: {tokens.accent}; }}"
    )
