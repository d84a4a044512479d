"""Rate limits: so many requests an hour for an identity, so many creations a minute."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from incident_actions.sandbox.clock import Clock
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.tokens import Token

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Bucket:
    """What is used of one hour's allowance."""

    limit: int
    reset: datetime
    used: int = 0

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)

    def headers(self, resource: str) -> dict[str, str]:
        return {
            "x-ratelimit-limit": str(self.limit),
            "x-ratelimit-remaining": str(self.remaining),
            "x-ratelimit-used": str(self.used),
            "x-ratelimit-reset": str(int(self.reset.timestamp())),
            "x-ratelimit-resource": resource,
        }


@dataclass(slots=True)
class Limits:
    """Allowances an hour, and the secondary limit on creations, which is off until it is set."""

    clock: Clock
    job: int = 1000
    person: int = 5000
    anonymous: int = 60
    creations_per_minute: int | None = None
    _buckets: dict[tuple[str, str], Bucket] = field(default_factory=dict)
    _creations: dict[str, list[datetime]] = field(default_factory=dict)

    def bucket(self, token: Token | None, resource: str) -> Bucket:
        """The bucket counted now: all the jobs of one repository share one."""
        key = (_owner(token), resource)
        bucket = self._buckets.get(key)
        now = self.clock.now().astimezone(UTC)
        if bucket is None or now >= bucket.reset or now < bucket.reset - HOUR:
            bucket = self._buckets[key] = Bucket(self._allowance(token), now + HOUR)
        return bucket

    def count(self, token: Token | None, resource: str, *, creates: bool) -> Bucket:
        """Count one request, or refuse it because a limit is reached."""
        bucket = self.bucket(token, resource)
        if bucket.used >= bucket.limit:
            message = f"API rate limit exceeded for {'installation' if token and token.is_job else 'user'}."
            raise Refusal(403, message, headers=bucket.headers(resource))
        bucket.used += 1
        if creates and self.creations_per_minute is not None:
            self._count_creation(_owner(token), self.creations_per_minute)
        return bucket

    def _count_creation(self, owner: str, allowed: int) -> None:
        now = self.clock.now()
        recent = [at for at in self._creations.get(owner, []) if MINUTE > now - at >= timedelta()]
        if len(recent) >= allowed:
            wait = MINUTE - (now - recent[0])
            raise secondary({"retry-after": str(int(wait.total_seconds()) + 1)})
        self._creations[owner] = [*recent, now]

    def _allowance(self, token: Token | None) -> int:
        if token is None:
            return self.anonymous
        return self.job if token.is_job else self.person


def secondary(headers: dict[str, str] | None = None, status: int = 403) -> Refusal:
    message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
    return Refusal(status, message, headers=headers)


def _owner(token: Token | None) -> str:
    if token is None:
        return ""
    return f"job {token.repository}" if token.is_job else token.login
