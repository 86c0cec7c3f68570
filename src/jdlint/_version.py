"""The version of jdlint, and where it lives, in one place."""

__version__ = "0.1.0"
# The same as in pyproject.toml's [project.urls], which an installed jdlint does not carry in a form that is quick to read.
HOMEPAGE = "https://example.com/jdlint"
RULES_URL = f"{HOMEPAGE}/rules/"
FACTS_AS_OF = "2026-11"
