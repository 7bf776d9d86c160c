import json
import re

from odoo import Command
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import file_open

FILES = ("jxc_management", "warehouse_purchasing")
#: the group of each managing role
ROLES = ("lead", "controller", "administrator")
FORMULA_FIELDS = re.compile(r'ODOO\.LIST(?:\.HEADER)?\((\d+),(?:\d+,)?"(\w+)"\)')
PIVOT_FIELDS = re.compile(r'PIVOT\.VALUE\((\d+),"(\w+)"(?:,"(\w+)")?')
MENU = re.compile(r"odoo://ir_menu_xml_id/([\w.]+)")


@tagged("post_install", "-at_install")
class TestDashboardFiles(TransactionCase):
    """What the dashboards name exists, is stored, and is open to those who see them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.boards = {}
        for name in FILES:
            path = f"jxc_management/data/files/{name}_dashboard.json"
            with file_open(path) as file:
                cls.boards[name] = json.load(file)
        cls.people = {
            role: new_test_user(
                cls.env, f"board_{role}", f"jxc_management.group_jxc_{role}"
            )
            for role in ROLES
        }

    def _each(self):
        for name, board in self.boards.items():
            with self.subTest(board=name):
                yield board

    def _charts(self, board):
        for sheet in board["sheets"]:
            for figure in sheet["figures"]:
                if figure["data"]["type"].startswith("odoo_"):
                    yield figure["data"]

    def _models(self, board):
        parts = [*board["pivots"].values(), *board["lists"].values()]
        models = {part["model"] for part in parts}
        return models | {one["metaData"]["resModel"] for one in self._charts(board)}

    def _field(self, model, chain):
        """Return the field at the end of ``chain``, all of it stored or a name."""
        for name in chain.split(":")[0].split("."):
            field = self.env[model]._fields[name]
            table = self.env[model]._table_query
            known = field.store or table or name == "display_name"
            self.assertTrue(known, f"{model}.{name} is not stored")
            model = field.comodel_name
        return field

    def _check_domain(self, model, domain):
        self.env[model].search_count(domain)

    def test_version_is_known_to_the_migrations(self):
        for board in self._each():
            self.assertEqual(board["version"], "18.5.10")

    def test_pivots(self):
        for board in self._each():
            for pivot in board["pivots"].values():
                for measure in pivot["measures"]:
                    if measure["fieldName"] != "__count":
                        field = self._field(pivot["model"], measure["fieldName"])
                        self.assertEqual(measure["aggregator"], field.aggregator)
                for group in pivot["rows"] + pivot["columns"]:
                    self._field(pivot["model"], group["fieldName"])
                self._check_domain(pivot["model"], pivot["domain"])

    def test_charts(self):
        for board in self._each():
            for chart in self._charts(board):
                model = chart["metaData"]["resModel"]
                measure = self._field(model, chart["metaData"]["measure"])
                self.assertTrue(measure.aggregator)
                for group in chart["metaData"]["groupBy"]:
                    self._field(model, group)
                self._check_domain(model, chart["searchParams"]["domain"])

    def test_scores_are_of_what_has_one(self):
        for board in self._each():
            parts = [
                (part["model"], part["domain"])
                for part in [*board["pivots"].values(), *board["lists"].values()]
                if "score" in json.dumps(part.get("measures", part.get("columns")))
            ]
            parts += [
                (chart["metaData"]["resModel"], chart["searchParams"]["domain"])
                for chart in self._charts(board)
                if chart["metaData"]["measure"] == "score"
            ]
            for model, domain in parts:
                self.assertEqual(model, "jxc.assessment")
                self.assertIn(["has_score", "=", True], domain)

    def test_lists(self):
        for board in self._each():
            for one in board["lists"].values():
                for name in one["columns"] + [term["name"] for term in one["orderBy"]]:
                    self._field(one["model"], name)
                self._check_domain(one["model"], one["domain"])

    def test_filters_find_their_fields(self):
        for board in self._each():
            filters = {one["id"]: one for one in board["globalFilters"]}
            parts = [
                (part["model"], part["fieldMatching"])
                for part in [*board["pivots"].values(), *board["lists"].values()]
            ]
            parts += [
                (chart["metaData"]["resModel"], chart["fieldMatching"])
                for chart in self._charts(board)
            ]
            for model, matching in parts:
                for key, match in matching.items():
                    field = self._field(model, match["chain"])
                    self.assertEqual(field.type, match["type"])
                    wanted = filters[key].get("modelName")
                    self.assertEqual(field.comodel_name or None, wanted)

    def test_formulas(self):
        for board in self._each():
            pivots = {one["formulaId"]: one for one in board["pivots"].values()}
            for sheet in board["sheets"]:
                for cell in sheet["cells"].values():
                    for number, name in FORMULA_FIELDS.findall(cell):
                        self.assertIn(name, board["lists"][number]["columns"])
                    for number, measure, group in PIVOT_FIELDS.findall(cell):
                        pivot = pivots[number]
                        ids = [one["id"] for one in pivot["measures"]]
                        self.assertIn(measure, ids)
                        rows = [one["fieldName"] for one in pivot["rows"]]
                        self.assertIn(group, rows or [""])

    def test_shipped_kpis_are_shown(self):
        codes = set(self.env["jxc.kpi"].search([]).mapped("code"))
        for board in self._each():
            named = re.findall(
                r'"kpi_code","(\w+)"', json.dumps(board).replace("\\", "")
            )
            self.assertTrue(named)
            self.assertLessEqual(set(named), codes)

    def test_menus_are_open_to_every_role(self):
        for board in self._each():
            menus = set(board["chartOdooMenusReferences"].values())
            menus.update(MENU.findall(json.dumps(board)))
            for role, user in self.people.items():
                visible = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
                for menu in menus:
                    self.assertIn(self.env.ref(menu).id, visible, f"{role}: {menu}")

    def test_models_are_open_to_every_role(self):
        for board in self._each():
            models = self._models(board)
            models.update(
                one["modelName"] for one in board["globalFilters"] if "modelName" in one
            )
            for role, user in self.people.items():
                for model in models:
                    readable = self.env[model].with_user(user).has_access("read")
                    self.assertTrue(readable, f"{role}: {model}")

    def test_dashboards_are_for_managing_roles(self):
        ours = self.env["spreadsheet.dashboard"].browse(
            self.env.ref(f"jxc_management.jxc_dashboard_{name}").id
            for name in ("management", "warehouse")
        )
        for role, user in self.people.items():
            found = ours.with_user(user).search([("id", "in", ours.ids)])
            self.assertEqual(found, ours, role)
        plain = new_test_user(self.env, "board_plain", "base.group_user")
        self.assertFalse(ours.with_user(plain).search([("id", "in", ours.ids)]))
        stock = self.env.ref("stock.group_stock_manager")
        plain.group_ids = [Command.link(stock.id)]
        self.assertFalse(ours.with_user(plain).search([("id", "in", ours.ids)]))
