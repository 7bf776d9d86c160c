from . import ownership
from . import training
