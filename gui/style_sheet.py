"""The style sheet of the whole application, made from a theme at the current text scale.

What Qt's own widgets look like is said here once. Beside the plain ones, these dynamic properties choose a look:
`role` of a QFrame: `card`, `well`, `rail`, `segmented`; of a QPushButton: `primary`, `quiet`, `segment`;
of a QLineEdit: `top`; `place` of a card: `top` over a page; `tone` of a QLabel: `ink`, `ink2`, `ink3`, or the
name of an architecture for its lane's text colour.
"""

from gui.theme import (
    CARD_RADIUS,
    CONTROL_RADIUS,
    FIELD_RADIUS,
    PAGE_MARGIN,
    THUMB_RADIUS,
    Theme,
    mix,
    primary_ring,
    scaled,
)


def style_sheet(theme: Theme) -> str:
    """The style sheet (Qt's dialect of CSS) for a theme."""
    parts = (_frames, _labels, _buttons, _segments, _fields, _menus, _tables, _scroll_bars)
    return "\n".join(part(theme) for part in parts)


def _frames(theme: Theme) -> str:
    return f"""
QFrame[role="card"] {{ background: {theme.card.name()}; border: 1px solid {theme.line.name()};
    border-radius: {CARD_RADIUS}px; }}
QFrame[role="card"][place="top"] {{ margin: 16px {PAGE_MARGIN}px 0 {PAGE_MARGIN}px; }}
QFrame[role="well"] {{ background: {theme.well.name()}; border: 1px solid {theme.line.name()};
    border-radius: {CONTROL_RADIUS}px; }}
QFrame[role="rail"] {{ background: {theme.rail.name()}; border: none; border-right: 1px solid {theme.line.name()}; }}
QToolTip {{ background: {theme.ink.name()}; color: {theme.card.name()}; border: none; padding: 4px 6px; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="scrolled"] {{ background: transparent; border: none; }}"""


def _labels(theme: Theme) -> str:
    tones = {"ink": theme.ink, "ink2": theme.ink2, "ink3": theme.ink3}
    tones |= {name: lane.text for name, lane in theme.lanes.items()}
    rules = [f'QLabel[tone="{name}"] {{ color: {colour.name()}; }}' for name, colour in tones.items()]
    return "\n".join([f"QLabel {{ background: transparent; color: {theme.ink.name()}; }}", *rules])


def _buttons(theme: Theme) -> str:
    hovered, ring = mix(theme.primary, theme.card, 0.15).name(), primary_ring(theme).name()
    return f"""
QPushButton {{ background: {theme.card.name()}; color: {theme.ink.name()}; border: 1px solid {theme.line2.name()};
    border-radius: {CONTROL_RADIUS}px; padding: 0 {scaled(16)}px; }}
QPushButton:hover {{ background: {theme.well.name()}; border-color: {theme.ink3.name()}; }}
QPushButton:pressed, QPushButton:checked {{ background: {theme.faint.name()}; }}
QPushButton:focus {{ border: 2px solid {theme.ink.name()}; }}
QPushButton:disabled {{ background: {theme.faint.name()}; color: {theme.ink3.name()};
    border-color: {theme.line.name()}; }}
QPushButton[role="primary"] {{ background: {theme.primary.name()}; color: {theme.on_primary.name()};
    border: 1px solid {theme.primary.name()}; }}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {{ background: {hovered}; }}
QPushButton[role="primary"]:focus {{ border: 3px solid {ring}; }}
QPushButton[role="primary"]:disabled {{ background: {theme.faint.name()}; color: {theme.ink3.name()};
    border-color: {theme.line.name()}; }}
QPushButton[role="quiet"] {{ background: transparent; border: 1px solid transparent; padding: 0 {scaled(8)}px; }}
QPushButton[role="quiet"]:hover {{ background: {theme.faint.name()}; }}
QPushButton[role="quiet"]:focus {{ border: 2px solid {theme.ink.name()}; }}
QPushButton[role="quiet"]:disabled {{ color: {theme.ink3.name()}; }}"""


def _segments(theme: Theme) -> str:
    return f"""
QFrame[role="segmented"] {{ background: {theme.faint.name()}; border: 1px solid {theme.line.name()};
    border-radius: {CONTROL_RADIUS}px; }}
QPushButton[role="segment"] {{ background: transparent; color: {theme.ink2.name()}; border: 1px solid transparent;
    border-radius: {THUMB_RADIUS}px; padding: 0 {scaled(4)}px; }}
QPushButton[role="segment"]:hover {{ color: {theme.ink.name()}; }}
QPushButton[role="segment"]:checked {{ background: {theme.card.name()}; color: {theme.ink.name()};
    border: 1px solid {theme.line2.name()}; }}
QPushButton[role="segment"]:focus {{ border: 2px solid {theme.ink.name()}; }}
QPushButton[role="segment"]:disabled {{ color: {theme.ink3.name()}; }}"""


def _fields(theme: Theme) -> str:
    return f"""
QLineEdit {{ background: {theme.card.name()}; color: {theme.ink.name()};
    border: 1px solid {theme.line2.name()}; border-radius: {CONTROL_RADIUS}px; padding: 0 {scaled(12)}px;
    selection-background-color: {theme.ink.name()}; selection-color: {theme.card.name()};
    placeholder-text-color: {theme.ink3.name()}; }}
QLineEdit[role="top"] {{ border-radius: {FIELD_RADIUS}px; padding: 0 {scaled(15)}px; }}
QLineEdit:focus {{ border: 2px solid {theme.ink.name()}; }}
QLineEdit:disabled {{ background: {theme.faint.name()}; color: {theme.ink3.name()}; }}"""


def _pointed_at(theme: Theme) -> str:
    """What tells the entry of a list that Enter would take."""
    ground, text = (theme.ink, theme.card) if theme.is_high_contrast else (theme.faint, theme.ink)
    return f"background: {ground.name()}; color: {text.name()};"


def _menus(theme: Theme) -> str:
    return f"""
QMenu, QComboBox QAbstractItemView {{ background: {theme.card.name()}; color: {theme.ink.name()};
    border: 1px solid {theme.line2.name()}; padding: 4px; outline: none; }}
QMenu::item, QComboBox QAbstractItemView::item {{ padding: {scaled(6)}px {scaled(12)}px;
    border-radius: {THUMB_RADIUS}px; }}
QMenu::item {{ padding-right: {scaled(28)}px; }}
QMenu::item:selected, QComboBox QAbstractItemView::item:selected {{ {_pointed_at(theme)} }}
QMenu::item:disabled {{ color: {theme.ink3.name()}; }}
QMenu::separator {{ height: 1px; background: {theme.line.name()}; margin: 4px 8px; }}"""


def _scroll_bars(theme: Theme) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {theme.line2.name()}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {theme.ink3.name()}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"""


def _tables(theme: Theme) -> str:
    return f"""
QTreeView {{ background: {theme.card.name()}; color: {theme.ink.name()}; border: none; outline: none; }}
QTreeView::item {{ padding: {scaled(4)}px {scaled(4)}px; border: none; }}
QTreeView::item:hover {{ background: {theme.well.name()}; }}
QTreeView::item:selected {{ {_pointed_at(theme)} }}
QTreeView:focus {{ border: 2px solid {theme.ink.name()}; }}
QHeaderView {{ background: {theme.card.name()}; border: none; }}
QHeaderView::section {{ background: {theme.card.name()}; color: {theme.ink3.name()}; border: none;
    border-bottom: 1px solid {theme.line.name()}; padding: {scaled(4)}px {scaled(4)}px; }}"""
