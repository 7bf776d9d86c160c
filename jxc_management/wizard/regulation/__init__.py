from . import jxc_regulation_decide
from . import jxc_regulation_paper
from . import jxc_regulation_revise
from . import jxc_regulation_template
from . import jxc_regulation_template_line
