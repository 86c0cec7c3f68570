"""HTML: fragments, whole pages with their furniture, and what browsers forgive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jdlint.model import Document

Read = Callable[..., Document]
Seen = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h2>Pay</h2><p>€15</p>", [("heading", "Pay"), ("paragraph", "€15")]),
        ("<p>a<p>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", [("item", "a"), ("item", "b"), ("item", "c")]),
        ("<li><p>a</p><p>b</p></li>", [("item", "a"), ("paragraph", "b")]),
        ("<p>a\n   b&nbsp; c</p>", [("paragraph", "a b c")]),
        ("<p>a<br>b<br/><br/>c</p>", [("paragraph", "a\nb"), ("paragraph", "c")]),
        ("<p>• a<br>• b<br>c</p>", [("item", "a"), ("item", "b"), ("paragraph", "c")]),
        ("<p>- a</p><p>- b</p><p>-</p>", [("item", "a"), ("item", "b"), ("paragraph", "-")]),
        ("<p>1. a</p><p>2. b</p><p>c</p>", [("item", "a"), ("item", "b"), ("paragraph", "c")]),
        ("<p><b>Tasks</b><br>You cook.</p>", [("paragraph", "Tasks"), ("paragraph", "You cook.")]),
        ("<table><tr><th>Pay<td>€15<tr><td>Hours</td><td></td></tr></table>", [("row", "Pay\t€15"), ("row", "Hours\t")]),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></table>", [("row", "a\nb\tc")]),
        ("<table><tr><td><h2>a</h2><ul><li>b</li></ul></td></tr></table>", [("heading", "a"), ("item", "b")]),
        ("<dl><dt>Pay</dt><dd>€15</dd></dl>", [("paragraph", "Pay"), ("paragraph", "€15")]),
        ("<div>a<div>b</div>c</div>", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("a < b & c > d, 5<6", [("paragraph", "a < b & c > d, 5<6")]),
        ("<p>&lt;TBD&gt; &#8364;15 &#x20ac; &euro; &copy2 &nosuch;</p>", [("paragraph", "<TBD> €15 € € ©2 &nosuch;")]),
        ("<p>Pay: <insert amount></p><p><your name></p>", [("paragraph", "Pay: <insert amount>"), ("paragraph", "<your name>")]),
        ("<p title='a>b' class=x>c</p>", [("paragraph", "c")]),
        ("<p title=\"never closed>c</p>", [("paragraph", "c")]),
        ("<p>a</b></i></div> b</p>", [("paragraph", "a b")]),
        ("<!-- never closed <p>a</p>", [("paragraph", "<!-- never closed"), ("paragraph", "a")]),
        ("<script>if (a < b) x()</script><style>p {}</style>a", [("paragraph", "a")]),
        ("<SCRIPT>x</sCript >a", [("paragraph", "a")]),
        ("<svg><title>x</title><path d='y'/></svg>a", [("paragraph", "a")]),
        ("<my-card><p>a</p></my-card><o:p></o:p>", [("paragraph", "a")]),
        ("<pre>Tasks:\n- a\n- b\n\nend</pre>", [("paragraph", "Tasks:"), ("item", "a"), ("item", "b"), ("paragraph", "end")]),
        ("<p>a</p><hr><p>b</p>", [("paragraph", "a"), ("rule", ""), ("paragraph", "b")]),
        ("<h3>Pay <a href='#pay'>#</a></h3>", [("heading", "Pay")]),
        ("<img alt='the team' src=a.png>", [("paragraph", "the team")]),
        ("<p>so&shy;ft&zwnj;</p>", [("paragraph", "soft")]),
        ("<b>a<p>b</p></b>c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("İ<script>x</script>a", [("paragraph", "İa")]),
    ],
)  # fmt: skip
def test_fragments(seen: Seen, text: str, expected: list[tuple[str, str]]) -> None:
    assert seen(text, "a.html") == expected


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("<b>a</b> <em>b</em> <u>c</u>", [("strong", "a"), ("em", "b"), ("underline", "c")]),
        ("<b>a <i>b</b> c</i>", [("strong", "a b"), ("em", "b c")]),
        ("<span style='font-weight: bold'>a</span> b", [("strong", "a")]),
        ("<p><strong>a<br>b</strong></p>", [("strong", "a\nb")]),
        ("a <b> b </b> c", [("strong", "b")]),
    ],
)
def test_marks(read: Read, text: str, marks: list[tuple[str, str]]) -> None:
    (block,) = read(text, "a.html").blocks
    assert [(mark.kind, block.text[mark.start : mark.end]) for mark in block.marks] == marks


@pytest.mark.parametrize(
    ("text", "context"),
    [("<dt>a</dt>", "dt"), ("<dd>a</dd>", "dd"), ("<summary>a</summary>", "summary"), ("<blockquote>a</blockquote>", "quote"), ("<table><tr><th>a</table>", "th"), ("<table><caption>a</caption></table>", "caption")],
)  # fmt: skip
def test_context(read: Read, text: str, context: str) -> None:
    assert read(text, "a.html").blocks[0].context == context


_LONG = "We cook for eighty guests every day. " * 10
_PAGE = """<!doctype html><html><head><title>Cook | Inn</title><meta property="og:title" content="Cook &amp; more">
<style>p {{}}</style></head><body{body}>{before}{main}{after}</body></html>"""


def _page(main: str, before: str = "", after: str = "", body: str = "") -> str:
    return _PAGE.format(main=main, before=before, after=after, body=body)


def _content(document: Document) -> list[str]:
    return [block.text.strip() for block in document.blocks if not block.chrome]


_CONTENT = f"<h1>Cook</h1><p>{_LONG}</p>"


@pytest.mark.parametrize(
    "page",
    [
        _page(f"<main>{_CONTENT}</main>", before="<header><a href=/>Inn</a></header>", after="<footer>c</footer>"),
        _page(f"<article><header><h1>Cook</h1></header><p>{_LONG}</p></article>", before="<div>Search</div>"),
        _page(_CONTENT, before="<nav>Home</nav><div class='cookie-banner'>We use cookies</div>", after="<aside>x</aside>"),
        _page(f"<div id=content>{_CONTENT}</div>", before="<p>Skip</p>", after="<form><label>Name</label></form>"),
        _page(f"<div role=main>{_CONTENT}<div class='share-buttons'>Share</div></div>", before="<ul role=navigation><li>Home</ul>"),
        _page(f"<p>{_LONG}</p>", before="<header><h1>Cook</h1></header>"),
        _page(f"<main><p>{_LONG}</p></main>", before="<header><h1>Cook</h1><p>Inn</p></header>"),
        _page(_CONTENT, before="<p hidden>no</p><p style='display: none'>no</p><span class=sr-only>no</span>"),
        _page(f"<form id=aspnet>{_CONTENT}</form>"),
        _page(f"<div class='banner'>{_CONTENT}</div>"),
        _page(f"<main><div class='with-sidebar'>{_CONTENT}</div><div class=sidebar>Other</div></main>"),
        _page(_CONTENT, body=" class='has-sidebar menu-open'", after="<button>Send</button><select><option>a</select>"),
        _page(_CONTENT, before="<div class='breadcrumb'>Jobs</div>", after="<div class='related-jobs'>More</div>"),
    ],
    ids=["main", "article", "named", "id", "role", "header", "title above", "hidden", "form", "all named", "beside", "body class", "related"],
)  # fmt: skip
def test_furniture_is_told_from_content(read: Read, page: str) -> None:
    assert _content(read(page, "a.html")) == ["Cook", _LONG.strip()]


def test_the_page_title_is_there_but_no_content(read: Read) -> None:
    blocks = read(_page(_CONTENT), "a.html").blocks
    assert [(block.text, block.context, block.chrome) for block in blocks[:2]] == [
        ("Cook | Inn", "head", True),
        ("Cook & more", "head", True),
    ]


def test_a_responsive_class_hides_nothing(read: Read) -> None:
    assert _content(read(_page(f"<div class='hidden md:block'>{_CONTENT}</div>"), "a.html")) == ["Cook", _LONG.strip()]


def test_fragments_have_no_furniture_but_navigation(read: Read) -> None:
    blocks = read("<nav>Home</nav><div class=banner>Cook</div><footer>Inn</footer>", "a.html").blocks
    assert [block.chrome for block in blocks] == [True, False, False]


_JSONLD = """<script type="application/ld+json">{"@graph": [{"@type": "Thing"}, {"@type": ["JobPosting"],
"title": "C\\u00f3ok", "baseSalary": {"currency": "EUR"}, "description": "<p>We <b>cook</b>.<\\/p>"}]}</script>"""


def test_structured_data_become_fields(read: Read) -> None:
    document = read(_page(_CONTENT, before=_JSONLD), "a.html")
    fields = {block.key: block.text for block in document.blocks if block.kind == "field"}
    assert fields["jsonld.0.title"] == "Cóok"
    assert fields["jsonld.0.basesalary.currency"] == "EUR"
    assert {block.context for block in document.blocks if block.kind == "field"} == {"jsonld"}
    assert not [block for block in document.blocks if block.kind != "field" and block.key]


def test_the_description_is_read_where_the_page_has_no_text(read: Read) -> None:
    document = read(_page("<div id=root></div>", before=_JSONLD), "a.html")
    (block,) = [block for block in document.blocks if block.kind == "paragraph" and not block.chrome]
    assert (block.text, block.key) == ("We cook.", "jsonld.0.description")
    start, end = block.span(3, 7)
    assert document.source.text[start:end] == "cook"


@pytest.mark.parametrize("wrapped", ["/*<![CDATA[*/ {} /*]]>*/", "<!-- {} -->", "\n{};\n"])
def test_wrapped_structured_data(read: Read, wrapped: str) -> None:
    data = wrapped.replace("{}", '{"@type": "https://schema.org/JobPosting", "title": "Cook"}')
    document = read(_page(f'<script type="application/ld+json">{data}</script>'), "a.html")
    assert "jsonld.0.title" in [block.key for block in document.blocks]


def test_structured_data_that_do_not_parse_are_an_issue(read: Read) -> None:
    document = read(_page('<script type="application/ld+json">{"@type": "JobPosting",}</script>'), "a.html")
    assert [issue.rule for issue in document.issues] == ["syntax/structured"]
    assert "a comma stands before }" in document.issues[0].detail
