"""Install hooks: the stamp columns are added by SQL, without an ORM recompute."""

from odoo.tools import SQL, sql

from .tools.stamp_sources import STAMP_COLUMNS

#: what a demo company consists of, besides its documents and records of this addon
BUSINESS_MODELS = (
    "hr.department",
    "hr.employee",
    "hr.job",
    "hr.version",
    "product.category",
    "product.product",
    "product.supplierinfo",
    "product.template",
    "res.company",
    "res.currency.rate",
    "res.partner",
    "res.users",
    "stock.warehouse",
    "stock.warehouse.orderpoint",
    # sample exams, which people may have taken
    "survey.survey",
)


#: tables of documents that may need approval
APPROVAL_TABLES = ("purchase_order", "stock_picking", "stock_scrap")


def pre_init_hook(env):
    """Add the empty stamp columns, so that the ORM finds them and computes nothing.

    On a database with years of documents the ORM would otherwise compute each stored
    stamp record by record; nobody owns anything before an ownership exists.
    """
    for table, columns in STAMP_COLUMNS.items():
        for column in columns:
            add_column(env, table, column)
    for table in APPROVAL_TABLES:
        add_approval_state(env, table)
    # nobody knows who validated old transfers
    add_column(env, "stock_picking", "jxc_validated_by_id")


def add_column(env, table, column):
    """Add an empty column for a record's id without touching the rows."""
    if not sql.column_exists(env.cr, table, column):
        env.cr.execute(
            SQL(
                "ALTER TABLE %s ADD COLUMN %s int4",
                SQL.identifier(table),
                SQL.identifier(column),
            )
        )


def add_approval_state(env, table):
    """Give all documents of a table the approval state "none" without touching them."""
    name = SQL.identifier("jxc_approval_state")
    if sql.column_exists(env.cr, table, "jxc_approval_state"):
        return
    table = SQL.identifier(table)
    # PostgreSQL keeps the default of old rows in its catalogue; the ORM sets new ones
    add = "ALTER TABLE %s ADD COLUMN %s varchar DEFAULT 'none'"
    env.cr.execute(SQL(add, table, name))
    env.cr.execute(SQL("ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT", table, name))


def post_init_hook(env):
    """Stamp existing documents with the ownerships that came with the installation."""
    env["jxc.stamp"]._stamp_everything()
    env["jxc.user.scope"]._sync_all()


def uninstall_hook(env):
    """Have only the tables of the addon go, and leave a demo company to its documents.

    Odoo deletes what a module has brought, record by record: orders would lose their
    buyers, and what documents or the register hold on to would fail to go.
    """
    # with done activities of a kind, Odoo fails to delete the kind
    activities = env["mail.activity"].with_context(active_test=False)
    activities.search([("res_model", "=like", "jxc.%")]).unlink()
    env["ir.model.data"].search(
        [
            ("module", "=", "jxc_management"),
            "|",
            ("model", "in", BUSINESS_MODELS),
            ("model", "=like", "jxc.%"),
        ]
    ).unlink()
