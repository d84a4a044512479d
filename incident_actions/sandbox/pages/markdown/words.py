"""Words that mean something on GitHub: people, teams, issues, commits, emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.pages.markdown import emoji
from incident_actions.sandbox.pages.markdown.place import Place
from incident_actions.sandbox.pages.markdown.states import look
from incident_actions.sandbox.pages.markdown.tags import opened

_HOME = r"[A-Za-z0-9][\w-]{0,38}/[\w.-]{1,100}"
_LOGIN = r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}"
_WORD = re.compile(
    rf"(?<!\w)@(?P<login>{_LOGIN})(?P<team>/[A-Za-z0-9][\w-]{{0,60}})?(?![\w/-])"
    r"|(?:(?P<keyword>\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?))(?P<gap>:?\s{1,20}))?"
    rf"(?<![\w/.#&-])(?:(?P<home>{_HOME})?#|GH-)(?P<number>[0-9]{{1,9}})(?!\w)"
    rf"|(?<![\w/.#@-])(?:(?P<where>{_HOME})@)?(?P<sha>(?-i:[0-9a-f]{{7,40}}))(?![\w-])"
    r"|(?P<emoji>:[a-z0-9_+-]{1,50}:)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in files is no mention and no reference; emoji are emoji everywhere."""

    place: Place

    def linked(self, text: str) -> str:
        """Text as HTML, with a link for each word that means something here."""
        return "".join(self._parts(text))

    def _parts(self, text: str) -> Iterator[str]:
        at = 0
        for match in _WORD.finditer(text):
            yield escape(text[at : match.start()], quote=False)
            yield self._word(match) or escape(match[0], quote=False)
            at = match.end()
        yield escape(text[at:], quote=False)

    def _word(self, match: re.Match[str]) -> str | None:
        if match["emoji"]:
            return emoji.shown(match["emoji"])
        if self.place.document:
            return None
        if match["login"]:
            return self._team(match) if match["team"] else self._person(match["login"])
        return self._issue(match) if match["number"] else self._commit(match)

    def _person(self, typed: str) -> str | None:
        login = self.place.person(typed)
        if login is None:
            return None
        return f'<a class="user-mention" href="{escape(self.place.url(login))}">@{escape(typed)}</a>'

    def _team(self, match: re.Match[str]) -> str | None:
        """A team has no page here."""
        known = f"{match['login']}{match['team']}".casefold() in self.place.teams
        return f'<span class="team-mention">{escape(match[0])}</span>' if known else None

    def _issue(self, match: re.Match[str]) -> str | None:
        home, number = match["home"] or self.place.repository, int(match["number"])
        issue = self.place.issue(home, number)
        if issue is None:
            return None
        address = self.place.url(home, "pull" if issue.pull else "issues", str(number))
        shown = match[0].removeprefix(f"{match['keyword']}{match['gap']}")
        return (
            f"{self._keyword(match, issue)}{opened('a', {**look(issue), 'href': address})}{escape(shown)}</a>"
        )

    def _keyword(self, match: re.Match[str], issue: Issue) -> str:
        word, gap = match["keyword"] or "", match["gap"] or ""
        if not word or not self.place.closes:
            return word + gap
        told = f"Merging this closes issue #{issue.number}."
        return f'<span class="issue-keyword" title="{told}">{word}</span>{gap}'

    def _commit(self, match: re.Match[str]) -> str | None:
        home = match["where"] or self.place.repository
        oid = self.place.commit(home, match["sha"])
        if oid is None:
            return None
        before = f"{escape(match['where'])}@" if match["where"] else ""
        address = escape(self.place.url(home, "commit", oid))
        return f'<a class="commit-link" href="{address}">{before}<code>{oid[:7]}</code></a>'
