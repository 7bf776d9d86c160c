from odoo import http
from odoo.http import request

from odoo.addons.purchase.controllers import portal


class CustomerPortal(portal.CustomerPortal):
    @http.route()
    def portal_my_purchase_order(self, order_id=None, access_token=None, **kw):
        if kw.get("acknowledge"):
            self._jxc_check_may_change(order_id)
        return super().portal_my_purchase_order(order_id, access_token, **kw)

    @http.route()
    def portal_my_purchase_order_update_dates(
        self, order_id=None, access_token=None, **kw
    ):
        self._jxc_check_may_change(order_id)
        return super().portal_my_purchase_order_update_dates(
            order_id, access_token, **kw
        )

    def _jxc_check_may_change(self, order_id):
        """Check that an employee on the vendor's page may change the order.

        The page asks for reading only: to its reader the vendor's order is his own.

        :raises AccessError: for an employee who only reads the order
        """
        order = request.env["purchase.order"].browse(order_id).exists()
        # sudo: the page may have been opened with a link, without access to the order
        if (
            request.env.user._is_internal()
            and order.sudo().company_id.jxc_enforce_ownership
        ):
            order.check_access("write")
