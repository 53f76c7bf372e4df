/** The kinds of component a drawing is made of, by category. Everything that is said of one lies beside: names.ts, figures.ts. */

/** Every kind, under its category, in the order of the palette's full list. It is the same for every problem (T3a). */
export const stencilsByCategory = {
  edge: ['client', 'dns', 'cdn', 'load_balancer', 'api_gateway', 'rate_limiter'],
  app: ['auth_service', 'service', 'worker', 'websocket_server', 'scheduler', 'sequencer', 'matching_engine'],
  async: ['message_queue', 'log_stream', 'stream_processor', 'pubsub'],
  data: [
    'relational_db',
    'relational_replica',
    'key_value_store',
    'wide_column',
    'document_db',
    'time_series_db',
    'graph_db',
    'search_index',
    'geo_index',
    'cache',
    'object_storage',
    'block_storage',
    'data_warehouse',
    'ledger',
    'event_store',
  ],
  infra: ['coordination', 'service_discovery', 'monitoring', 'logging'],
  external: ['notification_push', 'email_gateway', 'psp', 'third_party_api'],
} as const

export type StencilCategory = keyof typeof stencilsByCategory
export type StencilKind = (typeof stencilsByCategory)[StencilCategory][number]

export const stencilCategories = Object.keys(stencilsByCategory) as StencilCategory[]
export const stencilKinds: readonly StencilKind[] = Object.values(stencilsByCategory).flat()

const categoryOfKind = new Map(
  stencilCategories.flatMap((category) =>
    stencilsByCategory[category].map((kind) => [kind as StencilKind, category] as const),
  ),
)

/** Whether a text names a kind. */
export function isStencilKind(text: string): text is StencilKind {
  return categoryOfKind.has(text as StencilKind)
}

/** The category a kind belongs to: it decides the colour of its icon. */
export function categoryOf(kind: StencilKind): StencilCategory {
  return categoryOfKind.get(kind) as StencilCategory
}
