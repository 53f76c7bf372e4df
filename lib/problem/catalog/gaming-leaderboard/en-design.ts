import type { DesignWords } from '@/lib/problem/words'

/** The gaming leaderboard in English: its requirements, figures, interfaces and drawings. */
export const enDesign: DesignWords = {
  questions: {
    points: {
      question: 'How does a player earn points?',
      answer: 'One point for each match won. Nothing is lost by losing.',
    },
    ranked: {
      question: 'Is every player on the board, or only the best?',
      answer: 'Everybody who played this month has a rank.',
    },
    period: {
      question: 'How long does a tournament last?',
      answer: 'A calendar month. All start from zero on the first.',
    },
    shown: {
      question: 'What does the board show?',
      answer:
        'The best ten and my own place. The four players above and below me are a bonus, if time allows.',
    },
    players: {
      question: 'How many players are there?',
      answer: 'Five million on a day, 25 million in a month.',
    },
    matches: {
      question: 'How many matches do they play?',
      answer:
        'Ten a day each. Count every one as a possible update. Should they ask: evenings reach five times that.',
    },
    views: {
      question: 'How often do they look at the board?',
      answer: 'About once a day each.',
    },
    ties: {
      question: 'What if two players have the same score?',
      answer: 'They share a rank. If there is time: whoever reached the score first stands above.',
    },
    real_time: {
      question: 'May the board be a few minutes old?',
      answer: 'No. A win shows at once or nearly so; results from a batch are not good enough.',
    },
    trust: {
      question: 'Who says that a match was won?',
      answer: 'Matches run on our game servers. An app on a phone can be tampered with.',
    },
    old_boards: {
      question: 'What happens to the boards of past months?',
      answer: 'They do not change any more, and stay readable. That may be slower.',
    },
  },
  functional: {
    record: 'Count a win when the game service reports it, once',
    top_ten: 'Show the ten best players of the month',
    own_rank: 'Show a player’s own score and rank',
    neighbours: 'Show the four players above and below (bonus)',
    new_month: 'Begin a new board each month and keep the old ones',
  },
  nonfunctional: {
    freshness: { quality: 'Freshness', target: 'a win shows within 1 s' },
    latency: { quality: 'Latency', target: 'top ten and own rank: p99 ≤ 200 ms' },
    throughput: { quality: 'Throughput', target: '2,500 updates/s and 250 views/s at the peak' },
    availability: { quality: 'Availability', target: '99.9% (assumed)' },
    integrity: { quality: 'Integrity', target: 'only servers write; each match counts once' },
  },
  out: {
    game_itself: 'The game, its matches and matchmaking',
    prizes: 'Paying out prizes',
    friends: 'Boards for friends and clans',
  },
  estimateRows: {
    daily_players: 'Players a day',
    monthly_players: 'Players a month',
    matches_per_player: 'Matches a player a day',
    peak_factor: 'Peak against average',
    views_per_player: 'Looks at the board a player a day',
    entry_size: 'Size of an entry (24 bytes id, 2 bytes score)',
    set_overhead: 'Memory of a sorted set against its entries',
    growth: 'Growth asked about later',
    node_ops: 'Operations of one Redis node',
    node_memory: 'Memory of one Redis node',
    planned_load: 'Part of a node’s rate that is planned for',
    usable_memory: 'Part of the memory left beside a snapshot',
    point_row: 'Size of a point row',
    players_per_second: 'Players, spread over the day',
    updates: 'Average updates',
    peak_updates: 'Peak updates',
    views: 'Average views',
    peak_views: 'Peak views',
    peak_requests: 'Peak operations on the sorted set',
    memory: 'Memory for the entries',
    memory_with_overhead: 'Memory with the overhead of the set',
    skip_list_steps: 'Steps through the skip list',
    point_rows_per_month: 'Point rows a month',
    point_storage: 'Storage of a month’s points',
    loading_time: 'Time to load the set again',
    grown_updates: 'Peak updates after growth',
    grown_shards_by_rate: 'Shards after growth, by rate',
    grown_memory: 'Memory after growth, without overhead',
    grown_shards_by_memory: 'Shards after growth, by memory',
  },
  estimateReading: [
    '2,750 operations a second are 3% of one Redis node, and 1.3 GB fit many times over: one node with a replica is enough. Sharding on day one is a mistake here.',
    'The busiest part is not the set but the point table: 2,500 rows a second are half of what one primary can write.',
    'After growth by a hundred the rate asks for four shards. With overhead the memory is 130 GB, and half of each node stays free for snapshots: that asks for eleven.',
    'Every match is counted as an update, though only wins are. In a game of two that is twice too many, which is a fair margin if the candidate says so.',
    'A day of 86,400 s makes 579 updates a second of the 500. Nothing in the design changes.',
  ],
  api: {
    add: {
      request: '{user_id, points, match_id, finished_at}',
      response: '200 {score}',
      notes: 'Internal, from the game service only; match_id is the idempotency key',
    },
    top: {
      request: '?month=&limit=10',
      response: '200 {as_of, players: [{user_id, name, rank, score}]}',
      notes: 'The same for everybody; may be cached for a second',
    },
    rank: {
      response: '200 {rank, score}',
      notes: '404 for who has not played this month',
    },
    around: {
      request: '?above=4&below=4',
      response: '200 {players: [{user_id, name, rank, score}]}',
      notes: 'A rank, then a range around it',
    },
  },
  entities: {
    leaderboard: {
      why: 'A sorted set for each month: update, range and rank in about log n steps. Can be rebuilt from the points.',
    },
    user: { why: 'The profile behind an id: name and picture. Small and rarely changed.' },
    point: {
      why: 'What really happened, one row a win. Its unique match id refuses repeats; its volume asks for a partition a month.',
    },
    profile: { why: 'Ready-made profiles of the leaders, so that a view does not join anything.' },
    final_board: { why: 'The frozen board of a month, read seldom and never changed.' },
  },
  nodes: {
    client: 'Player app',
    lb: 'Load balancer',
    gs: 'Game service',
    ls: 'Leaderboard service',
    zs: 'Sorted set (month)',
    pc: 'Profile cache',
    db: 'Users and points',
    hist: 'Old leaderboards',
  },
  edges: {
    'client-lb': 'open the board',
    'lb-ls': 'top ten, rank',
    'gs-ls': 'match won',
    'ls-zs': 'add, range, rank',
    'ls-pc': 'ten names',
    'ls-db': 'point row',
    'zs-hist': 'at month end',
  },
  weakNodes: {
    client: 'Player app',
    api: 'Score API',
    db: 'Scores table',
    rep: 'Read replica',
    job: 'Monthly reset',
  },
  weakEdges: {
    'client-api': 'I won, show my rank',
    'api-db': 'score + 1',
    'api-rep': 'Count who is above',
    'db-rep': 'Replicate',
    'job-db': 'Empty the table',
  },
  weakLacks: [
    'The phone reports its own wins: whoever can send a request can be first.',
    'A rank is a count of the rows above, some twelve million for a player in the middle, at every look. It is quick with a hundred test players.',
    'The score is overwritten in place and carries no match id. A retry counts twice, and no history says what is true.',
    'At midnight the table is emptied: late wins fall into the wrong month, and the final board is gone.',
    'The only API instance and the only primary take everything; the replica lags just when a player looks for the new point.',
  ],
}
