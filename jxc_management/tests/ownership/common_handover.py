from ..common import JxcCommon

LEAD = (
    "jxc_management.group_jxc_lead,stock.group_stock_user,purchase.group_purchase_user"
)


class HandoverCommon(JxcCommon):
    """Supply Chain leads the company; East may take the second warehouse over.

    ``chain_lead`` and ``east_lead`` manage their departments, ``boss`` is the manager
    above both, ``finance_lead`` has nothing to do with it.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.board = cls._department("Board")
        cls.logistics = cls._department("Logistics", cls.board)
        cls.chain.parent_id = cls.board
        cls.boss = cls._manager("handover_boss", cls.board)
        cls.chain_lead = cls._manager("handover_chain", cls.chain)
        cls.logistics_lead = cls._manager("handover_logistics", cls.logistics)
        cls.finance_lead = cls._manager("handover_finance", cls.finance)
        cls.admin = cls._user(
            "handover_admin",
            "jxc_management.group_jxc_administrator,stock.group_stock_user",
        )
        cls.lead = cls._own(cls.chain, date_from="2020-01-01")

    @classmethod
    def _manager(cls, login, department, groups=LEAD):
        user = cls._user(login, groups)
        department.manager_id = cls.env["hr.employee"].create(
            {
                "name": login,
                "user_id": user.id,
                "company_id": cls.company.id,
                "department_id": department.id,
            }
        )
        return user

    def _handover(self, user=None, scope_type="warehouse", **values):
        """Create a draft handover, of the second warehouse unless said otherwise."""
        if scope_type == "warehouse":
            values.setdefault("warehouse_id", self.warehouse_east.id)
        handovers = self.env["jxc.handover"].with_user(user or self.chain_lead)
        return handovers.create(
            {
                "company_id": self.company.id,
                "scope_type": scope_type,
                "department_to_id": self.logistics.id,
                "reason": "The logistics team runs it now",
                **values,
            }
        )

    def _confirm(self, handover):
        """Send a handover and let both departments confirm it."""
        handover.action_send()
        handover.with_user(self.chain_lead).action_confirm_from()
        handover.with_user(self.logistics_lead).action_confirm_to()
        return handover

    def _stock(self, warehouse, quantity=7):
        """Put stock of the product into a warehouse; return the quant."""
        location = warehouse.lot_stock_id
        self.env["stock.quant"]._update_available_quantity(
            self.product, location, quantity
        )
        return self.env["stock.quant"].search([("location_id", "=", location.id)])
