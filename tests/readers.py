"""Those whom messages reach outside GitHub: targets at one receiver, and a Slack in the same place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from incident_actions.sandbox.receiver import Arrival, Manner, Receiver, Reply, receiver
from tests.notify.slack_workspace import TOKEN, Workspace

#: A chat for responders, mail for managers, a page for customers, and a pager for the worst.
TARGETS = """\
timezone: Europe/Berlin
responders: [cleo]
notify:
  targets:
    - {name: ops-chat, secret: OPS_CHAT}
    - {name: management, secret: MANAGEMENT, audiences: [stakeholders]}
    - {name: status-page, secret: STATUS_PAGE, audiences: [customers], severities: [sev1, sev2]}
    - {name: pager, secret: PAGER, severities: [sev1]}
"""
SLACK = f"{TARGETS}  slack: {{secret: SLACK_TOKEN, people: {{ana: U0ANA, ben: U0BEN}}}}\n"
NAMES = ("ops-chat", "management", "status-page", "pager")


@dataclass(slots=True)
class Readers:
    """What each target has got, and how it takes the next message."""

    receiver: Receiver
    workspace: Workspace = field(default_factory=Workspace)
    manners: dict[str, list[Manner]] = field(default_factory=dict)

    @property
    def environ(self) -> Mapping[str, str]:
        """The variables that hold their addresses, as a workflow's `env` would hand them over."""
        address = self.receiver.url.replace("http", "json")
        urls = {name.upper().replace("-", "_"): f"{address}/{name}" for name in NAMES}
        return {**urls, "SLACK_TOKEN": TOKEN, "SLACK_API_URL": f"{self.receiver.url}/api"}

    def behave(self, name: str, *manners: Manner) -> None:
        """A target answers so, one message after the other, and like the last from then on."""
        self.manners[name] = list(manners)

    def got(self, name: str) -> list[str]:
        """All messages that came for a target: title, an empty line, text."""
        came = (each.data for each in self.receiver.received if each.path == f"/{name}")
        return [f"{data['title']}\n\n{data['message']}" for data in came]

    def heads(self, name: str) -> list[str]:
        """The first words of each of them: `🔴 Incident`."""
        return [" ".join(text.split("\n\n")[1].split()[:2]).rstrip(":") for text in self.got(name)]

    def snapshot(self) -> dict[str, object]:
        """What everybody has got, in no order, and how the channels stand."""
        channels = {
            each.name: (each.topic, sorted(each.members), each.messages) for each in self.workspace.channels
        }
        return {"told": {name: sorted(self.got(name)) for name in NAMES}, "channels": channels}

    def answer(self, arrival: Arrival) -> Manner:
        if arrival.path.startswith("/api/"):
            return self.manners["slack"][0] if "slack" in self.manners else self.workspace(arrival)
        left = self.manners.get(arrival.path.removeprefix("/"), [Reply()])
        return left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def readers() -> Iterator[Readers]:
    """Readers on this machine until the block ends."""
    with receiver() as receiving:
        found = Readers(receiving)
        receiving.answer(found.answer)
        yield found
