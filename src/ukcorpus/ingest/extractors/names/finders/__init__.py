"""Finders that use a model, for who has one installed: by language, from the settings.

``names.ru = "natasha"``, ``names.en = "spacy:en_core_web_sm"``. Nothing is ever downloaded.
"""

from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version

from ukcorpus.errors import ConfigError
from ukcorpus.ingest.extractors.names.finders import natasha, spacy
from ukcorpus.ingest.extractors.names.port import MentionFinder
from ukcorpus.ingest.extractors.names.rules import find_mentions

RULES = "rules"
"""The finder without a model: the default of every language."""

_MAKERS: dict[str, Callable[[str], MentionFinder]] = {
    "natasha": natasha.load,
    "spacy": spacy.load,
}


def finder_of(language: str, chosen: Mapping[str, str]) -> MentionFinder:
    """What finds names in ``language``.

    Raises ConfigError where ``chosen`` names a finder that is unknown or not installed.
    """
    name, _, model = str(chosen.get(language, RULES)).partition(":")
    if name == RULES:
        return find_mentions
    if name not in _MAKERS:
        raise ConfigError(
            f"names.{language}: there is no finder {name!r}",
            hint=f"There are: {', '.join((RULES, *_MAKERS))}",
        )
    try:
        return _MAKERS[name](model)
    except ImportError as error:
        raise ConfigError(
            f"names.{language}: {name} is not installed", hint=f"pip install {name}"
        ) from error
    except OSError as error:
        raise ConfigError(
            f"names.{language}: the model {model!r} of {name} cannot be loaded",
            hint=f"python -m {name} download {model}, or the path of a model",
        ) from error


def fingerprint(chosen: Mapping[str, str]) -> str:
    """What a record owes to the finders: other finders or versions, other records.

    Raises ConfigError as ``finder_of`` does, so that it is said before anything is read.
    """
    parts = []
    for language, choice in sorted(chosen.items()):
        finder_of(language, chosen)
        name = str(choice).partition(":")[0]
        if name != RULES:
            parts.append(f" {language}={choice}@{_version(name)}")
    return "".join(parts)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # put on the path by hand
        return "?"
