from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest

from jdlint import nlp


def test_the_blank_pipeline_is_loaded_once() -> None:
    assert nlp.pipeline() is nlp.pipeline(None)
    assert nlp.pipeline().pipe_names == []
    assert nlp.loaded()


def test_tokens_keep_their_places() -> None:
    doc = nlp.document("You'll lead hands-on.")
    assert [(token.text, token.idx) for token in doc][:3] == [("You", 0), ("'ll", 3), ("lead", 7)]
    assert not nlp.tagged(None)


def test_a_model_that_is_not_installed_is_told_with_the_command() -> None:
    with pytest.raises(nlp.ModelError) as caught:
        nlp.pipeline("en_core_web_none")
    assert "python -m spacy download en_core_web_none" in str(caught.value)


def test_a_trained_pipeline_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    made = SimpleNamespace(pipe_names=["tagger"])
    monkeypatch.setattr(spacy, "load", lambda name: made if name == "en_made" else None)
    monkeypatch.setattr(nlp, "_pipelines", {})
    assert nlp.pipeline("en_made") is made
    assert nlp.tagged("en_made")


def test_a_pipeline_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    def fail(_: str) -> None:
        raise OSError("broken config")

    monkeypatch.setattr(spacy, "load", fail)
    with pytest.raises(nlp.ModelError, match="cannot be loaded: broken config"):
        nlp.pipeline("en_broken")


def test_without_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setattr(nlp, "_pipelines", {})
    with pytest.raises(nlp.ModelError, match="pip install spacy"):
        nlp.pipeline()


def test_importing_it_loads_nothing() -> None:
    code = "import jdlint.nlp, sys; sys.exit('spacy' in sys.modules or jdlint.nlp.loaded())"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
