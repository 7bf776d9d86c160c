from . import jxc_certificate
from . import jxc_person_analysis_mixin
from . import jxc_training_analysis
from . import jxc_training_analysis_effect
from . import jxc_training_analysis_regulation
