"""The full-screen browser: the same answers as the commands, by keys alone."""

import asyncio
import os
import pty
import select
import shlex
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, environment
from ukcorpus import config
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.browsing import Browsing
from ukcorpus.corpus.requests import Request

pytest.importorskip("textual")

from ukcorpus.render.browser.app import Browser
from ukcorpus.render.browser.article import ArticleScreen
from ukcorpus.render.browser.commands import Commands
from ukcorpus.render.browser.lists import Facets, Results
from ukcorpus.render.browser.text_pane import TextPane

Steps = Callable[[Browser, Any], Awaitable[None]]
WIDE, NARROW = (110, 36), (60, 24)


def browsing(folder: Path, query: str = "", **more: Any) -> Browsing:
    """A question about the seeds."""
    request = Request(words=(query,) if query else (), everything=True, **more)
    return Browsing(Corpus(config.load(str(folder), {}), date(2025, 1, 1)), request)


def driven(asked: Browsing, steps: Steps, size: tuple[int, int] = WIDE) -> str | None:
    """Drive the browser without a terminal; what it returns when it is left."""

    async def drive() -> str | None:
        app = Browser(asked, Commands())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.pause()
            await steps(app, pilot)
        return app.return_value

    return asyncio.run(drive())


def screen_of(app: Browser) -> str:
    """All that is seen, as text."""
    width, height = app.size
    rows = app.screen._compositor.render_strips()
    return "\n".join(strip.text[:width].rstrip() for strip in rows[:height])


def printed(
    run: Run, folder: Path, command: str, *options: str
) -> subprocess.CompletedProcess[str]:
    """What a shown command prints in a pipe."""
    program, name, *words = shlex.split(command)
    assert program == "ukcorpus"
    return run(name, *options, *words, cwd=folder)


def test_it_shows_articles_hits_counts_and_the_command(seeds_corpus: Path) -> None:
    async def steps(app: Browser, pilot: Any) -> None:
        seen = screen_of(app)
        assert "1 article, 6 hits" in seen
        assert "d09a  2024-05-16…31" in seen
        assert "L8" in seen and "▌Kharkiv▐" in seen
        assert "[ ]     1 en" in seen
        assert "$ ukcorpus search Kharkiv" in seen

    driven(browsing(seeds_corpus, "Kharkiv"), steps)


@pytest.mark.parametrize("query", ["", "Biden", "Biden OR Kharkiv", "-lang:en", "troops /s border"])
def test_the_command_gives_the_same_articles_in_the_same_order(
    run: Run, seeds_corpus: Path, query: str
) -> None:
    async def steps(app: Browser, pilot: Any) -> None:
        await pilot.press("o", "o")
        assert app._answer is not None
        shown = [found.row.id for found in app._answer.found]
        assert printed(run, seeds_corpus, app.command, "-l").stdout.split() == shown != []

    driven(browsing(seeds_corpus, query), steps)


def test_a_query_is_typed_tried_and_explained_as_it_grows(seeds_corpus: Path) -> None:
    async def steps(app: Browser, pilot: Any) -> None:
        await pilot.press("slash", "ctrl+u", *"sayd:foo")
        assert not app.ask("sayd:foo")
        await pilot.pause()
        seen = screen_of(app)
        assert "^^^^" in seen and 'unknown field "sayd"' in seen
        assert "d09a" in seen  # the answer before stays

        await pilot.press("ctrl+u", *"Kiew", "enter")
        assert app.browsing.typed == "Kiew"
        assert app.query_one(Results).has_focus

    driven(browsing(seeds_corpus, "Kharkiv"), steps)


def test_no_hits_say_why(seeds_corpus: Path) -> None:
    async def steps(app: Browser, pilot: Any) -> None:
        await pilot.press("slash", "ctrl+u", *"incursoin", "enter")
        await pilot.pause()
        assert "did you mean incursion" in screen_of(app)

    driven(browsing(seeds_corpus), steps)


def test_values_are_chosen_and_taken_back(run: Run, seeds_corpus: Path) -> None:
    async def steps(app: Browser, pilot: Any) -> None:
        await pilot.press("f", "j", "enter")
        await pilot.pause()
        await pilot.pause()
        facets = app.query_one(Facets)
        assert facets.at is not None and facets.at.field == "lang"
        assert app.browsing.query == "Biden lang:en"
        assert "[x]     4 en" in screen_of(app)
        assert "[ ]     1 nl" in screen_of(app)  # its own counts ignore what is chosen in it
        counted = printed(run, seeds_corpus, app.command).stdout
        assert "lang\ten\t4" in counted and "lang\tnl\t1" in counted

        await pilot.press("j", "space")
        assert app._answer is not None and app._answer.total == 5
        await pilot.press("k", "enter", "j", "enter", "escape")
        assert app.browsing.query == "Biden"

    driven(browsing(seeds_corpus, "Biden"), steps)


