"""The addon's README.md is put together from the fragments in readme/."""

from ..paths import ADDON_DIR

FRAGMENTS = {
    "DESCRIPTION": "",
    "CONFIGURE": "Configuration",
    "USAGE": "Usage",
    "ROADMAP": "Roadmap",
    "HISTORY": "Changes",
    "CONTRIBUTORS": "Contributors",
}
TARGET = ADDON_DIR / "README.md"
TITLE = "# JXC Management\n"
FOOTER = "## Licence\n\nGNU Lesser General Public License, version 3.\n"


def assembled():
    """The text that README.md must have."""
    parts = [TITLE]
    for name, heading in FRAGMENTS.items():
        path = ADDON_DIR / "readme" / f"{name}.md"
        if path.exists():
            text = path.read_text(encoding="utf-8").strip().replace("\n## ", "\n### ")
            text = f"### {text[3:]}" if text.startswith("## ") else text
            parts.append(f"{f'## {heading}' if heading else ''}\n\n{text}\n".lstrip())
    return "\n".join([*parts, FOOTER])


def findings(_workshop, _tracked, fix):
    """Tell when README.md is stale; write it when asked to fix."""
    present = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
    if present == assembled():
        return []
    if fix:
        TARGET.write_text(assembled(), encoding="utf-8")
        return []
    return [f"{TARGET.name} differs from readme/: script/lint --fix writes it"]
