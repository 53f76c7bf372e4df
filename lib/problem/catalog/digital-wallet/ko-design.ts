import type { DesignWords } from '@/lib/problem/words'

/** The digital wallet in Korean: its requirements, figures, interfaces and drawings. */
export const koDesign: DesignWords = {
  questions: {
    operations: {
      question: '이체 말고 어떤 기능이 있나요?',
      answer: '지갑에서 지갑으로 보내는 이체와 잔액 조회뿐이에요.',
    },
    rate: {
      question: '이체는 초당 몇 건인가요?',
      answer: '100만 건이에요. 늘 그만큼이라고 보고, 피크는 따로 더하지 않아도 돼요.',
    },
    correctness: {
      question: '이체는 얼마나 정확해야 하나요?',
      answer: '데이터베이스 트랜잭션처럼 양쪽이 다 되거나 다 안 되면 돼요. 그 정도면 충분해요.',
    },
    proof: {
      question: '밤에 합계를 맞춰 보는 것으로 충분한가요?',
      answer:
        '아니요. 그러면 틀렸다는 것만 알고 왜 틀렸는지는 몰라요. 이력을 처음부터 재생해서 같은 잔액이 나와야 해요.',
    },
    availability: {
      question: '가용성은 얼마나 필요한가요?',
      answer: '99.99%예요. 하루에 8초 남짓만 멈출 수 있어요.',
    },
    currencies: {
      question: '통화가 여러 가지인가요?',
      answer: '금액에 통화가 붙지만 환전은 없어요.',
    },
    overdraft: {
      question: '잔액이 0 아래로 내려갈 수 있나요?',
      answer: '안 돼요. 잠깐이라도 안 돼요.',
    },
    repeats: {
      question: '같은 이체가 두 번 올 수 있나요?',
      answer: '네, 앱은 응답을 못 받으면 다시 보내요. 이체에는 보낸 쪽이 정한 ID가 있어요.',
    },
    speed: {
      question: '이체는 얼마나 빨리 끝나야 하나요?',
      answer: '사람이 기다리고 있으니 1초 안이면 좋아요.',
    },
    balance_reads: {
      question: '잔액은 언제나 최신이어야 하나요?',
      answer:
        '이체를 판정할 때는 그래야 해요. 보여 주기만 할 때는 조금 늦어도 되지만, 내가 방금 한 이체는 보여야 해요.',
    },
    cash: {
      question: '지갑에 돈을 넣고 빼는 것은 어떻게 하나요?',
      answer: '다른 시스템이 해요. 여기서는 플랫폼 계정과의 이체로 보면 돼요.',
    },
  },
  functional: {
    transfer: '한 지갑에서 다른 지갑으로 금액 이체',
    balance: '지갑의 현재 잔액 조회',
    past_balance: '과거 어느 시점의 잔액과 그 과정 조회',
    outcome: '보낸 쪽에 이체 결과 알림',
  },
  nonfunctional: {
    throughput: { quality: '처리량', target: '초당 이체 1,000,000건' },
    atomicity: { quality: '원자성', target: '반만 된 이체 0건, 잔액 총합 유지' },
    durability: { quality: '내구성', target: '서버 한 대를 잃어도 접수된 이체 손실 0건' },
    reproducibility: { quality: '재현성', target: '모든 이벤트를 재생하면 같은 잔액' },
    availability: { quality: '가용성', target: '99.99%(하루 8.64초)' },
    latency: { quality: '지연 시간', target: '이체 p99 1초 이하(가정)' },
  },
  out: {
    cash_in_out: '은행을 통한 충전과 인출',
    exchange: '통화 사이의 환전',
    fraud: '이상 거래 탐지와 법적 한도',
  },
  estimateRows: {
    transfers: '이체',
    legs: '이체당 연산 수(출금과 입금)',
    slow_node: '긴 분산 트랜잭션을 하는 DB 노드',
    relational_node: '짧은 트랜잭션을 하는 DB 노드',
    partition_rate: '로컬 이벤트 로그를 쓰는 파티션',
    raft_members: 'Raft 그룹의 구성원 수',
    groups: '참고 설계의 Raft 그룹 수',
    event_size: '이벤트 하나의 크기',
    flush_time: '디스크에 한 번 내리는 시간',
    accounts: '지갑 수',
    balance_row: '저장한 잔액 하나의 크기',
    availability: '가용성',
    operations: '계정에 대한 연산',
    nodes_slow: '초당 100건일 때의 노드 수',
    nodes_relational: '초당 1,000건일 때의 노드 수',
    partitions: '초당 10,000건일 때의 파티션 수',
    servers: '복제까지 한 서버 수',
    group_rate: '400개 중 그룹 하나의 연산',
    flushes: '디스크 하나에 내리는 횟수',
    events_per_flush: '최대 처리량에서 한 번에 내리는 이벤트 수',
    log_per_day: '하루 이벤트 용량',
    log_per_year: '한 해 이벤트 용량',
    all_balances: '모든 잔액의 용량',
    downtime_per_day: '하루에 멈춰도 되는 시간',
  },
  estimateReading: [
    '서버 수는 한 대가 하는 일에 달려 있어요. 초당 100건이면 20,000대, 1,000건이면 2,000대, 10,000건이면 200대예요. 이 설계의 비용은 노드 하나를 얼마나 빠르게 하느냐에 달려 있어요.',
    '파티션 200개는 여유 없이 꽉 찬 숫자예요. 참고 설계는 세 대짜리 그룹 400개를 써서 각각 절반만 채우고, 쏠림과 그룹 상실에 대비해요. 그래서 서버는 600대가 아니라 1,200대예요.',
    '디스크에 내리는 것은 초당 3,300번이라, 이벤트 10,000건을 하나씩 내릴 수는 없어요. 여러 건이 한 번을 나눠 써야 해요. 이 말을 꺼내는 사람은 해 본 사람이에요.',
    '상태는 전체 그룹을 합쳐 50 GB로 작고, 이력은 하루 17 TB, 한 해 6 PB로 커요. 스냅숏은 싸지만 옛 이벤트에는 따로 둘 곳이 필요해요.',
    '로그는 밤낮없이 쌓이므로 하루를 정확히 86,400초로 계산했어요. 100,000초로 어림하면 20 TB예요.',
  ],
  api: {
    transfer: {
      request: '{from_account, to_account, amount: "string", currency, transaction_id}',
      response: '200 {status, seq}',
      notes: 'transaction_id가 멱등 키예요. 기다리는 시간을 넘기면 202로 답해요',
    },
    outcome: {
      response: '200 {status: PENDING | DONE | REFUSED, reason}',
      notes: '응답을 못 받은 쪽이 물어봐요',
    },
    balance: {
      request: '?at=&min_seq=',
      response: '200 {amount, currency, as_of_seq}',
      notes: 'at이 없으면 지금 잔액을 조회용 복제본에서 읽어요. min_seq로 그만큼 새 복제본을 요구해요',
    },
    history: {
      request: '?from=&to=&cursor=',
      response: '200 {events: [{seq, delta, transaction_id, decided_at}], next}',
      notes: '상담과 감사용이에요. 감사 저장소에서 읽어 조금 느려요',
    },
  },
  entities: {
    command: {
      why: '누군가 바라는 일이에요. 파티션 안에서 먼저 온 것부터 처리하고, 거절될 수 있고, 재생에는 필요 없어요.',
    },
    event: {
      why: '이미 일어나 바뀌지 않는 일이에요. 추가만 하고 Raft로 복제해요. 나머지는 모두 여기서 계산할 수 있어요.',
    },
    balance: {
      why: '마지막 이벤트까지 반영한 상태예요. 자기 파티션에 있고, 조회용으로 복사하고, 잃으면 다시 만들어요.',
    },
    phase_status: {
      why: '두 파티션에 걸친 이체가 어디까지 왔는지 적어서, 다른 조정자가 마무리할 수 있게 해요. 열린 행은 늘 적어요.',
    },
    snapshot: { why: '어떤 순번까지 반영한 파티션의 모든 잔액이에요. 재생은 여기서 시작해요.' },
  },
  nodes: {
    client: '앱과 가맹점',
    lb: '로드 밸런서',
    rp: '지갑 API',
    co: '조정자',
    pt: '단계 상태표',
    es: '계정 파티션',
    rd: '조회용 복제본(CQRS)',
    snap: '스냅숏',
    zk: '파티션 맵',
    aud: '감사와 재생',
  },
  edges: {
    'client-lb': '이체',
    'lb-rp': '이체',
    'rp-co': '시작',
    'co-pt': '단계 기록',
    'co-zk': '위치(캐시)',
    'co-es': 'A −1, 다음 C +1',
    'es-rd': '이벤트 반영',
    'rd-rp': '결과 푸시',
    'es-snap': '가끔 저장',
    'es-aud': '모든 이벤트',
  },
  weakNodes: {
    client: '앱',
    api: '지갑 서비스',
    first: '잔액 ㄱ~ㅅ(Redis)',
    second: '잔액 ㅇ~ㅎ(Redis)',
    hist: '이체 내역',
  },
  weakEdges: {
    'client-api': '지우에게 10 보내기',
    'api-first': '10 빼기',
    'api-second': '이어서 10 더하기',
    'api-hist': '나중에 기록',
  },
  weakLacks: [
    '서버 두 대를 따로 갱신하고, 둘을 묶는 것이 없어요. 그 사이에 죽으면 돈이 사라지고 누구 돈인지도 몰라요.',
    '재시도에 트랜잭션 ID가 없어요. 첫 시도인지 두 번째인지 몰라서 돈을 또 빼요.',
    '잔액이 메모리에 있어요. 노드를 잃으면 됐다고 답한 마지막 몇 초의 이체도 함께 사라져요.',
    '내역은 나중에 다른 길로 적어요. 잔액과 다를 때 어느 쪽이 맞는지 알 수 없고, 재생할 수도 없어요.',
    '이름의 첫 글자는 파티션이 될 수 없어요. 한쪽이 차오르고, 바쁜 가맹점은 커질 자리가 없어요.',
  ],
}
