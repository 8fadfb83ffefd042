"""Corpus text for a terminal: a file must not be able to drive it."""

import re
from functools import cache


def visible(text: str) -> str:
    """Control characters and direction overrides as pictures: ``␛`` for escape.

    Tab and line feed stay; C1 controls and overrides, which have no picture, become ``�``.
    """
    return text if text.isprintable() else _control().sub(_picture, text)


@cache
def _control() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@cache
def _right_to_left() -> re.Pattern[str]:
    return re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+(?:[^\\w]+[\u0590-\u08ff]+)*")


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


def isolated(text: str) -> str:
    """Right-to-left runs between isolates, so that they do not turn what stands around them."""
    if text.isascii():
        return text
    return _right_to_left().sub(lambda match: f"\u2068{match.group()}\u2069", text)
