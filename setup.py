"""The package docassemble.ocragreement: what is in it and what it needs."""

import shutil
from pathlib import Path

from setuptools import setup

HERE = Path(__file__).resolve().parent

# The folders at the top stand in docassemble's places through links, which a build follows. Where
# a copy of the repository came without links, as out of a zip file, the folders are copied there.
for place, folder in (("questions", "interviews"), ("templates", "templates")):
    data = HERE / "docassemble" / "ocragreement" / "data" / place
    if data.is_file():
        data.unlink()
        shutil.copytree(HERE / folder, data)

setup(
    name="docassemble.ocragreement",
    version="0.1.0",
    description="Drafts a bilateral agreement against transnational organized crime",
    long_description=(HERE / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    author="The ocragreement authors",
    license="MIT",
    license_files=["LICENSE"],
    python_requires=">=3.12",
    # docassemble is a native namespace: `docassemble/` has no __init__.py, here as there.
    packages=["docassemble.ocragreement"],
    package_data={
        "docassemble.ocragreement": [
            "py.typed",
            "data/questions/*",
            "data/templates/*",
            "data/sources/*",
            "data/static/*",
        ],
    },
    zip_safe=False,
    install_requires=[
        "pikepdf>=10,<11",
        "python-docx>=1.2.0,<1.3",
        "pyyaml>=6.0.2,<7",
    ],
    extras_require={
        # docassemble itself cannot be an ordinary dependency: for python-ldap, which it does not
        # need, pip would want a C compiler and OpenLDAP's headers. `ocragreement serve` installs
        # data/sources/server-requirements.txt with uv, which leaves python-ldap out.
        "server": ["uv>=0.8.3"],
    },
    entry_points={
        "console_scripts": ["ocragreement=docassemble.ocragreement.cli:main"],
    },
)
