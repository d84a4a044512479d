"""Who is a person in a sentence: names, logins, pronouns and what people are called by their work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

#: What a word of a phrase between braces stands for; `{subject}` and its like are made in `placeholders`.
_ADVERBS = (
    r"(?:\s+(?!only\b|early\b|family\b)(?:\w+ly|also|just|then|even|again|still|always|often|once|too|all"
    r"|both|simply|so|himself|herself|themselves|ourselves|at the time))*"
)
_MARKED = r"(?:the|a|an|our|their|its|his|her|this|that|some|every|one|both|another|any|each|two|whichever)"
#: Words for people whom no system is called by.
_SURE = (
    r"(?:(?:\w+[ -])?(?:engineer|developer|dev|programmer|coder|sysadmin|administrator|dba|sre|responder"
    r"|reviewer|author|approver|deployer|committer|intern|contractor|technician|analyst|designer|architect"
    r"|moderator|cartographer|clerk|accountant|electrician|cashier|nurse|salesperson|marketer|instructor"
    r"|tester|trainee|apprentice|newbie|new (?:hire|joiner|starter)|officer|postmaster|specialist|supervisor"
    r"|employee|colleague|consultant|freelancer|newcomer|rookie|person|individual|team member|teammate"
    r"|human(?!s? (?:error|mistake|failure|factor|fault))|commander|scribe|team lead|tech lead|boss"
    r"|director|admin|manager on duty|junior|senior)s?"
    r"|on-?call(?: (?:engineer|person|developer))?|oncall|staff|people|personnel|management|leadership"
    r"|marketing|(?:\w+[ -])?teams?|someone|somebody|whoever|anyone|anybody|everyone|everybody"
    r"|(?:communications|incident|release|product|engineering|project|shift|account) (?:lead|manager)s?"
    r"|qa)"
)
#: Words that systems are called by too: they count where a verb of people follows.
_UNSURE = (
    r"(?:operators?|managers?|leads?(?! to\b)|support|sales|legal|finance|vendors?|agency|agencies|providers?"
    r"|suppliers?|partners?|owners?|agents?|maintainers?|they|security|accounting|procurement|compliance"
    r"|helpdesk|dispatchers?|editors?|drivers?|planners?|buyers?|sellers?|traders?|pilots?|guards?)"
)
_PRONOUNS = r"(?:we|(?-i:I)|he|she|you)"
_AROUND = (
    r"(?:(?<=whoever)\s+\w+(?:\s+[^\s,.;]+){0,5}?|\s+(?:(?:deploying|operating|running|handling|executing|performing)(?:\s+[^\s,.;]+){0,4}?"
    r"|on duty|on call|on shift|in charge|involved|who \w+(?:\s+[^\s,.;]+){0,6}?))?"
)
_OF = r"(?:\s+(?:of|from|in|at|on|for)\s+(?:[\w'-]+\s+){0,2}?[\w'-]+)?"
_POSSESSIVE = frozenset({"his", "her", "their", "my", "our", "your"})
_ASIDE = r"(?:,\s+who\s+[^,.;]{1,60},)?"
#: What may stand between a subject and its verb.
BEFORE_VERB = rf"{_AROUND}{_OF}{_ASIDE}(?:\s+(?:has|have|had))?{_ADVERBS}\s+"
#: What a verb of people looks like after `have`, and alone.
_HUMAN_DONE = (
    r"(?:told|known|asked|noticed|warned|thought|read|checked|listened|understood|announced|communicated|said"
    r"|looked|reali[sz]ed|reacted|escalated|avoided|prevented|verified|tested|planned|consulted|followed"
    r"|documented|expected|spoken|learn(?:ed|t)|cared|bothered|waited|intervened|called|remembered|paid|informed"
    r"|reviewed|raised|considered|anticipated|foreseen)"
)
_HUMAN_DO = (
    r"(?:tell|know|ask|notice|warn|think|read|check|listen|understand|announce|communicate|say|look|reali[sz]e"
    r"|react|escalate|verify|test|plan|consult|follow|document|speak|learn|care|bother|remember|pay|inform"
    r"|review|consider|anticipate|coordinate|hand over|respond|take|do)"
)
_DONE = (
    r"(?!hundred\b|ten\b|\w+teen\b|seven\b|dozen\b|often\b|even\b|open\b|shared\b|dedicated\b|limited\b|mixed\b"
    r"|speed\b|need\b|seed\b|feed\b|children\b|men\b|women\b|token\b)"
    r"(?:\w+ed|\w+en|been|done|known|told|read|caught|put|set|made|run|sent|thought|got|gone|kept|left|let|lost"
    r"|met|said|shut|understood|found|built|brought|bought|cut|come|begun|held|hit|paid|felt|led|learnt"
    r"|had(?! had))"
)
#: What brings systems to harm.
_DAMAGE = (
    r"(?:broke|ate|crashed|killed|filled|overloaded|wiped|corrupted|deleted|doubled|caused|led to|brought"
    r"|slowed|exhausted|exposed|leaked|destroyed|ruined|flooded|blew|cost|set off|overwrote|knocked"
    r"|triggered (?:the|an?)|locked|froze|stalled|took (?:[^\s.;]+ ){1,5}?(?:down|offline|out)"
    r"|came back to (?:bite|haunt)|backfired|went wrong|failed|left (?:us|the|everyone))"
)
#: What people are said to be, and no system is.
_FLAW = (
    r"(?:impatient|proud|lax|rude|unhelpful|stubborn|lazy|arrogant|careless|sloppy|reckless|negligent|tired"
    r"|distracted|uncooperative|unprofessional|unprepared|inexperienced|over-?confident|hasty|rash|timid|hesitant"
    r"|indecisive|panicky|panicked|forgetful|reluctant|inattentive|disorgani[sz]ed|undisciplined|unqualified"
    r"|incompetent|untrained|clueless|ignorant|gullible|dishonest|selfish|moody|defensive|evasive|complacent"
    r"|indifferent|unmotivated|unconcerned|dismissive|condescending|nervous|frantic|nonchalant|cocky|greedy|vain"
    r"|pig-?headed|short-?sighted|absent-?minded|thoughtless|irresponsible|foolish|stupid|dumb|inept|clumsy"
    r"|half-?asleep|drunk|bored|overworked and|na[iï]ve|blind|oblivious|sleepy|hung-?over|cowardly|sneaky"
    r"|unreliable|untrustworthy|guilty|unwilling|uninterested"
    r"|disinterested|passive-?aggressive|bossy|chaotic|confused|hopeless|useless)"
)
#: What people do to systems, as nouns.
_DEED = (
    r"(?:changes?|commits?|deploys?|deployments?|commands?|scripts?|merges?|pushe?s?|quer(?:y|ies)|restarts?"
    r"|decisions?|actions?|choices?|patch(?:es)?|fix(?:es)?|edits?|updates?|upgrades?|refactorings?|migrations?"
    r"|pull requests?|pr|prs|releases?|rollouts?|rollbacks?|experiments?|clean-?ups?|overrides?|reboots?"
    r"|typos?|mistakes?|errors?|oversights?|negligence|failures?|inexperience|carelessness|misunderstanding"
    r"|impatience|delays?|inaction|hesitation|haste|interventions?|work|code|tinkering|assumptions?|configs?"
    r"|configurations?|misconfigurations?|deletions?|test|tests|click|keystroke)"
)
#: What stands between a subject that is none and its verb: `of the team failed` is about something of theirs.
_GOVERNED = re.compile(
    r"\b(?:of|by|for|from|to|with|at|in|on|than|like|between|against|about|via|through|lets?|allows?|enables?"
    r"|permits?|reminds?|gives?|shows?)\s+"
    r"(?:(?:the|a|an|our|their|its|his|her|this|that|every|each|another|some)\s+)?"
    r"(?:(?!the\b|an?\b|our\b|their\b|that\b|which\b|who\b|because\b|since\b|as\b|when\b|while\b"
    r"|after\b|before\b|if\b|and\b|but\b|so\b|then\b|though\b|although\b|until\b|where\b)[a-z][\w'-]*\s+){0,2}$",
    re.I,
)
_BY_PREPOSITION = re.compile(
    r"\b(?:lets?|allows?|enables?|permits?|reminds?|gives?|shows?|of|by|for|from|to|with|at|on|than|like|between|against|about)\s+$",
    re.I,
)
_BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.I)
_LOGIN = re.compile(r"(?<![\w@/])@([A-Za-z0-9][A-Za-z0-9-]{0,38})")
_BOT = re.compile(r"\[bot\]$|(?:^|-)bot$|^github-actions$|^dependabot$", re.I)
_INITIALS = re.compile(r"([a-z]{3,})(?:-[a-z]{1,2}|-?\d+)", re.I)


def logins_in(text: str) -> tuple[str, ...]:
    """The logins that a text mentions."""
    return tuple(dict.fromkeys(_LOGIN.findall(text)))


@dataclass(frozen=True, slots=True)
class Person:
    """A word or two of a sentence that stand for people, from `start` to `end`.

    `sure`: no system is called so. `login`: a name. `possessive`: it ends in `'s`, or is *their* and so on;
    then `pronoun` may be true. `subject`: it belongs to nothing else, as in `the node of the team`; `doer`:
    it is the subject, or follows *by*.
    """

    start: int
    end: int
    sure: bool
    login: bool
    possessive: bool
    pronoun: bool
    subject: bool
    doer: bool


@lru_cache(maxsize=4096)
def persons(sentence: str, logins: tuple[str, ...]) -> tuple[Person, ...]:
    """Everyone in a sentence, where these logins are people."""
    return tuple(_person(sentence, match) for match in _anyone(logins).finditer(sentence))


def placeholders(logins: Iterable[str]) -> Mapping[str, str]:
    """The regular expression of each placeholder that phrases may use, where these logins are people.

    `{person}` is a person; `{name}` leaves out `we` and `you`, `{login}` all but names; `{anybody}` may be a
    system too. `{deed}` is what somebody did, by its noun, `{damage}` what that did, `{flaw}` what people are
    said to be.
    """
    name = _names(logins)
    modified = rf"(?:{_MARKED}\s+(?:(?!who\b|that\b|which\b|of\b)[\w'-]+\s+){{0,2}}?)?"
    role = rf"{modified}{_SURE}\b{_AROUND}"
    return {
        "login": name,
        "name": rf"\b(?:{name}|(?:he|she)\b|{role})",
        "person": rf"\b(?:{name}|{_PRONOUNS}\b|{role})",
        "anybody": rf"\b(?:{name}|{_PRONOUNS}\b|{role}|{modified}{_UNSURE}\b{_AROUND})",
        "_of": _OF,
        "adverbs": _ADVERBS,
        "done": _DONE,
        "done_or_care": rf"(?:{_DONE}|careful|attentive|diligent|vigilant)",
        "deed": _DEED,
        "damage": _DAMAGE,
        "flaw": _FLAW,
        "human_done": _HUMAN_DONE,
        "human_do": _HUMAN_DO,
    }


@cache
def _anyone(logins: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<pronoun>(?:his|her|their|my|our|your)\b(?=\s)|{_PRONOUNS}\b)|(?P<login>{_names(logins)})(?P<s>'s?)?"
        rf"|\b(?:(?P<sure>{_SURE})|{_UNSURE})\b(?P<own>'s?(?!\w))?",
        re.I,
    )


def _person(sentence: str, match: re.Match[str]) -> Person:
    pronoun = match["pronoun"] is not None
    possessive = match["s"] or match["own"] or (pronoun and match[0].lower() in _POSSESSIVE)
    alone = pronoun or match["login"] is not None
    before = sentence[max(0, match.start() - 80) : match.start()]
    subject = (_BY_PREPOSITION if alone else _GOVERNED).search(before) is None
    return Person(
        start=match.start(),
        end=match.end(),
        sure=alone or match["sure"] is not None,
        login=match["login"] is not None,
        possessive=bool(possessive),
        pronoun=pronoun,
        subject=subject,
        doer=subject or _BY.search(before) is not None,
    )


def _names(logins: Iterable[str]) -> str:
    """A mention of anybody, and the logins that are known, as they are and as people say them."""
    known = sorted(
        {form for login in logins if not _BOT.search(login) for form in _forms(login)},
        key=lambda form: (-len(form), form),
    )
    any_login = r"(?<![\w@])@(?![\w-]*bot\b)[a-z0-9][\w-]*(?:/[\w-]+)?"
    if not known:
        return any_login
    plain = "|".join(map(re.escape, known))
    return rf"(?:{any_login}|(?<!the )(?<!an )(?<!a )(?:{plain})(?![\w-]))"


def _forms(login: str) -> Iterable[str]:
    """`dmitri-p` and `dmitri`; `sam-okafor` and `sam okafor`."""
    yield login
    if "-" in login:
        yield login.replace("-", " ")
    if initials := _INITIALS.fullmatch(login):
        yield initials[1]
