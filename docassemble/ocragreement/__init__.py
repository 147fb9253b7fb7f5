"""Drafts a bilateral agreement against transnational organized crime from clauses and answers."""

__version__ = "0.1.0"
