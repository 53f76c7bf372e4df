/** How each kind is called in both languages, and the other words people look for it by. */
import type { StencilKind } from '@/lib/stencil/kinds'

export interface StencilName {
  en: string
  ko: string
  /** Other words for it, products among them, in either language and in lower case. */
  aliases: readonly string[]
}

export const stencilNames: Record<StencilKind, StencilName> = {
  client: {
    en: 'Client',
    ko: '클라이언트',
    aliases: [
      'web',
      'mobile',
      'app',
      'browser',
      'user',
      'frontend',
      '웹',
      '모바일',
      '앱',
      '사용자',
      '브라우저',
    ],
  },
  dns: {
    en: 'DNS',
    ko: 'DNS',
    aliases: ['domain', 'route 53', 'nameserver', '도메인', '네임서버'],
  },
  cdn: {
    en: 'CDN',
    ko: 'CDN',
    aliases: ['edge cache', 'cloudfront', 'content delivery', 'static', '콘텐츠 전송', '정적 파일'],
  },
  load_balancer: {
    en: 'Load balancer',
    ko: '로드 밸런서',
    aliases: ['lb', 'l4', 'l7', 'nginx', 'haproxy', 'elb', 'reverse proxy', '부하 분산', '리버스 프록시'],
  },
  api_gateway: {
    en: 'API gateway',
    ko: 'API 게이트웨이',
    aliases: ['gateway', 'kong', 'api', 'bff', '관문'],
  },
  rate_limiter: {
    en: 'Rate limiter',
    ko: '처리율 제한 장치',
    aliases: ['throttle', 'token bucket', 'quota', '쓰로틀링', '제한', '토큰 버킷'],
  },
  auth_service: {
    en: 'Auth service',
    ko: '인증 서비스',
    aliases: ['iam', 'login', 'oauth', 'identity', 'jwt', '인가', '로그인'],
  },
  service: {
    en: 'Service',
    ko: '서비스',
    aliases: ['server', 'app', 'web', 'microservice', 'backend', 'api server', '서버', '웹 서버', '백엔드'],
  },
  worker: {
    en: 'Worker',
    ko: '워커',
    aliases: ['consumer', 'job', 'async', 'background', 'executor', '소비자', '작업자', '비동기'],
  },
  websocket_server: {
    en: 'WebSocket server',
    ko: '웹소켓 서버',
    aliases: ['realtime', 'push', 'socket', 'chat', '실시간', '소켓'],
  },
  scheduler: {
    en: 'Scheduler',
    ko: '스케줄러',
    aliases: ['cron', 'batch', 'timer', 'job', '배치', '예약'],
  },
  message_queue: {
    en: 'Message queue',
    ko: '메시지 큐',
    aliases: ['mq', 'sqs', 'rabbitmq', 'queue', 'dlq', '대기열', '큐'],
  },
  log_stream: {
    en: 'Event stream',
    ko: '이벤트 스트림',
    aliases: ['kafka', 'log', 'kinesis', 'pulsar', 'event log', '카프카', '로그'],
  },
  stream_processor: {
    en: 'Stream processor',
    ko: '스트림 처리기',
    aliases: ['flink', 'spark', 'aggregate', 'window', '집계', '플링크'],
  },
  pubsub: {
    en: 'Pub/sub',
    ko: '펍/섭',
    aliases: ['publish', 'subscribe', 'redis', 'broadcast', 'channel', '발행', '구독', '채널'],
  },
  relational_db: {
    en: 'Relational DB',
    ko: '관계형 DB',
    aliases: ['sql', 'mysql', 'postgres', 'rdbms', 'primary', 'database', '데이터베이스', '디비', '주'],
  },
  relational_replica: {
    en: 'Read replica',
    ko: '읽기 복제본',
    aliases: ['sql', 'replica', 'follower', 'secondary', 'standby', '복제', '레플리카'],
  },
  key_value_store: {
    en: 'Key-value store',
    ko: '키-값 저장소',
    aliases: ['dynamodb', 'kv', 'nosql', 'dynamo', '키값'],
  },
  wide_column: {
    en: 'Wide-column store',
    ko: '와이드 컬럼 저장소',
    aliases: ['cassandra', 'hbase', 'bigtable', 'nosql', 'scylla', '카산드라'],
  },
  document_db: {
    en: 'Document DB',
    ko: '문서 DB',
    aliases: ['mongodb', 'json', 'nosql', 'document', '몽고', '도큐먼트'],
  },
  time_series_db: {
    en: 'Time-series DB',
    ko: '시계열 DB',
    aliases: ['tsdb', 'influxdb', 'prometheus', 'metrics', '시계열', '지표'],
  },
  graph_db: {
    en: 'Graph DB',
    ko: '그래프 DB',
    aliases: ['neo4j', 'relations', 'social', '그래프', '관계'],
  },
  search_index: {
    en: 'Search index',
    ko: '검색 색인',
    aliases: [
      'elasticsearch',
      'opensearch',
      'lucene',
      'full text',
      'inverted',
      '엘라스틱서치',
      '검색',
      '역색인',
    ],
  },
  geo_index: {
    en: 'Geospatial index',
    ko: '지리 공간 색인',
    aliases: ['geohash', 'quadtree', 's2', 'location', '지오해시', '쿼드트리', '위치'],
  },
  cache: {
    en: 'Cache',
    ko: '캐시',
    aliases: ['redis', 'memcached', 'memory', '레디스'],
  },
  object_storage: {
    en: 'Object storage',
    ko: '객체 저장소',
    aliases: ['s3', 'blob', 'bucket', 'file', 'image', '버킷', '파일', '오브젝트'],
  },
  block_storage: {
    en: 'Block storage',
    ko: '블록 저장소',
    aliases: ['disk', 'ebs', 'volume', 'ssd', '디스크', '볼륨'],
  },
  data_warehouse: {
    en: 'Data warehouse',
    ko: '데이터 웨어하우스',
    aliases: ['olap', 'bigquery', 'redshift', 'snowflake', 'analytics', '분석'],
  },
  ledger: {
    en: 'Ledger',
    ko: '원장',
    aliases: ['double entry', 'accounting', 'bookkeeping', '복식부기', '장부'],
  },
  event_store: {
    en: 'Event store',
    ko: '이벤트 저장소',
    aliases: ['event sourcing', 'cqrs', 'raft', '이벤트 소싱'],
  },
  coordination: {
    en: 'Coordination',
    ko: '코디네이션',
    aliases: ['zookeeper', 'etcd', 'consensus', 'leader', 'lock', 'config', '합의', '주키퍼', '락'],
  },
  service_discovery: {
    en: 'Service discovery',
    ko: '서비스 탐색',
    aliases: ['consul', 'registry', 'eureka', '레지스트리', '디스커버리'],
  },
  monitoring: {
    en: 'Monitoring',
    ko: '모니터링',
    aliases: ['metrics', 'alert', 'grafana', 'prometheus', '지표', '경보', '알림'],
  },
  logging: {
    en: 'Logging',
    ko: '로깅',
    aliases: ['logs', 'elk', 'trace', '로그', '추적'],
  },
  notification_push: {
    en: 'Push notification',
    ko: '푸시 알림',
    aliases: ['fcm', 'apns', 'push', 'mobile', '알림'],
  },
  email_gateway: {
    en: 'Email gateway',
    ko: '메일 게이트웨이',
    aliases: ['smtp', 'ses', 'mail', '이메일'],
  },
  psp: {
    en: 'Payment provider',
    ko: '결제 대행사',
    aliases: ['psp', 'stripe', 'card', 'pg', 'payment', '결제', '카드'],
  },
  third_party_api: {
    en: 'Third-party API',
    ko: '외부 API',
    aliases: ['external', 'partner', 'vendor', 'bank', '외부', '제휴', '은행'],
  },
  sequencer: {
    en: 'Sequencer',
    ko: '시퀀서',
    aliases: ['order', 'sequence', 'numbering', '순번'],
  },
  matching_engine: {
    en: 'Matching engine',
    ko: '체결 엔진',
    aliases: ['order book', 'exchange', 'trade', '호가 창', '거래'],
  },
}
