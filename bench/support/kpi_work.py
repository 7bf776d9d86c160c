"""What the measurement of KPIs carries out inside Odoo."""

from datetime import timedelta

from odoo import fields


def codes(env):
    """Return the codes of all KPIs with a source, in the order of calculation."""
    return [kpi.code for kpi in env["jxc.kpi"]._in_order() if kpi.source]


def job(env, code):
    """Return the KPI and its health record in the company."""
    jobs = env["jxc.kpi"]._jobs(env.company)
    return next((kpi, health) for kpi, health in jobs if kpi.code == code)


def rebuild(env, code):
    """Calculate the whole history of one KPI."""
    kpi, health = job(env, code)
    kpi._calculate_one(health, env["jxc.kpi"]._start_run(full=True))
    if health.error:
        raise RuntimeError(f"{code}: {health.error}")
    facts = env["jxc.kpi.fact"].search_count([("kpi_id", "=", kpi.id)])
    return {"facts": facts, "changed": health.changed_count}


def one_day(env, code, back):
    """Calculate what a change of a day makes due: it, for snapshots all days since."""
    kpi, health = job(env, code)
    today = health.company_id._jxc_today()
    day = today if kpi._is_snapshot() else today - timedelta(days=back)
    run = env["jxc.kpi"]._start_run()
    kpi._store_facts(health.company_id, [(day, day)], run)
    return {}


def calculate(env):
    """Do what the scheduled job does, in one transaction."""
    env["jxc.kpi"]._calculate(env.company)


def change_and_calculate(env):
    """Touch a recent receipt as a user would, then do what the job does."""
    receipt = env["stock.picking"].search(
        [("state", "=", "done"), ("picking_type_code", "=", "incoming")],
        order="date_done desc, id desc",
        limit=1,
    )
    receipt.note = f"Seen at {env.cr.now()}"
    receipt.move_ids.priority = "1"
    calculate(env)


def detect(env):
    """Look for what changed since now in each model that is watched."""
    run = env["jxc.kpi"]._start_run()
    for kpi in env["jxc.kpi"]._in_order():
        for watch in kpi._watches():
            kpi._changed_condition(watch.model, env.cr.now(), run)


def last_month(env):
    """Return the first and the last day of the month before this."""
    first = fields.Date.start_of(fields.Date.today(), "month")
    return fields.Date.subtract(first, months=1), first - timedelta(days=1)


def read_month(env):
    """Read all KPIs of all departments for one month from the facts."""
    totals = env["jxc.kpi"]._totals(env.company, *last_month(env))
    kpis = {kpi.id: kpi for kpi in env["jxc.kpi"].search([])}
    for (kpi_id, _department), (num, den, _records) in totals.items():
        if kpi_id in kpis:
            kpis[kpi_id]._value(num, den)


def open_cockpit(env):
    """Read what the cockpit shows an administrator of the last twelve months."""
    cockpit = env(user=env.ref("base.user_admin"))["jxc.cockpit"]
    reach = cockpit.get_cockpit({"period": "last_12_months"})["reach"]
    if reach != "company":
        raise RuntimeError(f"the cockpit shows {reach}, not the company")


def read_series(env):
    """Read twelve months of all KPIs from the facts."""
    kpis = env["jxc.kpi"].search([])
    env["jxc.kpi"]._series(kpis, env.company, 12)
