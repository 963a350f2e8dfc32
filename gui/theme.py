"""The design tokens: colours, ramps and type, in a light, a dark and a high-contrast set.

A widget asks `theme_of(self)` while it paints. A switch of theme or of text scale sets the application's palette, font
and style sheet, after which Qt sends `StyleChange` to every widget and repaints it. A widget that keeps colours, fonts
or sizes made from them (a plot, a pixmap, a fixed height) makes them anew in `changeEvent` when `is_restyling(event)`.
"""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

DARK_TEXT = QColor("#000000")
WHITE_TEXT = QColor("#FFFFFF")

LEAST_CONTRAST = 4.5  # of text, WCAG 2.1, 1.4.3

RAIL_WIDTH = 72
PAGE_MARGIN = 24
CARD_PADDING = 16
CARD_RADIUS = 12
FIELD_RADIUS = 10
CONTROL_RADIUS = 8
THUMB_RADIUS = 6
TOP_FIELD_HEIGHT = 48
CONTROL_HEIGHT = 40
SMALL_CONTROL_HEIGHT = 32

SMALLEST_TEXT_SCALE, LARGEST_TEXT_SCALE = 0.8, 2.0


@dataclass(frozen=True, eq=False)
class LaneColours:
    """The colours of one architecture.

    Attributes:
        fill: bars, ribbons, the top of the attention ramp; never small text.
        text: text on a card.
        tint: a pale ground, such as a chosen chip's.
        pill: the ground of text: the fill, darker where text on it could not be read.
        on: text on `pill`.
    """

    fill: QColor
    text: QColor
    tint: QColor
    pill: QColor
    on: QColor


@dataclass(frozen=True, eq=False)
class Theme:
    """All colours of one appearance.

    Attributes:
        name: as the settings keep it. is_high_contrast: whether text keeps at least 7:1 and borders 3:1.
        bg: the window. card: panels, and zero of every ramp. rail: the left rail. well: matrix ground, inset boxes.
        faint: bar troughs, the selected page, segmented ground. pending: matrix rows not yet produced.
        line: card borders, dividers, plot grid. line2: control borders, axes, the rest of a scrub track.
        ink, ink2, ink3: primary text, secondary text, captions. primary, on_primary: the one filled button.
        lanes: colours of each architecture, by its name.
        saliency: four stops of the saliency ramp. funnel_opacity: of the RNN's funnel, 0..1.
    """

    name: str
    is_dark: bool
    bg: QColor
    card: QColor
    rail: QColor
    well: QColor
    faint: QColor
    pending: QColor
    line: QColor
    line2: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    primary: QColor
    on_primary: QColor
    lanes: dict[str, LaneColours]
    saliency: tuple[QColor, QColor, QColor, QColor]
    funnel_opacity: float
    is_high_contrast: bool = False

    def lane(self, architecture: str) -> LaneColours:
        """The colours of an architecture; those of plain ink for one that has none of its own."""
        return self.lanes.get(architecture) or LaneColours(self.ink3, self.ink2, self.faint, self.ink3, self.card)

    def attention_colour(self, architecture: str, value: float) -> QColor:
        """The cell of an attention weight in 0..1."""
        return mix(self.card, self.lane(architecture).fill, _clamped(value) ** 0.8)

    def saliency_colour(self, value: float) -> QColor:
        """The cell of a saliency in 0..1."""
        position = _clamped(value) * (len(self.saliency) - 1)
        below = min(int(position), len(self.saliency) - 2)
        return mix(self.saliency[below], self.saliency[below + 1], position - below)

    def vector_colour(self, architecture: str, value: float) -> QColor:
        """The cell of one number of a vector, -1..1: grey below zero, the lane's colour above."""
        if value < 0:
            return mix(self.card, self.ink3, 0.8 * _clamped(-value))
        return mix(self.card, self.lane(architecture).fill, _clamped(value))

    def head_colour(self, architecture: str, score: float) -> QColor:
        """The square of an attention head that is not chosen, by its score in 0..1."""
        return self.attention_colour(architecture, 0.55 * _clamped(score))

    def secondary_bar(self, architecture: str) -> QColor:
        """The bar of a candidate that was not chosen."""
        return mix(self.card, self.lane(architecture).fill, 0.45)

    def ribbon_colour(self, architecture: str, weight: float) -> QColor:
        """A ribbon of an attention weight in 0..1: the lane's colour, more opaque the heavier."""
        return _translucent(self.lane(architecture).fill, 0.30 + 0.50 * min(1.0, 1.4 * _clamped(weight)))

    def size_colour(self, architecture: str, share: float) -> QColor:
        """One of several models of an architecture that differ in size, from the smallest (0, pale) to the largest (1).

        Around the lane's fill in the middle: the largest one stands out most, in the light and in the dark.
        """
        colours, share = self.lane(architecture), _clamped(share)
        pale = mix(self.card, colours.fill, 0.5)
        return mix(pale, colours.fill, 2 * share) if share < 0.5 else mix(colours.fill, colours.text, 2 * share - 1)

    def funnel_colour(self, architecture: str) -> QColor:
        """The funnel from all source pieces into one vector."""
        return _translucent(self.lane(architecture).fill, self.funnel_opacity)


