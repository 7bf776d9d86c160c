from . import jxc_cached_mixin, jxc_engine_record_mixin, jxc_wizard_mixin
from . import jxc_operation, jxc_overview, jxc_process, res_company, res_config_settings
from . import jxc_demo
from . import jxc_demo_orders
from . import jxc_demo_receipts
from . import jxc_demo_stock
from . import jxc_demo_transfers
from . import res_company_due, res_config_settings_due
from . import jxc_due_mixin
from . import jxc_due_reminder
from . import jxc_due_activity
from . import ir_cron
from . import stock_picking
from . import mail_activity
