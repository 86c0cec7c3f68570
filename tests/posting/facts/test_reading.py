from __future__ import annotations

import pytest

from jdlint.model import Block, Passage, Title, Zone
from jdlint.posting import facts
from jdlint.source import Source
from jdlint.textmap import TextMap


class Page:
    """Passages, fields and a title made line by line; offsets count through all of it."""

    def __init__(self) -> None:
        self.text = ""
        self.passages: list[Passage] = []
        self.fields: dict[str, Block] = {}
        self.labels: dict[str, Block] = {}
        self.title: Title | None = None
        self.section = -1

    def _block(self, text: str, kind: str = "paragraph", key: str = "") -> Block:
        start = len(self.text)
        self.text += text + "\n"
        return Block(kind, text, TextMap.straight(len(text), start), start, start + len(text), key=key)

    def add(self, zone: Zone, text: str, kind: str = "paragraph") -> Page:
        self.passages.append(Passage(zone, self._block(text, kind), self.section))
        return self

    def head(self, zone: Zone, text: str) -> Page:
        self.section += 1
        self.passages.append(Passage(zone, self._block(text, "heading"), self.section, heading=True))
        return self

    def named(self, line: str, title: str = "") -> Page:
        block = self._block(line, "heading")
        at = line.index(title)
        part = block.slice(at, at + len(title or line))
        self.title = Title(part.text, part.start, part.end, part)
        self.passages.append(Passage("header", block, title=True))
        return self

    def field(self, key: str, value: str) -> Page:
        self.fields[key] = self._block(value, "field", key)
        return self

    def label(self, fact: str, line: str) -> Page:
        block = self._block(line)
        self.passages.append(Passage("header", block))
        at = line.index(":") + 1
        at += len(line[at:]) - len(line[at:].lstrip())
        self.labels[fact] = block.slice(at, len(line))
        return self

    def read(self) -> facts.Facts:
        return facts.read_facts(self.passages, self.title, self.fields, self.labels)

    def said(self, element: object) -> str:
        assert element is not None
        return self.text[element.start : element.end]  # type: ignore[attr-defined]


def test_labels_at_the_top() -> None:
    page = (
        Page()
        .named("Night Baker")
        .label("location", "Location: Hexham, Northumberland")
        .label("compensation", "Pay: £13.10 - £14.20 an hour")
        .label("job-type", "Contract: Permanent, part-time")
    )
    found = page.read()
    assert page.said(found.location) == "Hexham, Northumberland"
    assert page.said(found.compensation) == "£13.10 - £14.20 an hour"
    assert page.said(found.job_type) == "Permanent, part-time"
    assert found.job_types == ("part-time", "permanent")
    assert found.pay is not None
    assert (found.pay.min, found.pay.max, found.pay.currency, found.pay.period) == (13.1, 14.2, "GBP", "hour")
    assert page.text[found.pay.start : found.pay.end] == "£13.10 - £14.20"
    assert found.remote is None


def test_front_matter_comes_first() -> None:
    page = (
        Page()
        .field("title", "Analyst")
        .field("location", "Remote (Canada)")
        .field("employment_type", "full_time")
        .field("salary_min", "80,000")
        .field("salary_max", "95,000")
        .head("compensation", "Salary")
        .add("compensation", "The salary is $80,000 to $95,000.")
    )
    found = page.read()
    assert page.said(found.location) == "Remote (Canada)"
    assert found.remote == "remote"
    assert found.job_types == ("full-time",)
    assert found.pay is not None
    assert found.pay.key == "salary_min"
    # The field has no currency; the same amount in the text does.
    assert (found.pay.min, found.pay.max, found.pay.currency, found.pay.period) == (80000, 95000, "USD", "year")


def test_structured_data_gives_pay_in_pieces() -> None:
    page = (
        Page()
        .field("jsonld.0.basesalary.currency", "EUR")
        .field("jsonld.0.basesalary.value.minvalue", "3000")
        .field("jsonld.0.basesalary.value.maxvalue", "3600")
        .field("jsonld.0.basesalary.value.unittext", "MONTH")
        .field("jsonld.0.joblocation.address.addresslocality", "Graz")
        .field("jsonld.0.hiringorganization.address.addresslocality", "Wien")
        .field("jsonld.0.employmenttype", "PART_TIME")
    )
    found = page.read()
    assert found.pay is not None
    assert (found.pay.min, found.pay.max, found.pay.currency, found.pay.period) == (3000, 3600, "EUR", "month")
    assert page.said(found.location) == "Graz"
    assert found.job_types == ("part-time",)


