from . import jxc_process, res_company, res_config_settings
