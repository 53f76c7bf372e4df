import type { DesignWords } from '@/lib/problem/words'

/** The gaming leaderboard in Korean: its requirements, figures, interfaces and drawings. */
export const koDesign: DesignWords = {
  questions: {
    points: {
      question: '점수는 어떻게 얻나요?',
      answer: '한 판 이길 때마다 1점이에요. 져도 깎이지는 않아요.',
    },
    ranked: {
      question: '모든 플레이어에게 순위가 있나요, 상위권만 있나요?',
      answer: '이번 달에 한 판이라도 한 사람은 모두 순위가 있어요.',
    },
    period: {
      question: '토너먼트 기간은 얼마인가요?',
      answer: '달력으로 한 달이에요. 1일에 모두 0점에서 시작해요.',
    },
    shown: {
      question: '순위표에는 무엇이 나오나요?',
      answer: '상위 10명과 내 순위예요. 내 앞뒤 네 명씩은 시간이 되면 더하는 보너스예요.',
    },
    players: {
      question: '플레이어는 몇 명인가요?',
      answer: '하루 500만 명, 한 달 2,500만 명이에요.',
    },
    matches: {
      question: '경기는 얼마나 하나요?',
      answer:
        '한 사람이 하루 열 판이에요. 모두 갱신이 될 수 있다고 봐 주세요. 물어보면, 저녁에는 이것의 다섯 배까지 올라간다고 답해 주세요.',
    },
    views: {
      question: '순위표는 얼마나 자주 보나요?',
      answer: '한 사람이 하루에 한 번쯤이에요.',
    },
    ties: {
      question: '점수가 같으면요?',
      answer: '공동 순위예요. 시간이 남으면, 그 점수에 먼저 도달한 사람을 위에 둬요.',
    },
    real_time: {
      question: '순위표가 몇 분 늦어도 되나요?',
      answer: '안 돼요. 이기면 거의 바로 보여야 하고, 배치로 모아서 구한 결과는 받아들이지 않아요.',
    },
    trust: {
      question: '경기에서 이겼다는 것은 누가 판정하나요?',
      answer: '경기는 우리 게임 서버에서 진행돼요. 휴대전화의 앱은 조작될 수 있어요.',
    },
    old_boards: {
      question: '지난달 순위표는 어떻게 되나요?',
      answer: '더는 바뀌지 않고 계속 볼 수 있어요. 그때는 조금 느려도 괜찮아요.',
    },
  },
  functional: {
    record: '게임 서비스가 알린 승리를 한 번만 반영',
    top_ten: '이번 달 상위 10명 표시',
    own_rank: '플레이어 자신의 점수와 순위 표시',
    neighbours: '앞뒤 네 명씩 표시(보너스)',
    new_month: '매달 새 순위표를 시작하고 지난 것을 보관',
  },
  nonfunctional: {
    freshness: { quality: '최신성', target: '승리가 1초 안에 보임' },
    latency: { quality: '지연 시간', target: '상위 10명과 내 순위 p99 200 ms 이하' },
    throughput: { quality: '처리량', target: '피크에 초당 갱신 2,500건, 조회 250건' },
    availability: { quality: '가용성', target: '99.9%(가정)' },
    integrity: { quality: '무결성', target: '서버만 쓰고, 경기는 한 번만 반영' },
  },
  out: {
    game_itself: '게임과 경기, 대전 상대 찾기',
    prizes: '상금 지급',
    friends: '친구나 길드의 순위표',
  },
  estimateRows: {
    daily_players: '하루 플레이어 수',
    monthly_players: '한 달 플레이어 수',
    matches_per_player: '플레이어당 하루 경기 수',
    peak_factor: '평균 대비 피크 배수',
    views_per_player: '플레이어당 하루 조회 수',
    entry_size: '항목 하나의 크기(ID 24바이트, 점수 2바이트)',
    set_overhead: '항목 대비 정렬 집합의 메모리',
    growth: '나중에 물어볼 성장 배수',
    node_ops: 'Redis 노드 하나의 연산 수',
    node_memory: 'Redis 노드 하나의 메모리',
    planned_load: '노드 처리량 중 계획에 쓰는 비율',
    usable_memory: '스냅숏을 빼고 쓸 수 있는 메모리 비율',
    point_row: '점수 행 하나의 크기',
    players_per_second: '하루에 고르게 편 플레이어 수',
    updates: '평균 갱신',
    peak_updates: '피크 갱신',
    views: '평균 조회',
    peak_views: '피크 조회',
    peak_requests: '정렬 집합의 피크 연산',
    memory: '항목의 메모리',
    memory_with_overhead: '집합의 오버헤드를 더한 메모리',
    skip_list_steps: '스킵 리스트의 단계 수',
    point_rows_per_month: '한 달 점수 행 수',
    point_storage: '한 달 점수의 저장 용량',
    loading_time: '집합을 다시 채우는 시간',
    grown_updates: '성장 뒤 피크 갱신',
    grown_shards_by_rate: '성장 뒤 처리량으로 본 샤드 수',
    grown_memory: '성장 뒤 오버헤드를 뺀 메모리',
    grown_shards_by_memory: '성장 뒤 메모리로 본 샤드 수',
  },
  estimateReading: [
    '초당 연산 2,750건은 Redis 노드 하나의 3%이고, 1.3 GB는 여러 번 들어가고도 남아요. 노드 하나에 복제본 하나면 충분해요. 첫날부터 샤딩하는 것은 여기서는 실수예요.',
    '가장 바쁜 곳은 집합이 아니라 점수 테이블이에요. 초당 2,500행은 주 DB 한 대가 쓸 수 있는 양의 절반이에요.',
    '100배로 커지면 처리량으로는 샤드 넷이면 돼요. 하지만 오버헤드까지 130 GB이고 노드마다 스냅숏 몫으로 절반을 비워야 해서, 메모리로는 열하나가 필요해요.',
    '갱신은 이긴 경기에만 생기는데 모든 경기를 셌어요. 둘이 겨루는 게임이라면 두 배로 잡은 셈이에요. 지원자가 그렇게 밝히면 좋은 여유예요.',
    '하루를 86,400초로 계산하면 갱신은 초당 500건이 아니라 579건이에요. 설계는 달라지지 않아요.',
  ],
  api: {
    add: {
      request: '{user_id, points, match_id, finished_at}',
      response: '200 {score}',
      notes: '내부용이고 게임 서비스만 불러요. match_id가 멱등 키예요',
    },
    top: {
      request: '?month=&limit=10',
      response: '200 {as_of, players: [{user_id, name, rank, score}]}',
      notes: '모두에게 같은 응답이라 1초 동안 캐시해도 돼요',
    },
    rank: {
      response: '200 {rank, score}',
      notes: '이번 달에 경기하지 않았으면 404',
    },
    around: {
      request: '?above=4&below=4',
      response: '200 {players: [{user_id, name, rank, score}]}',
      notes: '순위를 구한 다음 그 주변 구간을 읽어요',
    },
  },
  entities: {
    leaderboard: {
      why: '달마다 하나인 정렬 집합이에요. 갱신, 구간, 순위가 모두 log n 단계쯤이고, 점수 행으로 다시 만들 수 있어요.',
    },
    user: { why: 'ID 뒤의 프로필: 이름과 사진. 작고 드물게 바뀌어요.' },
    point: {
      why: '실제로 일어난 일을 승리마다 한 행씩 남겨요. 유일한 경기 ID가 반복을 막고, 양이 많아 달마다 파티션을 나눠요.',
    },
    profile: { why: '바로 내보낼 수 있는 상위권 프로필이에요. 조회할 때 조인하지 않아도 돼요.' },
    final_board: { why: '동결한 한 달의 순위표예요. 드물게 읽고 바뀌지 않아요.' },
  },
  nodes: {
    client: '플레이어 앱',
    lb: '로드 밸런서',
    gs: '게임 서비스',
    ls: '순위표 서비스',
    zs: '이번 달 정렬 집합',
    pc: '프로필 캐시',
    db: '사용자와 점수 DB',
    hist: '지난 순위표',
  },
  edges: {
    'client-lb': '순위표 열기',
    'lb-ls': '상위 10명, 내 순위',
    'gs-ls': '경기 승리',
    'ls-zs': '증가, 구간, 순위',
    'ls-pc': '10명의 이름',
    'ls-db': '점수 행',
    'zs-hist': '월말 보관',
  },
  weakNodes: {
    client: '플레이어 앱',
    api: '점수 API',
    db: '점수 테이블',
    rep: '읽기 복제본',
    job: '월말 초기화 작업',
  },
  weakEdges: {
    'client-api': '이겼어요, 몇 위예요?',
    'api-db': '점수 + 1',
    'api-rep': '위에 있는 행 세기',
    'db-rep': '복제',
    'job-db': '테이블 비우기',
  },
  weakLacks: [
    '휴대전화가 자기 승리를 스스로 보고해요. 요청만 보낼 줄 알면 누구나 1위가 돼요.',
    '순위를 볼 때마다 위에 있는 행을 세요. 중간쯤이면 1,200만 행쯤 돼요. 테스트 플레이어가 백 명일 때만 빨라요.',
    '점수를 그 자리에서 덮어쓰고 경기 ID도 없어요. 재시도하면 두 번 더해지고, 무엇이 맞는지 말해 줄 이력이 없어요.',
    '자정에 테이블을 비워요. 늦게 온 승리는 다음 달로 들어가고, 최종 순위표는 사라져요.',
    'API 서버 한 대와 주 DB 한 대가 모두 감당해요. 복제본은 하필 플레이어가 방금 얻은 점수를 확인할 때 뒤처져 있어요.',
  ],
}
