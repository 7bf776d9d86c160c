"""The approval modules of the community, to measure beside this addon."""

from .community import Modules

MODULE = "purchase_tier_validation"
MODULES = Modules(
    "tier_validation",
    "the community's approval modules",
    (
        "odoo-addon-base_tier_validation==19.0.*",
        "odoo-addon-purchase_tier_validation==19.0.*",
    ),
)
