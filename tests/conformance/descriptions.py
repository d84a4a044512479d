"""GitHub's published descriptions as validators: of REST answers and of webhook payloads."""

import json
import re
from functools import cached_property

from jsonschema import Draft7Validator
from openapi_schema_validator import OAS30Validator, oas30_format_checker
from referencing import Registry
from referencing.jsonschema import DRAFT4, DRAFT7


class Rest:
    """The OpenAPI description of the REST API."""

    def __init__(self, folder):
        text = (folder / "openapi/generated/api.github.com.json").read_text(encoding="utf-8")
        self.described = forgiving(json.loads(text))
        self.registry = Registry().with_resource("urn:rest", DRAFT4.create_resource(self.described))
        self.validators = {}

    @cached_property
    def paths(self):
        """Patterns of all paths, the ones with fewer holes first."""
        found = sorted(self.described["paths"], key=lambda path: (path.count("{"), -len(path)))
        holes = {path: re.sub(r"\\{(path|ref|branch|name)\\}", "(.+)", re.escape(path)) for path in found}
        return [(path, re.compile(re.sub(r"\\{\w+\\}", "([^/]+)", text))) for path, text in holes.items()]

    def operation(self, method, path):
        """The described path that answers this request."""
        if path.endswith("/contents"):  # the folder at the top, which is described with an empty path
            path += "/."
        for described, pattern in self.paths:
            if pattern.fullmatch(path) and method.lower() in self.described["paths"][described]:
                return described
        return None

    def mistakes(self, method, path, status, payload):
        """What the description says against this answer."""
        described = self.operation(method, path)
        if described is None:
            return [f"{method} {path}: no such operation"]
        responses = self.described["paths"][described][method.lower()]["responses"]
        if str(status) not in responses:
            return (
                [] if status in (401, 403, 404, 409, 422) else [f"{method} {described}: no status {status}"]
            )
        pointer = self._schema(described, method.lower(), str(status), responses[str(status)])
        if pointer is None:
            return [] if payload is None or status >= 400 else [f"{method} {described}: {status} has no body"]
        errors = self._validator(pointer).iter_errors(payload)
        return [
            f"{method} {described} {status}: {error.json_path}: {error.message[:300]}" for error in errors
        ]

    def body_mistakes(self, method, path, body):
        """What the description says against the body of a request of ours."""
        described = self.operation(method, path)
        escaped = described.replace("~", "~0").replace("/", "~1")
        pointer = f"/paths/{escaped}/{method.lower()}/requestBody/content/application~1json/schema"
        errors = self._validator(pointer).iter_errors(body)
        return [f"{method} {described}: {error.json_path}: {error.message[:300]}" for error in errors]

    def _schema(self, path, method, status, response):
        if "$ref" in response:
            start = response["$ref"].removeprefix("#")
            response = self.described["components"]["responses"][start.rsplit("/", 1)[1]]
        else:
            start = f"/paths/{path.replace('~', '~0').replace('/', '~1')}/{method}/responses/{status}"
        if "application/json" not in response.get("content", {}):
            return None
        return f"{start}/content/application~1json/schema"

    def _validator(self, pointer):
        if pointer not in self.validators:
            escaped = pointer.replace("{", "%7B").replace("}", "%7D")
            self.validators[pointer] = OAS30Validator(
                {"$ref": f"urn:rest#{escaped}"},
                registry=self.registry,
                format_checker=oas30_format_checker,
            )
        return self.validators[pointer]


class Webhooks:
    """The JSON schemas of webhook payloads."""

    def __init__(self, folder):
        text = (folder / "webhooks-schemas/schema.json").read_text(encoding="utf-8")
        # GitHub adds fields without telling the schemas, so what is not known there is no mistake.
        self.described = open_ended(json.loads(text))
        self.registry = Registry().with_resource("urn:hooks", DRAFT7.create_resource(self.described))

    def name(self, delivery):
        names = [f"{delivery.event}${delivery.action}", f"{delivery.event}$event"]
        return next((name for name in names if name in self.described["definitions"]), None)

    def mistakes(self, delivery):
        name = self.name(delivery)
        if name is None:
            return [f"{delivery.event}.{delivery.action}: not described"]
        validator = Draft7Validator({"$ref": f"urn:hooks#/definitions/{name}"}, registry=self.registry)
        errors = validator.iter_errors(json.loads(json.dumps(delivery.payload)))
        return [f"{name}: {error.json_path}: {error.message[:300]}" for error in errors]


def forgiving(schema):
    """The same description, read as GitHub means it.

    What is nullable may be null, also where its enum or its alternatives do not list null; and an answer
    that fits two alternatives is no mistake, since many of them overlap, whatever tells them apart.
    """
    if isinstance(schema, list):
        return [forgiving(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key != "discriminator"}
    read = {"anyOf" if key == "oneOf" else key: forgiving(value) for key, value in kept.items()}
    if read.get("nullable") is True:
        if isinstance(read.get("enum"), list):
            read["enum"] = [*read["enum"], None]
        if isinstance(read.get("anyOf"), list):
            read["anyOf"] = [*read["anyOf"], {"enum": [None]}]
    return read


def open_ended(schema):
    """The same schema without its bans on further fields."""
    if isinstance(schema, dict):
        kept = {
            key: value for key, value in schema.items() if (key, value) != ("additionalProperties", False)
        }
        return {key: open_ended(value) for key, value in kept.items()}
    return [open_ended(each) for each in schema] if isinstance(schema, list) else schema
