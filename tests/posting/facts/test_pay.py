from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdlint.posting.facts.pay import find_pays
from jdlint.posting.facts.statements import pay_statements

AMOUNTS = [
    ("Salary: N120,000 - N150,000 monthly", 120000, 150000, "NGN", "month"),
    ("250,000.Tsh – 300,000.Tsh", 250000, 300000, "TZS", None),
    ("Kshs. 45,000 to Kshs. 55,000 monthly", 45000, 55000, "KES", "month"),
    ("Rs. 18,000/- to Rs. 22,000/- per month", 18000, 22000, "INR", "month"),
    ("€ 2.700,- tot € 3.100,- bruto per maand", 2700, 3100, "EUR", "month"),
    ("500,000/= UGX", 500000, 500000, "UGX", None),
    ("GH₵2,000 - GH₵2,400", 2000, 2400, "GHS", None),
    ("90.000 - 120.000 FCFA", 90000, 120000, None, None),
    # text, min, max, currency, period
    ("£40,000", 40000, 40000, "GBP", "year"),
    ("$70-80,000", 70000, 80000, "USD", "year"),
    ("$70-80k", 70000, 80000, "USD", "year"),
    ("$95,000-125,000", 95000, 125000, "USD", "year"),
    ("Salary £21,100 - £22,700 pro rata", 21100, 22700, "GBP", "year"),
    ("Agency hourly rate – £15.85", 15.85, 15.85, "GBP", "hour"),
    ("£114, 250", 114250, 114250, "GBP", "year"),
    ("EUR 50 000 – 60 000", 50000, 60000, "EUR", "year"),
    ("50.000 € - 60.000 €", 50000, 60000, "EUR", "year"),
    ("60-80k€", 60000, 80000, "EUR", "year"),
    ("CHF 120'000", 120000, 120000, "CHF", "year"),
    ("CHF 80'000.- bis 100'000.-", 80000, 100000, "CHF", "year"),
    ("$21.50/hr", 21.5, 21.5, "USD", "hour"),
    ("$18.50 - $24.00 / hour", 18.5, 24, "USD", "hour"),
    ("$50/hr - $60/hr", 50, 60, "USD", "hour"),
    ("£12.50 per hour", 12.5, 12.5, "GBP", "hour"),
    ("£13.15ph", 13.15, 13.15, "GBP", "hour"),
    ("$5,500 monthly", 5500, 5500, "USD", "month"),
    ("2,500 EUR/month net", 2500, 2500, "EUR", "month"),
    ("£450-£500 per day", 450, 500, "GBP", "day"),
    ("$1,500/week", 1500, 1500, "USD", "week"),
    ("£25,000 - £30,000 p.a.", 25000, 30000, "GBP", "year"),
    ("GS-11 $72,553 to $94,317", 72553, 94317, "USD", "year"),
    ("Grade 9 Step 1 - $51,200 to Grade 9 Step 10 $66,400", 51200, 66400, "USD", "year"),
    ("Grade 7, £37,386 - £44,962 per annum", 37386, 44962, "GBP", "year"),
    ("$120K–$150K USD per annum", 120000, 150000, "USD", "year"),
    ("90,000.00 To 120,000.00 (USD) Annually", 90000, 120000, "USD", "year"),
    ("C$80,000", 80000, 80000, "CAD", "year"),
    ("CA$90,000 - CA$110,000", 90000, 110000, "CAD", "year"),
    ("$90,000 CAD", 90000, 90000, "CAD", "year"),
    ("A$120,000 plus super", 120000, 120000, "AUD", "year"),
    ("NZ$70k", 70000, 70000, "NZD", "year"),
    ("US$ 4,000 per month", 4000, 4000, "USD", "month"),
    ("8 000 - 12 000 zł", 8000, 12000, "PLN", None),
    ("AED 15,000 per month", 15000, 15000, "AED", "month"),
    ("40 000 kr/mån", 40000, 40000, "SEK", "month"),
    ("₹8,00,000 per annum", 800000, 800000, "INR", "year"),
    ("12-15 LPA", 1200000, 1500000, "INR", "year"),
    ("₹10-15 Lakhs", 1000000, 1500000, "INR", "year"),
    ("¥6,000,000 - ¥8,000,000", 6000000, 8000000, "JPY", "year"),
    ("6-8 million JPY", 6000000, 8000000, "JPY", "year"),
    ("salary between 40k and 50k euros", 40000, 50000, "EUR", "year"),
    ("We pay sixty thousand dollars a year", 60000, 60000, "USD", "year"),
    ("Our pay is fifteen pounds an hour, thirty-five thousand pounds after a year", 15, 15, "GBP", "hour"),
    ("Salary: from £25k to £30k", 25000, 30000, "GBP", "year"),
    ("from 800 up to 1500 EUR", 800, 1500, "EUR", None),
    ("Your salary will be €48,000 gross", 48000, 48000, "EUR", "year"),
    ("Pay range: $18 - $22", 18, 22, "USD", "hour"),
    ("The wage is 15.50 per hour", 15.5, 15.5, None, "hour"),
    ("Hourly Rate: 18.50", 18.5, 18.5, None, "hour"),
    ("Salary 30000 to 35000", 30000, 35000, None, "year"),
    ("Annual salary: $4,000 to $5,000", 4000, 5000, "USD", "year"),
    ("salary of £32,000 plus a £2,000 bonus", 32000, 32000, "GBP", "year"),
    ("We offer €500 relocation and €60,000 salary", 60000, 60000, "EUR", "year"),
    ("Base salary: $90,000 + $5,000 signing bonus", 90000, 90000, "USD", "year"),
    ("base salary of $120,000 and a $20,000 bonus", 120000, 120000, "USD", "year"),
    ("£ 50,000", 50000, 50000, "GBP", "year"),
    ("&pound;50,000", 50000, 50000, "GBP", "year"),
    ("$80,000 to $60,000", 80000, 60000, "USD", "year"),
]

