from . import core, ownership, approval
