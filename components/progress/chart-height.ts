/** How high a chart of levels is, in px; what stands in its place while it loads is as high. */
export const chartHeight = 168

/** How high each stage is in the chart of time, in px. */
export const stageHeight = 44
