import { defineMailModels } from "@mail/../tests/mail_test_helpers";
import { animationFrame } from "@odoo/hoot-dom";
import {
    defineActions,
    getService,
    mountWithCleanup,
    patchWithCleanup,
} from "@web/../tests/web_test_helpers";
import { WebClient } from "@web/webclient/webclient";

const ACTION_ID = 42;

/** Let the tests of a file open the client action with the given tag. */
export function defineClientAction(tag) {
    defineMailModels();
    defineActions([{ id: ACTION_ID, name: "Screen", tag, type: "ir.actions.client" }]);
}

/**
 * Open the client action.
 *
 * @returns {Promise<Object[]>} the list in which the actions it opens are written down
 */
export async function openClientAction() {
    await mountWithCleanup(WebClient);
    await getService("action").doAction(ACTION_ID);
    await animationFrame();
    const opened = [];
    patchWithCleanup(getService("action"), {
        doAction(action) {
            opened.push(action);
        },
    });
    return opened;
}
