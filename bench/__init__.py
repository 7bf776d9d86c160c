"""Side-by-side measurements of plain Odoo and of this addon; see README.md."""
