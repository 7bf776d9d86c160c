import { registry } from "@web/core/registry";
import { GraphRenderer } from "@web/views/graph/graph_renderer";
import { graphView } from "@web/views/graph/graph_view";

/** Lines of KPIs: a month without data is left out, since no data is not zero. */
export class JxcKpiTrendRenderer extends GraphRenderer {
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
