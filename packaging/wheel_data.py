"""Build hook: puts the checkout's `resources/` and `translations/` inside the wheel's package."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA_FOLDERS = ("resources", "translations")


class WheelData(BuildHookInterface):
    """Adds the data folders to standard wheels; an editable install reads them from the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            for folder in DATA_FOLDERS:
                build_data["force_include"][folder] = f"calendario/{folder}"
