from . import core, ownership
