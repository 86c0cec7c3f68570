from __future__ import annotations

import pytest

from jdlint.posting.facts.jobtype import JOB_TYPES, find_job_types, share_of_value

STATED = [
    ("A full-time internship at our dairy", ["full-time", "internship"]),
    ("This is an unpaid, part-time internship", ["internship", "part-time"]),
    ("Summer 2031 internships in the garden", ["internship"]),
    ("We are looking for interns", ["internship"]),
    ("We are seeking contractors", ["contract"]),
    ("a six (6) week assignment", ["temporary"]),
    ("The appointment is one year, renewable", ["temporary"]),
    ("This is a 1099 position", ["contract"]),
    ("FT/PT evening shifts available", ["full-time", "part-time"]),
    ("We have P/T and F/T openings", ["full-time", "part-time"]),
    ("Part-time or sessional contracts available", ["contract", "part-time"]),
    ("The term can be anywhere from 6-12 months", ["temporary"]),
    ("The term of the appointment is two years", ["temporary"]),
    ("The assignment is expected to last 8 weeks", ["temporary"]),
    ("The contract's duration will be nine to twelve months", ["temporary"]),
    ("This is a 9-month engagement", ["temporary"]),
    ("We have a full-time opening after the summer", ["full-time"]),
    ("You may work full-time or part-time", ["full-time", "part-time"]),
    ("This is a full-time, salaried position", ["full-time"]),
    ("Join our kitchen full time", ["full-time"]),
    ("We are looking for a fulltime baker", ["full-time"]),
    ("a part time role", ["part-time"]),
    ("1.0 FTE", ["full-time"]),
    ("0.6 FTE", ["part-time"]),
    ("full- or part-time", ["full-time", "part-time"]),
    ("This is a six month part-time contract position", ["contract", "part-time"]),
    ("a 12-month contract", ["contract"]),
    ("a time-limited contract until May", ["contract"]),
    ("This is a renewable, project-based contract for a year", ["contract"]),
    ("You work on a six week contract", ["contract"]),
    ("We offer a permanent employment contract", ["permanent"]),
    ("a fixed-term contract", ["contract", "temporary"]),
    ("This is a fixed-term post", ["temporary"]),
    ("a term appointment of two years", ["temporary"]),
    ("maternity cover until spring", ["temporary"]),
    ("The position is temporary", ["temporary"]),
    ("a seasonal job from May to October", ["temporary"]),
    ("a permanent position", ["permanent"]),
    ("a permanent full-time post", ["full-time", "permanent"]),
    ("You work as a contractor, an independent contractor", ["contract"]),
    ("This internship lasts three months full time", ["full-time", "internship"]),
    ("a volunteer position", ["volunteer"]),
    ("on a freelance basis", ["freelance"]),
    ("We seek an experienced freelancer for this", ["freelance"]),
    ("looking to contract a photographer", ["contract"]),
    ("It is a W-2 position", []),
    ("a permanent, full-time post", ["full-time", "permanent"]),
    ("a full-time, permanent role", ["full-time", "permanent"]),
    ("It is part-time and temporary", ["part-time", "temporary"]),
    ("a seasonal, full-time position", ["full-time", "temporary"]),
    ("a casual / part-time job", ["part-time", "temporary"]),
    ("a two-year, full-time position", ["full-time", "temporary"]),
    ("The secretary serves a 12 month term.", ["temporary"]),
    ("This is a two-year, grant-funded post.", ["temporary"]),
    ("Our nine-month fellowship", ["temporary"]),
    ("This is a full-time, six-month position", ["full-time", "temporary"]),
    ("The appointment will not exceed 30 June 2028.", ["temporary"]),
    ("You start in January 2027 and work here, ending on 31 March 2028.", ["temporary"]),
    ("The post is funded for 18 months.", ["temporary"]),
    ("The position ends on 31 August 2028", ["temporary"]),
    ("This role is on a voluntary basis", ["volunteer"]),
    ("We are looking for volunteers for our repair café", ["volunteer"]),
    ("Drivers wanted, volunteers needed!", ["volunteer"]),
    ("This part-time post is to grow into a full-time, or nearly full-time one", ["part-time"]),
    ("The appointment is for two years", ["temporary"]),
    ("The position is limited to three years", ["temporary"]),
    ("a post for 18 months, in the first instance for one year", ["temporary"]),
    ("the role is initially limited to 24 months", ["temporary"]),
    ("FTE: 0.8", ["part-time"]),
    ("an 80-100% position", []),
    ("a 60% position", []),
    ("30 hours per week", []),
    ("20h/week", []),
    ("37.5 hours a week", []),
    ("a zero-hours contract", []),
    ("We invite applications for four cook's posts for a period of two years", ["temporary"]),
    ("You will be employed for three years", ["temporary"]),
    ("The studentship is tenable for 42 months", ["temporary"]),
    ("The contract will run for 24 months", ["temporary"]),
    ("The appointment will be for an initial period of 12 months", ["temporary"]),
    ("We offer a two-year position", ["temporary"]),
    ("a two-year contractual post with a trial month", ["contract"]),
    ("The job runs from 1 May to 30 September", ["temporary"]),
    ("We are looking for a seasonal gardener", ["temporary"]),
    ("We hire a permanent cook", ["permanent"]),
    ("We seek two ecologists for a period of three years", ["temporary"]),
    ("We need a barista for the summer season", ["temporary"]),
    ("a 4-year apprenticeship", []),
    ("full-/part-time", ["full-time", "part-time"]),
    ("Full/part time, as you like", ["full-time", "part-time"]),
    ("We offer both full-time and part-time positions", ["full-time", "part-time"]),
    ("The post is half-time", ["part-time"]),
    ("an open-ended employment contract", ["permanent"]),
    ("a continuing appointment", ["permanent"]),
    ("You are self-employed here", ["freelance"]),
    ("All internships are paid", ["internship"]),
    ("The college invites applications for a tenure-track position", []),
    ("a tenure-track assistant professorship", []),
]

