"""Make docs/terminal.svg: a real session, in a folder with seeds/, as a terminal shows it.

Run by hand: ``python tools/make_picture.py`` from the project's folder.
"""

import re
import shutil
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.cli.test_documented_examples import in_terminal  # noqa: E402  (not an installed package)

SESSION = (
    "ukcorpus ingest seeds/",
    "ukcorpus search Zelensky --snippets 1",
    "ukcorpus facets person --limit 4",
    "ukcorpus claims stance:deny --limit 2",
    "ukcorpus search Kharkiv -l | xargs ukcorpus show --why date | head -3",
)


def main() -> None:
    """Run the session and draw it."""
    console = Console(record=True, width=100, file=StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree(ROOT / "seeds", corpus / "seeds")
        for command in SESSION:
            console.print(Text.assemble(("$ ", "bold green"), (command, "bold")))
            output = in_terminal(f"export UKCORPUS_COLOR=always; {command}", corpus)
            # SVG drops blanks at the start of a line, but not these.
            kept = re.sub(r"^ +", lambda m: "\u00a0" * len(m.group()), output, flags=re.MULTILINE)
            console.print(Text.from_ansi(kept.rstrip("\n")))
    drawn = console.export_svg(title="ukcorpus")
    # No fonts from elsewhere: whoever looks at it has a fixed-width one.
    drawn = re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)
    (ROOT / "docs" / "terminal.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
