{
    "name": "JXC Management",
    "summary": "Which department runs purchase, sales and inventory, and how well",
    "version": "19.0.1.0.0",
    "category": "Supply Chain/Inventory",
    "author": "jxc_management contributors",
    "license": "LGPL-3",
    "application": True,
    "depends": ["purchase_stock", "stock_account", "hr", "mail"],
    "data": [
        # security
        "security/jxc_groups.xml",
        "security/ir.model.access.csv",
        "security/ownership_security.xml",
        "security/ownership_rules.xml",
        "security/ownership_proposal_security.xml",
        # data
        "data/jxc_process_data.xml",
        "data/ir_cron_data.xml",
        # menus: the parents; every view file attaches its own entries
        "views/jxc_menus.xml",
        "views/ownership/jxc_ownership_proposal_views.xml",
        "views/ownership/jxc_ownership_proposal_form.xml",
        "views/ownership/jxc_ownership_proposal_form_steps.xml",
        "views/ownership/jxc_ownership_proposal_form_lines.xml",
        "report/ownership/jxc_ownership_proposal_report.xml",
    ],
    "demo": [],
    "assets": {},
    "pre_init_hook": "pre_init_hook",
    "post_init_hook": "post_init_hook",
}
