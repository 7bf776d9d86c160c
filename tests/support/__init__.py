"""What the black-box tests share; nothing here imports Odoo."""
