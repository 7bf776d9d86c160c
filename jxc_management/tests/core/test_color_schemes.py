import re
from functools import cache
from pathlib import Path

from PIL import ImageColor

from odoo.tests import TransactionCase, tagged

from odoo.addons.base.models.assetsbundle import ScssStylesheetAsset

ROOT = Path(__file__).parents[2]
#: what a module with a dark scheme says before Odoo's own variables
DARK = """
$o-white: #000000; $o-black: #ffffff;
$o-gray-100: #1b1d26; $o-gray-200: #262a36; $o-gray-300: #3c3e4b;
$o-gray-400: #5a5e6b; $o-gray-500: #6b707f; $o-gray-600: #7f8595;
$o-gray-700: #b1b3bc; $o-gray-800: #d1d3d9; $o-gray-900: #e4e4e4;
$o-view-background-color: $o-gray-200; $o-webclient-background-color: $o-gray-100;
$o-main-link-color: #00a5a7;
"""
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
HEXADECIMAL = r"#[0-9a-f]{3,8}\b"
FUNCTION = r"\b(?:rgb|hsl)a?\(\s*[\d.]"
NAMED = rf"(?<![\w$.-])(?:{'|'.join(ImageColor.colormap)})(?![\w-])"
#: classes that stay light or dark in either scheme
UTILITY = r"\b(?:(?:bg|text)-(?:white|black|dark)|(?:table|alert|btn)-(?:white|dark))\b"
STYLE = r"""\bstyle\s*=\s*["'][^"']*(?:color|background|fill|stroke)\s*:"""


@tagged("post_install", "-at_install")
class TestColorSchemes(TransactionCase):
    """Screens take their colours from the scheme: light, or dark with its variables."""

    def test_styles_have_no_colour_of_their_own(self):
        fixed = re.compile(f"{HEXADECIMAL}|{FUNCTION}|{NAMED}", re.IGNORECASE)
        self.assertFalse(self._found(fixed, "static/src/**/*.scss", COMMENT))

    def test_screens_have_no_colour_of_their_own(self):
        fixed = re.compile(f"{UTILITY}|{STYLE}", re.IGNORECASE)
        self.assertFalse(self._found(fixed, "static/src/**/*.xml"))
        self.assertFalse(self._found(fixed, "views/**/*_views.xml"))
        self.assertFalse(self._found(fixed, "wizard/**/*.xml"))
        values = re.compile(f"{UTILITY}|{HEXADECIMAL}|{FUNCTION}", re.IGNORECASE)
        self.assertFalse(self._found(values, "static/src/**/*.js", COMMENT))

    def _found(self, pattern, places, ignored=None):
        """Return what the pattern finds in files, with their names."""
        names = sorted(ROOT.glob(places))
        self.assertTrue(names)
        texts = {name: name.read_text() for name in names}
        if ignored:
            texts = {name: ignored.sub("", text) for name, text in texts.items()}
        return [
            f"{name.relative_to(ROOT)}: {match[0]}"
            for name, text in texts.items()
            for match in pattern.finditer(text)
        ]

    def test_backgrounds_are_dark_in_the_dark(self):
        light, dark = self._colours("web.assets_web"), self._colours_in_the_dark()
        self.assertEqual(set(light), set(dark))
        grounds = [
            key for key, colour in light.items() if key[1] != "color" and colour[3] == 1
        ]
        self.assertGreater(len(grounds), 8)
        pale = {key for key in grounds if luminance(light[key]) > 0.75}
        self.assertTrue(pale)
        glaring = [key for key in grounds if luminance(dark[key]) > 0.75]
        self.assertFalse(glaring)
        self.assertFalse([key for key in pale if luminance(dark[key]) > 0.1])

    def test_texts_are_read_easily_in_either_scheme(self):
        for colours in (self._colours("web.assets_web"), self._colours_in_the_dark()):
            view = colours[(".o_jxc_cockpit .card", "background-color")]
            texts = {key: value for key, value in colours.items() if key[1] == "color"}
            self.assertGreater(len(texts), 10)
            for (selector, _name), colour in texts.items():
                ground = colours.get((selector, "background-color"), view)
                ground = blended(ground, view)
                with self.subTest(selector, colour=colour, ground=ground):
                    self.assertGreaterEqual(contrast(colour, ground), 4.4)

    def _colours_in_the_dark(self):
        return self._colours("web.assets_web_dark", DARK)

    def _colours(self, name, variables=""):
        """Return the colours of the addon's rules: {(selector, name): rgba}."""
        found = {}
        for selectors, body in RULE.findall(self._compiled(name, variables)):
            for selector in selectors.split(","):
                if ".o_jxc_" in selector:
                    found.update(declared(selector.strip(), body))
        return found

    @cache  # noqa: B019 -- for as long as the tests of this class run
    def _compiled(self, name, variables):
        """Compile the styles of a bundle, and fail when they do not compile."""
        bundle = self.env["ir.qweb"]._get_asset_bundle(name, js=False)
        if variables:
            bundle.stylesheets.insert(0, ScssStylesheetAsset(bundle, inline=variables))
        styles = COMMENT.sub("", bundle.preprocess_css())
        self.assertFalse(bundle.css_errors)
        return styles


def declared(selector, body):
    """Return the colours that a rule declares."""
    for declaration in body.split(";"):
        name, _colon, value = map(str.strip, declaration.partition(":"))
        value = value.replace("!important", "").strip().lower()
        if name not in ("color", "background-color", "background"):
            continue
        if value.startswith("rgba("):
            *parts, alpha = map(float, re.findall(r"[\d.]+", value))
            yield (selector, name), (*parts, alpha)
        elif re.fullmatch(rf"{HEXADECIMAL}|rgb\(.*\)", value) or (
            value in ImageColor.colormap
        ):
            yield (selector, name), (*ImageColor.getrgb(value)[:3], 1)


def blended(colour, ground):
    """Return what a colour that may be translucent looks like on a ground."""
    alpha = colour[3]
    pairs = zip(colour[:3], ground[:3], strict=True)
    return tuple(over * alpha + under * (1 - alpha) for over, under in pairs) + (1,)


def luminance(colour):
    """Return how light a colour is, from 0 to 1."""
    parts = [part / 255 for part in colour]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the ratio of contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
