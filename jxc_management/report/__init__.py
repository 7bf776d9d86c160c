from . import approval
from . import ownership
