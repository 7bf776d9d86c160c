from . import jxc_handover_rollback
from . import jxc_access_explain
from . import jxc_access_answer
from . import jxc_access_facts
from . import jxc_scope_delegate
