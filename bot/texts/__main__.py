"""`python -m bot.texts [language]`: how complete each language is, and what is wrong with it. Ends with 1 if it is."""

import sys

from bot.texts.catalogue import DEFAULT_LANGUAGE, NAMES, Catalogue
from bot.texts.check import flaws


def main(wanted: list[str]) -> int:
    """Print one line a language, and below it what is wrong; of the languages named, or of all."""
    catalogue = Catalogue.load()
    english = catalogue.texts(DEFAULT_LANGUAGE)
    is_wrong = False
    for language in wanted or catalogue.languages:
        if language not in catalogue.languages:
            sys.stdout.write(f"{language}: there is no folder bot/texts/locales/{language} with .ftl files\n")
            is_wrong = True
            continue
        found = list(flaws(catalogue.texts(language), english))
        whole, there = len(english.sources), len(english.sources.keys() & catalogue.texts(language).sources.keys())
        name = NAMES.get(language, "no name in NAMES, bot/texts/catalogue.py")
        sys.stdout.write(f"{language} ({name}): {there} of {whole} messages, {100 * there // whole}%\n")
        sys.stdout.writelines(f"  {flaw}\n" for flaw in found)
        is_wrong = is_wrong or bool(found) or language not in NAMES
    return 1 if is_wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