@pytest.mark.parametrize(
    ("key", "value", "remote"),
    [("remote", "true", "remote"), ("remote", "false", None), ("jobLocationType", "TELECOMMUTE", "remote"), ("workplace_type", "Hybrid", "hybrid"),
     ("has_remote", "true", "remote"), ("hybrid", "yes", "hybrid"), ("tags.0", "Allows remote", "remote"), ("tags.0", "remote-sensing", None),
     ("labels.1", "Hybrid", "hybrid"), ("tags.1", "Python", None)],
)  # fmt: skip
def test_a_field_states_the_mode(key: str, value: str, remote: str | None) -> None:
    assert Page().field(key, value).read().remote == remote


@pytest.mark.parametrize(
    ("key", "value", "types"),
    [
        ("tags.0", "Full-time", ("full-time",)),
        ("labels.2", "part time", ("part-time",)),
        ("category", "Internship", ("internship",)),
        ("keywords", "bread, part-time", ("part-time",)),
        ("full_time", "true", ("full-time",)),
        ("full_time", "false", ()),
        ("jobtype", "Fulltime", ("full-time",)),
        ("hours_per_week", "20", ("part-time",)),
        ("fte", "0.8", ("part-time",)),
        ("roleType", "Full Time", ("full-time",)),
        ("scheduleType", "Part-time", ("part-time",)),
        ("roleType", "Kitchen", ()),
        ("jobType", "other", ()),
        ("tags.0", "contract-law", ()),
        ("tags.1", "volunteering", ()),
        ("categories.0", "Temporary exhibitions", ()),
    ],
)
def test_a_field_states_the_kind_of_employment(key: str, value: str, types: tuple[str, ...]) -> None:
    assert Page().field(key, value).read().job_types == types


@pytest.mark.parametrize(
    ("line", "types"),
    [
        ("Role type: Contract", ("contract",)),
        ("Nature of appointment: Permanent, full-time", ("full-time", "permanent")),
        ("Category: Part-time", ("part-time",)),
        ("Working pattern: Full time", ("full-time",)),
        ("Contract length: 12 months", ("contract",)),
        ("Contract: One year", ("contract",)),
        ("Contract length: 2 years, full time", ("full-time", "contract")),
        ("Contract duration: 12 months, fixed-term", ("temporary",)),
        ("Contract: Permanent, 12 months on probation", ("permanent",)),
        ("Appointment length: 12 months", ("temporary",)),
        ("Job type: Other", ()),
        ("Duration: Permanent", ("permanent",)),
        ("Weekly hours: 37.5", ("full-time",)),
        ("Workload: 60%", ("part-time",)),
        ("Duration: 12 months", ()),
        ("Experience: Internship", ()),
        ("Hours: 9 - 5", ()),
        ("Team: Contract", ()),
    ],
)
def test_a_label_states_the_kind_of_employment(line: str, types: tuple[str, ...]) -> None:
    assert Page().named("Baker").add("logistics", line).read().job_types == types


@pytest.mark.parametrize(
    ("line", "types"),
    [
        ("Full-time position, 38 hours a week", ("full-time",)),
        ("Insurance for full-time positions after three months of leave", ()),
    ],
)
def test_what_is_offered_states_the_kind_of_employment(line: str, types: tuple[str, ...]) -> None:
    assert Page().named("Baker").add("benefits", line).read().job_types == types