OPEN = [
    ("£40k+", 40000, None),
    ("from $90,000", 90000, None),
    ("Starting at $17.00/hour", 17, None),
    ("up to £50k", None, 50000),
    ("max. 60.000 €", None, 60000),
    ("The maximum salary is $90,000", None, 90000),
]

OTHER_MONEY = [
    "Fit testing for N95 masks is paid time",
    "$1,000 home office stipend", "$5,000 signing bonus", "sign-on bonus up to $10,000", "referral bonus of £2,000", "learning budget of €1,500 per year",
    "a monthly phone allowance of $50", "We reimburse $50 per month for your internet", "tuition reimbursement up to $5,250 per year",
    "We raised $20M in Series A", "£5m of seed funding", "annual revenue of $2 billion", "over $1.5B processed a year", "$4M ARR", "manage a budget of $500,000",
    "responsible for $250,000 in annual sales", "a quota of $800,000", "€200m of assets", "deals between $50k and $200k", "grants of $5,000 to $50,000",
    "401(k) with 4% match", "a 403(b) plan", "insurance coverage up to $1,000,000", "donations up to $2,500 matched", "equity worth $20,000", "$10,000 in stock options",
    "prices start at $99 per month", "$45 per user per month", "a deposit of £500", "a fee of $30", "up to $25K per leave",
    "They paid $500 for tickets", "$3.50 shift differential", "Call 020 7946 0958 or 555-123-4567", "2020-2024", "founded in 1999", "Ref 12345", "50% of 20,000 people",
    "$0", "the maximum salary available in the pay system is $183,500", "GS-13", "Step 10", "C2C or W2", "3 to 5 years", "B2B sales of 40,000 units",
]  # fmt: skip


def _only(
    text: str, *, labelled: bool = False, context: str = ""
) -> tuple[float | None, float | None, str | None, str | None]:
    hits = find_pays(text, labelled, context)
    assert hits, f"no pay in {text!r}"
    return hits[0].min, hits[0].max, hits[0].currency, hits[0].period


