"""The kinds of rules, one module each.

A kind offers ``KEYS`` (its keys of a rule file: type, whether required, help), ``FIELDS`` (what its matches give to a message; None where that
depends on the rule), ``validate(root)`` (the rule file's own keys to plain data, errors at their place) and
``find(rule, context)`` (the matches in one posting; most find none, so the cheap questions come first).
"""
