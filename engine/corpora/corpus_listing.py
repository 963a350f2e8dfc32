"""The corpora of the catalogue, and what of them is here."""

from contextlib import suppress

from engine.corpora.catalogue import CatalogueEntry, read_catalogue
from engine.corpora.download import kept_bytes
from engine.corpora.downloaded import find_downloaded, pairs_path
from engine.library_events import ListedCorpus


def list_corpora() -> tuple[ListedCorpus, ...]:
    """All corpora of the catalogue; raises CorpusError if it cannot be read."""
    return tuple(map(_describe, read_catalogue().values()))


def _describe(entry: CatalogueEntry) -> ListedCorpus:
    here, path, size = find_downloaded(entry.name), pairs_path(entry.name), 0
    with suppress(OSError):
        size = path.stat().st_size
    return ListedCorpus(
        name=entry.name,
        title=entry.title,
        source_language=entry.source_language,
        target_language=entry.target_language,
        pairs=entry.pairs,
        approximate_pairs=entry.approximate_pairs,
        size=entry.size,
        approximate_size=entry.approximate_size,
        licence=entry.licence,
        check=here.check if here else entry.check,
        page=entry.page,
        hosts=tuple(dict.fromkeys(file.host for file in entry.files)),
        kept_bytes=kept_bytes(entry.name),
        path=str(path) if here else "",
        here_pairs=here.pairs if here else 0,
        here_bytes=size if here else 0,
        lines_left_out=here.lines_left_out if here else 0,
        fetched=here.fetched.isoformat() if here else "",
        has_changed=here is not None and any(file.differs_from for file in here.files),
    )
