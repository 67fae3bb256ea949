"""`python -m bot.texts`: how complete each language is. Ends with 1 where one is missing, unknown or broken."""

import sys

from bot.texts.catalogue import DEFAULT_LANGUAGE, Catalogue, CatalogueError, Texts


def main() -> int:
    """Print one line a language, and below it what is wrong."""
    catalogue = Catalogue.load()
    wanted = set(catalogue.texts(DEFAULT_LANGUAGE).sources)
    wrong = 0
    for language in catalogue.languages:
        texts = catalogue.texts(language)
        there = set(texts.sources)
        faults = [f"missing: {key}" for key in sorted(wanted - there)]
        faults += [f"not in English: {key}" for key in sorted(there - wanted)]
        faults += [f"not Fluent: {key}" for key in sorted(there & wanted) if not _is_whole(texts, key)]
        lines = [f"{language}: {len(wanted & there)} of {len(wanted)} messages", *(f"  {fault}" for fault in faults)]
        sys.stdout.write("\n".join(lines) + "\n")
        wrong += len(faults)
    return 1 if wrong else 0


def _is_whole(texts: Texts, key: str) -> bool:
    try:
        texts.message(key)
    except CatalogueError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
