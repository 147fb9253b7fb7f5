"""Lets docassemble run without system libraries that no wheel brings and that nothing here uses."""

import importlib
import sys
import types

# Module, what docassemble imports from it at its top, the library, and Debian's package of it.
# With them docassemble reads barcodes in uploaded pictures, and converts SVG pictures in Markdown.
_OPTIONAL = (
    ("pyzbar.pyzbar", ("decode",), "zbar", "libzbar0"),
    ("cairosvg", ("svg2png", "svg2eps"), "cairo", "libcairo2"),
)


def stand_in_for_missing_libraries() -> None:
    """Put stand-ins for modules that cannot be imported because their system library is missing.

    Installing such a library takes root, and the server should not. Call this before anything
    imports docassemble.
    """
    for name, functions, library, package in _OPTIONAL:
        try:
            importlib.import_module(name)
        except (ImportError, OSError):
            stand_in = types.ModuleType(name)
            for function in functions:
                setattr(stand_in, function, _missing(library, package))
            parent = name.partition(".")[0]
            sys.modules[parent] = types.ModuleType(parent)
            sys.modules[name] = stand_in


def _missing(library: str, package: str) -> object:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(f"This takes the system library {library} (Debian: {package}).")

    return fail
