from . import approval
from . import ownership
from . import regulation
from . import training
