"""Which paper is usual in a country."""

_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""Where the Unicode CLDR (supplemental data, measurementData, paperSize) names US Letter; A4 everywhere else."""


def usual_paper(territory: str) -> str:
    """The paper of a country, by its two letters ("US"): "letter" or "a4"; an unknown one gets A4."""
    return "letter" if territory.upper() in _LETTER else "a4"