@pytest.mark.parametrize(("text", "low", "high", "currency", "period"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
def test_reads_an_amount_as_people_write_it(
    text: str, low: float, high: float, currency: str | None, period: str | None
) -> None:
    assert _only(text) == (low, high, currency, period)


@pytest.mark.parametrize(("text", "low", "high"), OPEN, ids=[row[0] for row in OPEN])
def test_an_open_end_is_none(text: str, low: float | None, high: float | None) -> None:
    hit = find_pays(text)[0]
    assert (hit.min, hit.max, hit.open_ended) == (low, high, True)


@pytest.mark.parametrize(
    ("text", "low", "period"),
    [
        ("a stipend of $2,000 a month", 2000, "month"),
        ("You receive a stipend of £9,000 a year", 9000, "year"),
        ("$1,200 monthly stipend", 1200, "month"),
        ("far above others (> EUR 50k) and a pension", 50000, "year"),
    ],
)
def test_a_stipend_to_live_on_is_pay(text: str, low: float, period: str) -> None:
    (hit,) = find_pays(text)
    assert (hit.min, hit.period) == (low, period)


@pytest.mark.parametrize(
    "text",
    ["$150 monthly wellness stipend", "$900 monthly health stipend", "$10,000 annual stipend for relocation", "a yearly learning stipend of $9,000", "a 401k match"],
)  # fmt: skip
def test_a_stipend_for_a_purpose_is_none(text: str) -> None:
    assert find_pays(text) == ()


@pytest.mark.parametrize("text", OTHER_MONEY)
def test_other_money_is_no_pay(text: str) -> None:
    assert find_pays(text) == ()


def test_a_plus_before_benefits_leaves_nothing_open() -> None:
    hit = find_pays("£45,000 + benefits")[0]
    assert (hit.min, hit.max, hit.open_ended) == (45000, 45000, False)


def test_bare_numbers_count_behind_a_label() -> None:
    assert _only("40,000-50,000", labelled=True) == (40000, 50000, None, "year")
    assert find_pays("40,000-50,000") == ()


def test_a_label_tells_the_period() -> None:
    assert _only("$4,600", labelled=True, context="Monthly salary") == (4600, 4600, "USD", "month")


@pytest.mark.parametrize("text", ["2024", "Ref 12345", "50-60", "5 days"])
def test_other_numbers_behind_a_label_are_no_amounts(text: str) -> None:
    assert find_pays(text, labelled=True) == ()


def test_zero_counts_only_as_the_whole_value_of_a_label() -> None:
    assert _only("$0", labelled=True) == (0, 0, "USD", None)
    assert find_pays("Delivery is $0 for members", labelled=True) == ()


def test_several_ranges_are_several_hits() -> None:
    text = "$82,000 to $98,000 and $101,000 to $127,000; $130,000 (flat)"
    assert [(hit.min, hit.max) for hit in find_pays(text)] == [(82000, 98000), (101000, 127000), (130000, 130000)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The salary is £40k to £45k a year.", "£40k to £45k"),
        ("Salary: EUR 50 000 – 60 000, gross", "EUR 50 000 – 60 000"),
        ("Pays sixty thousand dollars a year", "sixty thousand dollars"),
        ("Salary £40k+ for the right cook", "£40k+"),
    ],
)
def test_the_hit_spans_the_amount(text: str, span: str) -> None:
    hit = find_pays(text)[0]
    assert text[hit.start : hit.end] == span


def test_what_says_nothing_of_pay_is_bare() -> None:
    assert find_pays("€75k–€95k")[0].kind == "bare"
    assert find_pays("a salary of €75k")[0].kind == "stated"
    assert find_pays("€25 per hour")[0].kind == "stated"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("We offer a competitive salary.", "competitive salary"),
        ("Salary commensurate with experience", "Salary commensurate"),
        ("Pay: DOE", "DOE"),
        ("This is a paid internship", "paid internship"),
        ("an unpaid position", "unpaid position"),
        ("Hourly rate negotiable", "Hourly rate negotiable"),
        ("hiring a GS-13 analyst", "GS-13"),
        ("Band 6 nurse", "Band 6"),
        ("paid according to the collective agreement", "paid according to"),
        ("We pay a competitive\nsalary", "competitive\nsalary"),
        ("competitive pay and free bread", "competitive pay"),
        ("an attractive, performance-related salary", "attractive, performance-related salary"),
        ("competitive cash and equity compensation", "competitive cash and equity compensation"),
        ("The pay is negotiable", "pay is negotiable"),
        ("Your salary will depend on experience", "salary will depend"),
        ("Salary as per government norms", "Salary as"),
        ("We pay above average", "pay above"),
        ("a paid (hourly) position", "paid (hourly) position"),
        ("The internship is paid.", "paid"),
        ("TVL-E13", "TVL-E13"),
        ("Pay: 41 to 47 CPM", "41 to 47 CPM"),
        ("Drivers get 52 cents per mile", "52 cents per mile"),
        ("a competitive rate of pay", "competitive rate"),
        ("pay group E 9b TVöD", "E 9b TVöD"),
    ],
)
def test_finds_statements_without_an_amount(text: str, statement: str) -> None:
    start, end = pay_statements(text)[0]
    assert text[start:end] == statement


@pytest.mark.parametrize(
    "text",
    [
        "a competitive advantage", "paid time off and paid leave", "paid holidays", "sick pay", "does anyone", "a deer (doe)", "experience equivalent to GS-12",
        "one year at the next lower grade, GS-13", "a band of 6 musicians", "competitive programming", "pay attention to detail", "rated 5 stars",
        "leading salary negotiations", "strong compensation analysis skills", "a great pay platform", "We pay at the end of the month", "We pay for your training",
        "Competitive rates for our customers", "competitive rates on loans", "Run campaigns at 20 CPM", "20 miles a day",
        "paid job boards", "a paid role model", "Salary reviews are based on merit", "the invoice is paid", "E13 mountings", "TV in every room",
    ],
)  # fmt: skip
def test_near_misses_are_no_statements(text: str) -> None:
    assert pay_statements(text) == ()


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=" $£€0123456789.,k-–+toperyahusalrmb/()'\n", max_size=80), st.booleans())
def test_any_text_gives_hits_within_it(text: str, labelled: bool) -> None:
    for hit in find_pays(text, labelled):
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end].strip()
        assert hit.open_ended == (hit.min is None or hit.max is None)


def test_a_week_in_the_heading_makes_no_weekly_pay_of_a_years() -> None:
    (hit,) = find_pays("Pay is between £14,100 and £16,000", labelled=True, context="17 hours per week")
    assert hit.period == "year"
    assert find_pays("£410 to £500", labelled=True, context="Weekly pay")[0].period == "week"


def test_how_often_it_is_paid_is_no_period_of_a_small_amount() -> None:
    assert find_pays("Weekly pay, $19.50")[0].period == "hour"
    assert find_pays("Weekly pay of $950")[0].period == "week"
