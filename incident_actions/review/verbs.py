"""Verbs that action items begin with, and words that say nothing of their own."""

from __future__ import annotations

import re

#: What can be done to a system, its documents and its processes.
VERBS = frozenset(
    """
    abort accept access account acknowledge acquire act activate adapt add address adjust adopt advertise agree
    aggregate aim alert align allocate allow amend analyse analyze announce annotate apply approve archive arrange
    ask assert assess assign assume attach attempt audit authenticate author authorise automate avoid await back
    backfill backport balance ban base batch be begin benchmark better bind block book boost bound break bring
    broaden buffer build bump buy cache calculate call cancel cap capture carry catch categorise centralise chain
    change charge chart check choose clarify classify clean clear clone close collapse collect combine come commit
    communicate compact compare compile complete compress compute condense conduct configure confirm connect
    consider consolidate constrain consult contact contain continue contract contribute control convert
    coordinate copy correct count cover create cross-check cut cycle deactivate debounce decide declare decline
    decommission decouple decrease dedicate deduplicate default defer define delay delegate delete deliver demote
    deny deploy deprecate derive describe design detach detect determine develop diagnose differentiate disable
    disallow discard discontinue discover discuss display distinguish distribute divide document double
    double-check downgrade downsize draft drain draw drill drive drop dry-run dump duplicate edit educate
    eliminate email embed emit employ empty enable encode encourage encrypt end enforce engage enhance enlarge
    enrich ensure enumerate escalate establish estimate evaluate evict examine exclude execute exempt exercise
    expand expect expire explain explore export expose extend extract fail factor feed fetch file fill filter
    finalise find finish fix flag flatten flip flush focus fold follow forbid force forecast fork format forward
    free freeze gate gather generate get give go grant group grow guarantee guard guide halt halve hand handle
    harden have help hide hire hold host identify ignore implement import improve include increase index
    indicate inform inherit initialise inject insert inspect install instruct instrument integrate intercept
    introduce invalidate inventory investigate invite isolate iterate join keep kill know label launch learn
    lease leave lengthen let level leverage lift limit link lint list load localise lock log look loosen lower
    maintain make manage map mark mask match maximise measure meet merge migrate minimise mirror mitigate mock
    model modernise modify monitor mount move mute name narrow negotiate normalise notify obtain offer offload
    onboard open optimise orchestrate order organise outline overhaul override own package page paginate pair
    parallelise parse partition pass patch pause perform permit persist phase pick pilot pin ping place plan plot
    point poll pool populate port post postpone practise prefer prefix prepare present preserve pressure prevent
    print prioritise probe process produce profile programme prohibit promote prompt propagate propose protect
    prototype prove provide provision prune publish pull purge push put quantify quarantine query queue quiesce
    quote raise randomise rate-limit read rearrange rebalance rebase reboot rebuild recalculate receive
    recheck recommend reconcile reconfigure reconsider record recover redact redesign redirect reduce refactor
    refer refine refresh refuse regenerate register regression-test rehearse reject relax release reload relocate
    remind remove rename render renew reorder reorganise repair repeat replace replay replicate report request
    require rerun research reserve reset reshard resize resolve respond restart restore restrict restructure
    retain rethink retire retrain retrieve retry return reuse revert review revise revisit revoke reword rework
    rewrite ring roll rotate route run sanitise save scale scan schedule scope script seal search secure seed
    segment select send separate serialise serve set settle shard share ship shorten show shrink shut sign
    silence simplify simulate size skip slow snapshot solve sort source specify speed spell split spread stage
    stagger standardise start state stop store stream strengthen stress-test stretch strip structure study
    submit subscribe summarise supply support surface survey suspend swap switch sync synchronise tag take talk
    target teach tell template terminate test think throttle throw tidy tie tighten time toggle trace track trade
    train transfer transform translate trap treat triage trial trigger trim triple truncate try tune turn
    unblock uncouple understand undo unify uninstall unify unlock unpin update upgrade upload use validate vary
    vendor verify version visualise visit vote wait walk warm warn watch weigh widen wire withdraw work wrap
    write zero
    """.split()
)
#: Verbs that name no outcome: what is done when `improve` is done?
WEAK = frozenset(
    """
    better clarify consider discuss enhance evaluate explore fix improve increase investigate look optimise
    optimize reconsider reduce rethink review revisit strengthen think tighten try understand work study assess
    monitor research examine address focus ensure make follow be
    """.split()
)
#: Nouns that are whole fields of work.
BROAD = frozenset(
    """
    alert alerting alerts architecture automation awareness capacity code communication communications coverage
    culture deployment deployments docs documentation error errors handling incident issue issues knowledge
    latency logging logs maintenance metrics monitoring observability onboarding operations performance problem
    problems process processes procedure procedures quality redundancy reliability resilience response review
    reviews runbook runbooks safety scalability security situation stability system systems test testing tests
    things tooling tools training visibility workflow workflows
    """.split()
)
#: Words that say neither what nor how much.
EMPTY = frozenset(
    """
    a about after again all also an and any are as at be better bit by clear code-wise etc everything for further
    future general generally good greater high higher how if in into is it its less more much new of on or our
    overall please possible properly quality regularly some soon stuff that the them there these things this
    those to too up us very we well where whole with asap sometime someday somehow next time
    """.split()
)
_ENDINGS = re.compile(r"[a-z]{3,}(?:ise|ize|ify|ate)$")
_PREFIXES = re.compile(r"^(?:re|de|un|pre|auto|over|under|out|dis|cross)-?(?=[a-z]{3})")


def verb(word: str) -> bool:
    """Whether an action item may begin with this word, in small letters."""
    if word in VERBS or _ENDINGS.fullmatch(word):
        return True
    return _PREFIXES.sub("", word) in VERBS or word.partition("-")[0] in VERBS
