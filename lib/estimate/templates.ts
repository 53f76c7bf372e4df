/** Rows to begin an estimate with. Names are part of formulas and the same in every language; figures are there to be changed. */
import type { WrittenLine } from '@/lib/estimate/line'

export const estimateTemplateIds = [
  'qps',
  'tps',
  'throughput',
  'storage',
  'bandwidth',
  'cache',
  'connections',
] as const
export type EstimateTemplateId = (typeof estimateTemplateIds)[number]

export interface EstimateTemplate {
  id: EstimateTemplateId
  lines: readonly WrittenLine[]
}

const line = (name: string, formula: string, unit = ''): WrittenLine => ({ name, formula, unit })

export const estimateTemplates: readonly EstimateTemplate[] = [
  {
    id: 'qps',
    lines: [
      line('dau', '100M users'),
      line('reads', '5 /user/day'),
      line('avg_qps', 'dau * reads / day', '1/s'),
      line('peak_qps', 'avg_qps * 3', '1/s'),
    ],
  },
  {
    id: 'tps',
    lines: [
      line('orders', '1M /day'),
      line('avg_tps', 'orders / day', '1/s'),
      line('peak_tps', 'avg_tps * 10', '1/s'),
    ],
  },
  {
    id: 'throughput',
    lines: [
      line('messages', '300k /s'),
      line('message_size', '1 KB'),
      line('throughput', 'messages * message_size', 'MB/s'),
    ],
  },
  {
    id: 'storage',
    lines: [
      line('writes', '10M /day'),
      line('row_size', '500 B'),
      line('kept', '5 years'),
      line('copies', '3'),
      line('storage', 'writes * row_size * kept * copies', 'TB'),
    ],
  },
  {
    id: 'bandwidth',
    lines: [
      line('responses', '5k /s'),
      line('response_size', '20 KB'),
      line('bandwidth', 'responses * response_size', 'Mbps'),
    ],
  },
  {
    id: 'cache',
    lines: [
      line('items', '100M'),
      line('item_size', '1 KB'),
      line('hot_part', '20%'),
      line('cache_memory', 'items * item_size * hot_part', 'GB'),
    ],
  },
  {
    id: 'connections',
    lines: [
      line('online_users', '10M users'),
      line('per_server', '50k'),
      line('connection_servers', 'ceil(online_users / per_server)', 'servers'),
    ],
  },
]
