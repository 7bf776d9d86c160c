"""Install hooks: the stamp columns are added by SQL, without an ORM recompute."""

from odoo.tools import SQL, sql

from .tools.stamp_sources import STAMP_COLUMNS


def pre_init_hook(env):
    """Add the empty stamp columns, so that the ORM finds them and computes nothing.

    On a database with years of documents the ORM would otherwise compute each stored
    stamp record by record; nobody owns anything before an ownership exists.
    """
    for table, columns in STAMP_COLUMNS.items():
        for column in columns:
            if not sql.column_exists(env.cr, table, column):
                env.cr.execute(
                    SQL(
                        "ALTER TABLE %s ADD COLUMN %s int4",
                        SQL.identifier(table),
                        SQL.identifier(column),
                    )
                )


def post_init_hook(env):
    """Stamp existing documents with the ownerships that came with the installation."""
    env["jxc.stamp"]._stamp_everything()
    env["jxc.user.scope"]._sync_all()
