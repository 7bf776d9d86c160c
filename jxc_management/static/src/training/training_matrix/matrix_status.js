import { _t } from "@web/core/l10n/translation";

/** The worst first, as in `tools/training_matrix_sql.py`. */
export const STATUSES = ["overdue", "expired", "expiring", "open", "valid", "waived"];

export const ICONS = {
    overdue: "fa-exclamation",
    expired: "fa-times",
    expiring: "fa-clock-o",
    open: "fa-pencil",
    valid: "fa-check",
    waived: "fa-minus",
};

export function statusName(status) {
    return {
        overdue: _t("Overdue"),
        expired: _t("Expired"),
        expiring: _t("Expires Soon"),
        open: _t("To Do"),
        valid: _t("Valid"),
        waived: _t("Waived"),
    }[status];
}

/** @returns {string} what a cell says in words, with its formatted day if it has one */
export function cellText(status, day) {
    if (!day) {
        return statusName(status);
    }
    return {
        overdue: _t("Overdue since %s", day),
        expired: _t("Expired on %s", day),
        expiring: _t("Expires on %s", day),
        open: _t("To do by %s", day),
        valid: _t("Valid until %s", day),
        waived: _t("Waived until %s", day),
    }[status];
}

/** @returns {{model: string, id: number}} the record that decides about a cell */
export function decisiveRecord(cell) {
    const byTask = ["overdue", "open", "waived"].includes(cell.status);
    if ((byTask && cell.assignment_id) || !cell.certificate_id) {
        return { model: "jxc.training.assignment", id: cell.assignment_id };
    }
    return { model: "jxc.certificate", id: cell.certificate_id };
}
