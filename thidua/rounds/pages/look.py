"""How a page is put together: templates, styles, script, fonts and marks, all in one file."""

from __future__ import annotations

import base64
import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from thidua.core.wording import Say, both
from thidua.rounds.pages.naming import ANSWER_WORDS, LETTERS

_HERE = files(__package__)
_RANGES = {
    "vietnamese": "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,"
    "U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,"
    "U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}


_ACCENTED = re.compile(r"[^\x00-\x7f–“”’]")
_YEARS = re.compile(r"\d{4} ?[-–] ?\d{4}")


def pair(say: Say | str) -> Markup:
    """A sentence in both languages; the page's language decides which is seen."""
    vi, en = (say, say) if isinstance(say, str) else say
    if vi == en:
        return vi_only(vi) if _ACCENTED.search(vi) else escape(vi)
    return Markup('<span class="v" lang="vi">{}</span><span class="e" lang="en">{}</span>').format(vi, en)


def title(say: Say) -> Markup:
    """A title in both languages whose spans of years are not parted."""
    return Markup(_YEARS.sub(r'<span class="nb">\g<0></span>', str(pair(say))))


def vi_only(text: str) -> Markup:
    """Words that stay Vietnamese in both languages."""
    return Markup('<span lang="vi">{}</span>').format(text)


def attributes(say: Say, name: str = "aria-label") -> Markup:
    """An attribute in both languages; the script exchanges them."""
    return Markup('{}="{}" data-l="{}" data-vi="{}" data-en="{}"').format(name, say.vi, name, say.vi, say.en)


_TAG = Markup('<span class="a {0}"><svg class="i" aria-hidden="true"><use href="#i-{0}"/></svg>{1}{2}</span>')


def tag(answer: str) -> Markup:
    """An answer as it is always shown: shape, word, letter, colour."""
    letter = Markup("<b>{}</b>").format(LETTERS[answer])
    return _TAG.format(answer, pair(ANSWER_WORDS[answer]), letter)


def held() -> Markup:
    """The mark of a candidate on hold: no reason is given."""
    return _TAG.format("held", pair(Say("Tạm dừng xét", "On hold")), "")


def clause_link(clause: str) -> Markup:
    """A clause number that opens its sentence in place."""
    return Markup('<a class="c" href="#k-{0}">{0}</a>').format(clause)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates of the pages; unknown names are refused."""
    made = Environment(
        loader=PackageLoader("thidua.rounds.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {
        "t": pair,
        "title_t": title,
        "vi": vi_only,
        "tag": tag,
        "clause": clause_link,
        "attrs": attributes,
    }
    made.globals |= {"Say": Say, "both": both, "LETTERS": LETTERS, "ANSWERS": ANSWER_WORDS, "held": held}
    return made


@lru_cache(maxsize=1)
def style() -> Markup:
    """Fonts and styles of every page."""
    faces = "".join(_face(script, weight) for script in _RANGES for weight in (400, 600))
    return Markup(faces + _squeezed(_read("page.css")))  # our own file


def script() -> Markup:
    """The script of every page."""
    return Markup(_read("page.js"))  # our own file


def render(name: str, words: dict[str, Any]) -> str:
    """A page as text; indentation is dropped."""
    text = environment().get_template(name).render(style=style(), script=script(), **words)
    return re.sub(r"\n\s*", "\n", text).strip() + "\n"


def as_json(value: Any) -> Markup:
    """A value for the script, safe inside a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(text)  # every < is written as an escape


def _read(name: str) -> str:
    return (_HERE / "templates" / name).read_text("utf-8")


def _face(script_: str, weight: int) -> str:
    raw = (_HERE / "fonts" / f"be-vietnam-pro-{script_}-{weight}-normal.woff2").read_bytes()
    data = base64.b64encode(raw).decode()
    return (
        f"@font-face{{font-family:'Be Vietnam Pro';font-weight:{weight};font-display:swap;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2');unicode-range:{_RANGES[script_]}}}\n"
    )


def _squeezed(css: str) -> str:
    return re.sub(r"/\*.*?\*/\s*", "", css, flags=re.S)
