import { _t } from "@web/core/l10n/translation";
import { KeepLast } from "@web/core/utils/concurrency";

import { useState } from "@odoo/owl";

/**
 * What a screen shows, read from the server when it opens and whenever it is asked to.
 *
 * Its state is `data`, `loading`, `error` with what went wrong, and the choices of the
 * user. Of several answers on their way the one asked for last counts.
 *
 * @param {() => Promise<Object>} read asks the server; called when the choices are set
 * @param {Object} [choices] what else the state holds
 * @returns {{state: Object, load: () => Promise<void>}}
 */
export function useScreen(read, choices = {}) {
    const last = new KeepLast();
    const state = useState({ data: null, error: false, loading: true, ...choices });
    async function load() {
        state.loading = true;
        state.error = false;
        try {
            state.data = await last.add(read());
        } catch (error) {
            state.error = error.data?.message || _t("The server does not answer.");
        } finally {
            state.loading = false;
        }
    }
    return { state, load };
}
