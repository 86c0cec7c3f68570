from __future__ import annotations

import pytest

from jdlint.posting.facts.workmode import find_work_modes

STATED = [
    ("You can work remotely from time to time", "remote", "optional"),
    ("Fully remote or partly from our office in Graz: you choose", "remote", "sure"),
    ("Our kitchen team is fully remote across Europe and meets once a quarter", "remote", "sure"),
    ("You may work flexible hours and from any location.", "remote", "sure"),
    ("We have a work-from-anywhere culture", "remote", "optional"),
    ("The job can at times be worked remotely", "remote", "optional"),
    ("This position is 100% remote", "remote", "job"),
    ("This is a fully remote role.", "remote", "job"),
    ("a remote-first company", "remote", "sure"),
    ("Our remote-first team", "remote", "sure"),
    ("in a remote environment", "remote", "sure"),
    ("Work remotely from wherever you like", "remote", "sure"),
    ("You will work with a fully remote team", "remote", "sure"),
    ("We are fully distributed.", "remote", "sure"),
    ("Work from home", "remote", "sure"),
    ("You can live anywhere", "remote", "sure"),
    ("a home-based post", "remote", "job"),
    ("Engineer, Remote", "remote", "sure"),
    ("remote within the EU", "remote", "sure"),
    ("a virtual position", "remote", "job"),
    ("Remote work is possible after a year", "remote", "optional"),
    ("We discuss possibilities to work remotely", "remote", "optional"),
    ("remote workers will be considered", "remote", "optional"),
    ("Occasional remote work", "remote", "optional"),
    ("a hybrid role", "hybrid", "job"),
    ("Our hybrid working policy", "hybrid", "sure"),
    ("three days a week in the office", "hybrid", "sure"),
    ("in the office 2-3 days per week", "hybrid", "sure"),
    ("one day a week from home", "hybrid", "sure"),
    ("Remote is fine, but some time in the office is required", "hybrid", "sure"),
    ("This is an on-site role", "onsite", "job"),
    ("The role is on-site in Denver", "onsite", "job"),
    ("an in-person position", "onsite", "job"),
    ("an on-site, part-time position", "onsite", "job"),
    ("Five days a week in the office", "onsite", "sure"),
    ("This position is not remote", "onsite", "job"),
    ("remote work is not an option", "onsite", "sure"),
    ("in our office at the harbour", "onsite", "hint"),
    ("Our staff no longer work remotely", "onsite", "sure"),
    ("We no longer offer remote work", "onsite", "sure"),
    ("The role is not eligible for remote work", "onsite", "sure"),
    ("Work is performed on site", "onsite", "sure"),
    ("You work on-site at our mill", "onsite", "sure"),
    ("This requires on-site presence", "onsite", "sure"),
    ("A mix of home and office working", "hybrid", "sure"),
    ("You split your time between home and our office", "hybrid", "sure"),
    ("Spend 40% of your time in the office", "hybrid", "sure"),
    ("Blended working, two days on campus", "hybrid", "sure"),
    ("You work in a hybrid model", "hybrid", "sure"),
    ("Partly remote", "hybrid", "sure"),
    ("This role is remote with occasional travel to our office", "remote", "job"),
    ("All apprenticeship placements will be remote", "remote", "job"),
    ("Both roles are fully remote", "remote", "job"),
    ("The work is virtual.", "remote", "sure"),
    ("The internship will be virtual, with one visit", "remote", "sure"),
    ("Much of the job is virtual", "hybrid", "sure"),
    ("Most of the work can be done from home", "hybrid", "sure"),
    ("Some, but not all, of the paperwork may be done from home", "remote", "optional"),
    ("Some but not all of the desk work may be performed remotely", "hybrid", "sure"),
    ("You work partly from home", "hybrid", "sure"),
    ("Part of the week can be worked from home", "hybrid", "sure"),
    ("Remote? Yes", "remote", "sure"),
    ("The crew works from home most of the week", "hybrid", "sure"),
    ("Up to 40% remote work", "hybrid", "sure"),
    ("Up to 100% remote work", "remote", "sure"),
    ("Telecommuting two days a week is usual", "hybrid", "sure"),
    ("You work from your home office", "remote", "sure"),
    ("A home office is possible", "remote", "optional"),
    ("The ability to work from home", "remote", "optional"),
    ("The work can be done from anywhere", "remote", "sure"),
    ("The post cannot be done remotely", "onsite", "sure"),
    ("It is not possible to work remotely", "onsite", "sure"),
    ("This position does not allow remote work", "onsite", "sure"),
]

ELSE = [
    "Therapy in community and home-based settings", "home-based hospice visits", "home-based rehabilitation",
    "Remote? No", "Can I be fully remote?",
    "Most of our customers work from home", "$300 for your home office equipment", "The Home Office issues the permit", "The office at home needs a manager",
    "The interview is virtual", "Our product is virtual reality", "Some roles are remote", "Training is virtual",
    "Experience collaborating with remote teams", "experience in a remote environment", "remote sensing", "remote monitoring of patients", "a remote control", "remote access", "remote communities in the north",
    "a remotely proctored test", "the test can be taken from a remote location", "Conduct design activities remotely and in person",
    "hybrid cloud", "migrate to a hybrid environment", "hybrid vehicles", "managing hybrid and remote teams", "distributed systems", "a distributed team", "distributed version control",
    "on-site gym", "onsite interviews", "on-site childcare", "consulting on-site with a client", "work from home stipend", "home based care services", "home office budget",
    "virtual meetings", "virtual machines", "flexible work schedules and telework", "If the position is not remote, you will move", "most of our positions are remote", "approval for fully remote positions",
    "respond within two days from the office", "a person in the office", "the box office", "customers anywhere in the world", "team building offsite",
    "You install machines on site at customers", "training is done on site", "our hybrid approach to search", "a mix of home and office furniture",
    "Our clients work remotely", "blended learning", "a hybrid model of care",
]  # fmt: skip


@pytest.mark.parametrize(("text", "mode", "strength"), STATED, ids=[text for text, _, _ in STATED])
def test_a_sentence_states_the_mode(text: str, mode: str, strength: str) -> None:
    hits = find_work_modes(text)
    assert [(hit.mode, hit.strength) for hit in hits][:1] == [(mode, strength)]
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@pytest.mark.parametrize("text", ELSE)
def test_near_misses_state_no_mode(text: str) -> None:
    assert find_work_modes(text) == ()


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Remote", "remote"),
        ("Virtual (100% Remote)", "remote"),
        ("Anywhere (within three hours of UTC)", "remote"),
        ("Hybrid", "hybrid"),
        ("Leeds (hybrid, two days a week)", "hybrid"),
        ("On-site", "onsite"),
        ("In office", "onsite"),
        ("Pune (Work from office)", "onsite"),
    ],
)
def test_a_label_states_the_mode(text: str, mode: str) -> None:
    assert find_work_modes(text, labelled=True)[0].mode == mode


def test_a_town_is_no_mode() -> None:
    assert find_work_modes("Leeds", labelled=True) == ()


def test_any_location_of_something_else_is_no_mode() -> None:
    assert find_work_modes("You ship goods from any location") == ()
    assert find_work_modes("Experience of work done from any location") == ()
