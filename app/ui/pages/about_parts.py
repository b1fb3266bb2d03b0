"""What Doseleaf is made of, and under which licences: programs, fonts, icons, names and codes of medicines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Something by others that is used. `text` is its licence’s file under the resources folder, empty for none."""

    name: str
    licence: str
    remark: str = ""
    text: str = ""


_OFL = "SIL Open Font License 1.1"

PROGRAMS = (
    Part(
        "Qt and Qt for Python (PySide6, Shiboken)",
        "LGPL-3.0",
        "Kept as shared libraries of their own, so that you can put your own build of them in their place.",
    ),
    Part(
        "SQLCipher and sqlcipher3", "BSD-3-Clause; the Python side Zlib", "With SQLite, which is in the public domain."
    ),
    Part("OpenSSL, inside sqlcipher3", "Apache-2.0"),
    Part("SQLAlchemy", "MIT"),
    Part("ReportLab", "BSD-3-Clause", "With Pillow (MIT-CMU) and charset-normalizer (MIT)."),
    Part("pypdfium2 and PDFium", "Apache-2.0 or BSD-3-Clause", "With the libraries of others that PDFium holds."),
    Part("pypdf", "BSD-3-Clause"),
    Part("cryptography", "Apache-2.0 or BSD-3-Clause", "With OpenSSL (Apache-2.0) and cffi (MIT)."),
    Part("RapidFuzz", "MIT"),
    Part("platformdirs", "MIT"),
    Part("argon2-cffi", "MIT", "With the reference implementation of Argon2 (CC0 or Apache-2.0)."),
    Part("zxcvbn", "MIT"),
)
PICTURES = (
    Part("IBM Plex Sans", _OFL, text="fonts/IBMPlexSans-LICENSE.txt"),
    Part("DejaVu Sans", "Bitstream Vera and Arev licences", text="fonts/DejaVuSans-LICENSE.txt"),
    Part("Droid Sans Fallback", "Apache-2.0", text="fonts/DroidSansFallback-LICENSE.txt"),
    Part("Noto Emoji", _OFL, text="fonts/NotoEmoji-LICENSE.txt"),
    Part("Noto Sans Devanagari", _OFL, text="fonts/NotoSansDevanagari-LICENSE.txt"),
    Part("Noto Sans Thai", _OFL, text="fonts/NotoSansThai-LICENSE.txt"),
    Part("Lucide icons", "ISC", "Some of them from Feather, MIT.", "icons/LICENSE"),
)
WORDS = (
    Part(
        "The words that passphrases are made of",
        "CC BY 3.0 US",
        "By the Electronic Frontier Foundation.",
        "passphrase/LICENSE.txt",
    ),
)
OWN = (
    Part("Doseleaf", "Apache-2.0"),
    Part(
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