def test_fields_are_joined_with_and_values_with_or(seeds_corpus: Path) -> None:
    asked = browsing(seeds_corpus, "Biden OR Kharkiv")
    asked.toggle("lang", "lang:en")
    asked.toggle("lang", "lang:nl")
    asked.toggle("person", 'person:"Antony Blinken"')

    assert asked.query == '(Biden OR Kharkiv) (lang:en OR lang:nl) person:"Antony Blinken"'
    assert asked.answer().total == 4


def test_an_article_is_read_from_hit_to_hit(run: Run, seeds_corpus: Path) -> None:
    async def steps(app: Browser, pilot: Any) -> None:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        pane = screen.query_one(TextPane)
        assert len(pane.hits) == 6 and pane.current == 0
        assert "▌Kharkiv▐" in screen_of(app)
        await pilot.press("n", "N", "N")
        assert pane.current == 5
        assert "▌Kharkiv▐" in screen_of(app)
        assert printed(run, seeds_corpus, screen.command).stdout.startswith("16 December 2024")

        await pilot.press("q")
        assert not isinstance(app.screen, ArticleScreen)

    driven(browsing(seeds_corpus, "Kharkiv"), steps)


def test_the_side_panel_leads_to_the_line_and_to_its_records(run: Run, seeds_corpus: Path) -> None:
    async def steps(app: Browser, pilot: Any) -> None:
        await pilot.press("enter", "s", "G")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        assert screen.command == "ukcorpus figures -n -1 id:6cb51315"
        rows = printed(run, seeds_corpus, screen.command).stdout.splitlines()
        asides = [aside for aside in screen.asides if aside.kind == "figures" and aside.line]
        assert len(rows) == len(asides) > 0
        await pilot.press("enter")
        await pilot.pause()
        assert screen.query_one(TextPane).has_focus
        assert f"{asides[-1].line:>5} " in screen_of(app)

    driven(browsing(seeds_corpus, "id:6cb5"), steps)


@pytest.mark.parametrize("size", [NARROW, (30, 12), (200, 60)], ids=str)
def test_it_fits_every_terminal(seeds_corpus: Path, size: tuple[int, int]) -> None:
    async def steps(app: Browser, pilot: Any) -> None:
        assert "Ukraine can use" in screen_of(app)
        await pilot.press("f", "j")
        await pilot.pause()
        assert "lang" in screen_of(app)
        await pilot.press("f", "enter", "s")
        await pilot.pause()
        assert "Joe Biden 14" in screen_of(app)
        await pilot.resize_terminal(80, 24)
        await pilot.press("question_mark")
        await pilot.pause()
        assert "next hit" in screen_of(app)
        await pilot.press("q", "q", "q")

    said = driven(browsing(seeds_corpus, "Kharkiv"), steps, size)

    assert said == "ukcorpus search Kharkiv"


def test_an_article_cannot_drive_the_terminal(run: Run, own_corpus: Path) -> None:
    (own_corpus / "seeds/evil.txt").write_text(
        "Title \x1b]0;owned\x07 here\n\nThe zaporozhets \x1b[31mred\u202e [bold]text[/bold].\n",
        encoding="utf-8",
    )
    assert run("ingest", cwd=own_corpus).returncode == 0

    async def steps(app: Browser, pilot: Any) -> None:
        assert "␛]0;owned" in screen_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "␛[31mred" in screen_of(app) and "[bold]text[/bold]" in screen_of(app)

    driven(browsing(own_corpus, "zaporozhets"), steps)


def test_it_runs_in_a_terminal_and_leaves_the_command(seeds_corpus: Path) -> None:
    main, other = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "ukcorpus", "search", "Kharkiv", "--lang", "en", "--tui"],
        cwd=seeds_corpus, env=environment(TERM="xterm", LINES="24", UKCORPUS_HISTORY="0"),
        stdin=other, stdout=other, stderr=other,
    ) as process:  # fmt: skip
        os.close(other)
        assert b"1 article" in read_until(main, b"1 article")
        os.write(main, b"q")
        said = read_until(main, b"never")
        process.wait(timeout=60)
    os.close(main)

    assert process.returncode == 0
    assert said.decode().endswith("ukcorpus search 'Kharkiv lang:en'\r\n")


def read_until(terminal: int, wanted: bytes) -> bytes:
    """What is written to a terminal until something is, or until its end."""
    data = b""
    while wanted not in data and select.select([terminal], [], [], 30)[0]:
        try:
            data += os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
    return data


def test_without_a_terminal_it_says_so(run: Run, seeds_corpus: Path) -> None:
    for arguments in (["browse"], ["search", "Kharkiv", "--tui"]):
        done = run(*arguments, cwd=seeds_corpus)

        assert done.returncode == 2 and done.stdout == ""
        assert "needs a terminal" in done.stderr


def test_without_textual_it_says_how_to_get_it(seeds_corpus: Path) -> None:
    code = (
        "import sys; sys.modules['textual'] = None;"
        "from ukcorpus.cli.app import run; sys.exit(run(['browse']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=seeds_corpus, env=environment(),
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert "pip install 'ukcorpus[tui]'" in done.stderr
