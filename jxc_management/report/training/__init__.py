from . import jxc_certificate
