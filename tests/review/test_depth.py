"""How deep a post-mortem goes: whys, root cause, factors, what went well."""

import pytest

from tests.review.documents import GOOD, changed, findings, ids

WHYS = GOOD[GOOD.index("1. Why did payments") : GOOD.index("## Contributing")]
CAUSE = "The lock had no upper limit in time."


@pytest.mark.parametrize(
    "whys",
    [
        "1. Why did it happen?\n2. Why was that?\n3. Why was that?\n",
        "1. Why did it happen? The lock.\n2. Why was that? No limit.\n3. Why was that?\n",
        "",
    ],
)
def test_fewer_than_three_answers_are_found(whys):
    assert ids(changed(WHYS, f"{whys}\n")) == ["depth-whys"]


@pytest.mark.parametrize(
    "whys",
    [
        "1. Why did it fail?\n   The lock.\n2. Why was that?\n\n   No limit.\n3. Why?\n   - Default.\n",
        "1. The lock was held.\n2. It had no limit.\n3. The default has none.\n",
        "- Why did it fail? The lock.\n- Why so long? No limit.\n- Why no limit? The default.\n",
        "Why did it fail? The lock.\n\nWhy so long? No limit.\n\nWhy no limit? The default.\n",
        "**Why did it fail?**\n\nThe lock.\n\n**Why so long?**\n\nNo limit.\n\n**Why?**\n\nThe default.\n",
    ],
)
def test_answers_may_stand_in_the_line_below_or_without_the_question(whys):
    assert ids(changed(WHYS, f"{whys}\n")) == []


def test_the_finding_says_how_many_there_are():
    (finding,) = findings(changed(WHYS, "1. Why? The lock.\n\n"), "depth-whys")

    assert finding.why.startswith("1 of 3 whys are answered here.")


@pytest.mark.parametrize(
    "cause", ["Checkout was down.", "The checkout is down", "No customers could pay for 40 minutes."]
)
def test_a_root_cause_that_repeats_the_trigger_is_found_and_says_which(cause):
    (finding,) = findings(changed(CAUSE, cause), "depth-root-cause")

    assert finding.read == cause
    assert "of 100 parts the words of “" in finding.why


@pytest.mark.parametrize(
    "cause",
    [
        "Checkout was down since the lock has no upper limit in time.",
        "Checkout is down. The lock had no limit.",
        "What made this possible?",
    ],
)
def test_a_root_cause_that_goes_on_is_not(cause):
    assert findings(changed(CAUSE, cause), "depth-root-cause") == []


@pytest.mark.parametrize("said", ["", "None", "n/a", "- none known", "TBD", "_What made it more likely?_"])
def test_no_contributing_factor(said):
    text = changed("- The table has grown to 80 GB since the last migration.", said)
    assert ids(text) == ["depth-factors"]


@pytest.mark.parametrize("said", ["", "Nothing.", "_What helped?_"])
def test_nothing_that_went_well(said):
    assert ids(changed("- The rollback took one minute.", said)) == ["depth-went-well"]
