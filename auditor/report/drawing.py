"""A template's name and its values in, one self-contained HTML text out: everything escaped, no script, no address."""

import base64
import hashlib
import re
from functools import lru_cache
from html import escape

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension

from auditor.model import Outcome
from auditor.report import fragments, messages, wording
from auditor.report.strip import picture


def draw(template: str, *sheets: str, **context) -> str:
    """A template of this room filled in, with its stylesheets inside and a policy that allows these and no more."""
    style, policy = _style(*(sheets or ("style.css",)))
    return environment().get_template(template).render(style=style, csp=policy, **context)


def read_templates(*names: str) -> None:
    """Reads templates ahead of the time when they are filled in, and what every page stands in."""
    for name in ("layout.html.j2", "pieces.html.j2", *names):
        environment().get_template(name)


@lru_cache
def _style(*sheets: str) -> tuple[str, str]:
    room = environment()
    style = "".join(room.loader.get_source(room, sheet)[0] for sheet in sheets).replace("\r\n", "\n")
    return style, content_policy(style)


def content_policy(style: str) -> str:
    """The Content-Security-Policy that allows exactly this stylesheet."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


class _Spoken(Extension):
    """Writes the messages that never change into the templates once, when they are read, and not for every line."""

    _MESSAGE = re.compile(r'\{\{ say\("(\w+)"\) \}\}')

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return self._MESSAGE.sub(lambda call: escape(wording.say(call.group(1))), source)


@lru_cache
def environment() -> Environment:
    """Jinja with everything escaped, nothing undefined allowed, and our words at hand."""
    room = Environment(
        loader=PackageLoader("auditor.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=[_Spoken],
    )
    room.filters |= {"shown": wording.shown, "named": wording.named, "day": wording.day, "points": wording.points,
                     "picture": picture}  # fmt: skip
    room.globals |= {
        "say": wording.say, "tell": fragments.tell, "place": wording.place, "places": wording.places,
        "tag": fragments.tag, "slug": fragments.slug, "heading_of": fragments.heading_of,
        "quotation": fragments.quotation, "isolated": fragments.isolated,
        "outcome_words": messages.OUTCOME_WORDS, "weight_words": messages.WEIGHT_WORDS,
        "stance_words": messages.STANCE_WORDS, "note_words": messages.NOTE_WORDS,
        "language": messages.LANGUAGE, "Outcome": Outcome,
    }  # fmt: skip
    return room
