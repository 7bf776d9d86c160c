import { formatCurrency } from "@web/core/currency";
import { _t } from "@web/core/l10n/translation";
import { formatFloat } from "@web/core/utils/numbers";

const LIGHTS = {
    good: { icon: "fa-check-circle", tone: "text-bg-success", label: _t("Good") },
    fair: { icon: "fa-exclamation-triangle", tone: "text-bg-warning", label: _t("Fair") },
    poor: { icon: "fa-times-circle", tone: "text-bg-danger", label: _t("Poor") },
    no_data: { icon: "fa-circle-o", tone: "text-bg-secondary", label: _t("No data") },
    no_target: { icon: "fa-dot-circle-o", tone: "text-bg-info", label: _t("No target") },
};

/** How a light looks: an icon, a colour and a word, so that nothing hangs on the colour. */
export function lightOf(code) {
    return LIGHTS[code];
}

/** The value of a KPI with its unit. */
export function formatValue(value, kpi, currencyId) {
    const digits = [16, kpi.decimals];
    if (kpi.unit === "money") {
        return formatCurrency(value, currencyId, { digits });
    }
    const number = formatFloat(value, { digits });
    switch (kpi.unit) {
        case "percent":
            return `${number}%`;
        case "days":
            return _t("%s days", number);
        case "hours":
            return _t("%s hours", number);
        case "times":
            return _t("%s times a year", number);
        case "points":
            return _t("%s points", number);
        default:
            return number;
    }
}
