"""Tags of site generators are neither text nor placeholders; placeholders are text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.model import Document

Read = Callable[..., Document]
Seen = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    "tag",
    [
        "{% include a.html %}", "{%- if x -%}", "{{ page.title }}", "{{site.url}}", "{{ content }}", "{{< figure src=x >}}", "{{% job %}}", "{{ .Title }}",
        "{{#if x}}", "{{/if}}", "{{> card}}", "<%= render 'x' %>", "<% if a > b %>", "{{ partial \"x\" . }}", "{: .note}", "{# note #}", "{{!-- note --}}",
        "{% comment %}\ntext\n{% endcomment %}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["a.md", "a.html", "a.txt"])
def test_a_tag_alone_on_its_line_is_a_template_block(seen: Seen, tag: str, path: str) -> None:
    assert seen(f"One\n\n{tag}\n\nTwo\n", path).count(("template", tag)) == 1
    words = " ".join(text for kind, text in seen(f"One\n\n{tag}\n\nTwo\n", path) if kind != "template")
    assert words.split() == ["One", "Two"]


@pytest.mark.parametrize("path", ["a.md", "a.html", "a.txt"])
def test_a_tag_in_a_line_is_a_mark(read: Read, path: str) -> None:
    document = read("A{{ page.b }}c {% if d %}e{% else %}f{% endif %}.", path)
    (block,) = document.blocks
    assert block.text == "Ac e f."
    assert [(mark.start, mark.target) for mark in block.marks if mark.kind == "template"] == [
        (1, "{{ page.b }}"), (3, "{% if d %}"), (4, "{% else %}"), (6, "{% endif %}"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["{{company}}", "{{ Job Title }}", "{{ page }}", "{{ salary, bonus }}", "${company}", "{company}", "{{Applicant's name}}", "{{", "{% x", "<% x", "{{ a\n\nb }}"],
)  # fmt: skip
def test_placeholders_stay_text(seen: Seen, text: str) -> None:
    shown = " ".join(shown for _kind, shown in seen(f"At {text} we cook"))
    assert shown.split() == f"At {text} we cook".split()


def test_in_a_file_with_front_matter_expressions_are_tags(seen: Seen) -> None:
    text = "---\ntitle: Cook\n---\nA {{ company.name }} b {{ t 'x' }} c {{company}} d {{ name | upcase }} e\n"
    assert seen(text)[-1] == ("paragraph", "A b c {{company}} d e")


def test_both_branches_are_read(seen: Seen) -> None:
    text = "- One\n{% if x %}\n- Two\n{% else %}\n- Three\n{% endif %}\n- Four\n"
    assert [shown for kind, shown in seen(text) if kind == "item"] == ["One", "Two", "Three", "Four"]


def test_attribute_lists_are_no_text(seen: Seen) -> None:
    text = "# Cook {#cook .big}\n\n[Apply](x){: .btn} now\n{: .note}\n\n# At {company}\n"
    assert [pair for pair in seen(text) if pair[0] != "template"] == [
        ("heading", "Cook"),
        ("paragraph", "Apply now"),
        ("heading", "At {company}"),
    ]


def test_comments_of_templates(read: Read) -> None:
    document = read("{# one #}\n\n{% comment %}two{% endcomment %}\n\n<%# three %>\n\n{{!-- four --}}\n")
    assert [comment.text.strip() for comment in document.comments] == ["one", "two", "three", "four"]


def test_mdx(seen: Seen) -> None:
    text = "import Card from './card'\nexport const meta = {\n  a: 1,\n}\n\n<Card kind=\"x\">\n\nWe **cook** {props.more}\n\n</Card>\n<Apply />\n{/* no */}\n"
    assert seen(text, "a.mdx") == [
        ("template", "import Card from './card'"),
        ("template", "export const meta = {\n  a: 1,\n}"),
        ("paragraph", "We cook"),
        ("template", "{/* no */}"),
    ]


def test_code_keeps_its_braces(seen: Seen) -> None:
    assert seen("```\nx {{ page.title }}\n```\n") == [("code", "x {{ page.title }}\n")]
