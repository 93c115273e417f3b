"""Make the emoji of the picker, `resources/emoji/es.json`, from Unicode's own data.

    npm pack cldr-annotations-full@48.2.0 cldr-annotations-derived-full@48.2.0 unicode-emoji-json@0.9.0
    for f in *.tgz; do mkdir "${f%.tgz}" && tar xzf "$f" -C "${f%.tgz}" --strip-components=1; done
    python packaging/emoji/build.py --from . --into resources/emoji

Names and keywords are CLDR's Spanish ones; which characters are emoji, their groups and their order come from
Unicode's emoji-test.txt by way of unicode-emoji-json. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from pathlib import Path
from typing import Any

ANNOTATIONS = "cldr-annotations-full-48.2.0/annotations/es/annotations.json"
DERIVED = "cldr-annotations-derived-full-48.2.0/annotationsDerived/es/annotations.json"
BY_GROUP = "unicode-emoji-json-0.9.0/data-by-group.json"

NEWEST = (15, 0)  # of September 2022: what computers and telephones of today show as a picture and not as a box

GROUPS = {
    "Smileys & Emotion": "smileys",
    "People & Body": "people",
    "Animals & Nature": "nature",
    "Food & Drink": "food",
    "Travel & Places": "places",
    "Activities": "activities",
    "Objects": "objects",
    "Symbols": "symbols",
    "Flags": "flags",
}


def annotations(folder: Path) -> dict[str, Any]:
    """CLDR's names and keywords by character, both kinds, without variation selectors in the keys."""
    found: dict[str, Any] = {}
    for path, top in ((DERIVED, "annotationsDerived"), (ANNOTATIONS, "annotations")):
        told = json.loads((folder / path).read_text(encoding="utf-8"))[top]["annotations"]
        found.update({character.replace("\ufe0f", ""): said for character, said in told.items()})
    return found


def rows(folder: Path) -> list[list[str]]:
    """Character, name, keywords and group of each emoji without a skin tone, in Unicode's order."""
    said = annotations(folder)
    made = []
    for group in json.loads((folder / BY_GROUP).read_text(encoding="utf-8")):
        for emoji in group["emojis"]:
            if tuple(int(part) for part in emoji["emoji_version"].split(".")) > NEWEST:
                continue
            about = said[emoji["emoji"].replace("\ufe0f", "")]
            name = unicodedata.normalize("NFC", about["tts"][0])
            keywords = sorted({unicodedata.normalize("NFC", word) for word in about["default"]} - {name})
            made.append([emoji["emoji"], name, ", ".join(keywords), GROUPS[group["name"]]])
    return made


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="sources", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    given = parser.parse_args()
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows(given.sources))
    (given.into / "es.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
