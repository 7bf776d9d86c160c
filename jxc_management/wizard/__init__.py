from . import approval
from . import assessment
from . import ownership
from . import regulation
from . import training
