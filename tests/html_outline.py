"""HTML text in, what a test asks of it out: elements, headings, ids, links, and text."""

from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr", "base"}
BLOCKS = {"td", "th", "li", "p", "caption", "summary", "text"}


class Outline(HTMLParser):
    """Every start tag with its attributes, the text, and whether each element is closed in order."""

    def __init__(self, page: str):
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict]] = []
        self.open: list[str] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "br":
            self.texts.append(((), " "))
        if len(dict(attrs)) != len(attrs):
            self.faults.append(f"attribute twice: {tag} {attrs}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closed out of order: {tag}")
        if tag in BLOCKS:
            self.texts.append(((), " "))

    def handle_data(self, data):
        self.texts.append((tuple(self.open), data))

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.tags if name == tag]

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]

    @property
    def levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]

    @property
    def text(self) -> str:
        return " ".join("".join(words for where, words in self.texts if "style" not in where).split())
