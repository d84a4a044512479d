from incident_actions.sandbox.pages.markdown import mermaid_script


def test_a_diagram_keeps_its_source(comment):
    html = comment("```mermaid\ngantt\n  a --> <b>\n```")
    assert html == '<pre class="mermaid">gantt\n  a --&gt; &lt;b&gt;\n</pre>'


def test_people_cannot_make_a_diagram_of_html(comment):
    assert comment('<pre class="mermaid">gantt</pre>') == "<pre>gantt</pre>"


def test_the_wheel_brings_mermaids_own_script():
    script = mermaid_script()
    assert script is not None
    assert "mermaid" in script.read_text("utf-8")[-2_000:]
