"""A timeline as GitHub pages it: cursors stay right when entries come and go; some pages are too wide."""

from dataclasses import dataclass, field

from incident_actions.errors import GitHubError


@dataclass
class Timeline:
    """`widest`: the most entries of one answer. `meanwhile`: what happens before an answer, by its turn."""

    nodes: list
    widest: int = 1_000
    meanwhile: dict = field(default_factory=dict)
    asked: int = 0

    def add(self, count=1):
        start = self.nodes[-1]["fullDatabaseId"] + 1 if self.nodes else 1
        self.nodes += [comment(number) for number in range(start, start + count)]

    def delete(self, number):
        self.nodes = [node for node in self.nodes if node["fullDatabaseId"] != number]

    def issue(self, width, tail=None):
        """What the first query brings of an issue, whose end was read up to the cursor `tail` before."""
        self._turn(width)
        more = {} if tail is None else {"tail": self._page(tail, 100)}
        return {
            "references": {"pageInfo": {"hasNextPage": False}, "nodes": []},
            "entries": self._page(None, width),
            **more,
        }

    def query(self, _, variables, __):
        """What the queries for more bring."""
        last = variables["last"] if variables["both"] else 0
        self._turn(variables["page"] + last)
        oldest = {**self._page(variables["after"], variables["page"]), "totalCount": len(self.nodes)}
        return {"issue": {"oldest": oldest, "newest": self._end(variables["before"], last) if last else None}}

    def _turn(self, width):
        self.asked += 1
        self.meanwhile.get(self.asked, lambda: None)()
        if width > self.widest:
            raise GitHubError("too wide", status=502)

    def _page(self, after, width):
        left = [node for node in self.nodes if after is None or node["fullDatabaseId"] > int(after)]
        page = left[:width]
        end = str(page[-1]["fullDatabaseId"]) if page else None
        info = {"hasNextPage": len(left) > width, "endCursor": end}
        return {"nodes": page, "pageInfo": info, "totalCount": len(self.nodes)}

    def _end(self, before, width):
        left = [node for node in self.nodes if before is None or node["fullDatabaseId"] < int(before)]
        page = left[-width:]
        ends = {"startCursor": str(page[0]["fullDatabaseId"]), "endCursor": str(page[-1]["fullDatabaseId"])}
        return {"nodes": page, "pageInfo": ends}


def comment(number):
    return {"id": f"IC_{number}", "fullDatabaseId": number, "body": f"{number}", "reactionGroups": []}