@pytest.mark.parametrize(
    ("zone", "line", "stated"),
    [
        ("responsibilities", "Competitive salary and a pension", "Competitive salary"),
        ("nice-to-have", "We offer competitive pay", "competitive pay"),
        ("benefits", "Fully funded post; E13 TV-L (about EUR 50k)", "E13 TV-L"),
        ("benefits", "£28,000 pro rata", "£28,000"),
        ("header", "Range: $18.50 to $25.75", "$18.50 to $25.75"),
        ("header", "Base: $60,000", "$60,000"),
        ("requirements", "You know what a competitive salary is", None),
        ("eeo", "Competitive salary for everyone", None),
        ("benefits", "Life insurance up to £28,000", None),
        ("header", "Price range: $10 to $20", None),
        ("header", "Range: 20 to 30 km", None),
    ],
)
def test_pay_is_found_where_it_stands(zone: Zone, line: str, stated: str | None) -> None:
    page = Page().named("Baker").add("role", "You bake bread for the whole town every day of the week.").add(zone, line)
    found = page.read().compensation
    assert (page.said(found) if found else None) == stated


def test_a_vague_word_under_a_heading_for_pay() -> None:
    page = (
        Page().named("Baker").head("compensation", "Salary").add("compensation", "Competitive, depending on experience")
    )
    assert page.read().compensation is not None


@pytest.mark.parametrize(
    ("line", "place", "remote"),
    [
        ("Campus: North", "North", None),
        ("Arbeitsort: Bonn", "Bonn", None),
        ("Hospital site: Royal Infirmary", "Royal Infirmary", None),
        ("Workplace: Leeds", "Leeds", None),
        ("Remote option: Yes", "Yes", "remote"),
        ("Telework: not eligible", "not eligible", "onsite"),
        ("Web site: Leeds", None, None),
    ],
)
def test_a_label_states_the_place(line: str, place: str | None, remote: str | None) -> None:
    page = Page().named("Baker").add("logistics", line)
    found = page.read()
    assert (page.said(found.location) if found.location else None, found.remote) == (place, remote)


def test_words_say_more_than_hours() -> None:
    page = Page().named("Baker").add("role", "This is a part-time position.").add("role", "You work 36 hours a week.")
    assert page.read().job_types == ("part-time",)


def test_an_unresolved_choice_states_nothing() -> None:
    page = Page().named("Baker").add("logistics", "Contract: {{FULL-TIME | PART-TIME}}")
    found = page.read()
    assert found.job_types == ()
    assert found.job_type is not None
    assert found.job_type.placeholder


def test_a_field_of_something_else_states_nothing() -> None:
    page = (
        Page()
        .field("state", "open")
        .field("category", "Design")
        .field("session.0.time", "10:30 PT")
        .field("permalink", "/jobs/full-time/")
    )
    found = page.read()
    assert (found.location, found.job_type, found.compensation) == (None, None, None)


def test_texts_under_a_heading() -> None:
    page = (
        Page()
        .named("Librarian")
        .head("logistics", "Location:")
        .add("logistics", "Duluth, MN")
        .head("compensation", "ANNUAL SALARY")
        .add("compensation", "$4,100 to $5,200")
        .head("logistics", "Appointment type")
        .add(
            "logistics",
            "Excepted service. Not to exceed 2 years; this may be extended once more by the same time if both sides agree to it in writing.",
        )
    )
    found = page.read()
    assert page.said(found.location) == "Duluth, MN"
    assert page.said(found.compensation) == "$4,100 to $5,200"
    assert found.pay is not None
    assert found.pay.period == "year"
    assert found.job_types == ("temporary",)


@pytest.mark.parametrize(
    ("line", "title", "location", "types", "remote"),
    [
        ("Cook – Leeds", "Cook", "Leeds", (), None),
        ("Designer (Full-Time, San Francisco)", "Designer", "San Francisco", ("full-time",), None),
        ("Tester - W2", "Tester", None, (), None),
        ("Developer - Remote / Luxembourg - Fulltime", "Developer", "Remote / Luxembourg", ("full-time",), "remote"),
        ("Editor (contracted)", "Editor (contracted)", None, ("contract",), None),
        ("Part-time Cook", "Part-time Cook", None, ("part-time",), None),
        ("Volunteer Tutor", "Volunteer Tutor", None, ("volunteer",), None),
        ("Remote Nurse", "Remote Nurse", "Remote", (), "remote"),
        ("Remote Sensing Analyst", "Remote Sensing Analyst", None, (), None),
        ("Contract Administrator", "Contract Administrator", None, (), None),
        ("Volunteer Coordinator", "Volunteer Coordinator", None, (), None),
        ("Marketing Intern", "Marketing Intern", None, ("internship",), None),
        ("Engineer, Payments", "Engineer, Payments", None, (), None),
    ],
)  # fmt: skip
def test_the_line_of_the_title(
    line: str, title: str, location: str | None, types: tuple[str, ...], remote: str | None
) -> None:
    page = Page().named(line, title)
    found = page.read()
    assert (page.said(found.location) if found.location else None) == location
    assert found.job_types == types
    assert found.remote == remote


