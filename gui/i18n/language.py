"""The language that the window speaks: choosing it, and putting its words into the application."""

import hashlib
import logging
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, get_args

import PySide6
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.paths import user_cache
from gui.i18n.spoken import say_again

Language = Literal["en", "ko"]
LanguageChoice = Literal["system", "en", "ko"]

SOURCES = Path(__file__).parent
COMPILING_SECONDS = 20
LOG = logging.getLogger("lockstep")

_installed: Language = "en"


def language_of(choice: LanguageChoice, system: QLocale | None = None) -> Language:
    """The language of a choice: with `system` the first of the system's that the window speaks, else English."""
    if choice != "system":
        return choice
    wanted = (name.partition("-")[0] for name in (system or QLocale.system()).uiLanguages())
    spoken: dict[str, Language] = {language: language for language in get_args(Language)}
    return next((spoken[name] for name in wanted if name in spoken), "en")


def install_language(language: Language) -> None:
    """Let every text that is asked for from now on be in this language, with those of Qt itself, dates and numbers.

    What another language had put there is taken away, and what was said in it is said again (`gui/i18n/spoken.py`).
    A language that cannot be compiled is English, and the log tells.
    """
    global _installed
    application = QCoreApplication.instance()
    assert application is not None, "a language is installed into an application"
    for before in application.findChildren(QTranslator):
        application.removeTranslator(before)
        before.deleteLater()
    words = QTranslator(application)
    try:
        is_there = _load(words, SOURCES / f"lockstep_{language}.ts")
    except (OSError, subprocess.SubprocessError):
        LOG.warning("The words of the language %s could not be compiled", language, exc_info=True)
        is_there, language = False, "en"
    _installed = language
    system = QLocale.system()
    locale = system if system.name().partition("_")[0] == language else QLocale(language)
    QLocale.setDefault(locale)
    words_of_qt = QTranslator(application)
    if words_of_qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words_of_qt)
    if is_there:
        application.installTranslator(words)
    say_again()


def _load(words: QTranslator, source: Path) -> bool:
    """Fill the translator from a .ts file; whether it could be read. Nothing is kept where no cache can be written."""
    try:
        return words.load(str(compiled(source, user_cache())))
    except OSError:
        with TemporaryDirectory(prefix="lockstep-", ignore_cleanup_errors=True) as folder:
            return words.load(str(compiled(source, Path(folder))))


def installed_language() -> Language:
    """The language that was installed last; English if none was."""
    return _installed


def compiled(source: Path, cache: Path) -> Path:
    """The .qm file of a .ts file, by a name that tells the content of that.

    It lies beside the .ts file in a folder build, which has no `lrelease` of Qt; elsewhere that makes it, unless it is
    in the cache. Raises OSError or SubprocessError if it can neither be found nor made.
    """
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    name = f"{source.stem}-{digest}.qm"
    found = next((folder / name for folder in (source.parent, cache) if (folder / name).exists()), None)
    if found:
        return found
    made = cache / name
    cache.mkdir(parents=True, exist_ok=True)
    for outdated in cache.glob(f"{source.stem}-*.qm"):
        outdated.unlink(missing_ok=True)
    with TemporaryDirectory(dir=cache) as folder:
        fresh = Path(folder) / made.name
        subprocess.run(
            [_lrelease(), "-silent", str(source), "-qm", str(fresh)],
            check=True,
            capture_output=True,
            timeout=COMPILING_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        fresh.replace(made)  # in one go, for another Lockstep may be starting too
    return made


def _lrelease() -> str:
    """The tool, which PySide6-Essentials brings."""
    return str(Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease"))
