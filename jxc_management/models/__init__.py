from . import core, ownership, approval, training, regulation, assessment
