/**
 * The icons of the kinds: SVG path data on a 24 grid, for a line of 1.6 with round ends. Each has one filled
 * part, and an outline that repeats its category: drums store, capsules pass on, hexagons keep the rest
 * running, and what others run is dashed.
 */
import { box, cog, drum, ellipse, hexagon, ring } from '@/components/canvas/stencil-icons/strokes'
import type { StencilKind } from '@/lib/stencil/kinds'

export interface Drawing {
  line: string
  /** The one part that is filled. */
  fill: string
  /** What is drawn in dashes. */
  dashed?: string
}

export const drawings: Record<StencilKind, Drawing> = {
  client: {
    line: 'M12 15.5H4.8a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h11.4a2 2 0 0 1 2 2v1.5M8.5 15.5V19.5M5.5 19.5H12',
    fill: box(14.6, 9.6, 6.8, 11.2, 1.8),
  },
  dns: {
    line: 'M12 2.5v2M12 10.2v2M12 17.9v3.6M8.5 21.5h7M6 4.5h10l3 2.85-3 2.85H6z',
    fill: 'M18 12.2H8l-3 2.85 3 2.85h10z',
  },
  cdn: {
    line: `${ring(10.8, 13, 8.2)}M2.6 13h16.4M10.8 4.8c3.6 4 3.6 12.4 0 16.4M10.8 4.8c-3.6 4-3.6 12.4 0 16.4`,
    fill: ring(19.2, 5, 2.6),
  },
  load_balancer: {
    line: `M6.6 12H17.5M6.6 12c5.5 0 3.8-6.8 10.9-6.8M6.6 12c5.5 0 3.8 6.8 10.9 6.8${ring(19.5, 5.2, 1.9)}${ring(19.5, 12, 1.9)}${ring(19.5, 18.8, 1.9)}`,
    fill: ring(4.6, 12, 2.6),
  },
  api_gateway: {
    line: 'M4.2 20.8V11a7.8 7.8 0 0 1 15.6 0v9.8M2.4 20.8h19.2',
    fill: 'M8.8 20.8v-9a3.2 3.2 0 0 1 6.4 0v9z',
  },
  rate_limiter: {
    line: 'M2.8 8.2h9.4a5.6 5.6 0 0 1 5.6 5.6v.4h-4.6v-.4a1 1 0 0 0-1-1H2.8zM8.2 8.2V4M5 4h6.4',
    fill: 'M15.5 16.4c1.6 1.8 2.3 2.8 2.3 3.8a2.3 2.3 0 0 1-4.6 0c0-1 .7-2 2.3-3.8z',
  },
  auth_service: {
    line: 'M12 2.6l7.8 2.7v6.1c0 4.8-3.3 8.2-7.8 10-4.5-1.8-7.8-5.2-7.8-10V5.3zM12 11v5.6M12 14.4h2.2',
    fill: ring(12, 9.2, 2.5),
  },
  service: {
    line: 'M12 2.8l8 4.6v9.2l-8 4.6-8-4.6V7.4zM4 7.4l8 4.6 8-4.6M12 12v9.2',
    fill: 'M12 2.8l8 4.6-8 4.6-8-4.6z',
  },
  worker: { line: cog(12, 12, 9, 6.6, 8), fill: ring(12, 12, 2.5) },
  websocket_server: {
    line: 'M2 12h2.6M10 8.4H8a3.4 3.4 0 0 0-3.4 3.4v.4A3.4 3.4 0 0 0 8 15.6h2zM10 10.6h2.6M10 13.4h2.6M19.4 12H22M5.6 4h12.8M15.8 1.8L18.4 4M18.4 20H5.6M8.2 22.2L5.6 20',
    fill: 'M13.6 8.4H16a3.4 3.4 0 0 1 3.4 3.4v.4a3.4 3.4 0 0 1-3.4 3.4h-2.4z',
  },
  scheduler: {
    line: `M9.4 20.4H4.8a2 2 0 0 1-2-2V6.4a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2V9M6.8 2.4v2M13.8 2.4v2${ring(16.6, 16.6, 4.8)}M16.6 14v2.8l1.8 1.1`,
    fill: 'M2.8 9.2V6.4a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2v2.8z',
  },
  sequencer: {
    line: `M8 8h1.4M14.6 8H16${ring(12, 8, 2.6)}${ring(18.8, 8, 2.6)}M5.2 15.4v4.4M11 15.4v4.4M13.6 15.4v4.4M16.2 15.4v4.4M18.8 15.4v4.4M21.4 15.4v4.4`,
    fill: ring(5.2, 8, 3.4),
  },
  matching_engine: {
    line: 'M2.2 12h5.4M5.2 9.2L8 12l-2.8 2.8M21.8 12h-5.4M18.8 9.2L16 12l2.8 2.8M12 3v4M12 17v4',
    fill: ring(12, 12, 2.2),
  },
  message_queue: {
    line: `${box(2.2, 6.6, 19.6, 10.8, 5.4)}M7.4 10v4M11.4 10v4`,
    fill: box(14.6, 9.4, 3.4, 5.2, 1.5),
  },
  log_stream: {
    line: 'M14.6 6.6H6.2a3.8 3.8 0 0 0-3.8 3.8v3.2a3.8 3.8 0 0 0 3.8 3.8h8.4M14.4 12h7.2M18.8 9.2l2.8 2.8-2.8 2.8M11.2 6.6v10.8',
    fill: 'M11.2 6.6v10.8H7.4V6.6z',
  },
  stream_processor: {
    line: `${box(2.2, 6.6, 19.6, 10.8, 5.4)}M5.8 12c1.4-3.4 2.8-3.4 4.2 0s2.8 3.4 4.2 0`,
    fill: ring(16.8, 12, 2),
  },
  pubsub: {
    line: 'M9.4 7.6a6.2 6.2 0 0 1 0 8.8M12.9 4.7a10.4 10.4 0 0 1 0 14.6M16.5 2.2a14.6 14.6 0 0 1 0 19.6',
    fill: ring(5, 12, 2.7),
  },
  relational_db: {
    line: `${drum(4.4, 5.8, 15.2, 12.4)}M4.4 12a7.6 2.8 0 0 0 15.2 0`,
    fill: ellipse(12, 5.8, 7.6, 2.8),
  },
  relational_replica: {
    line: drum(2.6, 10, 12, 9, 2.3),
    fill: ellipse(8.6, 10, 6, 2.3),
    dashed: 'M9.4 4.8a6 2.3 0 0 1 12 0v9.6c0 1-1.2 1.8-3 2.2',
  },
  key_value_store: {
    line: `${box(2.2, 6, 19.6, 12, 2)}M9.4 6v12M13 10.4h5.4M13 13.8h3.2`,
    fill: 'M9.4 6v12H4.2a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z',
  },
  wide_column: {
    line: `${box(3, 3.4, 5.2, 17.2, 1.2)}${box(9.4, 3.4, 5.2, 9.4, 1.2)}${box(15.8, 3.4, 5.2, 13.4, 1.2)}M3 9.2h5.2M3 14.8h5.2M15.8 9.2H21`,
    fill: box(9.4, 3.4, 5.2, 9.4, 1.2),
  },
  document_db: {
    line: 'M14 2.8H6.8a2 2 0 0 0-2 2v14.4a2 2 0 0 0 2 2h10.4a2 2 0 0 0 2-2V8zM10.4 11.2c-1.2 0-1.5.5-1.5 1.4 0 1 .1 1.7-1.1 2 1.2.3 1.1 1 1.1 2 0 .9.3 1.4 1.5 1.4M13.6 11.2c1.2 0 1.5.5 1.5 1.4 0 1-.1 1.7 1.1 2-1.2.3-1.1 1-1.1 2 0 .9-.3 1.4-1.5 1.4',
    fill: 'M14 2.8V8h5.2z',
  },
  time_series_db: {
    line: `${drum(4.4, 5.8, 15.2, 12.4)}M7.4 16.8l2.6-3.4 2.8 1.8 2.6-3.2`,
    fill: ring(15.8, 11.6, 1.7),
  },
  graph_db: {
    line: `${ring(5.6, 17.4, 2.9)}${ring(18.6, 15.6, 2.9)}M9.2 8.2l-2.5 6.5M12.4 7.8l4.4 5.5M8.5 17l7.2-1`,
    fill: ring(10.4, 5.4, 2.9),
  },
  search_index: {
    line: `M2.8 5h13M2.8 10.4h4.4M2.8 15.8h4.4${ring(14, 13.6, 4.9)}M17.6 17.2l3.8 3.8`,
    fill: ring(14, 13.6, 2.1),
  },
  geo_index: {
    line: 'M6.6 13H5.2l-2.6 8h18.8l-2.6-8h-1.4M4 17h4.6M15.4 17H20M12 19v2',
    fill: 'M12 17c-3.7-4.2-5.6-7-5.6-9.4a5.6 5.6 0 0 1 11.2 0c0 2.4-1.9 5.2-5.6 9.4zM12 9.8a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  },
  cache: {
    line: drum(4.4, 5.8, 15.2, 12.4),
    fill: 'M12.8 9.8l-4.4 5.4h3l-.8 4.4 4.8-5.8h-3.2z',
  },
  object_storage: {
    line: `${ellipse(12, 6.2, 8.4, 2.8)}M3.6 6.2l2 12.4c.2 1.3 3 2.4 6.4 2.4s6.2-1.1 6.4-2.4l2-12.4`,
    fill: ring(12, 14.6, 2.5),
  },
  block_storage: {
    line: `${box(2.2, 13, 9.2, 7.4, 1.6)}${box(12.6, 13, 9.2, 7.4, 1.6)}${box(7.4, 4.4, 9.2, 7.4, 1.6)}`,
    fill: box(7.4, 4.4, 9.2, 7.4, 1.6),
  },
  data_warehouse: {
    line: 'M3 20.8V9.2L12 3.4l9 5.8v11.6z',
    fill: 'M6.6 20.8v-4.6h2.8v4.6zM10.6 20.8v-8.4h2.8v8.4zM14.6 20.8v-6.4h2.8v6.4z',
  },
  ledger: {
    line: 'M12 5.8C9.6 4.2 6.8 3.8 2.8 4v14.6c4-.2 6.8.2 9.2 1.8 2.4-1.6 5.2-2 9.2-1.8V4c-4-.2-6.8.2-9.2 1.8zM12 5.8v14.6M5.8 8.6c1.2 0 2.2.2 3.2.6M5.8 12.4c1.2 0 2.2.2 3.2.6',
    fill: 'M14.8 4.6c1.2-.4 2.2-.5 3.4-.6v8.4l-1.7-1.4-1.7 1.4z',
  },
  event_store: { line: `M7.4 3.2h9.2M5 6.4h14${box(2.8, 9.6, 18.4, 11.2, 2)}`, fill: ring(12, 15.2, 2.8) },
  coordination: {
    line: 'M12 9l6.4 3.4v6L12 21.6l-6.4-3.2v-6z',
    fill: 'M8 6.6L7.2 2.6l2.6 1.6L12 1.4l2.2 2.8 2.6-1.6L16 6.6z',
  },
  service_discovery: { line: hexagon, fill: 'M16.2 7.8l-2.5 5.9-5.9 2.5 2.5-5.9z' },
  monitoring: {
    line: `${hexagon}M7 12.4h2l1.8-4.4 2.4 7.6 1.2-3.2`,
    fill: ring(16, 12, 1.7),
  },
  logging: { line: `${hexagon}M8.4 12.2h7.2M8.4 15.6h4.4`, fill: box(7.6, 7.4, 8.8, 2.6, 1.2) },
  notification_push: {
    line: 'M18.6 3.4a9 9 0 0 1 2.6 4.4M5.4 3.4a9 9 0 0 0-2.6 4.4',
    dashed: 'M5.4 17.2c1.2-1.4 1.8-3 1.8-6.2a4.8 4.8 0 0 1 9.6 0c0 3.2.6 4.8 1.8 6.2z',
    fill: 'M9.6 19.4h4.8a2.4 2.4 0 0 1-4.8 0z',
  },
  email_gateway: {
    line: 'M3.4 9.4l6.2 4.6 6.2-4.6M16.4 7.6l3-3',
    dashed: box(2.2, 8.4, 15, 11.4, 2),
    fill: 'M21.8 2.2l-.8 5.2-4.4-4.4z',
  },
  psp: {
    line: 'M6 15.2h4',
    dashed: box(2.2, 5.2, 19.6, 13.6, 2.4),
    fill: 'M2.2 8.6h19.6v3H2.2z',
  },
  third_party_api: {
    line: '',
    dashed: 'M7 19a4.8 4.8 0 0 1-.6-9.5A6.2 6.2 0 0 1 18 10.6 4.2 4.2 0 0 1 17.4 19z',
    fill: ring(12.2, 14, 2.2),
  },
}
