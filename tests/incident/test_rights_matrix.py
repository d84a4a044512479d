"""Who may command what, in whichever state the comment is: eight roles, all commands, six states."""

from dataclasses import dataclass, replace

import pytest

from incident_actions.command import Permission
from incident_actions.commands import all_commands
from incident_actions.effects import WriteComment
from incident_actions.plan import plan
from incident_actions.thread import Comment, Person, Sign, Thread
from tests.rehearsal import NOON, OPEN, changes, context, verdicts
from tests.stories import person, thread

#: What each role is in GitHub's eyes, by the configuration, and in the incident.
ROLES = {
    "admin": Permission.ADMIN,
    "maintain": Permission.MAINTAIN,
    "write": Permission.WRITE,
    "triage": Permission.TRIAGE,
    "read": Permission.READ,
    "none": Permission.NONE,
    "responder": Permission.NONE,
    "holder": Permission.READ,
}
MAY = {"admin", "maintain", "write", "responder", "holder"}
CONFIG = "responders: [Sam]"
SAM, OTHER = person("sam"), person("other")
ACCEPTED, REFUSED, NOTHING = [Sign.ACCEPTED], [Sign.REFUSED], []
#: By the comment's state: the verdict for whoever may command, and for others.
STATES = {
    "created": (ACCEPTED, REFUSED),
    "edited by its author": (ACCEPTED, REFUSED),
    "edited by another": (REFUSED, REFUSED),
    "a bot's": (NOTHING, NOTHING),
    "of an account that is gone": (NOTHING, NOTHING),
    "transferred": (ACCEPTED, REFUSED),
}


@dataclass(frozen=True)
class Case:
    """One cell of the matrix."""

    role: str
    command: str
    example: str
    state: str

    def __str__(self) -> str:
        return f"{self.role}, {self.command}, {self.state}"

    @property
    def expected(self) -> list[Sign]:
        may, others = STATES[self.state]
        return may if self.role in MAY else others


CASES = [
    Case(role, command.name, command.example, state)
    for role in ROLES
    for command in all_commands()
    for state in STATES
]
CREATED = NOON.replace(hour=10, minute=30)
EDITED = {"edited_at": CREATED.replace(minute=31)}
CHANGES = {
    "created": {},
    "edited by its author": {**EDITED, "edited_by": SAM},
    "edited by another": {**EDITED, "edited_by": OTHER},
    "a bot's": {"author": Person(SAM.id, "sam[bot]", bot=True)},
    "of an account that is gone": {"author": None},
    "transferred": {},
}
#: An incident in which every example makes sense: a hypothesis to judge, and a comment of Sam's to take back.
BEFORE = thread(f"{OPEN}10:02 sam wrote 🚀 /event mine\n10:03 ana wrote 🚀 /hypothesis the pool is empty\n")
HELD = thread(
    f"{OPEN}10:02 sam wrote 🚀 /event mine\n10:03 ana wrote 🚀 /hypothesis the pool is empty\n"
    "10:04 ana wrote 🚀 /scribe @Sam\n10:04 bot assigned Sam\n"
)


def told(case: Case) -> Thread:
    before = HELD if case.role == "holder" else BEFORE
    comment = Comment(5_000_000_000, SAM, case.example, CREATED)
    entries = (*before.entries, replace(comment, **CHANGES[case.state]))
    number = 77 if case.state == "transferred" else before.number
    return replace(before, entries=entries, number=number)


def effects(case: Case):
    story = told(case)
    config = CONFIG if case.role == "responder" else None
    run = context(story, now=NOON.replace(hour=10, minute=35), config=config)
    return plan(story, replace(run, rights={SAM.id: ROLES[case.role], person("ana").id: Permission.WRITE}))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_verdict_is_what_the_table_says(case):
    assert verdicts(effects(case)) == case.expected


@pytest.mark.parametrize("case", [case for case in CASES if case.expected != ACCEPTED], ids=str)
def test_what_is_not_accepted_changes_nothing_and_tells_nobody_else(case):
    planned = effects(case)
    keys = {each.key.split(" ")[0] for each in planned if isinstance(each, WriteComment)}

    assert changes(planned) == []
    assert keys <= {"status", "stranger", "refusal", "unacknowledged", "update-due"}
