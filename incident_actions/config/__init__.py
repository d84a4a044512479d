"""The configuration of a repository: read from one optional file, every key with a default."""

from incident_actions.config.model import Calendar, Config, Problem, SeverityPolicy
from incident_actions.config.read import PATH, read_config

__all__ = ["PATH", "Calendar", "Config", "Problem", "SeverityPolicy", "read_config"]
