"""The forms of English words: what a lemma stands for. Regular inflection and a table of exceptions."""

from __future__ import annotations

from functools import lru_cache

_VERBS = {
    "be": "am are is was were been being",
    "become": "becomes became becoming",
    "begin": "begins began begun beginning",
    "break": "breaks broke broken breaking",
    "bring": "brings brought bringing",
    "build": "builds built building",
    "buy": "buys bought buying",
    "choose": "chooses chose chosen choosing",
    "come": "comes came coming",
    "deal": "deals dealt dealing",
    "do": "does did done doing",
    "draw": "draws drew drawn drawing",
    "drive": "drives drove driven driving",
    "feed": "feeds fed feeding",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "forecast": "forecasts forecasted forecasting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "grow": "grows grew grown growing",
    "have": "has had having",
    "hear": "hears heard hearing",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "lead": "leads led leading",
    "learn": "learns learned learnt learning",
    "leave": "leaves left leaving",
    "make": "makes made making",
    "mean": "means meant meaning",
    "meet": "meets met meeting",
    "oversee": "oversees oversaw overseen overseeing",
    "pay": "pays paid paying",
    "put": "puts putting",
    "read": "reads reading",
    "rise": "rises rose risen rising",
    "run": "runs ran running",
    "see": "sees saw seen seeing",
    "seek": "seeks sought seeking",
    "sell": "sells sold selling",
    "send": "sends sent sending",
    "set": "sets setting",
    "shadow": "shadows shadowed shadowing",
    "show": "shows showed shown showing",
    "sit": "sits sat sitting",
    "speak": "speaks spoke spoken speaking",
    "spearhead": "spearheads spearheaded spearheading",
    "spend": "spends spent spending",
    "stand": "stands stood standing",
    "steer": "steers steered steering",
    "take": "takes took taken taking",
    "teach": "teaches taught teaching",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "undertake": "undertakes undertook undertaken undertaking",
    "understand": "understands understood understanding",
    "uphold": "upholds upheld upholding",
    "win": "wins won winning",
    "write": "writes wrote written writing",
    # final consonant doubled or not, where the rule below would guess wrong
    "travel": "travels traveled travelled traveling travelling",
    "model": "models modeled modelled modeling modelling",
    "label": "labels labeled labelled labeling labelling",
    "counsel": "counsels counseled counselled counseling counselling",
    "control": "controls controlled controlling",
    "cancel": "cancels canceled cancelled canceling cancelling",
    "program": "programs programmed programming",
    "refer": "refers referred referring",
    "defer": "defers deferred deferring",
    "transfer": "transfers transferred transferring",
    "commit": "commits committed committing",
    "submit": "submits submitted submitting",
    "equip": "equips equipped equipping",
    "excel": "excels excelled excelling",
    "focus": "focuses focused focussed focusing focussing",
    "mentor": "mentors mentored mentoring",
    "monitor": "monitors monitored monitoring",
    "debug": "debugs debugged debugging",
    "onboard": "onboards onboarded onboarding",
    "troubleshoot": "troubleshoots troubleshot troubleshooting",
    "panic": "panics panicked panicking",
    "quiz": "quizzes quizzed quizzing",
}
_NOUNS = {
    "man": "men", "woman": "women", "person": "people persons", "child": "children", "foot": "feet", "staff": "", "shelf": "shelves",
    "life": "lives", "wife": "wives", "half": "halves", "self": "selves", "leaf": "leaves", "analysis": "analyses", "basis": "bases",
    "criterion": "criteria", "crisis": "crises", "datum": "data",
}  # fmt: skip
_DOUBLING = frozenset("bdgmnprt")
_VOWELS = "aeiou"


@lru_cache(maxsize=2048)
def forms(lemma: str) -> tuple[str, ...]:
    """All forms of a lemma, itself first: "lead", "leads", "led", "leading". Of several words the first is inflected ("sign off" → "signed off").

    Whether it is a verb or a noun does not matter: the forms of both are given, with British and American spelling.
    """
    head, blank, tail = lemma.partition(" ")
    if blank:
        return tuple(f"{form} {tail}" for form in forms(head))
    found = [head]
    for spelling in _spellings(head):
        found += [spelling, *_inflected(spelling)]
    return tuple(dict.fromkeys(found))


def _spellings(word: str) -> list[str]:
    found = [word]
    for us, uk in (("ize", "ise"), ("yze", "yse")):
        if word.endswith(us) and len(word) > 5:
            found.append(word[: -len(us)] + uk)
        elif word.endswith(uk) and len(word) > 5 and word not in _ONLY_ISE:
            found.append(word[: -len(uk)] + us)
    return found


# Verbs that are written -ise everywhere.
_ONLY_ISE = frozenset(
    {
        "advertise", "advise", "comprise", "compromise", "devise", "exercise", "franchise", "improvise", "praise", "promise", "raise", "revise",
        "supervise", "surprise", "televise",
    }
)  # fmt: skip


def _inflected(word: str) -> list[str]:
    if word in _VERBS:
        return _VERBS[word].split()
    if word in _NOUNS:
        return _NOUNS[word].split()
    return [_third(word), *_past_and_gerund(word)]


def _third(word: str) -> str:
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or (word.endswith("o") and len(word) > 2 and word[-2] not in _VOWELS):
        return word + "es"
    return word + "s"


def _past_and_gerund(word: str) -> list[str]:
    if len(word) < 2:
        return []
    if word.endswith("ie"):
        return [word + "d", word[:-2] + "ying"]
    if word.endswith(("ee", "oe", "ye")):
        return [word + "d", word + "ing"]
    if word.endswith("e"):
        return [word + "d", word[:-1] + "ing"]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return [word[:-1] + "ied", word + "ing"]
    if _doubles(word):
        return [word + word[-1] + "ed", word + word[-1] + "ing"]
    return [word + "ed", word + "ing"]


def _doubles(word: str) -> bool:
    """Whether the final consonant doubles: one syllable of the form consonant, single vowel, consonant ("plan", "chat")."""
    if len(word) < 3 or word[-1] not in _DOUBLING or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return False
    return sum(char in "aeiouy" for char in word) == 1
