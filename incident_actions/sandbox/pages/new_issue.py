"""*New issue*: choosing a form, filling it in, or a blank one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from incident_actions.sandbox.actor import assignable
from incident_actions.sandbox.operations import assignees, issues
from incident_actions.sandbox.pages import form_answers, forms
from incident_actions.sandbox.pages.forms import Form
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import said
from incident_actions.sandbox.refusal import Refusal


def choose(page: Page) -> Response:
    return page.show("choose_form.html", chooser=forms.chooser(page.visit))


def fill_in(page: Page) -> Response:
    """The form that `template` names, or a blank issue; answers may come with the address, as on GitHub."""
    form = forms.find(page.visit, page.asked("template"))
    offered = {f"answer-{name}": [value] for name, value in page.request.query_params.items()}
    if form is None:
        return _blank(page, page.asked("title"), page.asked("body"))
    if not form.fields:
        return _blank(page, page.asked("title", form.title), page.asked("body", form.text), form)
    return _form(page, form, page.asked("title", form.title), offered)


def create(page: Page) -> Response:
    """Open the issue, or show the form again with what is missing."""
    form = forms.find(page.visit, page.field("template"))
    title = page.field("title")
    if form is None or not form.fields:
        draft = issues.Draft(title, page.field("body") or None, given=form.labels if form else ())
        return _opened(page, draft, form)
    missing = form_answers.missing(form, page.typed)
    if not title.strip():
        missing["title"] = "Please give it a title."
    if missing:
        return _form(page, form, title, page.typed, missing)
    return _opened(page, issues.Draft(title, form_answers.body(form, page.typed), given=form.labels), form)


def _opened(page: Page, draft: issues.Draft, form: Form | None) -> Response:
    visit = page.visit
    if form is None and not forms.chooser(visit).blank and not visit.may(needed="write"):
        raise Refusal(403, "This repository takes no blank issues; choose a form.")
    issue = issues.create(visit, draft)
    known = [login for login in form.assignees if assignable(visit.repository, login)] if form else []
    assignees.put(visit, issue, known)
    return page.go(f"{page.home}/issues/{issue.number}")


def _blank(page: Page, title: str, body: str, form: Form | None = None) -> Response:
    return page.show("new_issue.html", title=title, body=body, form=form)


def _form(
    page: Page,
    form: Form,
    title: str,
    answers: Mapping[str, Sequence[str]],
    missing: Mapping[str, str] | None = None,
) -> Response:
    notes = {
        field.name: said(page, field.value if field.kind == "markdown" else field.description)
        for field in form.fields
    }
    wrong = missing or {}
    return page.show(
        "fill_in.html",
        422 if wrong else 200,
        form=form,
        title=title,
        answers=answers,
        missing=wrong,
        notes=notes,
    )


WAYS = (
    Way("GET", REPO + "/issues/new/choose", choose),
    Way("GET", REPO + "/issues/new", fill_in),
    Way("POST", REPO + "/issues", create),
)
