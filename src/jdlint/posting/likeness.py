"""Whether a file that was found by walking a folder is a job posting at all.

What was read of it tells (a job for a title, duties, pay), and so do its words: a long page on software has something for each
section of a posting too, but other words.
"""

from __future__ import annotations

from functools import cache

from jdlint import lexicons
from jdlint.model import Document, Posting
from jdlint.posting.jobs import is_job
from jdlint.posting.meaning import fact_of_label

# Found with 311 public postings and 750 other pages: 5 of those are missed, and none of these is taken for one.
_ENOUGH = 2.25
_ELEMENTS = {
    "responsibilities": 1.0, "skills": 1.0, "compensation": 1.0, "apply": 0.7, "location": 0.5, "job-type": 0.7, "benefits": 0.5, "eeo": 0.5,
}  # fmt: skip
_SECTIONS = frozenset({"responsibilities", "requirements", "nice-to-have", "benefits", "compensation", "apply"})
_FACTS = frozenset({"location", "compensation", "job-type", "deadline", "level"})
_WORD, _MOST_WORDS = 0.25, 16  # what each word of postings adds
_SOFTWARE_WORD = 0.5  # what each word of software takes off
_CODE, _MOST_CODE = 0.5, 6  # a fenced block
_CODE_MARK, _MOST_MARKS = 0.1, 20  # a word set as code


def looks_like_posting(document: Document) -> bool:
    """Whether a parsed document reads like a job posting rather than a README or a list: what decides about files found by walking a folder."""
    return max(map(_read, document.postings)) + _said(document) >= _ENOUGH


def _read(posting: Posting) -> float:
    """What the reading of a posting speaks for it."""
    score = 1.0 if posting.title is not None and is_job(posting.title.text) else -1.0
    score += sum(weight for name, weight in _ELEMENTS.items() if name in posting.elements)
    headed = {section.kind for section in posting.sections if section.heading}
    facts = {fact_of_label(key.rsplit(".", 1)[-1]) for key in posting.fields} | {
        fact_of_label(key) for key in posting.label_values
    }
    return score + 0.7 * len(headed & _SECTIONS) + 0.7 * len(facts & _FACTS)


def _said(document: Document) -> float:
    """What the words of a document and its code speak for a posting, or against it."""
    texts: list[str] = []
    fenced = marked = 0
    for block in document.blocks:
        if block.kind == "code":
            fenced += 1
        elif block.kind != "template":
            texts.append(block.text)
            if block.marks:
                marked += sum(mark.kind == "code" for mark in block.marks)
    of_postings, of_software = _vocabularies()
    words = _words("\n".join(texts))
    return (
        _WORD * min(len(of_postings.intersection(words)), _MOST_WORDS)
        - _SOFTWARE_WORD * len(of_software.intersection(words))
        - _CODE * min(fenced, _MOST_CODE)
        - _CODE_MARK * min(marked, _MOST_MARKS)
    )


# A byte of a text is a letter, a hyphen or neither: a regular expression would look at each word by itself.
_LETTERS = bytes(code if chr(code).islower() or code == ord("-") else ord(" ") for code in range(128)).ljust(256)


def _words(text: str) -> list[bytes]:
    """The words of a text in lower case: runs of the letters a to z, and of several with single hyphens between them."""
    spaced = f" {text.lower()} ".encode("ascii", "replace").translate(_LETTERS)
    return spaced.replace(b"--", b"  ").replace(b"- ", b"  ").replace(b" -", b"  ").split()


@cache
def _vocabularies() -> tuple[frozenset[bytes], frozenset[bytes]]:
    data = lexicons.load("likeness")
    return frozenset(word.encode() for word in data["posting"]), frozenset(word.encode() for word in data["software"])
