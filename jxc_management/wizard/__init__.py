from . import ownership
