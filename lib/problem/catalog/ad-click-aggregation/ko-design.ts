import type { DesignWords } from '@/lib/problem/words'

/** Ad click event aggregation in Korean: its requirements, figures, interfaces and drawings. */
export const koDesign: DesignWords = {
  questions: {
    event: {
      question: '클릭 하나에 어떤 정보가 있나요?',
      answer:
        '광고, 클릭 시각, 사용자, IP 주소, 국가예요. 광고 서버 로그의 한 줄이에요. 물어보면 서버가 ID도 붙인다고 답해 주세요.',
    },
    volume: {
      question: '클릭과 광고는 얼마나 되나요?',
      answer:
        '광고 200만 개에 하루 클릭 10억 번이고, 해마다 30%씩 늘어요. 피크는 평균 클릭의 다섯 배로 잡자고 답해 주세요.',
    },
    asked_for: {
      question: '어떤 질문에 답해야 하나요?',
      answer:
        '어떤 광고가 최근 M분 동안 몇 번 클릭됐는지, 최근 1분 동안 가장 많이 클릭된 광고 100개는 무엇인지예요. 두 숫자는 바꿀 수 있어야 해요.',
    },
    filters: {
      question: '결과를 좁혀서 볼 수 있나요?',
      answer: '네. 두 질문 모두 국가, IP, 사용자로 좁힐 수 있어요. 필터는 미리 만들어 둬요.',
    },
    late: {
      question: '클릭은 모두 제때 도착하나요?',
      answer: '대부분 몇 초 안에 와요. 일부는 몇 분 늦고, 장애 뒤에는 몇 시간 늦은 것도 있어요.',
    },
    doubled: {
      question: '같은 클릭이 여러 번 올 수 있나요?',
      answer: '네. 응답을 못 받은 광고 서버가 다시 보내기도 해요. 그래도 한 번만 세야 해요.',
    },
    freshness: {
      question: '클릭은 얼마나 빨리 숫자에 보여야 하나요?',
      answer: '몇 분 안이면 돼요. 광고 입찰은 1초도 안 걸려야 하지만 이 숫자를 쓰지는 않아요.',
    },
    purpose: {
      question: '이 숫자는 어디에 쓰나요?',
      answer: '광고주에게 보내는 청구서와 보고서예요. 늦은 숫자보다 틀린 숫자가 더 나빠요.',
    },
    history: {
      question: '지난 숫자가 바뀌기도 하나요?',
      answer: '실수가 발견되면 바뀌어요. 과거를 다시 셀 수 있어야 해요.',
    },
    fraud: {
      question: '부정 클릭은 누가 찾나요?',
      answer: '다른 팀이 찾아요. 나중에 표시해 주면 그만큼 빼야 해요.',
    },
  },
  functional: {
    count: '최근 M분 동안의 광고 클릭 수 집계',
    top: '최근 몇 분 동안 가장 많이 클릭된 광고 N개',
    filter: '두 질문 모두 국가, IP 대역, 사용자 목록으로 필터링',
    keep: '모든 클릭을 온 그대로 보관',
    recount: '실시간 집계와 나란히 원하는 기간을 다시 집계',
    reconcile: '집계 값과 원본 클릭을 매일 비교',
  },
  nonfunctional: {
    correctness: { quality: '정확성', target: '재집계와의 차이 0.01% 미만, 매일 원인 설명' },
    freshness: { quality: '최신성', target: '클릭의 95%가 3분 안에 반영' },
    robustness: { quality: '견고성', target: '노드가 죽어도 몇 분 지연, 유실 0건' },
    throughput: { quality: '처리량', target: '피크에 초당 클릭 5만 번, 2.6년마다 두 배' },
    query_speed: { quality: '질의 지연 시간', target: '초당 질의 2,000건에 p99 500 ms 미만' },
  },
  out: {
    bidding: '광고 입찰과 노출할 광고 고르기',
    fraud: '부정 클릭 탐지',
    invoices: '청구서 작성과 발송',
    conversions: '클릭한 뒤의 행동(전환) 추적',
  },
  estimateRows: {
    daily_users: '일간 능동 사용자 수',
    clicks_per_user: '사용자당 하루 클릭 수',
    peak_factor: '평균 대비 피크 배수',
    event_size: '클릭 하나의 크기',
    ads: '광고 수',
    growth: '연간 증가율',
    copies: '원본의 복제본 수',
    ads_clicked: '1분 동안 클릭되는 광고의 비율',
    filter_rows: '광고와 분마다 나오는 행 수(필터)',
    row_size: '집계 행 하나의 크기',
    exact_day: '실제 하루의 길이',
    hottest_share: '가장 인기 있는 광고의 클릭 비율',
    memory_time: '클릭 ID를 기억하는 시간',
    id_size: 'ID 하나를 기억하는 메모리',
    queries: '대시보드와 과금의 질의',
    replay_rate: '노드 하나의 재처리 속도',
    clicks_per_day: '하루 클릭 수',
    average_rate: '평균 클릭',
    exact_rate: '실제 하루로 계산한 평균 클릭',
    peak_rate: '피크 클릭',
    raw_per_day: '하루 원본 데이터',
    raw_per_month: '한 달 원본 데이터',
    raw_per_year: '1년 원본 데이터(모든 복제본)',
    years_to_double: '두 배가 되기까지의 연수',
    aggregate_rows: '기록하는 집계 행',
    aggregate_rows_at_most: '모든 광고가 클릭될 때의 집계 행',
    aggregate_per_day: '하루 집계 데이터',
    rows_per_click: '피크에 클릭당 집계 행',
    hottest_ad: '피크에 가장 인기 있는 광고의 클릭',
    remembered_clicks: '피크에 기억하는 ID 수',
    remembered_ids: '그 ID들의 메모리',
    replay_of_a_day: '노드 하나로 하루를 재처리하는 시간',
  },
  estimateReading: [
    '어림한 하루로는 초당 1만 번, 실제 하루로는 11,574번이에요. 어림한 쪽이 14% 적어요. 어느 쪽이든 괜찮지만, 차이를 아는 지원자는 여유 용량까지 생각하고 있는 거예요.',
    '뜻밖인 것은 나가는 쪽이에요. 1분에 광고 20만 개, 행이 세 개씩이면 초당 1만 행, 하루 8억 6,400만 행이에요. 클릭 수와 별 차이가 없어요. 필터를 두고 분 단위로 세면 읽기가 줄지, 쓰기가 줄지는 않아요.',
    '나가는 양은 클릭이 아니라 광고와 필터를 따라가요. 클릭이 열 배가 되어도 거의 그대로이지만, 필터가 셋 늘면 두 배가 돼요. 모든 광고가 1분마다 클릭되면 초당 10만 행이에요.',
    '원본은 하루 100 GB, 복제본 셋이면 1년에 110 TB예요. 감당할 만하고, 나머지 모든 것에 대한 보험이에요.',
    '가장 인기 있는 광고는 초당 5,000번이고 스트림 처리기는 10만 번까지 받아요. 나눠 세기는 알아 두면 되지, 첫날부터 만들 필요는 없어요.',
    '해마다 30%씩 늘면 2.6년에 두 배가 돼요. 오늘 정하는 파티션은 그다음 두 배까지 버텨야 해요.',
  ],
  api: {
    count: {
      request: '?from=&to=&filter=',
      response: '200 {ad_id, count, complete_until, version}',
      notes: '분 단위로만 답해요. 어느 시각까지 완성됐는지도 알려 줘요',
    },
    popular: {
      request: '?count=100&window=1&filter=',
      response: '200 {ad_ids, window, update_minute}',
      notes: '자주 쓰는 윈도는 미리 계산해 둬요',
    },
    recount: {
      request: '{from, to, code_version, reason, run_id}',
      response: '202 {run_id, status}',
      notes: '내부용. 같은 run_id로 다시 불러도 새로 시작하지 않아요',
    },
    reconciliation: {
      response: '200 {day, counted, recounted, explained, open}',
      notes: '재무팀과 당직자용. 모든 차이가 정리되면 확정돼요',
    },
  },
  entities: {
    raw_click: {
      why: '쉬지 않고 쓰고, 드물게 한꺼번에 읽어요. 광고와 시간으로 나눠 증거로 보관해요. 객체 저장소의 컬럼 파일도 좋아요.',
    },
    ad_minute_count: {
      why: '1분마다 쓰고 광고와 시간으로 읽어요. 행을 통째로 바꾸므로 두 번 써도 탈이 없어요.',
    },
    top_ads: {
      why: '윈도와 분마다 미리 만들어 둔 답이에요. 키 하나로 읽으므로 키-값 저장소도 괜찮아요.',
    },
    filter: {
      why: '정의가 수백 개뿐이고 집계 노드가 모두 읽어 둬요. 그림에 상자로 그리기에는 너무 작아요.',
    },
    reconciliation: {
      why: '집계한 값, 다시 센 값, 차이를 정리한 사람이에요. 양은 적고, 증명할 수 있어야 해요.',
    },
  },
  nodes: {
    log: '광고 서버',
    k1: '원본 클릭 스트림',
    raww: '원본 기록기',
    rawdb: '원본 DB',
    agg: '집계 서비스',
    k2: '집계 결과 스트림',
    aggw: '결과 기록기',
    aggdb: '집계 DB',
    q: '질의 서비스',
    dash: '대시보드·과금',
    recalc: '재계산 서비스',
    recon: '일일 조정(대사)',
  },
  edges: {
    'log-k1': '클릭',
    'k1-raww': '소비',
    'raww-rawdb': '그대로 저장',
    'k1-agg': '소비',
    'agg-k2': '1분 집계·상위 N',
    'k2-aggw': '소비',
    'aggw-aggdb': '행 덮어쓰기',
    'dash-q': '질의',
    'q-aggdb': '읽기',
    'rawdb-recalc': '필요할 때 재처리',
    'recalc-k2': '정정한 값',
    'recon-rawdb': '하루 다시 세기',
    'recon-aggdb': '비교',
  },
  weakNodes: {
    ads: '광고 서버',
    clicks: '클릭 서비스',
    counters: 'Redis 카운터',
    flush: '1분마다 도는 작업',
    db: '1분 단위 클릭 수',
    dash: '대시보드',
    reports: '보고서 서비스',
  },
  weakEdges: {
    'ads-clicks': '클릭',
    'clicks-counters': '1 더하기',
    'flush-counters': '읽고 0으로',
    'flush-db': '클릭 수 추가',
    'dash-reports': '광고 조회',
    'reports-db': '합계와 정렬',
  },
  weakLacks: [
    '클릭을 남기지 않아요. 숫자를 의심받아도 다시 셀 것이 없고, 코드의 실수를 바로잡을 수도 없어요.',
    '도착한 시각으로 집계해요. 10분 동안 장애가 나면 10분 치 클릭이 청구서의 엉뚱한 줄에 들어가요.',
    '다시 보낸 요청이 1을 또 더해요. 같은 클릭인지 알아볼 ID가 없어요.',
    '카운터를 0으로 돌리고 나서 저장해요. 그 사이에 죽으면 1분이 사라지고, 저장을 먼저 하면 1분이 두 번 들어가요.',
    '상위 목록은 볼 때마다 그 1분의 모든 광고를 정렬하고, 필터마다 카운터가 따로 필요해요.',
  ],
}
