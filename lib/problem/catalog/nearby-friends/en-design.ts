import type { DesignWords } from '@/lib/problem/words'

/** Nearby friends in English: its requirements, figures, interfaces and drawings. */
export const enDesign: DesignWords = {
  questions: {
    distance: {
      question: 'How near is “nearby”?',
      answer: 'Within 5 miles as the crow flies. Make the number easy to change.',
    },
    users: {
      question: 'How many people use it?',
      answer:
        'The app has a billion users and 100 million of them use this feature daily. A tenth of those are connected at the same time.',
    },
    interval: {
      question: 'How often does a phone report where it is?',
      answer: 'Every 30 seconds while the feature is on.',
    },
    vanish: {
      question: 'When does a friend disappear from the list?',
      answer: 'After ten minutes without news.',
    },
    friends: {
      question: 'How many friends does somebody have?',
      answer:
        '400 on average, and assume that all of them use the feature. A tenth are online at any moment.',
    },
    lateness: {
      question: 'How exact must the list be?',
      answer: 'A few seconds late is fine, and so is a point that gets lost now and then.',
    },
    history: {
      question: 'Are old positions kept?',
      answer: 'Yes, another team analyses them. Nobody waits for that.',
    },
    devices: {
      question: 'Which devices are there?',
      answer: 'Phones, so battery and flaky networks matter.',
    },
    mutual: {
      question: 'Who sees whom?',
      answer: 'Friends who both switched it on. Switching it off takes effect at once.',
    },
    law: {
      question: 'Do we have to deal with privacy law?',
      answer: 'Not in this interview, but it is good that you asked.',
    },
  },
  functional: {
    show_nearby: 'Show friends within 5 miles, with distance and age of the position',
    keep_current: 'Keep the list current within seconds while people move',
    friend_changes: 'Follow new friends and drop former ones at once',
    vanish: 'Drop friends who have been silent for 10 minutes',
    history: 'Keep the history of positions',
  },
  nonfunctional: {
    latency: { quality: 'Latency', target: 'phone to friend’s phone ≤ 5 s, p99' },
    throughput: { quality: 'Throughput', target: '333,000 updates/s, each to 40 friends' },
    consistency: { quality: 'Consistency', target: 'eventual, healed by the next update (30 s)' },
    availability: { quality: 'Availability', target: '99.9%' },
    battery: { quality: 'Battery', target: 'one small message per 30 s, no polling' },
  },
  out: {
    friend_requests: 'Inviting and confirming friends',
    chat: 'Chat and notifications',
    strangers: 'People who are not friends',
    privacy_law: 'Rules of single countries',
  },
  estimateRows: {
    daily_users: 'Users of the feature a day',
    connected_share: 'Share connected at the same time',
    update_period: 'Time between two updates of a phone',
    friends: 'Friends of a user',
    friends_online: 'Share of friends online',
    subscriber_size: 'Memory for a subscriber of a channel',
    subscribers_per_channel: 'Subscribers of a channel, for the memory',
    rounded_deliveries: 'Deliveries as they are often rounded',
    pubsub_limit: 'Deliveries of one pub/sub server',
    connection_limit: 'Connections of one WebSocket server',
    socket_limit: 'Messages of one WebSocket server',
    session: 'Length of a session',
    row_size: 'Size of a point in the history',
    poll_period: 'Time between polls, if phones polled',
    connected_users: 'Users connected at the same time',
    update_rate: 'Position updates',
    deliveries_per_update: 'Friends who must hear of an update',
    delivery_rate: 'Deliveries',
    channel_memory: 'Memory of all channels',
    pubsub_servers_full: 'Pub/sub servers at full load, for the rounded figure',
    pubsub_servers: 'Pub/sub servers at 70%',
    sockets_by_connections: 'WebSocket servers that connections need',
    sockets_by_deliveries: 'WebSocket servers that deliveries need, at 70%',
    connect_rate: 'New connections',
    history_per_day: 'History a day (of 86,400 s)',
    reads_if_polled: 'Positions read, if phones polled',
  },
  estimateReading: [
    '333,000 updates a second turn into 13.3 million deliveries. Storing positions is the easy part; the whole design is about that factor of forty.',
    'Channels take 200 GB, which a handful of machines could hold. Deliveries need 191 machines. Processor and network set the size of the pub/sub fleet, and memory does not.',
    'The often quoted 140 servers come from rounding up to 14 million and running every machine at its limit. The reference has 192.',
    'WebSocket servers tell the same story: 200 would hold the connections, 381 are needed for the messages. With 400, each keeps only 25,000 phones.',
    'The history grows by 1.44 TB a day before copies. Its rate of writes matters more than its volume: at 70% of 10,000 a second, 48 partitions are needed.',
    'Polling every five seconds would read 80 million positions a second to find out that hardly anything has changed.',
  ],
  api: {
    init: {
      request: '{lat, lng, measured_at}',
      response: '{friends: [{id, lat, lng, measured_at}]}',
      notes: 'First message of a connection; the answer holds only friends in range',
    },
    position: {
      request: '{lat, lng, measured_at}',
      response: 'none',
      notes: 'Every 30 s; an older one than the last is ignored',
    },
    friend: {
      response: '{id, lat, lng, measured_at}',
      notes: 'From the server, when a friend in range has moved',
    },
    subscribe: {
      request: '{friend_id, on: true | false}',
      response: '{id, lat, lng, measured_at}',
      notes: 'When a friend is added or removed during a session',
    },
    list: {
      response: '200 {friends: [{id, name}], next_cursor}',
      notes: 'Ordinary HTTP, nothing live about it',
    },
    add: {
      request: '{friend_id}',
      response: '201',
      notes: 'The app then subscribes over its connection',
    },
    remove: {
      response: '204',
      notes: 'Ends both subscriptions on the server side too',
    },
  },
  entities: {
    position: {
      why: 'Only the newest point of a person counts, and it loses its worth within minutes: memory, with a TTL of ten minutes.',
    },
    position_history: {
      why: 'Appended 333,000 times a second and read by person and time. No joins, no updates.',
    },
    app_user: { why: 'Profiles and the switch for sharing; few writes, must be right at once.' },
    friendship: {
      why: 'Pairs of people, looked up by one side: sharded by user_id, each pair stored for both.',
    },
    channel_ring: {
      why: 'Which server has which channels: tiny, hardly ever changed, and everybody must see the same version.',
    },
  },
  nodes: {
    client: 'Phone',
    lb: 'Load balancer',
    ws: 'WebSocket servers',
    api: 'API servers',
    locc: 'Newest positions (TTL)',
    hist: 'Position history',
    ps: 'Pub/sub channels',
    sd: 'Hash ring',
    udb: 'Users and friendships',
  },
  edges: {
    'client-lb': 'position',
    'lb-ws': 'connection',
    'lb-api': 'friends, profile',
    'ws-locc': 'newest position',
    'ws-locc-read': 'at connect',
    'ws-hist': 'append',
    'ws-ps': 'publish',
    'ps-ws': 'deliver',
    'ws-client': 'friend is near',
    'ws-sd': 'watch the ring',
    'ws-udb': 'friend list',
    'api-udb': 'changes',
  },
  weakNodes: {
    client: 'Phone',
    lb: 'Load balancer',
    api: 'Friends API',
    db: 'Users and positions',
    rep: 'Read replicas',
  },
  weakEdges: {
    'client-lb': 'Report, and ask',
    'lb-api': 'GET nearby',
    'api-db': 'Update position',
    'api-rep': 'Join friends',
    'db-rep': 'replication',
  },
  weakLacks: [
    'Phones ask again every few seconds. Ten million of them cause 80 million position reads a second, nearly all for nothing, and empty their batteries.',
    'Each of 333,000 updates a second rewrites a row in one relational primary, which manages a few thousand.',
    'Nothing travels from one user to another: without push, “within seconds” can only be had by asking more often.',
    'Old positions never expire, so somebody who switched the phone off yesterday still sits in the café.',
  ],
}