def mix(a: QColor, b: QColor, t: float) -> QColor:
    """The colour a fraction `t` (0..1) of the way from `a` to `b`, linear in RGB."""
    t = _clamped(t)
    return QColor(
        round(a.red() + t * (b.red() - a.red())),
        round(a.green() + t * (b.green() - a.green())),
        round(a.blue() + t * (b.blue() - a.blue())),
    )


def primary_ring(theme: Theme) -> QColor:
    """The focus ring of a filled button, which tells from the button and from what is around it."""
    return mix(theme.primary, theme.card, 0.45)


def contrast(a: QColor, b: QColor) -> float:
    """The contrast ratio of two colours, 1..21 (WCAG 2.1, section 1.4.3)."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def cell_text_colour(background: QColor) -> QColor:
    """White text for a filled cell while that can be read, else black, which then can: 21 / 4.5 is more than 4.5."""
    return WHITE_TEXT if contrast(background, WHITE_TEXT) >= LEAST_CONTRAST else DARK_TEXT


def theme_of(widget: QWidget) -> Theme:
    """The theme that a widget is shown in: its window's, if that was given a palette, else the application's.

    Not that of the widget's own palette, nor of a popup's, into which a style sheet writes a background.
    """
    window = widget.window()
    while owner := window.parentWidget():
        window = owner.window()
    has_own = window.testAttribute(Qt.WidgetAttribute.WA_SetPalette)
    return theme_of_palette(window.palette() if has_own else QApplication.palette())


def theme_of_palette(palette: QPalette) -> Theme:
    """The theme that fits a palette."""
    ground = palette.color(QPalette.ColorRole.Window)
    closest = DARK if ground.lightness() < 128 else LIGHT
    return next((theme for theme in THEMES if theme.bg == ground), closest)


def is_restyling(event: QEvent) -> bool:
    """Whether a change event tells of another theme, text scale or language, with which sizes change."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.LanguageChange)


_text_scale = 1.0


def set_text_scale(factor: float) -> None:
    """Make all later fonts and `scaled` sizes `factor` times the tokens' (0.8..2.0; others are brought into it)."""
    global _text_scale
    _text_scale = min(max(factor, SMALLEST_TEXT_SCALE), LARGEST_TEXT_SCALE)


def text_scale() -> float:
    """The factor between the tokens' sizes of text and those shown."""
    return _text_scale


def scaled(px: float) -> int:
    """A size in px that follows the text scale, such as a control's height."""
    return round(px * _text_scale)


def text_font(px: float, weight: int = 400, tabular: bool = False) -> QFont:
    """The interface's font at a token's size, times the text scale.

    `weight` is 100..900 as in CSS; `tabular` gives all figures one width. Needs a QApplication.
    """
    return QFont(_font(max(1, scaled(px)), weight, tabular))


@cache  # a frame asks for hundreds, and making one takes ten times as long as copying it
def _font(pixels: int, weight: int, tabular: bool) -> QFont:
    font = QFont(list(_families()))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def _families() -> tuple[str, ...]:
    """Inter if it is there, else the platform's own; then a Hangul font, best one of many weights; a last resort."""
    installed = set(QFontDatabase.families())
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    wanted = ("Inter", "Inter Variable", own, "Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Noto Sans")
    return tuple(dict.fromkeys(f for f in wanted if f in installed or f == own))