LABELLED = [
    ("Contract Permanent", ["permanent"]),
    ("Permanent contract", ["permanent"]),
    ("Contract or permanent", ["contract", "permanent"]),
    ("Contract", ["contract"]),
    ("Temp", ["temporary"]),
    ("FT", ["full-time"]),
    ("FULL_TIME", ["full-time"]),
    ('["PART_TIME", "CONTRACTOR"]', ["contract", "part-time"]),
    ("Permanent, full time", ["full-time", "permanent"]),
    ("Fixed term, 12 months", ["temporary"]),
    ("12 months", ["temporary"]),
    ("23 month fixed term contract", ["contract", "temporary"]),
    ("Intern", ["internship"]),
    ("Volunteer (unpaid)", ["volunteer"]),
    ("Freelance", ["freelance"]),
    ("W-2", []),
    ("Per diem", []),
    ("Apprenticeship", []),
]

SHARES = [
    ("20 hours a week", "part-time"),
    ("20-30 hours per week", "part-time"),
    ("37.5 hours per week", "full-time"),
    ("5-10 hrs/week", "part-time"),
    ("40 hrs/week", "full-time"),
    ("30 hours per week", ""),
    ("32 hours a week", ""),
    ("20-40 hours a week", "full-time+part-time"),
    ("12 to 38 hours per week", "full-time+part-time"),
    ("at least 10 hours a week, with up to 36 in the harvest", "full-time+part-time"),
    ("76 hours per fortnight", "full-time"),
    ("40 hours every two weeks", "part-time"),
    ("You work two days a week", "part-time"),
    ("The post is for four days per week", ""),
    ("with 65 % of the regular working time", "part-time"),
    ("50 percent of a full-time position", "part-time"),
    ("a workload of 80%", "part-time"),
    ("a 60% position", "part-time"),
    ("a 100% position", "full-time"),
    ("an 80-100% position", ""),
]

VALUES = [
    ("37", "full-time"),
    ("37.5 hours", "full-time"),
    ("20 per week", "part-time"),
    ("0.6", "part-time"),
    ("1.0 FTE", "full-time"),
    ("30 hours", ""),
    ("9 - 5", ""),
    ("8am to 4pm", None),
    ("09:00 to 17:00", None),
    ("flexible", None),
]

