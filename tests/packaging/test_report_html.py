"""The HTML report in a real browser: headless Chromium, driven by chromedriver over plain HTTP, and axe-core from npm."""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import tarfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jdlint.cli import main

from .conftest import ROOT, succeed

pytestmark = pytest.mark.packaging

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip
HOSTILE = """\
# Senior <script>document.title = 'broken'</script> Cook 💷 \u202edne\u202c

Location: [City] <img src=x onerror="document.title = 'broken'"> Leeds

Salary: TBD, 100% ]]> ::error::x \x1b[31mred

## Your tasks

- Cook **[number] meals** a day & more; see [the menu](TODO)
- Basic knowledge of "sauces" 'n' 🍲 [Name]

## Aufgaben

- שלום עולם [Name of the town]
"""


class Browser:
    """A page in Chromium."""

    def __init__(self, address: str) -> None:
        self._address = address
        options = {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": list(FLAGS), "perfLoggingPrefs": {"enableNetwork": True}},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        started = self._post("/session", {"capabilities": {"alwaysMatch": options}})
        self._session = f"/session/{started['sessionId']}"

    def _post(self, path: str, data: Any) -> Any:
        request = urllib.request.Request(
            self._address + path, json.dumps(data).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def call(self, path: str, **data: Any) -> Any:
        return self._post(self._session + path, data)

    def run(self, script: str) -> Any:
        """The value that a script returns, or that its promise resolves to."""
        return self.call("/execute/sync", script=script, args=[])

    def cdp(self, command: str, **parameters: Any) -> Any:
        return self.call("/goog/cdp/execute", cmd=command, params=parameters)

    def look(self, width: int, scheme: str) -> None:
        """Sets the width in pixels and the colour scheme that the reader prefers."""
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def log(self, kind: str) -> list[Any]:
        entries: list[Any] = self.call("/se/log", type=kind)
        return entries

    def close(self) -> None:
        request = urllib.request.Request(self._address + self._session, method="DELETE")
        urllib.request.urlopen(request, timeout=60).close()


def need(*names: str) -> str:
    """The path of a program, by one of its names."""
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    pytest.fail(f"this test needs {' or '.join(names)}: apt-get install chromium chromium-driver npm")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    need("chromium", "chromium-browser", "google-chrome")
    driver = need("chromedriver")
    home = tmp_path_factory.mktemp("browser")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # The profile is made anew in the temporary folder, which goes with the tests.
    environment = {**os.environ, "TMPDIR": str(home), "HOME": str(home)}
    with (home / "driver.log").open("w") as log:
        process = subprocess.Popen([driver, f"--port={port}"], stdout=log, stderr=log, env=environment)
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(100):
                try:
                    urllib.request.urlopen(f"{address}/status", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.1)
            opened = Browser(address)
            yield opened
            opened.close()
        finally:
            process.terminate()
            process.wait(timeout=30)


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, which judges how accessible a page is."""
    folder = tmp_path_factory.mktemp("axe")
    succeed(need("npm"), "pack", "--silent", "axe-core@4", cwd=folder)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as files:
        member = files.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode("utf-8")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Any]]:
    """A report on bad, good and hostile postings, and the same findings as data."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "hostile.md").write_bytes(HOSTILE.encode())
    page, data = folder / "report.html", folder / "report.json"
    paths = [str(ROOT / "examples"), str(folder / "hostile.md")]
    # One run for both: the same findings in the same order.
    code = main(
        [
            "check",
            "--isolated",
            "--today",
            "2026-01-15",
            f"--output-format=html={page}",
            f"--output-format=json={data}",
            *paths,
        ]
    )
    assert code == 1
    findings: list[Any] = json.loads(data.read_text(encoding="utf-8"))["findings"]
    assert len(findings) > 50
    return page, findings


MARKED = """
return [...document.querySelectorAll('.ref')].map(ref => {
  const number = ref.textContent, note = document.getElementById('n' + number);
  // What is marked before the reference, across the other references that stand in between.
  let text = '', at = ref.previousSibling;
  while (at && (at.nodeName === 'MARK' || at.className?.startsWith('ref'))) { if (at.nodeName === 'MARK') text = at.textContent + text; at = at.previousSibling; }
  return {number: Number(number), text, whole: ref.closest('.block').textContent, said: note.textContent};
});
"""


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_findings_are_marked_at_the_right_text(browser: Browser, report: tuple[Path, list[Any]]) -> None:
    page, findings = report
    browser.call("/url", url=page.as_uri())
    assert browser.run("return document.title") == "Job postings, checked"
    marked = {one["number"]: one for one in browser.run(MARKED)}
    notes = browser.run("return [...document.querySelectorAll('.note')].map(note => Number(note.id.slice(1)))")
    assert sorted(notes) == list(range(1, len(findings) + 1))
    exact = 0
    for number, finding in enumerate(findings, 1):
        said = squeezed(browser.run(f"return document.getElementById('n{number}').textContent"))
        assert f"line {finding['start']['line']}, column {finding['start']['column']}" in said
        one = marked.get(number)
        if one is None:
            continue
        text = squeezed(finding["text"].replace("**", ""))
        # What the reader took away (the address of a link, an entity) is marked by what stands for it.
        if text and text in squeezed(one["whole"]):
            assert one["text"].endswith(finding["text"].strip()) or text in squeezed(one["text"]), (finding, one)
            exact += 1
    assert exact > len(findings) * 0.8, f"{exact} of {len(findings)}"


def test_nothing_is_run_fetched_or_complained_of(browser: Browser, report: tuple[Path, list[Any]]) -> None:
    browser.log("performance")
    browser.log("browser")
    browser.call("/url", url=report[0].as_uri())
    assert browser.run("return document.title") == "Job postings, checked"
    assert browser.run("return document.querySelectorAll('script, img, iframe').length") == 0
    assert browser.log("browser") == []
    events = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith("data:")] == [report[0].as_uri()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 420])
