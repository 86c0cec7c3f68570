"""spaCy, loaded when a rule needs tokens and not before; the only module that names it.

Without a configured model the blank English pipeline is used: its tokenizer, no download, no network.
"""

from __future__ import annotations

from typing import Any

_pipelines: dict[str | None, Any] = {}


class ModelError(RuntimeError):
    """The configured pipeline cannot be used; the message says what to do."""


def pipeline(model: str | None = None) -> Any:
    """The pipeline ``model``, or the blank English one; loaded once. Raises :class:`ModelError` where it is not installed."""
    found = _pipelines.get(model)
    if found is None:
        found = _pipelines[model] = _load(model)
    return found


def loaded() -> bool:
    """Whether any pipeline was loaded in this process."""
    return bool(_pipelines)


def _load(model: str | None) -> Any:
    try:
        import spacy
    except ImportError as error:
        raise ModelError(f"spaCy cannot be loaded ({error}); install it with: python -m pip install spacy") from None
    if model is None:
        return spacy.blank("en")
    try:
        return spacy.load(model)
    except OSError as error:
        if "Can't find model" in str(error) or "[E050]" in str(error):
            raise ModelError(
                f"the spaCy pipeline {model!r} (nlp.model) is not installed; install it with: python -m spacy download {model}"
            ) from None
        raise ModelError(f"the spaCy pipeline {model!r} (nlp.model) cannot be loaded: {error}") from None


def document(text: str, model: str | None = None) -> Any:
    """The tokens of a text (a spaCy ``Doc``); with a trained pipeline with their tags."""
    nlp = pipeline(model)
    return nlp.make_doc(text) if model is None else nlp(text)


def tagged(model: str | None) -> bool:
    """Whether tokens carry their part of speech."""
    return model is not None and "tagger" in pipeline(model).pipe_names


def matcher(model: str | None = None) -> Any:
    """A new, empty ``Matcher``."""
    from spacy.matcher import Matcher

    return Matcher(pipeline(model).vocab)
