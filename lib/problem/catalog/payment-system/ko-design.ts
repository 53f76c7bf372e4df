import type { DesignWords } from '@/lib/problem/words'

/** The payment system in Korean: its requirements, figures, interfaces and drawings. */
export const koDesign: DesignWords = {
  questions: {
    movements: {
      question: '어떤 종류의 결제 시스템인가요?',
      answer: '전자상거래 쇼핑몰의 백엔드예요. 구매자에게 받고 판매자에게 주는 모든 돈의 흐름을 맡아요.',
    },
    methods: {
      question: '결제 수단에는 무엇이 있나요?',
      answer: '실제로는 카드, 간편결제, 계좌이체 등 다양해요. 여기서는 신용카드만 다뤄도 충분해요.',
    },
    processing: {
      question: '카드 결제를 직접 처리하나요?',
      answer: '아니요. Stripe, Adyen, Braintree 같은 결제 대행사(PSP)가 처리해요.',
    },
    card_data: {
      question: '카드 번호를 저장하나요?',
      answer:
        '아니요. 저장하면 PCI DSS를 온전히 감당해야 해요. 카드 정보는 대행사가 제공하는 결제 페이지가 받아요.',
    },
    currencies: {
      question: '전 세계를 대상으로 하나요? 통화는요?',
      answer: '구매자는 전 세계에 있지만, 지금은 통화를 하나로 가정해요.',
    },
    volume: {
      question: '결제는 얼마나 많은가요?',
      answer: '하루 100만 건이에요. 피크를 물으면, 세일 때는 평균의 열 배라고 답해 주세요.',
    },
    sellers_in_cart: {
      question: '장바구니 하나에 여러 판매자의 상품을 담을 수 있나요?',
      answer: '네, 평균 두 곳이에요. 구매자는 한 번 결제하지만 판매자별 몫은 따로 추적해야 해요.',
    },
    payout: {
      question: '판매자 지급도 범위에 들어가나요?',
      answer: '네, 한 달에 한 번 지급 대행사를 통해 지급해요.',
    },
    speed: {
      question: '결제는 얼마나 빨리 끝나야 하나요?',
      answer:
        '대부분 몇 초면 끝나요. 심사나 추가 인증이 필요하면 몇 시간이 걸리기도 해요. ‘처리 중’도 정직한 답이에요.',
    },
    books: {
      question: '그 밖에 돈을 기록하는 곳이 있나요?',
      answer:
        '회계나 분석 같은 다른 내부 시스템과 결제 대행사도 각자 기록을 남기고, 서로 다를 수 있어요. 차이를 찾아 정리하는 것까지가 이 시스템의 일이에요.',
    },
  },
  functional: {
    pay_in: '대금 수취: 주문 대금을 PSP를 통해 한 번만 청구',
    pay_out: '판매자 지급: 판매자별 잔액을 매달 지급',
    books: '판매자 잔액과 복식부기 원장을 최신으로 유지',
    status: '모든 결제의 상태를 쇼핑몰에 제공',
    refund: '결제의 전액 또는 일부 환불',
    reconcile: 'PSP 및 내부 시스템과 매일 조정(대사)',
  },
  nonfunctional: {
    correctness: { quality: '정확성', target: '누락 0건, 이중 결제 0건' },
    fault_tolerance: { quality: '결함 내성', target: '실패한 결제는 모두 추적하고 재시도' },
    reconciliation: { quality: '조정(대사)', target: '매일, 모든 차이를 분류' },
    throughput: { quality: '처리량', target: '피크에 초당 결제 100건' },
    security: { quality: '보안', target: '우리 시스템에 카드 정보 없음' },
  },
  out: {
    card_processing: '카드 처리와 카드 번호 저장',
    currency_exchange: '환전',
    shop_itself: '장바구니, 상품 목록, 배송',
  },
  estimateRows: {
    payments_per_day: '하루 결제 수',
    peak_factor: '평균 대비 피크 배수',
    orders_per_payment: '결제당 결제 주문 수(장바구니의 판매자 수)',
    entries_per_order: '주문당 원장 기록 수(차변과 대변)',
    row_size: '행 하나의 크기',
    psp_limit: 'PSP 계정 하나의 기본 한도',
    years_kept: '보관 연수',
    average_rate: '평균 결제',
    peak_rate: '피크 결제',
    peak_psp_calls: '피크 PSP 호출',
    psp_accounts_needed: '피크가 채우는 PSP 한도의 수',
    ledger_rows_per_day: '하루 원장 행 수',
    ledger_rows_per_year: '한 해 원장 행 수',
    storage: '전체 보관 기간의 저장 용량',
  },
  estimateReading: [
    '초당 10건은 데이터베이스에 부담이 되지 않아요. 이 설계를 좌우하는 것은 처리량이 아니라 정확성이에요.',
    '문제가 되는 피크는 바깥에 있어요. 초당 200회 호출은 기본 한도 100회를 넘어요. 큐로 고르게 펴거나, 한도를 올리거나, 계정을 나눠야 해요. 참고 설계는 계정 셋을 써서 각각 3분의 2만 채워요.',
    '7년 치가 약 9 TB예요. 복제한 관계형 데이터베이스 하나에 오래된 파티션을 보관 처리하면 충분하고, NoSQL을 쓸 이유는 아니에요.',
    '하루를 정확히 86,400초로 계산하면 평균은 초당 11.6건이에요. 어느 쪽이든 괜찮아요. 무엇을 썼는지 말하는 것이 중요해요.',
  ],
  api: {
    pay: {
      request: '{checkout_id, buyer, payment_orders: [{seller, amount, currency, payment_order_id}]}',
      response: '202 {checkout_id, status}',
      notes: 'Idempotency-Key 헤더. 같은 요청에는 저장해 둔 응답을 돌려줘요',
    },
    status: {
      response: '200 {status: NOT_STARTED | EXECUTING | SUCCESS | FAILED}',
      notes: '주 DB에서 읽어요',
    },
    webhook: {
      request: '{nonce, psp_reference, result}',
      response: '200',
      notes: '서명을 확인해요. 두 번 오거나 순서가 바뀔 수 있어요',
    },
    payout: {
      request: '{seller_account, amount, currency, payout_id}',
      response: '202 {payout_id, status}',
      notes: '내부용. payout_id가 멱등 키예요',
    },
    refund: {
      request: '{payment_order_id, amount, refund_id}',
      response: '202 {refund_id, status}',
      notes: '원장에 새 기록을 더하고, 이전 기록은 그대로 둬요',
    },
  },
  entities: {
    payment_event: { why: '결제 화면 한 번에 한 행. ACID와 검증된 도구가 필요하고 양은 적어요.' },
    payment_order: {
      why: '판매자 한 명 몫의 상태 기계예요. ID가 곧 멱등 키이고, 상태는 트랜잭션 안에서만 바뀌어요.',
    },
    ledger_entry: {
      why: '복식부기: 주문마다 차변과 대변의 합이 0이에요. 추가만 할 수 있어 이력을 증명할 수 있어요.',
    },
    wallet: { why: '판매자에게 줘야 할 금액이에요. 버전을 확인하며 한 트랜잭션으로 바꿔요.' },
    settlement_file: {
      why: '하루 동안의 일을 PSP가 적은 기록이에요. 한 번 읽는 큰 파일이고, 증거로 보관해요.',
    },
  },
  nodes: {
    client: '쇼핑몰 결제 화면',
    lb: '로드 밸런서',
    ps: '결제 서비스',
    risk: '위험·자금세탁 검사',
    pdb: '결제 DB',
    q: '결제 주문 큐',
    pe: '결제 실행기',
    psp: '결제 대행사(PSP)',
    card: '카드사·은행',
    rq: '재시도 큐',
    dlq: '실패 메시지 큐(DLQ)',
    wal: '지갑 서비스',
    wdb: '지갑 DB',
    led: '원장',
    rec: '조정(대사), 매일 밤',
    sf: '정산 파일',
    po: '지급 대행사',
  },
  edges: {
    'client-lb': '결제 요청',
    'lb-ps': '결제 이벤트',
    'ps-risk': '검사',
    'ps-pdb': '이벤트 저장',
    'ps-q': '결제 주문',
    'q-pe': '소비',
    'pe-pdb': '주문 상태',
    'pe-psp': '논스로 청구',
    'psp-card': '승인',
    'psp-ps': '웹훅',
    'pe-rq': '재시도',
    'rq-pe': '백오프',
    'pe-dlq': '최종 실패',
    'pe-wal': '성공 후',
    'wal-wdb': '잔액',
    'pe-led': '두 줄 기록',
    'rec-sf': '파일 읽기',
    'rec-led': '비교',
    'rec-pdb': '비교',
    'wal-po': '월 1회 지급',
  },
  weakNodes: {
    client: '결제 화면',
    ps: '결제 서비스',
    psp: '결제 대행사',
    pdb: '결제와 잔액',
    job: '월말 지급 작업',
  },
  weakEdges: {
    'client-ps': '결제 요청',
    'ps-psp': '카드 청구',
    'ps-pdb': '청구한 뒤 저장',
    'job-pdb': '잔액을 0으로 변경',
  },
  weakLacks: [
    '저장보다 청구가 먼저예요. 그 사이에 멈추면 아무도 모르는 돈이 빠져나가요.',
    '타임아웃을 실패로 여기고, 재시도에 키도 없어요. 구매자가 두 번 결제하게 돼요.',
    '잔액을 그 자리에서 덮어써요. 잔액을 증명할 원장이 없고, 결제 대행사와 맞춰 보는 절차도 없어요.',
    '구매자가 기다리는 동안 서버 한 대가 결제 대행사를 호출해요. 대행사가 느려지면 쇼핑몰도 멈춰요.',
  ],
}
