"""The package docassemble.ocragreement: what is in it and what it needs."""

from pathlib import Path

from setuptools import setup

setup(
    name="docassemble.ocragreement",
    version="0.1.0",
    description="Drafts a bilateral agreement against transnational organized crime",
    long_description=Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    if Path(__file__).with_name("README.md").exists()
    else "",
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
            # Links to the folders at the top; a build follows them and stores real files.
            "data/questions/*",
            "data/templates/*",
            "data/sources/*",
            "data/static/*",
        ],
    },
    zip_safe=False,
    install_requires=[
        "python-docx>=1.2.0,<1.3",
        "pyyaml>=6.0.2,<7",
    ],
    extras_require={
        # docassemble itself cannot be an ordinary dependency: through python-ldap, which it does not
        # need, pip would want a C compiler and OpenLDAP's headers. `ocragreement serve` installs
        # data/sources/server-requirements.txt with uv, which leaves python-ldap out.
        "server": ["uv>=0.5"],
    },
    entry_points={
        "console_scripts": ["ocragreement=docassemble.ocragreement.cli:main"],
    },
)
