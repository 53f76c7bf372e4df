/** Where the figures of figures.ts come from, as they are shown: works by their titles, which are the same in every language. */

/** Sources that are works somebody published. */
export const publishedSources = {
  apigw: 'Amazon API Gateway Developer Guide: quotas',
  assu10: 'assu10.github.io, notes on System Design Interview vol. 2',
  bn17: 'booknotes, System Design Interview: proximity service',
  bn18: 'booknotes, System Design Interview: nearby friends',
  bn19: 'booknotes, System Design Interview: Google Maps',
  bn20: 'booknotes, System Design Interview: distributed message queue',
  bn21: 'booknotes, System Design Interview: metrics monitoring',
  bn22: 'booknotes, System Design Interview: ad click event aggregation',
  bn23: 'booknotes, System Design Interview: hotel reservation',
  bn24: 'booknotes, System Design Interview: email service',
  bn25: 'booknotes, System Design Interview: object storage',
  bn26: 'booknotes, System Design Interview: real-time leaderboard',
  bn27: 'booknotes, System Design Interview: payment system',
  bn28: 'booknotes, System Design Interview: digital wallet',
  bn29: 'booknotes, System Design Interview: stock exchange',
  cf_lim: 'Amazon CloudFront Developer Guide: quotas',
  datastax: 'DataStax, Planning disk capacity',
  ddb_part: 'Amazon DynamoDB Developer Guide: partition keys',
  ebs: 'AWS documentation: EBS volumes',
  edb: 'EDB, Postgres 15 TPS benchmark',
  elasticache: 'Amazon ElastiCache for Redis User Guide',
  etcd_perf: 'etcd documentation: performance',
  fcm: 'Firebase Cloud Messaging: throttling and quotas',
  geminidb: 'Huawei GeminiDB (Cassandra-compatible) performance',
  influx_hw: 'InfluxDB documentation: hardware sizing',
  kafka_li: 'LinkedIn Engineering, Benchmarking Apache Kafka',
  ko_exch: 'Korean notes on System Design Interview vol. 2: wallet and exchange',
  ko_maps: 'Korean notes on System Design Interview vol. 2: Google Maps',
  ko_s3: 'Korean notes on System Design Interview vol. 2: object storage',
  lmax: 'LMAX Disruptor documentation',
  napkin: 'napkin-math by Simon Eskildsen',
  nginx: 'NGINX, Testing the performance of web servers',
  os_lens: 'AWS Well-Architected, Amazon OpenSearch Service Lens',
  pgbench_kb: 'ekarisky knowledge base, PostgreSQL benchmarks',
  primer: 'The System Design Primer',
  prom_blog: 'Prometheus blog: varbit chunks, pull at scale',
  rds: 'Amazon RDS User Guide: Multi-AZ, storage',
  redis_bench: 'Redis documentation: benchmarks',
  s3_perf: 'Amazon S3 User Guide: optimizing performance',
  ses: 'Amazon SES Developer Guide: sending quotas',
  sla: 'AWS service level agreements, 2019',
  sqs: 'Amazon SQS Developer Guide: quotas',
  stripe: 'Stripe documentation: rate limits',
  systemround: 'The System Round, Numbers to know',
  ws_12m: 'MigratoryData, 12 million WebSocket clients',
  ws_1m: 'realtime-1-million: WebSocket clients on one machine',
  zk_over: 'Apache ZooKeeper documentation: overview',
} as const

/** Sources that are judgement or measurement of our own; their words are in lib/i18n, under `sources`. */
export const ownSources = ['assume', 'meas', 'mem', 'plan'] as const

export type PublishedSource = keyof typeof publishedSources
export type OwnSource = (typeof ownSources)[number]
export type SourceCode = PublishedSource | OwnSource

/** Whether a source is a published work. */
export function isPublished(code: SourceCode): code is PublishedSource {
  return Object.hasOwn(publishedSources, code)
}
