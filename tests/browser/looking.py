"""What a page is looked at for: what axe finds, and whether anything scrolls sideways."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async (rules) => {
  const only = rules ? {runOnly: rules} : {};
  const {violations} = await axe.run(document, {resultTypes: ["violations"], ...only});
  const said = ({any, all, none}) => [...any, ...all, ...none].map(({message}) => message).join("; ");
  const shown = (node) => `${node.html.slice(0, 200)} ${said(node)}`;
  return violations.map(({id, nodes}) => [id, nodes.slice(0, 3).map(shown)]);
}"""
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@cache
def axe() -> str:
    """Return the source of axe."""
    return AXE.read_text(encoding="utf-8")


def findings(page: Page, *rules: str) -> list[Any]:
    """Return what axe finds on a page (WCAG 2.2 A and AA and best practice, or these rules alone)."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe())
    found: list[Any] = page.evaluate(RUN, list(rules) or None)
    return found


def overhang(page: Page, width: int) -> int:
    """Return by how many pixels a page of this width would scroll sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    return int(page.evaluate(OVERHANG))