ELSE = [
    "You will help to hire interns and contractors", "a twelve-week term", "The contract is with the council for 12 bridges",
    "We may hire you full-time after the internship", "Good helpers could be offered a full-time contract", "a full-time offer upon graduation",
    "The term of office is two years", "The duration of the course is six months", "In the long term that is two years away",
    "The course runs for two years", "your PT will see you at noon", "The term of the loan is five years",
    "The shop closes for the summer", "We need new tables for the summer season", "We look for partners for a period of reflection", "Records are kept for a period of two years",
    "a similar post for two years", "the bridge project runs for three years", "applications are open for a period of three weeks", "The probationary period for this position is six months",
    "the offer runs from May to June", "You will recruit seasonal pickers", "responsible for recruiting volunteers", "a seasonal menu", "50% of your time goes to baking",
    "with 65 % of the market", "80% of our guests", "The school is open four days a week", "Two days a week of training come with the job", "support for tenure-track faculty", "a temporary fence",
    "They need a permanent solution", "76 guests per fortnight", "Notice is two weeks, 30 hours before the shift",
    "You plan the fiscal year starting in July 2027 and ending on 30 June 2028",
    "Two years role experience", "a three-year degree position", "five year term loans", "a minimum 2 year position", "The course ends on 31 August 2028",
    "Applications end on 3 May 2027", "The total must not exceed 2027 entries", "Work on Sundays is on a voluntary basis", "You fill in the survey on a voluntary basis",
    "You will be recruiting volunteers", "You help us seeking volunteers", "Our volunteers are great", "We are open 60 hours per week", "The shop is open to guests 38 hours a week",
    "The course is limited to three years",
    "We work on a project for two years",
    "two years, full-time, in a kitchen",
    "We are 100% behind the team",
    "a permanent and lasting change",
    "Two years of full-time paid experience as a clerk", "one year full-time experience driving", "full-time students are welcome", "you study biology full-time", "or full-time equivalent experience",
    "We have 50 full-time employees", "our full-time staff receive benefits", "before handing over to full-time program staff", "an internship that may lead to full-time employment", "a chance to become a full-time employee",
    "Number of hours you worked (if part time)", "not a term limited appointment", "This is not a contract role", "full-time telework is possible",
    "contract negotiation", "sign a large contract", "Our work is a contract with the city", "This is not a contract", "contracts with clients", "smart contracts", "contract management", "contractor management", "reviewing contract law",
    "deletes temporary files", "permanent residents only", "the permanent collection", "paid volunteer days", "volunteer opportunities", "supervise volunteers",
    "mentoring in our intern program", "previous internship experience", "a freelance platform", "networks of freelancers", "experience as a contractor",
    "save five hours per week of reporting", "24 hours a day", "timetables", "an interim report", "the W-2 form", "internal and international teams", "part of the time",
]  # fmt: skip


def _types(text: str, *, labelled: bool = False) -> list[str]:
    return sorted({name for hit in find_job_types(text, labelled) for name in hit.types})


@pytest.mark.parametrize(("text", "types"), STATED, ids=[text for text, _ in STATED])
def test_a_sentence_states_the_kind_of_employment(text: str, types: list[str]) -> None:
    hits = find_job_types(text)
    assert hits
    assert _types(text) == types
    for hit in hits:
        assert text[hit.start : hit.end].strip() == text[hit.start : hit.end] != ""


@pytest.mark.parametrize(("text", "types"), LABELLED, ids=[text for text, _ in LABELLED])
def test_a_label_states_the_kind_of_employment(text: str, types: list[str]) -> None:
    assert find_job_types(text, labelled=True)
    assert _types(text, labelled=True) == types


@pytest.mark.parametrize("text", ELSE)
def test_near_misses_state_nothing(text: str) -> None:
    assert find_job_types(text) == ()


@pytest.mark.parametrize(
    "text", ["10:30 am PT", "Sundays on a voluntary basis", "1:30-2:30pm ET (10:30 PT)", "Design", "Engineering", ""]
)
def test_other_values_of_a_label_state_nothing(text: str) -> None:
    assert find_job_types(text, labelled=True) == ()


def test_single_words_need_a_label() -> None:
    assert find_job_types("contract") == ()
    assert find_job_types("permanent") == ()


def test_what_is_sure_speaks_of_this_job() -> None:
    assert find_job_types("a full-time position")[0].sure
    assert not find_job_types("part-time remote")[0].sure


def test_only_known_types_come_out() -> None:
    from jdlint import lexicons

    names = {name for key in lexicons.load("employment")["types"] for name in key.split("+")}
    assert names - {"stated"} == set(JOB_TYPES)


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_hours_and_percentages_amount_to_a_share(text: str, share: str) -> None:
    assert [hit.share for hit in find_job_types(f"This is {text}.")] == [share]


@pytest.mark.parametrize(("value", "share"), VALUES)
def test_what_the_value_of_a_label_for_hours_amounts_to(value: str, share: str | None) -> None:
    assert share_of_value(value) == share
