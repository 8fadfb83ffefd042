"""Tags: one line of id and tag in ``knowledge/tags.tsv``, sorted, so that git can merge it.

They are read when a question asks for them and are not in the index: a rebuild, or an
article whose file is gone, leaves them as they are.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ukcorpus.config import Settings
from ukcorpus.corpus.files import knowledge_file, replace_file
from ukcorpus.corpus.lock import writing
from ukcorpus.errors import ConfigError, UsageError

FILE = "tags.tsv"
TAG = re.compile(r"[^\W_][\w.:/-]*")

Tags = dict[str, frozenset[str]]
"""Tag → ids, in the order of the tags."""


def tags_in(root: Path) -> Tags:
    """All tags. Raises ConfigError with the line."""
    path = knowledge_file(root, FILE)
    if not path.exists():
        return {}
    found: dict[str, set[str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        id_, tab, tag = line.partition("\t")
        if not tab or not TAG.fullmatch(tag.strip()):
            raise ConfigError(f"knowledge/{FILE}:{number}: not an id, a TAB and a tag")
        found.setdefault(tag.strip(), set()).add(id_.strip())
    return {tag: frozenset(found[tag]) for tag in sorted(found)}


def ids_tagged(root: Path, tag: str) -> frozenset[str]:
    """Ids of the articles with a tag, in any case; ``*`` and ``?`` stand for letters of it."""
    from ukcorpus.search.wildcards import Wildcard  # late: only questions ask for it

    wanted = Wildcard(tag.casefold())
    found = tags_in(root).items()
    return frozenset(id_ for name, ids in found if wanted.fits(name.casefold()) for id_ in ids)


def change(
    settings: Settings, ids: Iterable[str], add: Iterable[str], remove: Iterable[str]
) -> Mapping[str, int]:
    """Tag and untag articles; returns how many each tag was new to, or taken from."""
    wanted, added, removed = frozenset(ids), list(add), list(remove)
    for tag in (*added, *removed):
        if not TAG.fullmatch(tag):
            raise UsageError(f'"{tag}" cannot be a tag', hint="Letters, digits and . : / - _")
    with writing(settings.index / "tags", "ukcorpus tag", wait=10):
        known = dict(tags_in(settings.root))
        counts = {}
        for tag in added:
            before = known.get(tag, frozenset())
            counts[f"+{tag}"] = len(wanted - before)
            known[tag] = before | wanted
        for tag in removed:
            before = known.get(tag, frozenset())
            counts[f"-{tag}"] = len(wanted & before)
            known[tag] = before - wanted
        if any(counts.values()):
            lines = sorted((id_, tag) for tag, ids_ in known.items() for id_ in ids_)
            text = "".join(f"{id_}\t{tag}\n" for id_, tag in lines)
            replace_file(knowledge_file(settings.root, FILE), text)
    return counts
