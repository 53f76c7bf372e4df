import type { DesignWords } from '@/lib/problem/words'

/** Nearby friends in Korean: its requirements, figures, interfaces and drawings. */
export const koDesign: DesignWords = {
  questions: {
    distance: {
      question: '얼마나 가까워야 ‘주변’인가요?',
      answer: '직선거리 5마일(약 8 km) 안쪽이에요. 이 값은 쉽게 바꿀 수 있어야 해요.',
    },
    users: {
      question: '몇 명이 이 기능을 쓰나요?',
      answer: '앱 사용자 10억 명 가운데 매일 1억 명이 이 기능을 쓰고, 그중 10분의 1이 동시에 접속해 있어요.',
    },
    interval: {
      question: '휴대전화는 위치를 얼마나 자주 보내나요?',
      answer: '기능이 켜져 있는 동안 30초마다 보내요.',
    },
    vanish: {
      question: '친구는 언제 목록에서 사라지나요?',
      answer: '10분 동안 소식이 없으면 사라져요.',
    },
    friends: {
      question: '친구는 한 사람당 몇 명인가요?',
      answer: '평균 400명이고, 모두 이 기능을 쓴다고 가정해요. 어느 순간이든 그중 10%가 온라인이에요.',
    },
    lateness: {
      question: '목록은 얼마나 정확해야 하나요?',
      answer: '몇 초 늦어도 괜찮고, 가끔 위치 하나쯤 사라져도 괜찮아요.',
    },
    history: {
      question: '지난 위치도 보관하나요?',
      answer: '네, 다른 팀이 분석에 써요. 그렇다고 그 저장을 기다리는 사람은 없어요.',
    },
    devices: {
      question: '어떤 기기에서 쓰나요?',
      answer: '휴대전화예요. 그래서 배터리와 불안정한 네트워크가 중요해요.',
    },
    mutual: {
      question: '누가 누구를 볼 수 있나요?',
      answer: '둘 다 기능을 켠 친구끼리만 보여요. 끄면 곧바로 보이지 않아야 해요.',
    },
    law: {
      question: '개인정보 관련 법도 다뤄야 하나요?',
      answer: '이번 면접에서는 빼지만, 물어본 것은 좋은 일이에요.',
    },
  },
  functional: {
    show_nearby: '5마일 안에 있는 친구를 거리, 마지막 갱신 시각과 함께 표시',
    keep_current: '사람들이 움직이는 동안 몇 초 안에 목록 갱신',
    friend_changes: '새 친구와 끊은 친구를 바로 반영',
    vanish: '10분 동안 소식이 없는 친구는 목록에서 제외',
    history: '위치 이력 보관',
  },
  nonfunctional: {
    latency: { quality: '지연 시간', target: '내 휴대전화에서 친구 휴대전화까지 p99 5초 이하' },
    throughput: { quality: '처리량', target: '초당 갱신 333,000건, 각각 친구 40명에게' },
    consistency: { quality: '일관성', target: '최종 일관성, 다음 갱신(30초)에 저절로 회복' },
    availability: { quality: '가용성', target: '99.9% 이상' },
    battery: { quality: '배터리', target: '30초에 작은 메시지 하나, 폴링 없음' },
  },
  out: {
    friend_requests: '친구 신청과 수락',
    chat: '채팅과 알림',
    strangers: '친구가 아닌 사람',
    privacy_law: '나라별 개인정보 규정',
  },
  estimateRows: {
    daily_users: '기능의 일간 능동 사용자(DAU)',
    connected_share: '동시 접속 비율',
    update_period: '위치 갱신 간격',
    friends: '사용자당 친구 수',
    friends_online: '온라인 친구의 비율',
    subscriber_size: '구독자 하나가 차지하는 메모리',
    subscribers_per_channel: '메모리 계산에 쓰는 채널당 구독자 수',
    rounded_deliveries: '흔히 올림해 쓰는 전달 수',
    pubsub_limit: 'pub/sub 서버 한 대의 전달량',
    connection_limit: '웹소켓 서버 한 대의 연결 수',
    socket_limit: '웹소켓 서버 한 대의 메시지 처리량',
    session: '평균 접속 시간',
    row_size: '이력 한 건의 크기',
    poll_period: '폴링한다면 그 간격',
    connected_users: '동시 접속 사용자',
    update_rate: '위치 갱신',
    deliveries_per_update: '갱신 하나를 받아야 하는 친구 수',
    delivery_rate: '전달',
    channel_memory: '모든 채널의 메모리',
    pubsub_servers_full: '올림한 값을 100% 채워 나눌 때 pub/sub 서버 수',
    pubsub_servers: '70%까지 쓸 때 pub/sub 서버 수',
    sockets_by_connections: '연결 수로 본 웹소켓 서버 수',
    sockets_by_deliveries: '전달량으로 본 웹소켓 서버 수(70%)',
    connect_rate: '새 연결',
    history_per_day: '하루 이력(86,400초 기준)',
    reads_if_polled: '폴링한다면 읽어야 할 위치',
  },
  estimateReading: [
    '초당 갱신 33만 건이 전달 1,330만 건으로 불어나요. 위치를 저장하는 것은 쉬운 쪽이고, 이 설계의 과제는 온통 그 40배예요.',
    '채널은 메모리 200 GB면 되니 서버 몇 대로 충분한데, 전달에는 191대가 필요해요. pub/sub 서버의 규모를 정하는 것은 메모리가 아니라 CPU와 네트워크예요.',
    '흔히 인용되는 140대는 1,400만으로 올림하고 모든 서버를 한도까지 채운 값이에요. 참고 설계는 192대를 둬요.',
    '웹소켓 서버도 마찬가지예요. 연결만 보면 200대지만 메시지를 보면 381대가 필요해요. 400대를 두면 한 대가 맡는 휴대전화는 25,000대뿐이에요.',
    '이력은 복제 전 기준으로 하루 1.44 TB씩 늘어요. 용량보다 쓰기 빈도가 문제예요. 한 노드 10,000건의 70%까지 쓰면 파티션 48개가 필요해요.',
    '5초마다 폴링한다면 초당 위치 8,000만 개를 읽고도 거의 그대로라는 것만 알게 돼요.',
  ],
  api: {
    init: {
      request: '{lat, lng, measured_at}',
      response: '{friends: [{id, lat, lng, measured_at}]}',
      notes: '연결의 첫 메시지. 응답에는 반경 안의 친구만 담아요',
    },
    position: {
      request: '{lat, lng, measured_at}',
      response: '없음',
      notes: '30초마다 보내요. 마지막 것보다 오래된 위치는 무시해요',
    },
    friend: {
      response: '{id, lat, lng, measured_at}',
      notes: '반경 안의 친구가 움직이면 서버가 보내요',
    },
    subscribe: {
      request: '{friend_id, on: true | false}',
      response: '{id, lat, lng, measured_at}',
      notes: '접속 중에 친구가 늘거나 줄 때',
    },
    list: {
      response: '200 {friends: [{id, name}], next_cursor}',
      notes: '실시간과 무관한 평범한 HTTP 호출이에요',
    },
    add: {
      request: '{friend_id}',
      response: '201',
      notes: '앱이 이어서 자기 연결로 구독해요',
    },
    remove: {
      response: '204',
      notes: '서버 쪽에서도 양쪽 구독을 끊어요',
    },
  },
  entities: {
    position: {
      why: '사람마다 가장 새로운 위치만 의미가 있고 몇 분이면 쓸모가 없어져요. 메모리에 두고 TTL을 10분으로 해요.',
    },
    position_history: {
      why: '초당 33만 번 덧붙이고, 사람과 시간으로 읽어요. 조인도 수정도 없어요.',
    },
    app_user: { why: '프로필과 위치 공유 스위치예요. 쓰기가 적고, 바뀌면 곧바로 맞아야 해요.' },
    friendship: {
      why: '두 사람의 짝을 한쪽에서 찾아요. user_id로 샤딩하고 양쪽에 한 행씩 둬요.',
    },
    channel_ring: {
      why: '어느 서버가 어느 채널을 맡는지 적은 것이에요. 아주 작고 좀처럼 바뀌지 않지만, 모두가 같은 버전을 봐야 해요.',
    },
  },
  nodes: {
    client: '휴대전화',
    lb: '로드 밸런서',
    ws: '웹소켓 서버',
    api: 'API 서버',
    locc: '최신 위치 캐시(TTL)',
    hist: '위치 이력 DB',
    ps: 'pub/sub 채널',
    sd: '해시 링',
    udb: '사용자·친구 DB',
  },
  edges: {
    'client-lb': '위치',
    'lb-ws': '연결 유지',
    'lb-api': '친구, 프로필',
    'ws-locc': '최신 위치',
    'ws-locc-read': '접속할 때',
    'ws-hist': '덧붙이기',
    'ws-ps': '발행',
    'ps-ws': '전달',
    'ws-client': '가까운 친구',
    'ws-sd': '링 감시',
    'ws-udb': '친구 목록',
    'api-udb': '변경',
  },
  weakNodes: {
    client: '휴대전화',
    lb: '로드 밸런서',
    api: '친구 API',
    db: '사용자와 위치',
    rep: '읽기 복제본',
  },
  weakEdges: {
    'client-lb': '보고하고 묻기',
    'lb-api': '주변 친구 조회',
    'api-db': '위치 갱신',
    'api-rep': '친구와 조인',
    'db-rep': '복제',
  },
  weakLacks: [
    '휴대전화가 몇 초마다 다시 물어요. 1,000만 대가 초당 위치 8,000만 개를 읽게 하는데 대부분 헛일이고, 배터리만 닳아요.',
    '초당 33만 건의 갱신이 관계형 주 DB 하나의 행을 고쳐 써요. 한 대가 감당하는 것은 수천 건이에요.',
    '사용자에게서 사용자에게로 흘러가는 것이 없어요. 푸시가 없으니 ‘몇 초 안에’ 보이려면 더 자주 묻는 수밖에 없어요.',
    '옛 위치가 사라지지 않아요. 어제 전화를 끈 친구가 아직도 그 카페에 앉아 있어요.',
  ],
}
