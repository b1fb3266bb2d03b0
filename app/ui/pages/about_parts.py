"""What Doseleaf is made of, and under which licences: programs, fonts, icons, names and codes of medicines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Component:
    """Something by others that is used. `text` is its licence’s file under the resources folder, empty for none."""

    name: str
    licence: str
    remark: str = ""
    text: str = ""


_OFL = "SIL Open Font License 1.1"

PROGRAMS = (
    Component(
        "Qt and Qt for Python (PySide6, Shiboken)",
        "LGPL-3.0",
        "Kept as shared libraries of their own, so that you can put your own build of them in their place.",
    ),
    Component(
        "SQLCipher and sqlcipher3", "BSD-3-Clause; the Python side Zlib", "With SQLite, which is in the public domain."
    ),
    Component("OpenSSL, inside sqlcipher3", "Apache-2.0"),
    Component("SQLAlchemy", "MIT"),
    Component("ReportLab", "BSD-3-Clause", "With Pillow (MIT-CMU) and charset-normalizer (MIT)."),
    Component("pypdfium2 and PDFium", "Apache-2.0 or BSD-3-Clause", "With the libraries of others that PDFium holds."),
    Component("pypdf", "BSD-3-Clause"),
    Component("cryptography", "Apache-2.0 or BSD-3-Clause", "With OpenSSL (Apache-2.0) and cffi (MIT)."),
    Component("RapidFuzz", "MIT"),
    Component("platformdirs", "MIT"),
    Component("argon2-cffi", "MIT", "With the reference implementation of Argon2 (CC0 or Apache-2.0)."),
    Component("zxcvbn", "MIT"),
)
PICTURES = (
    Component("IBM Plex Sans", _OFL, text="fonts/IBMPlexSans-LICENSE.txt"),
    Component("DejaVu Sans", "Bitstream Vera and Arev licences", text="fonts/DejaVuSans-LICENSE.txt"),
    Component("Droid Sans Fallback", "Apache-2.0", text="fonts/DroidSansFallback-LICENSE.txt"),
    Component("Noto Emoji", _OFL, text="fonts/NotoEmoji-LICENSE.txt"),
    Component("Noto Sans Devanagari", _OFL, text="fonts/NotoSansDevanagari-LICENSE.txt"),
    Component("Noto Sans Thai", _OFL, text="fonts/NotoSansThai-LICENSE.txt"),
    Component("Lucide icons", "ISC", "Some of them from Feather, MIT.", "icons/LICENSE"),
)
WORDS = (
    Component(
        "The words that passphrases are made of",
        "CC BY 3.0 US",
        "By the Electronic Frontier Foundation.",
        "passphrase/LICENSE.txt",
    ),
)
OWN = (
    Component("Doseleaf", "Apache-2.0"),
    Component(
        "The data files", "CC BY 4.0", "Our selection, arrangement and wording; LICENSE-DATA.md says what that covers."
    ),
)
NLM = (
    "This product uses publicly available data courtesy of the U.S. National Library of Medicine (NLM), National "
    "Institutes of Health, Department of Health and Human Services; NLM is not responsible for the product and does "
    "not endorse or recommend this or any other product."
)
"""The sentence that NLM asks for wherever RxNorm’s names and codes are used; word for word."""
NHSBSA = (
    "Contains information from NHSBSA (NHS Business Services Authority), licensed under the Open Government Licence "
    "v3.0 (OGL-UK-3.0)."
)
NAMES = (
    NLM,
    NHSBSA,
    "Codes of substances: UNII, from the substance register of the U.S. Food and Drug Administration (FDA).",
    "Brand names are trademarks of their owners. They stand here as facts, to say which medicine is meant.",
)
