"""A bare repository through the git command: fixed verbs, no shell, hooks off."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from incident_actions.sandbox.git.environment import SAFE, environment
from incident_actions.sandbox.git.objects import Object, Objects

ZERO = "0" * 40


class GitError(Exception):
    """Git said no; the message is git's own."""


class Bare:
    """Reading through one long-lived process, writing through one process a step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._objects = Objects(folder)

    @classmethod
    def init(cls, folder: Path) -> Bare:
        folder.mkdir(parents=True)
        bare = cls(folder)
        bare.run("init", "--quiet", "--bare", "--template=", "--initial-branch=main")
        bare.run("config", "http.receivepack", "true")
        bare.run("config", "uploadpack.allowAnySHA1InWant", "true")
        return bare

    def run(self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> str:
        """One git command in this repository; its output without the last line end."""
        done = subprocess.run(
            ["git", *SAFE, *arguments],
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            env={**environment(self.folder), **(env or {})},
            check=False,
        )
        if done.returncode:
            raise GitError(done.stderr.decode(errors="replace").strip())
        return done.stdout.decode(errors="replace").rstrip("\n")

    def object(self, expression: str) -> Object | None:
        """The object that an expression such as `main:docs/a.md` names; None without."""
        return self._objects.get(expression)

    def head(self, branch: str) -> str | None:
        """The commit at the tip of a branch."""
        return self.oid(f"refs/heads/{branch}")

    def oid(self, expression: str) -> str | None:
        found = self._objects.get(expression)
        return found.oid if found else None

    def first_commit(self, files: Mapping[str, str | bytes], at: datetime) -> str:
        tree = self.tree_with(None, {path: _bytes(content) for path, content in files.items()})
        oid = self.commit_tree(tree, (), "Initial commit", signature("Sandbox", "sandbox@localhost", at))
        self.update_ref("refs/heads/main", oid, ZERO)
        return oid

    def tree_with(self, base: str | None, changes: Mapping[str, bytes | None]) -> str:
        """The tree of commit `base` with these files written, or removed where the content is None."""
        oids = self.write_blobs([content for content in changes.values() if content is not None])
        lines = [
            f"0 {ZERO}\t{path}" if content is None else f"100644 {oids[content]}\t{path}"
            for path, content in changes.items()
        ]
        with TemporaryDirectory() as folder:
            env = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            if base is not None:
                self.run("read-tree", base, env=env)
            self.run("update-index", "-z", "--index-info", stdin="\0".join([*lines, ""]).encode(), env=env)
            return self.run("write-tree", env=env)

    def write_blobs(self, contents: list[bytes]) -> dict[bytes, str]:
        """Each content's object id; one process, however many."""
        unique = list(dict.fromkeys(contents))
        if len(unique) < 2:
            return {content: self.run("hash-object", "-w", "--stdin", stdin=content) for content in unique}
        with TemporaryDirectory() as folder:
            paths = [Path(folder) / str(number) for number in range(len(unique))]
            for path, content in zip(paths, unique, strict=True):
                path.write_bytes(content)
            listed = "\n".join(map(str, paths)).encode()
            oids = self.run("hash-object", "-w", "--no-filters", "--stdin-paths", stdin=listed).split("\n")
        return dict(zip(unique, oids, strict=True))

    def commit_tree(self, tree: str, parents: tuple[str, ...], message: str, who: Mapping[str, str]) -> str:
        flags = [part for parent in parents for part in ("-p", parent)]
        return self.run("commit-tree", tree, *flags, stdin=message.encode(), env=who)

    def update_ref(self, name: str, oid: str, before: str | None = None) -> None:
        """Set a ref; with `before`, only if it stands there (forty zeros: only if it is new)."""
        self.run("update-ref", "--end-of-options", name, oid, *([before] if before else []))

    def delete_ref(self, name: str) -> None:
        self.run("update-ref", "-d", name)

    def refs(self, prefix: str = "refs/heads") -> dict[str, str]:
        """Full ref names and what they point at."""
        listed = self.run("for-each-ref", "--format=%(objectname) %(refname)", prefix)
        return {name: oid for oid, _, name in (line.partition(" ") for line in listed.splitlines())}

    def close(self) -> None:
        self._objects.close()


def signature(name: str, email: str, at: datetime) -> dict[str, str]:
    """The variables that tell git who commits, and when."""
    stamp = f"{int(at.timestamp())} +0000"
    roles = ("AUTHOR", "COMMITTER")
    parts = (("NAME", name), ("EMAIL", email), ("DATE", stamp))
    return {f"GIT_{role}_{part}": value for role in roles for part, value in parts}


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
