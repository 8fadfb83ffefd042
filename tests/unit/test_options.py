"""The options of all commands."""

from collections import Counter
from importlib import import_module

import click
import pytest

from ukcorpus.cli.app import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_of_a_command_has_two_meanings(name: str) -> None:
    command: click.Command = import_module(f"ukcorpus.cli.{name}").command

    named = [option for one in command.params for option in {*one.opts, *one.secondary_opts}]

    assert [option for option, n in Counter(named).items() if n > 1] == []