def test_everybody_can_read_it(
    width: int, scheme: str, browser: Browser, axe: str, report: tuple[Path, list[Any]], tmp_path: Path
) -> None:
    browser.look(width, scheme)
    browser.call("/url", url=report[0].as_uri())
    browser.run("for (const one of document.querySelectorAll('details')) one.open = true;")
    assert browser.run("return document.documentElement.scrollWidth") <= width
    background = browser.run("return getComputedStyle(document.body).backgroundColor")
    dark = sum(int(part) for part in background.strip("rgb()").split(",")) < 300
    assert dark is (scheme == "dark")
    browser.run(f"{axe}\nwindow.axe = axe;")
    result = browser.run("return axe.run(document, {resultTypes: ['violations']})")
    assert result["testEngine"]["name"] == "axe-core"
    assert len(result["passes"]) > 10
    told = [
        (one["id"], one["impact"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"])
        for one in result["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert told == []
    shot = base64.b64decode(browser.cdp("Page.captureScreenshot")["data"])
    (tmp_path / f"report-{width}-{scheme}.png").write_bytes(shot)
    assert len(shot) > 10_000


def test_it_works_by_keyboard_and_on_paper(browser: Browser, report: tuple[Path, list[Any]]) -> None:
    browser.look(1280, "light")
    browser.call("/url", url=report[0].as_uri())
    # A box hides the notes of its severity, without a script.
    shown = "return getComputedStyle(document.querySelector('.note.must')).display"
    assert browser.run(shown) != "none"
    browser.run("document.getElementById('show-must').focus()")
    space = {
        "type": "key",
        "id": "keys",
        "actions": [{"type": "keyDown", "value": " "}, {"type": "keyUp", "value": " "}],
    }
    browser.call("/actions", actions=[space])
    assert browser.run(shown) == "none"
    # On paper everything is shown, also what a reader would have to open.
    browser.cdp("Emulation.setEmulatedMedia", media="print")
    closed = "return document.querySelector('details .block').getBoundingClientRect().height"
    assert browser.run(closed) > 0
    assert browser.run("return getComputedStyle(document.querySelector('.filter input')).display") == "none"
