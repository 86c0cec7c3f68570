"""Adds what is made ahead of rule files and lexicons to the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileAhead(BuildHookInterface):  # type: ignore[type-arg]
    """Runs ``compile_ahead.py`` for wheels; an editable install makes its own form when it is first used."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes the files and names them for inclusion."""
        if version == "editable" or self.target_name != "wheel":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="jdlint-")
        script = Path(self.root) / "scripts" / "compile_ahead.py"
        # A fixed seed: the order of sets must not differ from build to build.
        environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([sys.executable, str(script), self.root, self._folder.name], check=True, env=environment)
        for path in sorted(Path(self._folder.name).iterdir()):
            build_data["force_include"][str(path)] = f"jdlint/_compiled/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Takes the files away."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
