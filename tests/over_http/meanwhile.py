"""What somebody does between a run's read and its write."""

from collections.abc import Callable
from dataclasses import dataclass

from incident_actions.github.adapter import Connection
from tests.faults.matrix import Killed


@dataclass(slots=True)
class Meanwhile(Connection):
    """A connection on which `happens` comes just before the first document with the mutation `before`.

    With `dies`, the process ends once that document is answered.
    """

    before: str = ""
    happens: Callable[[], object] | None = None
    dies: bool = False

    def mutate(self, document, variables, name):
        if self.happens is None or self.before not in name:
            return Connection.mutate(self, document, variables, name)
        happens, self.happens = self.happens, None
        happens()
        answer = Connection.mutate(self, document, variables, name)
        if self.dies:
            raise Killed
        return answer


def meanwhile(before, happens, *, dies=False):
    """How such a connection is made."""
    return lambda *given, **named: Meanwhile(*given, **named, before=before, happens=happens, dies=dies)
