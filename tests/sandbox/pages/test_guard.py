"""Who is let in, and that nothing foreign gets onto a page."""

import re

import pytest
import requests

from tests.sandbox.pages.conftest import HOME

PAGES = (
    "/issues",
    "/issues/new/choose",
    "/issues/new",
    "/pulls",
    "/milestones",
    "/actions",
    "",
    "/blob/main/README.md",
)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.1", ""]
)
def test_another_host_name_is_not_answered(browser, host):
    assert browser().get(f"{HOME}/issues", Host=host).status_code in (400, 421)


def test_the_api_does_not_answer_another_host_name_either(browser):
    assert browser().get(f"/repos{HOME}", Host="evil.example").status_code == 421


def test_localhost_is_answered_as_well(browser, server):
    assert browser().get(f"{HOME}/issues", Host=f"localhost:{server.port}").status_code == 200


def test_a_form_without_its_token_does_nothing(ana, shop):
    ana.sends(f"{HOME}/issues", 403, token="", title="Forged")
    assert shop.issues == {}


def test_a_form_with_somebody_elses_token_does_nothing(ana, eve, shop):
    ana.page = eve.page
    assert "was not made for you" in ana.sends(f"{HOME}/issues", 403, title="Forged")
    assert shop.issues == {}


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(server):
    given = requests.get(server.url, allow_redirects=False, timeout=5).headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=strict" in given


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_and_loads_only_what_is_ours(ana, page):
    answer = ana.get(HOME + page)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', answer.text) == []
    assert re.findall(r"<script(?![^>]*src)|\sstyle=|\son\w+=", answer.text) == []


def test_a_raw_file_is_never_a_page(ana, add_file):
    add_file("evil.html", "<script>alert(1)</script>")
    answer = ana.get(f"{HOME}/raw/main/evil.html")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_raw_picture_may_run_nothing(ana, add_file):
    add_file("chart.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    answer = ana.get(f"{HOME}/raw/main/chart.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "script-src" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_no_form_leads_to_another_host(ana, back):
    ana.sends("/-/person", 404, login="ana", back=back)


def test_a_form_that_is_too_long_is_refused(ana):
    ana.sends(f"{HOME}/issues", 413, title="Long", body="x" * 3_100_000)
