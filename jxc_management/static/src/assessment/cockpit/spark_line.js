import { deserializeDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";

import { Component } from "@odoo/owl";

const STEP = 10;
const HEIGHT = 30;
const MARGIN = 4;

/** The values of twelve months; each month opens the records behind it. */
export class SparkLine extends Component {
    static template = "jxc_management.SparkLine";
    static props = {
        months: Array,
        format: Function,
        onOpen: Function,
    };

    get width() {
        return STEP * this.props.months.length;
    }

    get viewBox() {
        return `0 0 ${this.width} ${HEIGHT}`;
    }

    get points() {
        const values = this.props.months.map((month) => month.value);
        const known = values.filter((value) => value !== null);
        const low = Math.min(...known);
        const range = Math.max(...known) - low;
        return this.props.months.map((month, index) => {
            const share = range ? (month.value - low) / range : 0.5;
            return {
                month,
                isKnown: month.value !== null,
                left: index * STEP,
                x: (index + 0.5) * STEP,
                y: HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN),
                label: this.label(month),
            };
        });
    }

    /** Lines between months that follow each other; a month without data is a gap. */
    get path() {
        let isOpen = false;
        let path = "";
        for (const { isKnown, x, y } of this.points) {
            if (isKnown) {
                path += `${isOpen ? "L" : "M"}${x} ${y.toFixed(2)}`;
            }
            isOpen = isKnown;
        }
        return path;
    }

    /** A dot is a line without length and with round ends, whatever the scale. */
    get dots() {
        return this.points
            .filter((point) => point.isKnown)
            .map(({ x, y }) => `M${x} ${y.toFixed(2)}h0`)
            .join("");
    }

    label(month) {
        const name = deserializeDate(month.first).toFormat("LLL yyyy");
        const value = month.value === null ? _t("No data") : this.props.format(month.value);
        return `${name}: ${value}`;
    }
}
