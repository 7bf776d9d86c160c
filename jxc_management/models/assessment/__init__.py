# engine: KPIs, facts, readings, health
from . import jxc_kpi
from . import jxc_kpi_fact
from . import jxc_kpi_dirty
from . import jxc_kpi_health
from . import jxc_kpi_reading
from . import jxc_kpi_reading_decide
from . import jxc_kpi_definition
from . import jxc_kpi_definition_check
from . import jxc_kpi_definition_sql
from . import jxc_kpi_money
from . import jxc_kpi_source
from . import jxc_kpi_changes
from . import jxc_kpi_engine
from . import jxc_kpi_read
from . import jxc_kpi_records
from . import jxc_kpi_trial
from . import jxc_kpi_open
from . import jxc_kpi_guard
from . import res_company
from . import res_config_settings
from . import hr_department
from . import jxc_stamp
from . import stock_move_kpi
from . import stock_picking_kpi
from . import stock_orderpoint_kpi
from . import stock_warehouse_kpi
from . import purchase_order_kpi
from . import hr_version_kpi
from . import res_users_kpi
from . import jxc_due_kpi

# catalogue: what shipped KPIs need of documents
from . import jxc_kpi_catalogue
from . import jxc_approval_step
from . import purchase_order_line_promise
from . import purchase_order_promise
from . import res_company_work
from . import stock_move_book
from . import stock_quant_book

# scoring: targets, rules, grades, scorecards
from . import jxc_kpi_target
from . import jxc_kpi_target_closest
from . import jxc_kpi_target_guard
from . import jxc_kpi_scoring
from . import jxc_kpi_archive
from . import jxc_kpi_text
from . import jxc_scoring_rule
from . import jxc_scoring_rule_preview
from . import jxc_scoring_band
from . import jxc_grade_scheme
from . import jxc_grade
from . import jxc_scorecard
from . import jxc_scorecard_actions
from . import jxc_scorecard_subjects
from . import jxc_scorecard_line

# assess: periods, assessments, appeals, events, rewards
from . import jxc_decision_mixin
from . import jxc_assessed_mixin
from . import jxc_assessment_record_mixin
from . import jxc_assessment_period
from . import jxc_assessment_period_compute
from . import jxc_assessment_period_export
from . import jxc_assessment_period_guard
from . import jxc_assessment_period_lock
from . import jxc_assessment_period_notify
from . import jxc_assessment_period_people
from . import jxc_assessment_period_progress
from . import jxc_assessment_period_check
from . import jxc_assessment_period_steps
from . import jxc_assessment
from . import jxc_assessment_drift
from . import jxc_assessment_appeal_submit
from . import jxc_assessment_review
from . import jxc_assessment_sign
from . import jxc_assessment_rights
from . import jxc_assessment_score
from . import jxc_assessment_line
from . import jxc_assessment_line_drift
from . import jxc_assessment_line_override
from . import jxc_assessment_line_text
from . import jxc_assessment_appeal
from . import jxc_assessment_appeal_decide
from . import jxc_score_event
from . import jxc_score_event_confirm
from . import jxc_reward_rule
from . import jxc_reward
from . import jxc_reward_propose
from . import jxc_monthly_mail
from . import ir_attachment
from . import res_company_assessment
from . import res_config_settings_assessment

# cockpit: home screen, dashboards, digest
from . import jxc_cockpit
from . import jxc_cockpit_departments
from . import jxc_cockpit_lights
from . import jxc_cockpit_tiles
from . import jxc_cockpit_ranking
from . import jxc_overview
from . import digest_digest

# demo
from . import jxc_demo
from . import jxc_demo_period
