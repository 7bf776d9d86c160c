import { registry } from "@web/core/registry";
import { GraphRenderer } from "@web/views/graph/graph_renderer";
import { graphView } from "@web/views/graph/graph_view";

/** Lines of KPIs: a month without data is left out, since no data is not zero. */
export class JxcKpiTrendRenderer extends GraphRenderer {
    static template = "jxc_management.KpiTrendRenderer";

    /** Whether there are figures, but of several KPIs at each point. */
    get isMixed() {
        const { datasets } = this.model.data;
        const values = datasets.flatMap((line) => line.data);
        return values.length > 0 && !values.some(Number.isFinite);
    }

    getLineChartData() {
        const data = super.getLineChartData();
        if (this.model.metaData.cumulated) {
            return data;
        }
        for (const dataset of data.datasets) {
            dataset.spanGaps = true;
            dataset.data = dataset.data.map((value, index) => {
                const hasData = dataset.domains[index]?.length && Number.isFinite(value);
                return hasData ? value : null;
            });
        }
        // months without any data are a line of their own
        data.datasets = data.datasets.filter((line) => line.data.some(Number.isFinite));
        return data;
    }
}

registry.category("views").add("jxc_kpi_trend", {
    ...graphView,
    Renderer: JxcKpiTrendRenderer,
});
