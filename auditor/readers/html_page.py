"""Bytes of a saved web page (HTML or MHTML) in, its tree out, with what its style sheet hides."""

import re
from dataclasses import dataclass, field

from auditor.model import Reason
from auditor.readers.reasons import Unreadable

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)"
    r"|font-size\s*:\s*[01](?:\.\d+)?\s*(?:p[xt])|text-indent\s*:\s*-\d{4,}", re.I
)
WHITE = re.compile(r"(?<![\w-])color\s*:\s*(?:white|#fff(?:fff)?\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))", re.I)
GROUND = re.compile(r"background", re.I)
RULE = re.compile(r"([^{}@]{1,400})\{([^{}]{0,4000})\}")
SIMPLE = re.compile(r"(?:[a-z][\w-]*)?([.#][\w-]+)", re.I)
WORD_HEADING = re.compile(r"(?:^|\s)MsoHeading(\d)|mso-outline-level\s*:\s*(\d)", re.I)
MOST_PARTS = 500
BOXES = re.compile(r"</?(?:div|span|font|center|blockquote|section|article)\b[^<>]{0,4000}>", re.I)


@dataclass(slots=True)
class Page:
    """A parsed page: its root, its title, the classes and ids that its style sheet hides."""

    root: object
    title: str = ""
    unseen: set[str] = field(default_factory=set)
    outside: int = 0
    scripts: int = 0

    def is_hidden(self, node) -> bool:
        """Whether a visitor does not see the element: it says so, or the page's style sheet does."""
        style = node.get("style") or ""
        if node.get("hidden") is not None or HIDING.search(style):
            return True
        if WHITE.search(style) and not GROUND.search(style) and not self._on_ground(node):
            return True
        names = [f".{name}" for name in (node.get("class") or "").split()] + [f"#{node.get('id') or ''}"]
        return bool(self.unseen.intersection(names))

    def _on_ground(self, node) -> bool:
        """Whether something around it may have a colour: then white letters are no trick."""
        around = (node, *node.iterancestors())
        return any(GROUND.search(n.get("style") or "") or n.get("bgcolor") or n.get("class") for n in around)

    def is_deleted(self, node) -> bool:
        """Whether the words are struck out by tracked changes."""
        return node.tag == "del" or "msoDel" in (node.get("class") or "").split()

    def word_heading(self, node) -> int:
        """The level of a paragraph that Word or ARIA calls a heading, or 0."""
        found = WORD_HEADING.search(f"{node.get('class') or ''} {node.get('style') or ''}")
        if found:
            return min(9, int(found.group(1) or found.group(2)))
        if node.get("role") == "heading":
            level = node.get("aria-level") or "2"
            return int(level) if level in "123456789" else 2
        return 0


def page_of(data: bytes) -> Page:
    """The page in a file; raises Unreadable when there is none in it."""
    text = _from_mail(data) if is_mhtml(data) else _decoded(data, "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))
    if not re.search(r"[^\s<>]", text):
        raise Unreadable(Reason.EMPTY, "it holds no words")
    root, whole = _tree(text)
    if not whole:  # the parser stops at its depth limit and leaves out the rest
        root, whole = _tree(BOXES.sub(" <p> ", text))
    if not whole:
        raise Unreadable(Reason.DAMAGED, "its elements are nested deeper than any page's")
    page = Page(root, " ".join((root.findtext(".//title") or "").split())[:300])
    page.scripts = sum(1 for _ in root.iter("script"))
    for sheet in root.iter("style"):
        page.unseen |= set(_hidden_names(sheet.text or ""))
    return page


def _tree(text: str):
    """The root of a page, and whether all of the page is in it."""
    from lxml import html  # loaded for web pages only: every other run starts sooner

    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except Exception as fault:
        raise Unreadable(Reason.DAMAGED, "it holds no page") from fault
    return root, not any("depth" in entry.message.lower() for entry in parser.error_log)


def _hidden_names(sheet: str):
    """Classes and ids that a rule outside any @media hides on the screen."""
    plain = re.sub(r"@(?:media|supports|font-face|keyframes)[^{]{0,400}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet)
    for selectors, body in RULE.findall(re.sub(r"/\*.*?\*/|<!--|-->", "", plain, flags=re.S)):
        if HIDING.search(body):
            for selector in selectors.split(","):
                if found := SIMPLE.fullmatch(selector.strip()):
                    yield found.group(1)


def is_mhtml(data: bytes) -> bool:
    """Whether the bytes are a web page saved with its pictures, not an e-mail message."""
    head = data.lstrip()[:4000].split(b"\r\n\r\n")[0].split(b"\n\n")[0]
    related = re.search(rb"^content-type:\s*multipart/(?:related|alternative)", head, re.I | re.M)
    sent = re.search(rb"^(?:to|received|delivered-to|message-id):", head, re.I | re.M)
    return bool(related and not sent and re.search(rb"^mime-version:", head, re.I | re.M))


def _from_mail(data: bytes) -> str:
    import email
    from email import policy

    message = email.message_from_bytes(data.lstrip(), policy=policy.default)
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return _decoded(part.get_payload(decode=True) or b"", part.get_content_charset() or "")
    raise Unreadable(Reason.NOT_A_DOCUMENT, "a web archive without a page in it")


def _decoded(data: bytes, told: str) -> str:
    """The letters: by the mark at the start, what was told, what the page says, UTF-8, else the Windows code page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    said = DECLARED.search(data[:500]) or CHARSET.search(data[:20_000])
    for charset in (told, said.group(1).decode("ascii") if said else "", "utf-8-sig"):
        try:
            if charset and not charset.lower().startswith("utf-16"):
                return data.decode("cp1252" if charset.lower() in ("iso-8859-1", "latin-1", "ascii") else charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")
