"""Office files are zip archives: opened only if they are whole, of a bearable size, and free of tricks."""

import zipfile
from collections.abc import Iterable
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from django.utils.translation import gettext as _

from cms.newsroom.importing.refusals import ImportRefused

#: Files in an archive, and bytes of all of them unpacked. A long report with a hundred photographs stays below.
MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
#: Bytes of one XML file that is read into memory as a tree, which takes twenty times as much.
MAX_TREE = 20 * 1024 * 1024
_ENCRYPTED = 0x1


def check_archive(file: IO[bytes], member: str, what_it_should_be: str, most: int = MAX_UNPACKED) -> None:
    """Refuse what is no archive with a certain member, or would unpack to more than we bear.

    What is read later through ``zipfile`` never exceeds the sizes that are added up here: it stops there.

    Args:
        file: the archive, read from its start and left there.
        member: the file that must be in it, such as ``word/document.xml``.
        what_it_should_be: for people, such as “a Word document (.docx)”.
        most: bytes that it may unpack to.

    Raises:
        ImportRefused: no such archive, encrypted, damaged or too large.
    """
    wanted = {"wanted": what_it_should_be}
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ImportRefused(_("This file is not %(wanted)s, or it is damaged.") % wanted) from error
    finally:
        file.seek(0)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ImportRefused(_("This file is protected by a password: save it without one."))
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > most:
        raise ImportRefused(_("This file would unpack to more than %(size)d MB.") % {"size": most // 1024**2})
    if member not in {entry.filename for entry in entries}:
        raise ImportRefused(_("This file is not %(wanted)s, or it is damaged.") % wanted)


def check_members(file: IO[bytes], suffixes: Iterable[str]) -> None:
    """Refuse an archive whose XML can't be read, is huge, or declares a document type, by which entities explode.

    Args:
        file: an archive that passed ``check_archive``.
        suffixes: how the names of its XML files end.

    Raises:
        ImportRefused: see above.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            for entry in archive.infolist():
                if entry.filename.endswith(tuple(suffixes)):
                    _check_size(entry)
                    with archive.open(entry) as member:
                        _check_xml(member)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ExpatError, ValueError, OSError) as error:
        if isinstance(error, ImportRefused):
            raise
        raise ImportRefused(
            _("This file is damaged: open it in the program that made it, and save it again.")
        ) from error
    finally:
        file.seek(0)


def _check_size(entry: zipfile.ZipInfo) -> None:
    if entry.file_size > MAX_TREE:
        text = _("The text in this file is larger than %(size)d MB: divide it into several.")
        raise ImportRefused(text % {"size": MAX_TREE // 1024**2})


def _check_xml(file: IO[bytes]) -> None:
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.ParseFile(file)


def _refuse_document_type(*declared: object) -> None:
    raise ImportRefused(_("This file holds instructions that no office program writes: it is refused."))
