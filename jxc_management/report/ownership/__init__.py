from . import jxc_handover_sheet
