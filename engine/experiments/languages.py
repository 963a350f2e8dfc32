"""Whether a model can be asked for the translations of an embedded corpus."""

from engine.corpora.embedded import embedded_corpus
from engine.errors import ConfigError
from engine.models import LoadedModel


def check_languages(loaded: LoadedModel, corpus: str) -> None:
    """Raise ConfigError for a model that translates between other languages than an embedded corpus is in."""
    wanted, facts = embedded_corpus(corpus), loaded.facts
    if (facts.source_language, facts.target_language) != (wanted.source_language, wanted.target_language):
        raise ConfigError(
            f"{loaded.reference} cannot be tried on sentences of the corpus {corpus}: it translates "
            f"{facts.source_language} to {facts.target_language}.",
            advice=f"Choose a pack that translates {wanted.source_language} to {wanted.target_language}.",
        )
