from . import jxc_approval_analysis