def test_a_line_of_facts_without_labels() -> None:
    page = Page().named("Line Cook").add("other", "Portland, OR | Part-time | $19–$23/hr")
    found = page.read()
    assert page.said(found.location) == "Portland, OR"
    assert found.job_types == ("part-time",)
    assert found.pay is not None
    assert found.pay.max == 23


def test_zones_that_speak_of_other_things() -> None:
    page = (
        Page()
        .named("Clerk")
        .add(
            "company",
            "Acme was founded in Leeds, has 50 full-time employees and made $12 million with a budget of $500,000 last year.",
        )
        .head("requirements", "Requirements")
        .add("requirements", "Two years in a full-time position at a remote office in Texas")
        .add("requirements", "Experience with remote teams; a deposit of $50 is taken for the keys")
        .head("benefits", "Benefits")
        .add("benefits", "Part-time remote after a year, $1,000 for your home office, a $2,000 signing bonus")
        .head("eeo", "Equal opportunity")
        .add("eeo", "We hire part-time and full-time staff of every origin for any permanent position.")
    )
    found = page.read()
    assert (found.location, found.job_type, found.compensation, found.pay) == (None, None, None, None)
    assert found.job_types == ()
    assert found.remote is None


def test_sentences_about_the_job_count_in_any_zone() -> None:
    page = (
        Page()
        .named("Clerk")
        .add("company", "We are looking for a clerk to join our team full-time. You will be based in our Leeds office, and the salary is £24,000.")
    )  # fmt: skip
    found = page.read()
    assert page.said(found.location) == "Leeds"
    assert found.job_types == ("full-time",)
    assert found.pay is not None
    assert (found.pay.min, found.pay.currency) == (24000, "GBP")


@pytest.mark.parametrize(
    ("texts", "remote"),
    [
        ([("role", "Work in our office at the heart of Vienna. Remote work is possible on some days.")], "hybrid"),
        ([("role", "You will be based in Leeds, with the option to work remotely.")], "hybrid"),
        ([("logistics", "You can work remotely within the EU.")], "remote"),
        ([("benefits", "Remote work is possible")], None),
        ([("role", "The job is in our office in Graz."), ("benefits", "Remote work is possible")], "hybrid"),
        ([("logistics", "This position is not remote.")], "onsite"),
        ([("company", "We are a remote-first company.")], "remote"),
        ([("requirements", "Comfortable in a fully remote team")], "remote"),
        ([("role", "Three days a week in the office")], "hybrid"),
    ],
)
def test_what_statements_of_the_mode_come_to(texts: list[tuple[Zone, str]], remote: str | None) -> None:
    page = Page().named("Clerk").add("role", "This job is a good job for people who like good jobs and good tools.")
    for zone, text in texts:
        page.add(zone, text)
    assert page.read().remote == remote


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        ("location", "Location: [Specify location]"),
        ("location", "Location: TBD"),
        ("compensation", "Salary: $XX,XXX - $XX,XXX per year"),
        ("compensation", "Salary: [amount] per year"),
        ("job-type", "Job type: [Full-time/Part-time]"),
    ],
)
def test_a_placeholder_is_no_statement(fact: str, line: str) -> None:
    page = Page().named("Clerk").label(fact, line)
    found = page.read()
    element = {"location": found.location, "compensation": found.compensation, "job-type": found.job_type}[fact]
    assert element is not None
    assert element.placeholder
    assert found.job_types == ()
    assert found.pay is None


def test_a_statement_elsewhere_goes_before_a_placeholder() -> None:
    page = (
        Page()
        .named("Clerk")
        .label("compensation", "Salary: TBD")
        .head("benefits", "Benefits")
        .add("benefits", "A competitive salary")
    )
    found = page.read()
    assert found.compensation is not None
    assert not found.compensation.placeholder
    assert page.said(found.compensation) == "competitive salary"


