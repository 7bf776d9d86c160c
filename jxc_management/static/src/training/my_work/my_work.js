import {
    deserializeDate,
    deserializeDateTime,
    formatDate,
    toLocaleDateTimeString,
} from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

import { useScreen } from "../../core/screen/screen";
import { DueBadge } from "./due_badge";

import { Component } from "@odoo/owl";

const STATUS_CLASSES = {
    valid: "text-bg-success",
    expiring: "text-bg-warning",
    expired: "text-bg-danger",
};

/** What the user has to learn, read and approve, by when, and one click to do it. */
export class MyWork extends Component {
    static template = "jxc_management.MyWork";
    static components = { DueBadge, Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        const read = () => this.orm.call("jxc.my.work", "get_my_work", []);
        Object.assign(this, useScreen(read, { busy: false }));
        this.load();
    }

    get userName() {
        return user.name;
    }

    get waiting() {
        const { learn, read, approve } = this.state.data;
        return learn.count + read.count + approve.count;
    }

    get overdue() {
        const { learn, read, approve } = this.state.data;
        return [learn, read, approve].flatMap((part) => part.items).filter((item) => item.overdue)
            .length;
    }

    get summary() {
        const values = { count: this.waiting, overdue: this.overdue };
        return this.overdue
            ? _t("%(count)s to do, %(overdue)s of them overdue", values)
            : _t("%(count)s to do", values);
    }

    get today() {
        return formatDate(deserializeDate(this.state.data.today));
    }

    statusClass(certificate) {
        return STATUS_CLASSES[certificate.status] || "text-bg-secondary";
    }

    validity(certificate) {
        return certificate.expiry
            ? _t("valid until %s", formatDate(deserializeDate(certificate.expiry)))
            : _t("does not expire");
    }

    time(text) {
        return toLocaleDateTimeString(deserializeDateTime(text), { showSeconds: false });
    }

    attempts(item) {
        if (!item.attempts) {
            return "";
        }
        const values = { count: item.attempts, max: item.max_attempts };
        return item.max_attempts
            ? _t("%(count)s of %(max)s attempts", values)
            : _t("%(count)s attempts", values);
    }

    open(action) {
        return this.action.doAction(action);
    }

    openRecord(model, id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            res_id: id,
            views: [[false, "form"]],
        });
    }

    /** Asks the server to do something with a record; nothing else can be done meanwhile. */
    async call(model, method, id) {
        if (this.state.busy) {
            return false;
        }
        this.state.busy = true;
        try {
            return await this.orm.call(model, method, [[id]]);
        } finally {
            this.state.busy = false;
        }
    }

    async start(item) {
        const action = await this.call("jxc.training.assignment", "action_start", item.id);
        if (action) {
            await this.action.doAction(action);
        }
    }

    async read(item) {
        const action = await this.call("jxc.regulation.acknowledgement", "action_read", item.id);
        if (action) {
            await this.action.doAction(action);
        }
    }

    async print(certificate) {
        const action = await this.call("jxc.certificate", "action_print", certificate.id);
        if (action) {
            await this.action.doAction(action);
        }
    }

    async register(session) {
        if (await this.call("jxc.training.session", "action_register", session.id)) {
            this.notification.add(_t("You are registered for “%s”.", session.name), {
                type: "success",
            });
            await this.load();
        }
    }
}

registry.category("actions").add("jxc_my_work", MyWork);
