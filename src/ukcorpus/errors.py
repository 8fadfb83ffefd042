"""The tree of errors that ukcorpus raises on purpose.

UkcorpusError              70  X000  never raised itself
├── UsageError              2  U001  options or arguments that make no sense together
│   ├── QueryError          2  Q001… a question that cannot be read; knows where it breaks
│   ├── ConfigError         2  C001  a setting that cannot be understood
│   ├── NoArticles          2  I002  nothing to ingest where the user pointed
│   └── UnknownArticle      2  A001  an id that names no article, or more than one
├── IndexUnusable           3
│   ├── NoIndex             3  I001
│   ├── IndexDamaged        3  I003
│   ├── IndexOld            3  I004
│   ├── IndexNewer          3  I005
│   └── IndexUntrusted      3  I007
├── Locked                  4  L001
└── DiskFull                5  I006

A bad *article* is not an error but data: see ``model.records.Rejected``.
"""


class UkcorpusError(Exception):
    """Base of every error we raise on purpose; ``hint`` says what to do next."""

    code = "X000"
    exit_code = 70

    def __init__(self, message: str, *, hint: str = "", code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code:
            self.code = code


class UsageError(UkcorpusError):
    """The command line asks for something that does not make sense."""

    code = "U001"
    exit_code = 2


class QueryError(UsageError):
    """A query that cannot be read.

    ``query[start:end]`` is the part that is wrong, for the caret; codes: Q001 empty,
    Q002 syntax, Q003 unknown field, Q004 unknown value of a closed set, Q005 impossible
    date or range, Q006 understood but not executed by this version.
    """

    code = "Q002"

    def __init__(
        self, message: str, *, query: str, start: int, end: int, hint: str = "", code: str = ""
    ) -> None:
        super().__init__(message, hint=hint, code=code)
        self.query = query
        self.start = start
        self.end = max(end, start + 1)


class ConfigError(UsageError):
    """A setting, in a file or in the environment, that cannot be understood."""

    code = "C001"


class NoArticles(UsageError):
    """There is nothing to ingest where the user pointed."""

    code = "I002"


class UnknownArticle(UsageError):
    """An id that names no article, or more than one."""

    code = "A001"


class IndexUnusable(UkcorpusError):
    """There is no index that this program can answer from."""

    code = "I003"
    exit_code = 3


class NoIndex(IndexUnusable):
    """Nothing has been ingested here yet."""

    code = "I001"


class IndexDamaged(IndexUnusable):
    """A file of the index is missing, cut short or altered."""

    code = "I003"


class IndexOld(IndexUnusable):
    """Made by an older ukcorpus whose form this one no longer reads."""

    code = "I004"


class IndexNewer(IndexUnusable):
    """Made by a newer ukcorpus."""

    code = "I005"


class IndexUntrusted(IndexUnusable):
    """Belongs to another user: opening a Whoosh index runs code that is in it."""

    code = "I007"


class Locked(UkcorpusError):
    """Another process is writing."""

    code = "L001"
    exit_code = 4


class DiskFull(UkcorpusError):
    """The disk is full; what was there before still is."""

    code = "I006"
    exit_code = 5
