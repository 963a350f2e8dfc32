"""What heads of attention are called, and what their figures mean."""

from engine.measurements.self_attention import AttentionKind, Head, Role
from gui.i18n.text import tr
from gui.state.heads import Figure, Heads
from gui.widgets.head_ranking import RankingColumn


def kind_name(kind: AttentionKind) -> str:
    """Whose attention it is, in a word."""
    return {"encoder": tr("Encoder"), "decoder": tr("Decoder"), "cross": tr("Over the source")}[kind]


def head_name(head: Head) -> str:
    """Layer and number, from 1."""
    return tr("layer {layer}, head {head}").format(layer=head[1] + 1, head=head[2] + 1)


def short_name(head: Head) -> str:
    """Layer and number in few letters, as rows are called."""
    return f"{head[1] + 1}.{head[2] + 1}"


def ends_of_lines(kind: AttentionKind) -> tuple[str, str]:
    """What stands in the left column, and what in the right one."""
    reads, read = tr("{pieces}, reading"), tr("{pieces}, read")
    source, target = tr("source"), tr("target")
    left, right = {"encoder": (source, source), "decoder": (target, target), "cross": (target, source)}[kind]
    return reads.format(pieces=left), read.format(pieces=right)


def role_words(role: Role, kind: AttentionKind) -> str:
    """What a head looks at."""
    if kind == "cross":
        return {
            "previous": tr("the source of the word just written"),
            "same": tr("the source of the word being written"),
            "next": tr("the source of the word to come"),
            "separator": tr("punctuation and the end"),
        }[role]
    return {
        "previous": tr("the piece before"),
        "same": tr("the piece itself"),
        "next": tr("the piece after"),
        "separator": tr("punctuation and the ends"),
    }[role]


def describe_head(heads: Heads, head: Head) -> str:
    """A head with its role, its figures and what is lost without it, in lines."""
    name = head_name(head)
    lines = [tr("{head}, switched off").format(head=name) if head in heads.off else name]
    role = heads.role(head)
    if role:
        words = tr("looks at {what}") if role[1] else tr("leans towards {what}")
        lines.append(words.format(what=role_words(role[0], head[0])))
    elif heads.measured:
        lines.append(tr("spreads over content: none of the roles measured"))
    found = heads.figures_of(head)
    for column in columns_of(head[0], heads.figures()) if found else ():
        lines.append(f"{column.meaning}: {figure_text(found.get(column.key), column)}")
    return "\n".join(lines)


def columns_of(kind: AttentionKind, figures: tuple[Figure, ...]) -> tuple[RankingColumn, ...]:
    """The columns of the ranking for a kind of attention."""
    is_cross = kind == "cross"
    titles: dict[Figure, str] = {
        "previous": tr("behind") if is_cross else tr("before"),
        "same": tr("aligned") if is_cross else tr("itself"),
        "next": tr("ahead") if is_cross else tr("after"),
        "separator": tr("marks"),
        "alignment": tr("AER"),
        "lost": tr("BLEU lost"),
    }
    meanings: dict[Figure, str] = {
        "alignment": tr("alignment error rate against the gold alignment, 0 to 1"),
        "lost": tr("BLEU lost on the sample without this head alone"),
    }
    roles: tuple[Role, ...] = ("previous", "same", "next", "separator")
    meanings |= {role: tr("mean weight on {what}").format(what=role_words(role, kind)) for role in roles}
    return tuple(RankingColumn(key, titles[key], meanings[key], key in roles) for key in figures)


def figure_text(figure: float | None, column: RankingColumn) -> str:
    """A figure as it is printed."""
    if figure is None:
        return "–"
    if column.key != "lost":
        return f"{figure:.2f}"
    return f"{round(figure, 1) + 0.0:.1f}".replace("-", "−")  # + 0.0: no minus before a nought