def test_several_labels_on_one_line() -> None:
    page = Page().named("Baker").add("header", "Reports To: Head Baker Status: Full-Time/Part-Time Location: Leeds")
    found = page.read()
    assert (page.said(found.location), found.job_types) == ("Leeds", ("full-time", "part-time"))
    # Words before a colon that name no fact begin no value.
    found = Page().add("role", "You report to: the Head Baker, who said: Contract").read()
    assert found.job_types == ()


def test_values_below_their_labels() -> None:
    page = (
        Page()
        .named("Gardener")
        .add("company", "Employer\nBorough of Arden\nLocation\nArden, Kent (West)\nSalary\n£27,100 - £29,000")
    )
    found = page.read()
    assert page.said(found.location) == "Arden, Kent (West)"
    assert found.pay is not None
    # One such line alone may be a heading or a word.
    assert Page().add("company", "Location\nThe garden is large").read().location is None


def test_a_row_of_a_broken_table() -> None:
    page = (
        Page()
        .named("Baker")
        .add("logistics", "---|---\n|Salary:| Depends on experience |\n|Location: | Anywhere in Kent |")
    )
    found = page.read()
    assert (page.said(found.location), page.said(found.compensation)) == ("Anywhere in Kent", "Depends on experience")


@pytest.mark.parametrize("label", ["Hiring Area", "Job region", "Main Driving Region"])
def test_an_area_is_a_place(label: str) -> None:
    page = Page().add("header", f"{label}: Mesa, AZ and Utah")
    assert page.said(page.read().location) == "Mesa, AZ and Utah"


@pytest.mark.parametrize("label", ["Practice Area", "Area of expertise", "Areas of work"])
def test_other_areas_are_no_places(label: str) -> None:
    assert Page().add("header", f"{label}: Tax law").read().location is None


def test_the_terms_of_a_contract_are_no_contract() -> None:
    assert Page().add("header", "Contract terms: Full-time").read().job_types == ("full-time",)
    assert Page().add("header", "Contract: Permanent").read().job_types == ("permanent",)
    assert Page().add("header", "Contract: Contract or permanent").read().job_types == ("contract", "permanent")


def test_flags_and_pieces_of_front_matter() -> None:
    assert Page().field("onsite", "true").read().remote == "onsite"
    assert Page().field("onsite", "false").read().remote is None
    assert Page().field("workmodel", "hybrid").read().remote == "hybrid"
    pay = Page().field("hourly_rate", "22").field("currency", "CAD").read().pay
    assert pay is not None
    assert (pay.min, pay.currency, pay.period) == (22, "CAD", "hour")


def test_an_empty_value_states_nothing() -> None:
    found = Page().field("compensation", "unspecified").field("location", "").field("type", "Design").read()
    assert (found.compensation, found.location, found.job_type) == (None, None, None)


def test_pays_are_read_once_and_in_the_order_of_trust() -> None:
    page = (
        Page()
        .named("Clerk")
        .add("role", "This role pays £30,000 a year, as you can see further down in the table of our salaries.")
        .label("compensation", "Salary: £31,000 a year")
        .head("compensation", "Pay")
        .add("compensation", "£32,000 in London")
    )
    assert [pay.min for pay in page.read().pays] == [31000, 32000, 30000]


@pytest.mark.parametrize(
    ("title", "level", "explicit", "word"),
    [("Senior Clerk", "senior", False, "Senior"), ("Clerk", "mid", True, "Mid")],
)
def test_the_level_stands_in_the_title_else_in_a_field(title: str, level: str, explicit: bool, word: str) -> None:
    page = Page().named(title).field("seniority", "Mid level")
    found = page.read().level
    assert (found.value, found.explicit) == (level, explicit)
    assert page.text[found.start : found.end].startswith(word)


def test_a_part_beside_the_title_states_the_level() -> None:
    page = Page().named("Clerk (Entry Level)", "Clerk")
    assert page.read().level.value == "entry"


def test_nothing_gives_nothing() -> None:
    assert facts.read_facts([], None, {}, {}) == facts.Facts()


