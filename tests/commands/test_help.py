from incident_actions.commands import all_commands
from tests.rehearsal import OPEN, changes, comments, messages, planned, settled
from tests.stories import FIRST_COMMENT, thread


def test_help_shows_every_command_in_a_comment_of_its_own():
    effects = planned(thread(f"{OPEN}10:13 ana wrote /help"))
    text = comments(effects)[f"help {FIRST_COMMENT}"]

    assert all(f"| `/{command.name}" in text and command.summary in text for command in all_commands())
    assert "`responders`" in text
    assert changes(effects) == []


def test_each_table_row_has_two_cells():
    text = comments(planned(thread(f"{OPEN}10:13 ana wrote /help")))[f"help {FIRST_COMMENT}"]
    rows = [line.replace("\\|", "") for line in text.splitlines() if line.startswith("| `/")]

    assert {row.count("|") for row in rows} == {3}


def test_help_is_shown_once():
    told = settled(thread(f"{OPEN}10:13 ana wrote /help"))

    assert len(messages(told)) == 1
    assert planned(told) == ()
