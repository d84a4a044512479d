import pytest

from incident_actions.sandbox.demo.sections import with_sections

DOCUMENT = "# Title\n\n## Summary\n\nold\n\n### Below\n\nalso old\n\n## Root cause\n\n_Why?_\n"


def test_a_section_gets_new_text_and_the_others_keep_theirs():
    assert (
        with_sections(DOCUMENT, {"Summary": "new"})
        == "# Title\n\n## Summary\n\nnew\n\n## Root cause\n\n_Why?_\n"
    )


def test_the_last_section_ends_with_the_document():
    assert with_sections(DOCUMENT, {"Root cause": "Retries."}).endswith("## Root cause\n\nRetries.\n")


def test_a_missing_section_is_named():
    with pytest.raises(KeyError, match="Impact"):
        with_sections(DOCUMENT, {"Impact": "none"})