def test_spans_lead_through_markup() -> None:
    from jdlint import readers
    from jdlint.posting import parse

    text = "# Clerk\n\n**Salary:** £30,000 to **£35,000** &mdash; *full*-time, based in **our** Leeds office\n"
    (posting,) = parse(readers.read(Source(text, "clerk.md"))).postings
    assert posting.pay is not None
    assert text[posting.pay.start : posting.pay.end].startswith("£30,000 to **£35,000")
    assert posting.job_types == ("full-time",)


@pytest.mark.parametrize(
    "line",
    [
        "Salary negotiation skills", "Base pay administration, annual salary planning", "Annual salary reviews for all teams", "Hourly pay calculations",
        "Pay invoices on time", "Process payroll and pay vendors", "Competitive compensation benchmarking", "Base salary surveys and analysis",
        "Competitive salary benchmarking experience", "Pay scale administration", "Pay attention to detail",
    ],
)  # fmt: skip
@pytest.mark.parametrize("zone", ["requirements", "responsibilities"])
def test_demands_and_duties_about_pay_are_no_pay(zone: Zone, line: str) -> None:
    assert Page().named("Clerk").head(zone, "Your tasks").add(zone, line, "item").read().compensation is None


def test_an_amount_for_a_share_of_the_year_is_pay_in_any_part() -> None:
    page = (
        Page()
        .named("Assistant")
        .add("responsibilities", "Assistant Grade 3 £24,100 - £25,200 pro rata 1 year temporary contract")
    )
    pay = page.read().pay
    assert pay is not None
    assert (pay.min, pay.period) == (24100, "year")


def test_where_the_job_is_goes_before_where_applicants_live() -> None:
    page = Page().named("Baker").add("role", "US based applicants only.").add("role", "You will be based in Leeds.")
    assert "Leeds" in page.said(page.read().location)


def test_the_place_of_a_shop_is_a_place_of_work_even_among_words_about_it() -> None:
    page = (
        Page()
        .named("Baker")
        .add(
            "company",
            "Our bakery is located in Lynchburg, Virginia, and has fed the town for longer than anyone here can remember.",
        )
    )
    assert page.said(page.read().location) == "Lynchburg, Virginia"


def test_a_culture_of_working_from_anywhere_beside_an_office() -> None:
    page = Page().named("Clerk").label("location", "Location: Manila office")
    page.add("role", "We have a work-from-anywhere culture.")
    assert page.read().remote != "remote"


def test_a_last_line_of_facts_stands_in_any_section() -> None:
    long = "You bake bread of every kind for the people of this town, from early in the morning on, with three others beside you, every day."
    page = (
        Page()
        .named("Baker")
        .add("responsibilities", long)
        .head("benefits", "Perks")
        .add("benefits", "Baker • Salem, OR, US")
    )
    assert page.said(page.read().location) == "Salem, OR, US"
    page = (
        Page()
        .named("Baker")
        .add("responsibilities", long)
        .head("benefits", "Perks")
        .add("benefits", "Health, dental • Vision, life")
    )
    assert page.read().location is None


@pytest.mark.parametrize(
    ("line", "types"),
    [
        ("Full Time position available (32+ hours per week)", ("full-time",)),
        ("Candidates must be here on a full-time basis.", ("full-time",)),
        ("Sundays are on a voluntary basis.", ()),
        ("Two years of full-time experience", ()),
    ],
)
def test_employment_among_the_demands(line: str, types: tuple[str, ...]) -> None:
    assert (
        Page().named("Baker").head("requirements", "What you need").add("requirements", line, "item").read().job_types
        == types
    )


def test_an_employment_period_under_its_heading_is_limited() -> None:
    page = (
        Page()
        .named("Trail Builder")
        .head("logistics", "Employment period")
        .add("logistics", "May 4 through September 30")
    )
    assert page.read().job_types == ("temporary",)
    season = Page().named("Trail Builder").label("duration", "Employment dates: 4 May - 30 September")
    assert season.read().job_types == ("temporary",)
    course = (
        Page()
        .named("Trail Builder")
        .head("logistics", "Closing dates for this job")
        .add("logistics", "May 4 through June 30")
    )
    assert course.read().job_types == ()


def test_hours_of_a_shift_are_not_those_of_a_week() -> None:
    shift = Page().named("Packer").label("hours", "Shift: 10 to 12 hours")
    assert shift.read().job_type is None
    assert shift.read().job_types == ()
    week = Page().named("Packer").label("hours", "Hours: 10 to 12 hours")
    assert week.read().job_types == ("part-time",)


