"""Comments and reactions."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.graphql.connections import cursor
from incident_actions.sandbox.graphql.fields import field
from incident_actions.sandbox.graphql.nodes import Root
from incident_actions.sandbox.graphql.reactions import reaction_groups
from incident_actions.sandbox.model.issues import CONTENTS
from incident_actions.sandbox.operations import comments, reactions
from incident_actions.sandbox.refusal import invalid

Input = dict[str, Any]
Payload = dict[str, Any]
WORDS = {word: content for content, word in CONTENTS.items()}


@field("Mutation")
def add_comment(root: Root, given: Input) -> Payload:
    seen = root.issue(given["subject_id"])
    comment = comments.create(seen.visit, seen.thing, given["body"])
    return {"comment_edge": {"cursor": cursor(comment.id), "node": seen.beside(comment)}, "subject": seen}


@field("Mutation")
def update_issue_comment(root: Root, given: Input) -> Payload:
    seen = root.find(given["id"], "IC")
    comments.update(seen.visit, seen.thing, given["body"])
    return {"issue_comment": seen}


@field("Mutation")
def delete_issue_comment(root: Root, given: Input) -> Payload:
    seen = root.find(given["id"], "IC")
    comments.delete(seen.visit, seen.thing)
    return {}


@field("Mutation")
def add_reaction(root: Root, given: Input) -> Payload:
    """Over GraphQL nobody is told whether the reaction is new."""
    seen = root.find(given["subject_id"], "IC", "I", "PR")
    reaction, _ = reactions.add(seen.visit, seen.thing, WORDS[given["content"]])
    return {"reaction": seen.beside(reaction), "subject": seen, "reaction_groups": reaction_groups(seen)}


@field("Mutation")
def remove_reaction(root: Root, given: Input) -> Payload:
    seen = root.find(given["subject_id"], "IC", "I", "PR")
    reaction = reactions.own(seen.visit, seen.thing, WORDS[given["content"]])
    if reaction is None:
        raise invalid("Reaction", "content", "invalid", "Reaction does not exist")
    reactions.remove(seen.visit, seen.thing, reaction)
    return {"reaction": None, "subject": seen, "reaction_groups": reaction_groups(seen)}
