import type { DesignWords } from '@/lib/problem/words'

/** The distributed message queue in Korean: its requirements, figures, interfaces and drawings. */
export const koDesign: DesignWords = {
  questions: {
    messages: {
      question: '메시지에는 무엇이 들어 있고, 얼마나 큰가요?',
      answer: '텍스트이고 커도 몇 KB예요. 평균 1 KB로 계산해 주세요.',
    },
    reading_again: {
      question: '같은 메시지를 여러 번 읽을 수 있나요?',
      answer: '네. 여러 소비자 그룹이 저마다 읽고, 한 그룹이 이전 위치로 돌아가 다시 읽기도 해요.',
    },
    order: {
      question: '메시지는 순서대로 도착해야 하나요?',
      answer: '네. 다만 파티션 안의 순서면 충분해요. 토픽 전체의 순서가 필요한 곳은 없어요.',
    },
    retention: {
      question: '메시지는 얼마나 보관하나요?',
      answer: '읽혔든 아니든 2주예요. 그 뒤에는 지워도 돼요.',
    },
    volume: {
      question: '메시지는 얼마나 많은가요?',
      answer: '평균 초당 30만 건이에요. 피크를 물으면 세 배라고 답해 주세요.',
    },
    delivery: {
      question: '메시지가 사라지거나 두 번 와도 되나요?',
      answer:
        '최소 한 번은 반드시 되어야 해요. 최대 한 번, 최소 한 번, 정확히 한 번 가운데 고를 수 있으면 가장 좋아요.',
    },
    speed: {
      question: '처리량이 중요한가요, 지연 시간이 중요한가요?',
      answer: '둘 다이고, 토픽마다 골라요. 로그는 처리량이, 서비스가 처리할 작업은 빠른 시작이 중요해요.',
    },
    readers: {
      question: '생산자와 소비자는 얼마나 되나요?',
      answer:
        '사내의 온갖 언어로, 되도록 많이 붙을 수 있어야 해요. 토픽마다 소비자 그룹은 셋으로 계산해 주세요.',
    },
    acceptance: {
      question: '메시지를 받았다고 답하면 무엇을 약속한 건가요?',
      answer: '서버 한 대나 랙 하나가 통째로 멈춰도, 만료될 때까지 읽을 수 있다는 약속이에요.',
    },
    growth: {
      question: '시스템을 늘릴 때 잠시 멈춰도 되나요?',
      answer: '아니요. 모든 것이 돌아가는 동안 브로커를 더하고 빼야 해요.',
    },
  },
  functional: {
    publish: '토픽에 메시지를 하나씩 또는 묶어서 발행',
    consume: '그룹 단위로 토픽 소비, 그룹마다 모든 메시지를 수신',
    replay: '지나간 메시지로 돌아가 그 자리부터 다시 읽기',
    order: '파티션 안에서 메시지 순서 유지',
    delivery: '최대 한 번, 최소 한 번, 정확히 한 번 중 선택',
    retention: '2주가 지난 메시지 삭제',
  },
  nonfunctional: {
    throughput: { quality: '처리량', target: '피크에 유입 초당 900 MB, 유출 초당 2,700 MB' },
    latency: { quality: '지연 시간', target: '작은 묶음일 때 종단 간 p99 50 ms 미만' },
    durability: { quality: '내구성', target: '복제본 3개, ‘저장됨’ 응답 전에 최소 2개' },
    availability: { quality: '가용성', target: '발행과 소비 모두 99.95%' },
    scalability: { quality: '규모 확장성', target: '중단 0초로 브로커 추가' },
  },
  out: {
    processing: '중간에서 메시지를 변환하거나 조인하는 일',
    permissions: '누가 무엇을 읽을 수 있는지(사내 인가 서비스가 맡음)',
    priorities: '한 토픽 안에서 메시지의 우선순위',
    routing_rules: '한 토픽의 메시지를 다른 토픽으로 복사하는 규칙',
  },
  estimateRows: {
    average_messages: '평균 메시지 수',
    peak_factor: '평균 대비 피크 배수',
    message_size: '메시지 하나의 크기',
    retention_days: '보관 일수',
    replication: '메시지의 복제본 수',
    consumer_groups: '전부를 읽는 그룹 수',
    partition_rate: '파티션 하나에 계획한 처리량',
    broker_disk: '브로커의 사용 가능한 디스크',
    broker_messages: '브로커 하나가 리더로서 받는 메시지',
    consumer_messages: '소비자 하나가 처리하는 메시지',
    planned_load: '계획 사용률',
    commit_batch: '커밋 한 번에 담는 메시지 수',
    peak_messages: '피크 메시지 수',
    peak_ingress: '피크 유입량',
    replication_traffic: '브로커 사이의 복제량',
    peak_egress: '소비자로 나가는 양',
    disk_for_retention: '2주 치 디스크(모든 복제본)',
    brokers_by_disk: '디스크로 본 브로커 수',
    brokers_by_throughput: '처리량으로 본 브로커 수',
    disk_writes_per_broker: '브로커당 디스크 쓰기',
    network_out_per_broker: '브로커당 네트워크 송신',
    partitions_by_throughput: '처리량으로 본 파티션 수',
    consumers_per_group: '그룹당 소비자 수',
    partitions_needed: '최종 파티션 수',
    offset_commits: '오프셋 커밋',
  },
  estimateReading: [
    '규모를 정하는 것은 디스크예요. 복제본 셋으로 2주 치를 두면 브로커 78대가 차는데, 메시지를 나르는 데는 13대면 돼요. 메시지 수만 계산하면 필요한 것의 6분의 1만 사게 돼요. 참고 설계는 세 대씩 27묶음, 81대예요.',
    '디스크 때문에 서버가 많아서 한 대가 하는 일은 적어요. 디스크에 초당 35 MB, 네트워크로 58 MB예요. 평범한 장비로 충분하고, 비용을 줄이려면 오래된 세그먼트를 싼 저장소로 옮겨야 해요.',
    '데이터만 보면 파티션 90개로 충분해요. 하지만 소비자 하나가 초당 1만 건을 처리하면 그룹에 129개가 필요하고, 파티션 하나는 그중 하나에게만 가요. 그래서 개수는 소비자가 정해요. 참고 설계는 그룹마다 130개예요.',
    '1,000건마다 커밋하면 초당 2,700회라 합의 기반 저장소로 감당할 수 있어요. 메시지마다 커밋하면 270만 회예요.',
    '디스크는 실제로 사야 하므로 보관 기간은 하루를 86,400초로 계산했어요. 어림한 하루로 계산하면 1,260 TB, 브로커 90대가 나와요.',
  ],
  api: {
    create_topic: {
      request: '{topic, partitions, replication, retention_ms, min_in_sync}',
      response: '201 {topic}',
      notes: '드물게 호출해요. 파티션 수는 나중에 바꾸기 어려워요',
    },
    produce: {
      request:
        '{partition, leader_epoch, acks: 0 | 1 | all, producer_id, sequence, messages: [{key, value}]}',
      response: '200 {base_offset}',
      notes: '리더에게 보내요. 이미 받은 sequence라면 다시 저장하지 않고 응답만 해요',
    },
    fetch: {
      request: '?offset=&max_bytes=&max_wait_ms=',
      response: '200 {messages, committed_up_to, next_offset}',
      notes: '롱 폴링. 커밋된 메시지만 돌려줘요',
    },
    join: {
      request: '{topics, session_timeout_ms}',
      response: '200 {member, generation, partitions}',
      notes: '파티션을 다시 나누게 될 수 있어요',
    },
    heartbeat: {
      request: '{generation}',
      response: '204, 409 {new_generation}',
      notes: '파티션을 다시 나눌 때는 409로 알려요. 몇 번 끊기면 떠난 구성원으로 봐요',
    },
    commit: {
      request: '{member, generation, offsets: [{topic, partition, offset}]}',
      response: '204',
      notes: '옛 세대의 커밋은 거절해요. 오프셋을 이전 위치로 되돌릴 수도 있어요',
    },
  },
  entities: {
    message: {
      why: '한 번 덧붙이고, 차례로 읽고, 세그먼트째 지워요. 조건 검색이나 조인이 없으니 어떤 데이터베이스보다 파일이 나아요.',
    },
    topic_metadata: {
      why: '수천 행뿐이고 거의 바뀌지 않지만, 모든 브로커가 똑같이 알고 있어야 해요.',
    },
    replica_plan: {
      why: '누가 파티션의 리더이고 누가 동기화된 사본(ISR)인지예요. 세대 번호를 비교하며 바꿔서 리더가 둘이 되지 않게 해요.',
    },
    consumer_state: {
      why: '그룹과 파티션마다 작은 값 하나예요. 자주 덮어쓰고 재조정 때마다 읽으며, 모르는 사이에 되돌아가면 안 돼요.',
    },
    archived_segment: {
      why: '닫힌 세그먼트를 큰 객체로 둬요. 싸고, 바뀌지 않고, 드물게 읽어요.',
    },
  },
  nodes: {
    prod: '생산자',
    brk: '브로커',
    coord: '코디네이션 서비스',
    meta: '메타데이터 저장소',
    state: '소비자 상태 저장소',
    cons: '소비자(세 그룹)',
    arch: '세그먼트 보관소',
  },
  edges: {
    'prod-brk': '리더에 묶음 추가',
    'prod-meta': '복제본 배치 계획(캐시)',
    'brk-cons': '오프셋부터 당겨 읽기',
    'brk-coord': '하트비트·리더 선출',
    'cons-state': '오프셋 커밋',
    'brk-arch': '오래된 세그먼트',
  },
  weakNodes: {
    prod: '다른 서비스',
    lb: '로드 밸런서',
    queue: '큐 서비스',
    cons: '워커',
    db: '메시지 테이블',
  },
  weakEdges: {
    'prod-lb': '발행',
    'lb-queue': '발행',
    'queue-db': '행 추가',
    'queue-cons': '다음 메시지 푸시',
    'cons-db': '끝나면 삭제',
  },
  weakLacks: [
    '읽은 것을 지워요. 두 번째 팀은 받을 것이 없고, 아무도 다시 읽을 수 없어요.',
    '메시지마다 테이블 하나에 추가와 삭제가 일어나요. 초당 몇천 건이 한계인데 90만 건을 받아야 해요.',
    '서비스는 들어오는 대로 밀어 넣어요. 느린 워커는 넘치고, 워커가 들고 있다가 죽은 메시지는 다시 보내지지 않아요.',
    '워커들이 순서 없이 행을 가져가요. 같은 주문에 대한 두 변경이 서로를 앞지를 수 있어요.',
    '테이블의 복제본이 하나예요. 그 디스크가 죽으면, 생산자가 안전하다고 믿은 메시지도 함께 죽어요.',
  ],
}
