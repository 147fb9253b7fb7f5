"""The process that makes docassemble's tables, or brings older ones up to date."""

from .server_compat import stand_in_for_missing_libraries


def main() -> None:
    """Make docassemble's tables and its first administrator, named by the environment."""
    stand_in_for_missing_libraries()
    from docassemble.base.config import load

    load()
    from docassemble.webapp.create_tables import main as create_tables

    create_tables()


if __name__ == "__main__":
    main()
