"""What the detectors of leftovers take for one, text by text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.functions import leftover_brackets, leftover_words
from jdlint.functions.leftovers import Leftover, Place, Values, fold, is_mask, vocabulary, words_of

PLAIN = Place()


def found(text: str, place: Place = PLAIN) -> list[tuple[str, str]]:
    """The leftovers of a text as (rule, text), brackets first, without those that overlap an earlier one."""
    kept: list[Leftover] = []
    for item in (*leftover_brackets.find(text, place), *leftover_words.find(text, place)):
        if not any(other.start < item.end and item.start < other.end for other in kept):
            kept.append(item)
    return [(item.rule, text[item.start : item.end]) for item in sorted(kept, key=lambda item: item.start)]


BRACKETED = [
    "[Your Company Name]", "[Company]", "[company name]", "[Specify location]", "[insert salary range]", "[City, State]", "[HR email]",
    "[Hiring Manager]", "[Delete if not applicable]", "[X years]", "[number of employees]", "[Degree] in [Field]", "[XXXXX]", "[$XX,XXX]",
    "[tools/methods]", "[Email / Link]", "[list technologies]", "[Outcome-based responsibility]", "[2-3 sentences about our mission]",
    "[Start Date]", "[DATE]", "[Paragraph 1: what the team does]", "[PERSON, Role]", "<insert salary>", "<COMPANY NAME>", "<City>",
    "<your team>", "[Describe the team in two lines]", "[if applicable]", "[industry]", "[link]", "[State minimum requirements]",
    "[Paste role description here]", "[If available]", "[Requirement 1]", "[location / remote]", "[Any additional information, contact details, etc.]",
    "[Care Centre Name]", "[Bakery Name and Address]", "[Studio Website]", "[email protected]",
    "[Key Activity]", "[Expected proficiency level and context]",
]  # fmt: skip


@pytest.mark.parametrize("text", BRACKETED)
def test_bracketed(text: str) -> None:
    rules = found(f"We work at {text} in peace.")
    assert {rule for rule, _ in rules} == {"bracketed"}
    assert " in ".join(part for _, part in rules) == text


@pytest.mark.parametrize(
    "text",
    [
        "[this organization]", "[EU]", "[Remote]", "[1]", "[^2]", "[x] done", "[EC2, S3, SNS, SQS]", "[bash, korn]", "[Alder/Birch/Cedar]", "[CI/CD]",
        "[Essential] skill", "[Desirable]", "[sic]", "[redacted]", "[501(c)(3)]", "[24]", "hiring [at] firm [dot] org", "[m/f/d]", "[all genders]",
        "[Starting salary $6,173 per month]", "[Thirty (30) semester units equal one year]", "[...] and so on", "skill[s]", "array[0]", "[]", "[ ]",
        "[apply here](https://firm.org/x)", "[Snyk][1]", "![logo](a/b.png)", "[per hour]", "[see below]", "List<String>", "std::vector<int>", "<5 years", "a < b > c",
        "<https://firm.org/role>", "<jobs@firm.org>", "<title> and <address>", "Map<Key, Value>", "{ }", "{0}", "{a, b}", "${HOME}", "« Informatique et Libertés »",
        "50% to 60%", "100%", "(Department of Health)", "(optional)", "(add 10% for nights)", "[Location] Tokyo", "[the company]", "[C1]", "[B2]", "[IR35]", "[Optional]", "[Full-time, on-site]", "[Remote position]", "[2 positions]", "[3 days per week]", "[New position]",
        "[Type: full-time]", "[#]_", "[X]", "[a Registered Trade Name]", "[TOC]", "[[_TOC_]]", "[Edit this page]", "[View our benefits]", "[Job ID 4711]", "#LI-XX1", "[Position filled]", "[Note: the post is filled]",
    ],
)  # fmt: skip
def test_brackets_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Full-time/Part-time]", [("unresolved-choice", "[Full-time/Part-time]")]),
        ("[remote or hybrid]", [("unresolved-choice", "[remote or hybrid]")]),
        ("[he/she] and [a/an]", [("unresolved-choice", "[he/she]"), ("unresolved-choice", "[a/an]")]),
        ("[Sales/Support/Other]", [("unresolved-choice", "[Sales/Support/Other]")]),
        ("{{REMOTE | HYBRID}}", [("unresolved-choice", "{{REMOTE | HYBRID}}")]),
        ("[salary TBD]", [("to-be-decided", "[salary TBD]")]),
        ("rota[ON1] of", [("review-comment", "[ON1]")]),
        ("{{CANDIDATE_FIRST_NAME}}", [("merge-tag", "{{CANDIDATE_FIRST_NAME}}")]),
        ("{Job Title} at {company_name}", [("merge-tag", "{Job Title}"), ("merge-tag", "{company_name}")]),
        (
            "«JobTitle» *|FNAME|* %job_title%",
            [("merge-tag", "«JobTitle»"), ("merge-tag", "*|FNAME|*"), ("merge-tag", "%job_title%")],
        ),
        (
            "<<Company>> [[company]] @@City@@",
            [("merge-tag", "<<Company>>"), ("merge-tag", "[[company]]"), ("merge-tag", "@@City@@")],
        ),
        (
            "(JobTitle) (Insert company description)",
            [("merge-tag", "(JobTitle)"), ("instruction", "(Insert company description)")],
        ),
        ("[insert [role] title]", [("bracketed", "[insert [role] title]")]),
        ("Salary: [...]", [("bracketed", "[...]")]),
        ("[ ] Full-time [ ] Part-time", [("unresolved-choice", "[ ] Full-time [ ] Part-time")]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_other_brackets(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salary: TBD", [("to-be-decided", "TBD")]),
        ("TODO add benefits", [("to-be-decided", "TODO")]),
        ("Start: to be confirmed.", [("to-be-decided", "to be confirmed")]),
        ("The XXX team", [("to-be-decided", "XXX")]),
        ("xxx", [("to-be-decided", "xxx")]),
        ("ENTER OFFICE HERE - ENTER ROLE TITLE HERE", [("instruction", "ENTER OFFICE HERE"), ("instruction", "ENTER ROLE TITLE HERE")]),
        ("Pay: ENTER AMOUNT", [("instruction", "ENTER AMOUNT")]),
        ("ENTER TEXT HERE (or delete it)", [("instruction", "ENTER TEXT HERE")]),
        ("Insert job title", [("instruction", "Insert job title")]),
        ("Company: Company Name Here", [("instruction", "Company Name Here")]),
        ("Pay: {salary}, _{start_date}", [("merge-tag", "{salary}"), ("merge-tag", "{start_date}")]),
        ("Choose an item.", [("unresolved-choice", "Choose an item.")]),
        ("Type (select one)", [("unresolved-choice", "select one")]),
        ("☐ Yes ☐ No", [("unresolved-choice", "☐ Yes ☐ No")]),
        ("Full-time / Part-time", [("unresolved-choice", "Full-time / Part-time")]),
        ("$XX,XXX - $XX,XXX", [("dummy-value", "$XX,XXX"), ("dummy-value", "$XX,XXX")]),
        ("$ xx,xxx to $ xxx,xxx", [("dummy-value", "xx,xxx"), ("dummy-value", "xxx,xxx")]),
        ("£XXk, €X, $00,000, $###,###", [("dummy-value", "£XXk"), ("dummy-value", "€X"), ("dummy-value", "$00,000"), ("dummy-value", "$###,###")]),
        ("X+ years, X-Y months, XX%", [("dummy-value", "X+"), ("dummy-value", "X-Y"), ("dummy-value", "XX")]),
        ("____ days of leave", [("dummy-value", "____")]),
        ("call 123-456-7890 or (212) 555-0134", [("dummy-value", "123-456-7890"), ("dummy-value", "(212) 555-0134")]),
        ("hr@yourcompany.com, https://www.example.com/jobs.", [("dummy-value", "hr@yourcompany.com"), ("dummy-value", "https://www.example.com/jobs")]),
        ("at 123 Main Street, Anytown", [("dummy-value", "123 Main Street, Anytown")]),
        ("from MM/DD/YYYY to 00/00/0000", [("dummy-value", "MM/DD/YYYY"), ("dummy-value", "00/00/0000")]),
        ("Join Company Name today", [("dummy-value", "Company Name")]),
        ("Location: City, State", [("dummy-value", "City, State")]),
        ("Apply: APPLICATION URL", [("dummy-value", "APPLICATION URL")]),
        ("Salary: $ - $", [("dummy-value", "$ - $")]),
        ("Short paragraph describing what the role is for.", [("instruction", "Short paragraph describing what the role is for.")]),
        ("(List the main responsibilities and their share of time.)", [("instruction", "(List the main responsibilities and their share of time.)")]),
        ("2-3 sentences that describe the team and its work", [("instruction", "2-3 sentences that describe the team and its work")]),
        ("looking for a xxxxxxxxxxx.", [("to-be-decided", "xxxxxxxxxxx")]),
        ("Lorem ipsum dolor sit amet. Come to us.", [("dummy-text", "Lorem ipsum dolor sit amet.")]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A short paragraph describing your last job", "A brief statement explaining why you want the role", "We write a short summary describing the job",
        "(List of the main duties below)", "(Include your name and job in the mail)", "(Note: salary depends on experience.)", "(Describe yourself.)",
        "(Other duties as assigned.)", "(State registration required)",
        "to be determined by the team", "Salary to be determined upon selection", "a list of things to be done", "tbd is our motto", "a TODO app", "todo lists",
        "TBA mortgage trading", "Super Bowl XXX", "Psalm XXX", "XXXL", "XX chromosome", "MacOS X", "UX years", "two X chromosomes", "Mac OS X years",
        "ENTER DATA INTO THE SYSTEM", "Insert catheters", "insertion of text", "Enter orders in our system", "Add company details to the list", "why you should work here",
        "You can grow here", "company names are trademarks", "your company", "Reports to: Manager", "Full-time or part-time", "24/7", "and/or", "AC/DC", "☑ Yes ☐ No", "☐ Glazing",
        "1,000,000 users", "$100,000", "£30.00 an hour", "300,000 people", "12/03/2026", "write the date as DD/MM/YYYY", "________________", "Signature: ________", "snake___case",
        "jobs@firm.example", "jobs@mycompany.com.au", "Main Street 12", "ad valorem tax", "you choose one of two", "Company Name: Firm", "name of the company", "PLEASE ENTER THROUGH THE SIDE DOOR",
    ],
)  # fmt: skip
def test_words_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'Write the subject line "[Your Name] - Baker"', "Save your CV as [Last Name]_[First Name].pdf", 'Use "[Name], [Position]" as the subject',
    ],
)  # fmt: skip
def test_for_applicants(text: str) -> None:
    assert found(text) == []


def test_number_in_subject_is_the_authors() -> None:
    assert found('Use the subject "Posting [JOB NUMBER]".') == [("bracketed", "[JOB NUMBER]")]


def test_place_decides() -> None:
    title, heading = Place("heading", title=True, heading=True), Place("heading", heading=True)
    assert found("Analyst [Remote/Hybrid]", title) == []
    assert found("Analyst at [Company]", title) == [("bracketed", "[Company]")]
    assert found("ROLE TITLE (nights)", heading) == [("instruction", "ROLE TITLE")]
    assert found("ROLE TITLE", heading._replace(shouted=True)) == []
    assert found("TITLE", Place("field", title=True, key="title")) == [("dummy-value", "TITLE")]
    assert found("title", Place("field", key="role")) == []
    assert found("(optional)", Place("field")) == [("instruction", "(optional)")]
    assert found("{{ crew }}", Place(variables=frozenset({"crew"}))) == []
    assert found("[Requirements]", Place()) == []
    assert found("[Requirements]", Place("item")) == [("bracketed", "[Requirements]")]


def test_mild_for_dates_to_come() -> None:
    items = list(leftover_words.find("Start date: TBC", Place()))
    assert [item.severity for item in items] == ["warning"]
    assert [item.severity for item in leftover_words.find("tbd", Place("field", key="start_date"))] == ["warning"]
    assert [item.severity for item in leftover_words.find("Salary: TBD", Place())] == [None]


@pytest.mark.parametrize(
    ("phrase", "write"),
    [
        ("[Company Name]", "the employer's name"),
        ("[Job Title]", "the job title"),
        ("[company description]", "the text that belongs here"),
        ("[start date]", "the date"),
    ],
)
def test_says_what_to_write(phrase: str, write: str) -> None:
    assert [item.write for item in leftover_brackets.find(phrase, Place("item"))] == [write]


@pytest.mark.parametrize("word", ["X", "XX,XXX", "$XXk", "xxx", "##", "___", "X-Y", "???"])
def test_masks(word: str) -> None:
    assert is_mask(word)


@pytest.mark.parametrize("word", ["", "A", "XL", "Xx", "x1", "100", "-", "XML", "$5"])
def test_no_masks(word: str) -> None:
    assert not is_mask(word)


def test_values() -> None:
    text = "Salary: 5\nno label here\nCity\tParis"
    assert [text[start:end] for start, end in Values(text, Place()).spans] == [
        "Salary: 5",
        "5",
        "no label here",
        "City",
        "Paris",
    ]


def test_vocabulary_is_sound() -> None:
    known = vocabulary()
    assert not known.legitimate & known.whole
    assert all(
        word == word.lower()
        for word in (*known.slots, *known.around, *known.strong, *known.weak, *known.legitimate, *known.labels)
    )
    assert all(concept in known.writes for concept in known.slots.values())
    assert not set(known.choices) & known.strong


TEXTS = st.text(alphabet=st.sampled_from(list("[]<>{}()«»*|%@#_ XxTBD$,./:\n\tENTERhere☐1aé’")), max_size=200)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_any_text_is_scanned(text: str) -> None:
    place = Place()
    for item in (*leftover_brackets.find(text, place), *leftover_words.find(text, place)):
        assert 0 <= item.start < item.end <= len(text)
    assert len(fold(text)) == len(text)
    assert all(word == word.lower() for word in words_of(text))


HOSTILE = ["[", "]", "[[]", "<", "{{", "{", "«", "(", "*|", "%", "@@", "##", "_", "___ ", "X", "x,", "$", "TBD ", "XXX ", "[AB1]", "[Company]", "ENTER ", "ENTER A ", "insert ", " here",
           "insert text here. ", "a@example.com ", "lorem ipsum ", "☐", "[ ] ", "dd/mm/yyyy ", "to be determined ", "Company Name is ", "Type: XX\n", "tbd\t", "[...]", "x/", "123-456-7890 ", "one "]  # fmt: skip


@pytest.mark.packaging
@pytest.mark.timing
@pytest.mark.parametrize("piece", HOSTILE)
def test_linear(piece: str) -> None:
    """Ten times the text may take at most about ten times as long."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        list(leftover_brackets.find(text, Place()))
        list(leftover_words.find(text, Place()))
        return time.process_time() - start

    seconds(1000)
    small = min(seconds(10_000) for _ in range(2))
    assert seconds(100_000) < max(0.6, 30 * small)
