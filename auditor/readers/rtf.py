"""Bytes of a rich text file in, a Reading out: every word that a reader of the page sees, once, in order."""

from dataclasses import dataclass, field, replace

from auditor.model import Reading, Reason
from auditor.readers.docx_blocks import Draft
from auditor.readers.flow import Flow, Met, furniture, reading
from auditor.readers.reasons import Unreadable
from auditor.readers.rtf_signs import DEEPEST, Sign, signs
from auditor.readers.rtf_tables import Tables
from auditor.readers.rtf_words import SPELT, State, Tongues

SILENT = frozenset(
    "info pict objdata themedata datastore listtable listoverridetable revtbl rsidtbl generator xmlnstbl "
    "colorschememapping latentstyles bkmkstart bkmkend datafield formfield pgdsctbl atnid atnauthor atndate atnref "
    "atrfstart atrfend pntxta pntxtb nonesttables nonshppict filetbl panose falt fontemb fontfile sn sv template "
    "passwordhash writereservhash userprops docvar mmathPr shprslt objclass objname keycode oldcprops oldpprops "
    "oldtprops oldsprops blipuid picprop xe tc tcn rxe private wgrffmtfilter protusertbl xmlattr ftnsep ftnsepc "
    "aftnsep aftnsepc aftncn ftncn hl hlinkbase pnseclvl ebcstart ebcend stylesheet2 svb".split()
)
FURNITURE = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
STARRED = frozenset("shpinst shptxt nesttableprops fldinst annotation footnote shppict".split())
PLACES = {
    "fldinst": "instruction", "stylesheet": "stylesheet", "fonttbl": "fonts", "colortbl": "colours",
    "listtext": "label", "pntext": "label",
}
DANGEROUS = ("DDE", "MACROBUTTON")
OUTSIDE = ("INCLUDEPICTURE", "INCLUDETEXT", "IMPORT")


def read_rtf(data: bytes, name: str) -> Reading:
    """An .rtf as blocks without pages. Raises Unreadable; other faults are the dispatcher's."""
    walk = Walk()
    for sign in signs(data):
        walk.take(sign)
    flow = walk.finish()
    if walk.damaged and not any(draft.block.text for draft in flow.drafts):
        raise Unreadable(Reason.DAMAGED, "its groups do not fit together")
    return reading(data, name, "rtf", flow, walk.heads, walk.feet)


@dataclass(slots=True)
class Stream:
    """A stream of text with its own tables: the body, a note, a box, a running head."""

    flow: Flow
    tables: Tables
    kind: str = "body"


