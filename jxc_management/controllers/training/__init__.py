from . import certificate
from . import survey
