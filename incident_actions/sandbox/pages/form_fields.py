"""The elements of an issue form, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

KINDS = ("markdown", "input", "textarea", "dropdown", "checkboxes", "upload")


class FormError(Exception):
    """A form file that GitHub would not take; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One element. `name` is the form's input; `value` what stands in it at first."""

    kind: str
    name: str
    label: str = ""
    description: str = ""
    placeholder: str = ""
    value: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    multiple: bool = False
    default: int | None = None
    render: str = ""

    @property
    def asks(self) -> bool:
        """Whether there is anything to answer."""
        return self.kind != "markdown"


def fields(body: list[Any]) -> tuple[Field, ...]:
    """All elements of a form's `body`, in order; raises FormError for one that is not right."""
    found = tuple(_field(place, element) for place, element in enumerate(body))
    names = [field.name for field in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise FormError(f"body: the id {twice.removeprefix('answer-')!r} stands there twice")
    if not any(field.asks for field in found):
        raise FormError("body: at least one element must not be markdown")
    return found


def listed(value: object) -> tuple[str, ...]:
    """A list, or one text with commas between its parts."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def _field(place: int, element: object) -> Field:
    if not isinstance(element, dict) or element.get("type") not in KINDS:
        raise FormError(f"body[{place}]: got {element!r}, expected a type: {', '.join(KINDS)}")
    attributes = element.get("attributes") or {}
    kind = str(element["type"])
    if kind == "markdown":
        return Field(kind, f"markdown-{place}", value=str(attributes.get("value") or ""))
    if not attributes.get("label"):
        raise FormError(f"body[{place}]: a {kind} needs a label")
    texts = {
        key: _text(attributes.get(key)) for key in ("label", "description", "placeholder", "value", "render")
    }
    return Field(
        kind,
        f"answer-{element.get('id') or place}",
        **texts,
        required=bool((element.get("validations") or {}).get("required")),
        options=_options(place, kind, attributes.get("options")),
        multiple=bool(attributes.get("multiple")),
        default=attributes["default"] if isinstance(attributes.get("default"), int) else None,
    )


def _options(place: int, kind: str, options: object) -> tuple[Option, ...]:
    if kind not in ("dropdown", "checkboxes"):
        return ()
    if not isinstance(options, list) or not options:
        raise FormError(f"body[{place}]: {kind} needs options")
    return tuple(_option(each) for each in options)


def _option(each: object) -> Option:
    if isinstance(each, dict):
        return Option(_text(each.get("label")), bool(each.get("required")))
    return Option(_text(each))


def _text(value: object) -> str:
    return "" if value is None else str(value)
