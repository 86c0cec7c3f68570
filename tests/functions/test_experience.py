"""Years and technologies that belong to one demand."""

from __future__ import annotations

import time

import pytest

from jdlint.functions import experience


def _read(text: str) -> list[tuple[int, list[str]]]:
    return [(demand.years, [one.name for one in demand.technologies]) for demand in experience.demands(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10+ years of experience with Kubernetes", [(10, ["Kubernetes"])]),
        ("At least 12 (twelve) years' professional experience in Swift", [(12, ["Swift"])]),
        ("8+ years React, Vue or Angular", [(8, ["React", "Vue.js", "Angular"])]),
        ("5-7 years of TypeScript/JavaScript", [(5, ["TypeScript", "JavaScript"])]),
        ("Kubernetes (15+ years)", [(15, ["Kubernetes"])]),
        ("K8s: 15+ years", [(15, ["Kubernetes"])]),
        ("fifteen years of Docker", [(15, ["Docker"])]),
        ("experience with Rust for 12 years", [(12, ["Rust"])]),
        ("15+ years of Apache Spark experience", [(15, ["Spark"])]),
        ("10 years of .NET Core", [(10, [".NET Core"])]),
        ("20 yrs C++", [(20, ["C++"])]),
    ],
)
def test_years_with_their_technology(text: str, expected: list[tuple[int, list[str]]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["10 years in operations, with knowledge of Docker", "10 years of software engineering, including Kubernetes", "5+ years of Go to market experience", "10 years of R&D", "15 years C-level experience",
     "20 years in IT; Docker, Terraform", "We have used Kubernetes for 15 years", "2015 years of React", "React 18 and Node 20", "a 10-year-old Java product", "$15 years React"],
)  # fmt: skip
def test_years_of_something_else(text: str) -> None:
    assert _read(text) == []


def test_names_are_whole() -> None:
    assert experience.name_at("Java/J2EE", 0) == "Java"
    assert experience.name_at("JavaScript", 0) == "JavaScript"
    assert experience.name_at("Javanese", 0) == ""
    assert experience.name_at("Spring Boot, Kafka", 0) == "Spring Boot"
    assert experience.name_at("Node.js.", 0) == "Node.js"


@pytest.mark.packaging
@pytest.mark.timing
@pytest.mark.parametrize(
    "piece",
    ["10 years of ", "10 years of professional ", "years ", "Java, ", "10 years with Java, ", "1", "(", "at least "],
)
def test_linear_time(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece)) + " years"
        best = 1.0
        for _ in range(3):
            start = time.process_time()
            for _ in experience.demands(text):
                pass
            best = min(best, time.process_time() - start)
        return best

    cost(1_000)
    assert cost(100_000) < 40 * max(cost(10_000), 0.0005)
