"""Text renders as GitHub renders it: safe, linked, and loading nothing from elsewhere."""

from incident_actions.sandbox.pages.markdown.mermaid import mermaid_script
from incident_actions.sandbox.pages.markdown.place import Place
from incident_actions.sandbox.pages.markdown.tasks import ticked
from incident_actions.sandbox.pages.markdown.whole import to_html

__all__ = ["Place", "mermaid_script", "ticked", "to_html"]
