"""The configuration of a repository: read from one optional file, every key with a default."""

from incident_actions.calendar import Calendar, Span, SpanKind, read_span
from incident_actions.config.model import (
    Config,
    Notify,
    Problem,
    Role,
    Service,
    SeverityPolicy,
    Slack,
    Target,
)
from incident_actions.config.read import PATH, read_config

__all__ = [
    "PATH",
    "Calendar",
    "Config",
    "Notify",
    "Problem",
    "Role",
    "Service",
    "SeverityPolicy",
    "Slack",
    "Span",
    "SpanKind",
    "Target",
    "read_config",
    "read_span",
]