def _clamped(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _translucent(colour: QColor, opacity: float) -> QColor:
    result = QColor(colour)
    result.setAlphaF(opacity)
    return result


def _lane(fill: str, text: str, tint: str, on: str, pill: str = "") -> LaneColours:
    return LaneColours(QColor(fill), QColor(text), QColor(tint), QColor(pill or fill), QColor(on))


LIGHT = Theme(
    name="light",
    is_dark=False,
    bg=QColor("#F6F4F0"),
    card=QColor("#FFFFFF"),
    rail=QColor("#FBFAF8"),
    well=QColor("#FAF8F5"),
    faint=QColor("#F4F1EC"),
    pending=QColor("#F4F1EC"),
    line=QColor("#E6E2DA"),
    line2=QColor("#CFC9BE"),
    ink=QColor("#1F1D1A"),
    ink2=QColor("#57524A"),
    ink3=QColor("#716B62"),
    primary=QColor("#1F1D1A"),
    on_primary=QColor("#FFFFFF"),
    lanes={
        "rnn": _lane("#E69F00", "#8A5800", "#FDF3DD", "#1F1D1A"),
        "attention_rnn": _lane("#0072B2", "#00598C", "#E3F0F8", "#FFFFFF"),
        "transformer": _lane("#009E73", "#006B4E", "#E0F4EE", "#FFFFFF", pill="#008460"),
    },
    saliency=(QColor("#F7F2EA"), QColor("#E9D3A6"), QColor("#B9801C"), QColor("#5E3B00")),
    funnel_opacity=0.16,
)

DARK = Theme(
    name="dark",
    is_dark=True,
    bg=QColor("#151412"),
    card=QColor("#1E1D1A"),
    rail=QColor("#191816"),
    well=QColor("#24231F"),
    faint=QColor("#282723"),
    pending=mix(QColor("#1E1D1A"), QColor("#33312C"), 0.8),
    line=QColor("#33312C"),
    line2=QColor("#4D4A43"),
    ink=QColor("#F3F0EA"),
    ink2=QColor("#C2BCB1"),
    ink3=QColor("#9B958A"),
    primary=QColor("#F3F0EA"),
    on_primary=QColor("#1E1D1A"),
    lanes={
        "rnn": _lane("#E69F00", "#F5BC42", "#3A2C0D", "#1B1406"),
        "attention_rnn": _lane("#4BA3DC", "#7CC3F0", "#14303F", "#06131C"),
        "transformer": _lane("#25CC9A", "#52D3AD", "#0F3329", "#03150F"),
    },
    saliency=(QColor("#2A2721"), QColor("#5E4713"), QColor("#B9801C"), QColor("#FFE2A1")),
    funnel_opacity=0.22,
)

HIGH_CONTRAST = Theme(
    name="high-contrast",
    is_dark=True,
    is_high_contrast=True,
    bg=QColor("#000000"),
    card=QColor("#000000"),
    rail=QColor("#000000"),
    well=QColor("#0D0D0D"),
    faint=QColor("#1F1F1F"),
    pending=QColor("#1F1F1F"),
    line=QColor("#6E6E6E"),
    line2=QColor("#C8C8C8"),
    ink=QColor("#FFFFFF"),
    ink2=QColor("#EDEDED"),
    ink3=QColor("#D2D2D2"),
    primary=QColor("#FFFFFF"),
    on_primary=QColor("#000000"),
    lanes={
        "rnn": _lane("#FFB020", "#FFC04D", "#332200", "#000000"),
        "attention_rnn": _lane("#58B4F5", "#85CCFF", "#0A2A40", "#000000"),
        "transformer": _lane("#00DDA0", "#4DF0C0", "#003325", "#000000"),
    },
    saliency=(QColor("#0D0D0D"), QColor("#6B5116"), QColor("#CC9226"), QColor("#FFEAB8")),
    funnel_opacity=0.35,
)

THEMES = (LIGHT, DARK, HIGH_CONTRAST)
