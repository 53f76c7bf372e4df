import type { DesignWords } from '@/lib/problem/words'

/** The proximity service in Korean: its requirements, figures, interfaces and drawings. */
export const koDesign: DesignWords = {
  questions: {
    radius: {
      question: '검색 반경은 누가 정하고, 최대 얼마까지인가요?',
      answer: '사용자가 0.5, 1, 2, 5, 20 km 중에서 골라요. 20 km가 최대예요.',
    },
    too_few: {
      question: '결과가 너무 적으면 반경을 자동으로 넓혀야 하나요?',
      answer: '아니요, 고른 반경 안에서만 찾으면 돼요. 시간이 남으면 다뤄 볼 만한 주제예요.',
    },
    edits: {
      question: '사업장 정보는 누가 바꾸고, 언제까지 반영돼야 하나요?',
      answer: '사업주가 직접 추가하고 고치고 지워요. 다음 날까지만 보이면 돼요.',
    },
    moving: {
      question: '사용자가 걷는 동안 결과도 계속 갱신해야 하나요?',
      answer: '아니요. 움직임이 느리니까 필요하면 다시 검색할 거예요.',
    },
    volume: {
      question: '사용자와 사업장은 얼마나 되나요?',
      answer:
        '일간 능동 사용자 1억 명이 하루에 다섯 번씩 검색하고, 사업장은 2억 곳이에요. 피크를 물으면 평균의 세 배라고 답해 주세요.',
    },
    filters: {
      question: '업종이나 ‘영업 중’ 같은 필터도 있나요?',
      answer: '있어요. 다만 결과가 많지 않으니 검색한 뒤 메모리에서 걸러도 돼요.',
    },
    order: {
      question: '결과는 어떤 순서로 보여 주나요?',
      answer: '가까운 순으로 한 페이지에 20곳씩이에요. 평점 순위는 다른 팀이 맡아요.',
    },
    coverage: {
      question: '전 세계를 다루나요?',
      answer: '네, 서울부터 사하라 사막까지요. 몇몇 구역은 빽빽하고 대부분은 비어 있어요.',
    },
    speed: {
      question: '검색은 얼마나 빨라야 하나요?',
      answer: '바로 나온다고 느껴야 해요. 100번 중 99번은 200 ms 안에 답해 주세요.',
    },
    privacy: {
      question: '지켜야 할 법이 있나요?',
      answer: '사람의 위치는 개인정보예요. GDPR과 CCPA를 따라야 해요.',
    },
  },
  functional: {
    search: '주어진 위치에서 반경 안에 있는 사업장 검색',
    paging: '가까운 순으로 페이지를 나누어 제공',
    details: '사업장 한 곳의 상세 정보 제공',
    owner_edits: '사업주의 사업장 추가, 수정, 삭제',
  },
  nonfunctional: {
    latency: { quality: '지연 시간', target: '검색 p99 200 ms 이하' },
    availability: { quality: '가용성', target: '연중 99.99%' },
    peaks: { quality: '규모 확장성', target: '초당 검색 15,000회, 도시마다 고르지 않은 부하' },
    freshness: { quality: '최신성', target: '다음 날까지 변경 반영' },
    privacy: { quality: '개인정보 보호', target: '요청이 끝나면 정확한 위치를 남기지 않음' },
  },
  out: {
    reviews: '후기, 사진, 평점',
    text_search: '이름으로 찾기',
    routing: '길 안내',
    moving_things: '사람이나 택시처럼 움직이는 대상',
  },
  estimateRows: {
    daily_users: '일간 능동 사용자(DAU)',
    searches_per_user: '사용자당 하루 검색 수',
    peak_factor: '평균 대비 피크 배수',
    details_per_search: '검색당 상세 조회 수',
    places: '사업장 수',
    record_size: '사업장 레코드 크기',
    edited_share: '하루에 수정되는 사업장 비율',
    page_size: '한 페이지의 사업장 수',
    cells_per_search: '검색당 읽는 격자 수(자기 격자와 이웃 8개)',
    id_size: '사업장 ID 크기',
    precisions: '함께 유지하는 격자 크기의 수',
    places_per_leaf: '쿼드트리 말단 노드의 사업장 수',
    leaf_size: '꽉 찬 말단 노드의 크기(32 B와 ID 100개)',
    inner_node_size: '내부 노드의 크기',
    cache_limit: '캐시 노드 하나의 처리량',
    search_rate: '평균 검색 QPS',
    peak_search_rate: '최대 검색 QPS',
    peak_detail_views: '최대 상세 조회 QPS',
    peak_reads: '피크 읽기 요청',
    edit_rate: '초당 수정 수',
    place_table: '사업장 테이블',
    cell_lists: '격자별 ID 목록 전체',
    leaves: '쿼드트리 말단 노드 수',
    inner_nodes: '내부 노드 수(말단 노드의 3분의 1쯤)',
    quadtree: '쿼드트리 메모리',
    peak_cell_keys: '피크에 캐시에서 읽는 격자 키',
    peak_place_keys: '피크에 페이지를 채우려고 캐시에서 읽는 사업장 키',
    cache_nodes: '한도의 70%까지 쓸 때 캐시 노드 수',
  },
  estimateReading: [
    '읽기가 수정보다 천 배 넘게 많아요. 피크에 읽기 요청은 초당 30,000건인데 수정은 20건뿐이에요. 필요한 것은 복제본과 캐시이지 빠른 쓰기 경로가 아니에요.',
    '색인은 작아요. 쿼드트리로는 1.7 GB, 세 가지 격자 크기의 ID 목록으로는 4.8 GB예요. ID 옆에 좌표를 함께 두어도 서버 한 대에 들어가니 쪼갤 이유가 없어요.',
    '검색 한 번이 격자 읽기 9번과 사업장 읽기 20번이 돼요. 캐시에는 초당 435,000번의 읽기가 몰리지만 DB에는 수천 번만 닿아요. 규모를 따져야 할 곳은 캐시예요. 노드 일곱 대면 감당하지만, 참고 설계는 하나가 죽어도 되도록 아홉 대를 뒀어요.',
    '사업장 테이블은 200 GB라 DB 하나에 들어가요. 읽기 복제본과 장애에 대비한 예비 서버만 두고 샤딩은 하지 않아요.',
    '하루를 86,400초로 계산하면 평균이 초당 5,000회가 아니라 5,787회가 되지만, 달라지는 결정은 없어요.',
  ],
  api: {
    search: {
      request: '?lat=&lng=&radius=&cursor=',
      response: '200 {total, places: [{id, name, distance, …}], next_cursor}',
      notes: '로그에 남기기 전에 위치를 뭉뚱그려요. 반경은 정해진 값만 받아요',
    },
    details: {
      response: '200 {id, name, address, lat, lng, hours, category}',
      notes: '앱이 캐시해도 돼요',
    },
    create: {
      request: '{name, address, lat, lng, category, hours}',
      response: '201 {id}',
      notes: '사업주 전용. 다음 날부터 검색돼요',
    },
    update: {
      request: '{name, address, lat, lng, category, hours}',
      response: '200 {id}',
      notes: '위치를 옮기면 격자가 바뀌고, 야간 작업이 반영해요',
    },
    remove: {
      response: '204',
      notes: '삭제 표시만 해요. 그래야 야간 작업이 목록에서 뺄 수 있어요',
    },
  },
  entities: {
    business: {
      why: '구조가 뚜렷하고, 쓰기보다 읽기가 천 배 많고, 200 GB예요. 주 DB 하나와 복제본 몇 대면 돼요.',
    },
    geo_index: {
      why: '사업장과 격자 크기마다 한 행이에요. 넣고 빼는 일이 한 행으로 끝나서, 락을 잡고 목록을 다시 쓸 필요가 없어요.',
    },
    cell_list: {
      why: '격자 하나에 있는 모든 것을, 수천 명이 함께 쓰는 키 하나에 담아요. 색인에서 언제든 다시 만들 수 있어요.',
    },
    place_document: {
      why: '바로 보여 줄 수 있는 사업장 문서예요. 키 20개를 한 번에 읽으면 한 페이지가 채워져요.',
    },
  },
  nodes: {
    client: '앱·웹',
    dns: 'DNS',
    lb: '로드 밸런서',
    lbs: '위치 기반 서비스',
    biz: '사업장 서비스',
    geoc: '격자 캐시',
    bizc: '사업장 캐시',
    db: '사업장 DB(주)',
    rep: '사업장 DB(복제본)',
    job: '색인 갱신, 매일 밤',
    qt: '쿼드트리(다른 방안)',
  },
  edges: {
    'client-dns': '이름 조회',
    'client-lb': '검색, 상세',
    'lb-lbs': '검색',
    'lb-biz': '상세, 수정',
    'lbs-geoc': '격자 9개',
    'lbs-bizc': '사업장 20곳',
    'lbs-qt': '격자 캐시 대신',
    'lbs-rep': '캐시 미스',
    'biz-bizc': '사업장 한 곳',
    'biz-rep': '캐시 미스',
    'biz-db': '사업주의 수정',
    'db-rep': '복제',
    'job-db': '어제의 변경',
    'job-geoc': '목록 다시 쓰기',
  },
  weakNodes: {
    client: '앱',
    lb: '로드 밸런서',
    svc: '사업장 서비스',
    cache: '검색 결과 캐시',
    db: '사업장 DB(lat, lng 색인)',
  },
  weakEdges: {
    'client-lb': '모든 요청',
    'lb-svc': '검색, 상세, 수정',
    'svc-cache': '좌표를 키로',
    'svc-db': 'lat, lng 범위 조회',
  },
  weakLacks: [
    '색인 두 개는 저마다 지구를 한 바퀴 두르는 띠로만 좁혀 줘요. 2 km 검색이면 20곳을 찾으려고 4만 행쯤을 읽어 교차해야 하고, 이 일이 초당 15,000번 일어나요.',
    '캐시 키가 좌표예요. 같은 네거리에 선 두 사람도 좌표가 달라서 캐시 적중이 거의 없어요.',
    '검색과 수정을 서비스 하나가 맡아요. 한 도시가 붐비는 저녁이면 모든 곳이 느려져요.',
    '복제본 없는 DB 한 대가 읽기를 다 받아요. 잘 바뀌지 않는 데이터라 얼마든지 복제할 수 있었는데도요.',
  ],
}
