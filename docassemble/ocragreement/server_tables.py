"""The process that makes docassemble's tables and our privileges, or brings them up to date."""

from .roles import ROLES
from .server_compat import stand_in_for_missing_libraries


def main() -> None:
    """Make the tables, the first administrator, named by the environment, and our privileges."""
    stand_in_for_missing_libraries()
    from docassemble.base.config import load

    load()
    from docassemble.webapp.create_tables import Base, get_role
    from docassemble.webapp.create_tables import main as create_tables
    from docassemble.webapp.db import session_scope
    from sqlalchemy import inspect, text

    with session_scope() as session:
        database = session.get_bind()
        # docassemble waits four seconds for others who might be making them. Here there are none.
        if not inspect(database).has_table("userdict"):
            Base.metadata.create_all(database)
    create_tables()
    with session_scope() as session:
        for name in ROLES:
            get_role(session, name)
        # What is encrypted has nothing to compress; PostgreSQL would try it for every screen.
        session.execute(text("ALTER TABLE userdict ALTER COLUMN dictionary SET STORAGE EXTERNAL"))


if __name__ == "__main__":
    main()
