"""What goes by REST: pins, reviews, milestones, switches, assignees without an id."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from incident_actions.command import STALE_AFTER
from incident_actions.effects import (
    Assign,
    DropReview,
    Effect,
    HandOver,
    PinComment,
    RewriteRemark,
    SetMilestone,
    SubmitReview,
    Suggest,
    Suggestion,
    SwitchWorkflow,
)
from incident_actions.errors import GitHubError
from incident_actions.github.adapter import Answer, Connection
from incident_actions.github.ids import Ids
from incident_actions.github.workflows import Workflows
from incident_actions.watch import WATCH

#: Refusals that are told and stop nothing: a pin or an assignee is not worth a command's verdict, and of two
#: runs with the same review one is refused.
NICETY = (403, 404, 422)
#: Milestones a page, as many as GitHub gives.
A_PAGE = 100


@dataclass(slots=True)
class RestWrites:
    """Writes to the repository `name`; `told` collects what GitHub did not allow, for the summary.

    `refused` holds what need not be tried again in this run: the switch of the watching schedule.
    """

    connection: Connection
    name: str
    ids: Ids
    told: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def write(self, number: int | None, effect: Effect) -> None:
        """One effect on issue `number`. Raises GitHubError where GitHub did not do it."""
        match effect:
            case PinComment(comment):
                self._send("PUT", f"issues/comments/{comment}/pin", "issues/comments/{id}/pin", None, NICETY)
            case Assign(login):
                data = {"assignees": [login]}
                self._send("POST", f"issues/{number}/assignees", "issues/{n}/assignees", data, NICETY)
            case HandOver():
                self._hand_over(effect)
            case Suggest():
                self._suggest(effect)
            case RewriteRemark(_, remark, body):
                path, template = f"pulls/comments/{remark}", "pulls/comments/{id}"
                self._send("PATCH", path, template, {"body": body}, NICETY)
            case SubmitReview():
                self._submit(effect)
            case DropReview(pull, review):
                self._send("DELETE", f"pulls/{pull}/reviews/{review}", "pulls/{n}/reviews/{id}", None, NICETY)
            case SetMilestone():
                self._set_milestone(effect)
            case SwitchWorkflow(file, on):
                self._switch(file, on=on)
            case _:
                raise AssertionError(f"no REST request for {effect}")

    def _switch(self, file: str, *, on: bool) -> None:
        why = Workflows(self.connection, self.name).switch(file, on=on)
        if why is not None:
            self.told.append(why)
            self.refused.add(WATCH)

    def _hand_over(self, effect: HandOver) -> None:
        """The new owner first: an issue is never without one."""
        path, template = f"issues/{effect.issue}/assignees", "issues/{n}/assignees"
        self._send("POST", path, template, {"assignees": [effect.login]}, NICETY)
        if effect.former:
            self._send("DELETE", path, template, {"assignees": list(effect.former)}, NICETY)

    def _suggest(self, effect: Suggest) -> None:
        """One review with all suggestions; without an event it is pending, and notifies nobody yet."""
        remarks = [
            {"path": effect.path, **_lines(each), "side": "RIGHT", "body": each.body}
            for each in effect.suggestions
        ]
        data = {"commit_id": effect.commit, "body": effect.body, "comments": remarks}
        self._send("POST", f"pulls/{effect.pull}/reviews", "pulls/{n}/reviews", data, NICETY)

    def _submit(self, effect: SubmitReview) -> None:
        """Its body once more: GitHub wants one with a comment."""
        path = f"pulls/{effect.pull}/reviews/{effect.review}/events"
        data = {"event": "COMMENT", "body": effect.body}
        self._send("POST", path, "pulls/{n}/reviews/{id}/events", data, NICETY)

    def _set_milestone(self, effect: SetMilestone) -> None:
        found = self._milestone(effect.title)
        data: dict[str, Any] = {"title": effect.title, "state": "open" if effect.open else "closed"}
        if effect.due is not None:
            data["due_on"] = f"{effect.due.isoformat()}T12:00:00Z"  # GitHub floors it to a Pacific midnight
        if found is None:
            data["description"] = effect.description
            answer = self._send("POST", "milestones", "milestones", data, (422,))
            self._learn(effect, answer)
            self._leave_to_others(effect, others=answer.status == 422)
        else:
            self._leave_to_others(effect, others=self._new(found))
            self._learn(effect, self._send("PATCH", f"milestones/{found['number']}", "milestones/{n}", data))

    def _milestone(self, title: str) -> dict[str, Any] | None:
        """The milestone of this title. Most are asked for while they are due last, on the first page."""
        for page in count(1):
            listed = self._milestones(page)
            found = next((each for each in listed if each["title"] == title), None)
            if found is not None or len(listed) < A_PAGE:
                return found
        raise AssertionError("some page is the last")

    def _milestones(self, page: int) -> list[dict[str, Any]]:
        asked = f"state=all&per_page={A_PAGE}&sort=due_on&direction=desc&page={page}"
        path = f"/repos/{self.name}/milestones?{asked}"
        answer = self.connection.read(path, "/repos/{o}/{r}/milestones")
        if answer.status != 200:
            raise GitHubError(f"the milestones cannot be read: {answer.status}", status=answer.status)
        listed: list[dict[str, Any]] = answer.data
        return listed

    def _learn(self, effect: SetMilestone, answer: Answer) -> None:
        """Its id, by which the items are filed: asked for by title, it may not show yet."""
        if answer.status < 300:
            self.ids.milestones[effect.title] = answer.data["node_id"]

    def _new(self, milestone: dict[str, Any]) -> bool:
        """Whether it was made so lately that whoever made it may still be at work."""
        now = self.connection.now
        return now is not None and now - datetime.fromisoformat(milestone["created_at"]) < STALE_AFTER

    def _leave_to_others(self, effect: SetMilestone, *, others: bool) -> None:
        """Making a milestone is a test-and-set: GitHub lets only one run do it."""
        if effect.claims and others:
            raise GitHubError(f"another run is filing what belongs to “{effect.title}”", unknown=True)

    def _send(
        self, verb: str, path: str, template: str, data: dict[str, Any] | None, forgiven: tuple[int, ...] = ()
    ) -> Answer:
        answer = self.connection.write(
            verb, f"/repos/{self.name}/{path}", f"/repos/{{o}}/{{r}}/{template}", data
        )
        if answer.status >= 300:
            told = f"{verb} {template}: GitHub answered {answer.status} {_why(answer.data)}"
            if answer.status not in forgiven:
                raise GitHubError(told, status=answer.status)
            self.told.append(told)
        return answer


def _lines(suggestion: Suggestion) -> dict[str, Any]:
    """Where it stands; GitHub wants a beginning of several lines alone."""
    if suggestion.first == suggestion.last:
        return {"line": suggestion.last}
    return {"start_line": suggestion.first, "start_side": "RIGHT", "line": suggestion.last}


def _why(data: Any) -> str:  # noqa: ANN401 - JSON of any form
    """GitHub's message, with the sentences that it adds where the message alone says little."""
    if not isinstance(data, dict):
        return ""
    more = [each for each in data.get("errors") or () if isinstance(each, str)]
    return ": ".join([str(data.get("message", "")), *more])
