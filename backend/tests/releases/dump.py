"""Writes the rows of a SQLite database as INSERT statements that SQLite and PostgreSQL read alike.

python3 dump.py cabinet.db > m20261126_000006.sql

For a release: its own program made the database. Rows stand in an order that keeps references whole.
"""

import sqlite3
import sys

OURS_ALONE = {"seaql_migrations", "sqlite_sequence"}


def quoted(value, is_boolean):
    if value is None:
        return "NULL"
    if is_boolean:
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("'", "''") + "'"


def in_order(database, tables):
    """Tables after those that they refer to."""
    done = []

    def visit(table):
        for reference in database.execute(f"PRAGMA foreign_key_list({table})"):
            if reference[2] not in done and reference[2] != table:
                visit(reference[2])
        if table not in done:
            done.append(table)

    for table in tables:
        visit(table)
    return done


def main(path):
    database = sqlite3.connect(path)
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")]
    for table in in_order(database, [table for table in tables if table not in OURS_ALONE]):
        columns = [(row[1], row[2].upper() == "BOOLEAN") for row in database.execute(f"PRAGMA table_info({table})")]
        rows = database.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
        if not rows:
            continue
        print(f"INSERT INTO {table} ({', '.join(name for name, _ in columns)}) VALUES")
        lines = [
            "    (" + ", ".join(quoted(value, is_boolean) for value, (_, is_boolean) in zip(row, columns)) + ")"
            for row in rows
        ]
        # some rows were put there by a migration
        print(",\n".join(lines) + "\nON CONFLICT DO NOTHING;\n")


main(sys.argv[1])