@dataclass(slots=True)
class Walk:
    """The way through the file; `stack` holds what each open group looks like."""

    state: State = field(default_factory=State)
    stack: list[tuple[State, int]] = field(default_factory=list)
    streams: list[Stream] = field(default_factory=list)
    heads: list[Draft] = field(default_factory=list)
    feet: list[Draft] = field(default_factory=list)
    tongues: Tongues = field(default_factory=Tongues)
    skip: int = 0  # characters still to pass over after a \u
    starred: bool = False
    damaged: bool = False

    def __post_init__(self) -> None:
        flow = Flow(Met())
        self.streams.append(Stream(flow, Tables(flow)))

    def take(self, sign: Sign) -> None:
        """One sign of the file: a group's brace, a word, a byte, or plain text."""
        if sign.kind == "{":
            self.skip = 0
            self.stack.append((self.state, len(self.streams)))
            self.state = replace(self.state)
            self.damaged = self.damaged or len(self.stack) > DEEPEST
        elif sign.kind == "}":
            self._close_group()
        elif sign.kind == "word":
            self._word(sign.word, sign.number)
        elif sign.kind == "byte":
            self._bytes(bytes([sign.number or 0]), 1)
        else:
            self._plain(sign.raw)

    def finish(self) -> Flow:
        """The body's text when the file has come to its end, wherever that is."""
        while self.stack:
            self._close_group()
        body = self.streams[0]
        self._flush()
        body.tables.end(self.state)
        return body.flow

    def _close_group(self) -> None:
        self._flush()
        if not self.stack:
            self.damaged = True
            return
        ended = self.state
        self.state, depth = self.stack.pop()
        if ended.place == "stylesheet" and not ended.silent:
            self.tongues.end_style(ended)
        if ended.place == "instruction" and self.state.place != "instruction":
            self._order()
        while len(self.streams) > max(depth, 1):
            self._close_stream(self.streams.pop(), ended)
        self.starred, self.skip = False, 0

    def _close_stream(self, stream: Stream, state: State) -> None:
        stream.tables.end(state)
        around = self.streams[-1].flow
        if stream.kind == "footnote":
            around.note(stream.flow)
        elif stream.kind == "box":
            around.box(stream.flow)
        else:
            furniture(stream.flow, self.heads if stream.kind.startswith("header") else self.feet)

    def _order(self) -> None:
        told = "".join(self.tongues.instruction).strip().upper()
        self.tongues.instruction.clear()
        met = self.streams[0].flow.met
        met.orders += told.startswith(DANGEROUS)
        met.outside += told.startswith(OUTSIDE)
        met.fields += told.startswith("FORM")

    def _plain(self, raw: bytes) -> None:
        if self.skip:
            passed = min(self.skip, len(raw))
            self.skip -= passed
            raw = raw[passed:]
        if raw:
            self._bytes(raw, 0)

    def _bytes(self, raw: bytes, weight: int) -> None:
        if weight and self.skip:
            self.skip -= 1
        elif not self.state.silent:
            self._put(raw)

    def _put(self, raw: bytes) -> None:
        """Bytes go where they belong: most are text, some name a style or are a field's instruction."""
        place, tongues = self.state.place, self.tongues
        if place == "text":
            tongues.pending += raw
        elif place == "stylesheet":
            tongues.style_name += raw
        elif place == "colours":
            tongues.end_colours(raw)
        elif place == "label":
            tongues.label += raw
        elif place == "instruction" and len(tongues.instruction) < 50:
            tongues.instruction.append(raw.decode("latin-1")[:200])

    def _flush(self) -> None:
        """Bytes are decoded together: a letter of an eastern code page is two of them."""
        if self.tongues.pending:
            self._say(self.tongues.decoded(self.state))

    def _say(self, text: str) -> None:
        state, stream = self.state, self.streams[-1]
        if state.silent or state.deleted or state.place != "text" or not text:
            return
        on_ground = stream.kind == "box" or state.in_table or state.shaded
        white = state.colour in self.tongues.whites and not on_ground
        stream.tables.flow_for(state).say(text, state.bold, state.hidden or white or state.tiny)

    def _word(self, word: str, number: int | None) -> None:
        self._flush()
        if word == "*":
            self.starred = True
            return
        starred, self.starred = self.starred, False
        if self.skip and (word in SPELT or word == "u"):
            self.skip -= 1
        elif self._opens(word, starred):
            return
        elif word == "u":
            self._say(self.tongues.letter(number or 0))
            self.skip = self.state.fallback
        elif word in SPELT:
            self._say(SPELT[word])
        elif word in ("par", "sect", "page", "column", "cell", "nestcell", "row", "nestrow", "line"):
            self._break(word)
        elif not self.streams[-1].tables.word(word, number, self.state):
            self._look(word, number)

    def _break(self, word: str) -> None:
        if self.state.silent:
            return
        if word == "line":
            self._say("\n")
        elif not (word in ("par", "sect") and self.state.deleted):  # a deleted mark joins two paragraphs
            self.streams[-1].tables.end_of(word, self.state, self.tongues)

    def _look(self, word: str, number: int | None) -> None:
        if word in ("deleted", "revised"):
            met = self.streams[0].flow.met
            met.deletions += word == "deleted" and number != 0 and not self.state.silent
            met.insertions += word == "revised" and number != 0 and not self.state.silent
        self.tongues.word(word, number, self.state)
        self.state.word(word, number)

    def _opens(self, word: str, starred: bool) -> bool:
        """Whether a word says what its group holds, and what becomes of the group."""
        met, state = self.streams[0].flow.met, self.state
        if state.place in ("stylesheet", "fonts", "colours") and word not in SILENT:
            return False
        met.pictures += word == "pict" and not state.silent
        met.inside += word == "objdata" and not state.silent
        met.comments += word == "annotation" and not state.silent
        met.shapes += word in ("shpinst", "do") and not state.silent
        if word in PLACES:
            state.place = PLACES[word]
            self.tongues.listed = self.tongues.listed or state.place == "label"
        elif word in SILENT or word == "annotation" or (starred and word not in STARRED):
            state.silent = True
        elif word in FURNITURE or word in ("footnote", "shptxt", "dptxbxtext"):
            self._open_stream("box" if word in ("shptxt", "dptxbxtext") else word)
        else:
            return False
        return True

    def _open_stream(self, kind: str) -> None:
        if self.state.silent:
            return
        flow = self.streams[-1].tables.flow_for(self.state).inner()
        self.state = State(codepage=self.state.codepage, font=self.state.font)
        self.streams.append(Stream(flow, Tables(flow), kind))