def test_hours_from_few_to_all_state_both_shares() -> None:
    page = Page().named("Waiter").add("role", "This job has at least 12 hours a week, with up to 38 if you like.")
    assert page.read().job_types == ("full-time", "part-time")


def test_a_title_may_say_that_the_job_is_unpaid() -> None:
    assert Page().named("Unpaid Internship").read().compensation is not None
    assert Page().named("Gardener (unpaid)", "Gardener").read().compensation is not None
    assert Page().named("Paid Summer Internship").read().compensation is not None
    assert Page().named("Gardener, unpaid").read().compensation is not None
    assert Page().named("Unpaid Claims Adjuster").read().compensation is None
    assert Page().named("Paid Media Specialist").read().compensation is None
    assert Page().named("Prepaid Cards Clerk").read().compensation is None


@pytest.mark.parametrize(
    "text",
    ["These positions are unpaid.", "The internship will be unpaid", "All placements are unpaid, but lunch is free."],
)
def test_what_is_unpaid_states_its_pay(text: str) -> None:
    assert Page().named("Gardener").add("role", text).read().compensation is not None


def test_a_range_in_the_text_says_more_than_one_of_its_ends_in_a_field() -> None:
    page = (
        Page().named("Gardener").field("salary", "42,000").add("compensation", "The salary range is $38,000 - $42,000.")
    )
    found = page.read()
    assert found.pay is not None
    assert (found.pay.min, found.pay.max, found.pay.currency) == (38000, 42000, "USD")
    other = (
        Page()
        .named("Gardener")
        .field("salary", "45,000")
        .add("compensation", "The salary range is $38,000 - $42,000.")
        .read()
    )
    assert other.pay is not None
    assert other.pay.max == 45000
    exact = (
        Page()
        .named("Gardener")
        .field("salary", "$42,000")
        .add("compensation", "The salary range is $38,000 - $42,000.")
        .read()
    )
    assert exact.pay is not None
    assert exact.pay.min == 42000


@pytest.mark.parametrize(
    "line",
    ["Dates: June 8 – August 16", "Season: May to October", "Appointment duration: One year, renewable"],
)
def test_a_label_for_dates_or_length_limits_the_job(line: str) -> None:
    assert Page().named("Camp Cook").add("header", line).read().job_types == ("temporary",)


def test_a_text_before_all_headings_may_say_what_the_job_is() -> None:
    line = Page().named("Driver").add("company", "W2 position with full benefits")
    assert line.read().job_type is not None
    sought = (
        Page()
        .named("Driver")
        .add("company", "We are recruiting a part-time driver to join us at our woodland site near Hexham.")
        .read()
    )
    assert sought.job_types == ("part-time",)
    assert sought.location is not None
    ours = (
        Page()
        .named("Driver")
        .add("company", "Full-time drivers and part-time clerks have worked here since 1950.")
        .read()
    )
    assert ours.job_type is None


@pytest.mark.parametrize(
    ("line", "mode"), [("Remote: No", "onsite"), ("Telework eligible: Partially", "hybrid"), ("Visa: No", None)]
)
def test_the_answer_of_a_label_for_remote_work(line: str, mode: str | None) -> None:
    found = Page().named("Clerk").add("header", line).read()
    assert found.remote == mode
    assert (found.location is None) == (mode != "hybrid")


@pytest.mark.parametrize("line", ["Place of performance: Leeds", "Venue: Leeds"])
def test_further_labels_for_the_place(line: str) -> None:
    page = Page().named("Clerk").add("header", line)
    assert page.said(page.read().location) == "Leeds"


def test_a_term_in_years_limits_the_job() -> None:
    assert Page().named("Clerk").add("header", "Employment term: 3 years").read().job_types == ("temporary",)
    assert Page().named("Clerk").add("header", "Experience: 3 years").read().job_types == ()


def test_a_level_under_a_heading_or_in_a_field_counts() -> None:
    assert (
        Page().named("Cook").head("role", "Job level").add("role", "No experience needed").read().level.value == "entry"
    )
    assert Page().named("Cook").field("roleLevel", "Senior").read().level.value == "senior"
