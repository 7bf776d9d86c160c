from . import assessment
from . import ownership
from . import training
