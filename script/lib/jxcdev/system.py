"""Programs of the operating system: a browser, a PDF converter, Chinese fonts."""

import shutil
import subprocess
from dataclasses import dataclass

from . import debian
from .lock import locked

BROWSERS = ("chromium", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Part:
    """A part that tests or reports use, and the Debian package it comes in."""

    package: str
    purpose: str

    def present(self):
        """True when the part is there."""
        if self.package == "chromium":
            return browser() is not None
        if self.package == "fonts-noto-cjk":
            return chinese_font()
        return shutil.which(self.package) is not None

    @property
    def remedy(self):
        """What to tell the person when it is missing."""
        remedy = f"as root: apt-get install {self.package}"
        return f"{self.package} is missing ({self.purpose}); {remedy}"


BROWSER = Part("chromium", "browser tests")
PDF = Part("wkhtmltopdf", "PDF reports")
FONT = Part("fonts-noto-cjk", "Chinese text in screenshots and PDF files")


def browser():
    """The path of a Chromium, or None."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def chinese_font():
    """True when fontconfig knows a font for Chinese."""
    if not shutil.which("fc-list"):
        return False
    done = subprocess.run(["fc-list", ":lang=zh-cn"], stdout=subprocess.PIPE)
    return bool(done.stdout.strip())


def provide(*parts):
    """Install what is missing when we may; return the parts that stay missing."""
    missing = [part for part in parts if not part.present()]
    if missing:
        with locked("apt"):
            missing = [part for part in parts if not part.present()]
            if missing:
                debian.install([part.package for part in missing])
    return [part for part in missing if not part.present()]
