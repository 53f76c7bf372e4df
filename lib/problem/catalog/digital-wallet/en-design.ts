import type { DesignWords } from '@/lib/problem/words'

/** The digital wallet in English: its requirements, figures, interfaces and drawings. */
export const enDesign: DesignWords = {
  questions: {
    operations: {
      question: 'Which operations are there besides the transfer?',
      answer: 'Only transfers from wallet to wallet, and looking at a balance.',
    },
    rate: {
      question: 'How many transfers a second?',
      answer: 'One million. Take it as the steady load; you need not add a peak.',
    },
    correctness: {
      question: 'How correct must a transfer be?',
      answer: 'As in a database transaction: both sides or neither. That much is enough.',
    },
    proof: {
      question: 'Is it enough to compare totals at night?',
      answer:
        'No. That tells that something is off, not why. We want to replay the history from the start and get the same balances.',
    },
    availability: {
      question: 'How available must it be?',
      answer: '99.99%, which leaves some eight seconds a day.',
    },
    currencies: {
      question: 'Is there more than one currency?',
      answer: 'Amounts carry a currency, but nothing is exchanged.',
    },
    overdraft: {
      question: 'May a balance fall below zero?',
      answer: 'Never, not even for a moment.',
    },
    repeats: {
      question: 'Can the same transfer reach us twice?',
      answer: 'Yes, apps repeat what they got no answer to. A transfer has an id from its sender.',
    },
    speed: {
      question: 'How long may a transfer take?',
      answer: 'A person is waiting for it: under a second is good.',
    },
    balance_reads: {
      question: 'Must a balance always be the very latest?',
      answer:
        'What decides a transfer, yes. What is merely shown may lag a little, but I want to see my own last transfer.',
    },
    cash: {
      question: 'How does money get into a wallet and out again?',
      answer: 'By another system. Treat it as a transfer with an account of the platform.',
    },
  },
  functional: {
    transfer: 'Move an amount from one wallet to another',
    balance: 'Show the balance of a wallet now',
    past_balance: 'Show what a balance was at any earlier time, and how it came about',
    outcome: 'Tell the outcome of a transfer to whoever sent it',
  },
  nonfunctional: {
    throughput: { quality: 'Throughput', target: '1,000,000 transfers/s' },
    atomicity: { quality: 'Atomicity', target: '0 transfers half done; the sum of balances never changes' },
    durability: { quality: 'Durability', target: '0 accepted transfers lost with one machine' },
    reproducibility: { quality: 'Reproducibility', target: 'every balance again by replaying all events' },
    availability: { quality: 'Availability', target: '99.99%: 8.64 s a day' },
    latency: { quality: 'Latency', target: 'transfer p99 ≤ 1 s (assumed)' },
  },
  out: {
    cash_in_out: 'Topping up and cashing out through banks',
    exchange: 'Exchange between currencies',
    fraud: 'Fraud detection and legal limits',
  },
  estimateRows: {
    transfers: 'Transfers',
    legs: 'Operations a transfer (debit and credit)',
    slow_node: 'A database node with long distributed transactions',
    relational_node: 'A database node with short transactions',
    partition_rate: 'A partition with a local event log',
    raft_members: 'Members of a Raft group',
    groups: 'Raft groups in the reference',
    event_size: 'Size of an event',
    flush_time: 'One flush to disk',
    accounts: 'Wallets',
    balance_row: 'Size of a stored balance',
    availability: 'Availability',
    operations: 'Operations on accounts',
    nodes_slow: 'Nodes at 100 a second',
    nodes_relational: 'Nodes at 1,000 a second',
    partitions: 'Partitions at 10,000 a second',
    servers: 'Servers with replication',
    group_rate: 'Operations of one group, of 400',
    flushes: 'Flushes of one disk',
    events_per_flush: 'Events that share a flush at full rate',
    log_per_day: 'Events a day',
    log_per_year: 'Events a year',
    all_balances: 'All balances together',
    downtime_per_day: 'Downtime a day',
  },
  estimateReading: [
    'The number of machines follows from what one of them does: 20,000 at 100 operations a second, 2,000 at 1,000, 200 at 10,000. Making one node faster is the whole economy of this design.',
    '200 partitions would run flat out. The reference has 400 groups of three, each at half its rate, so that skew and a lost group find room: 1,200 servers, not 600.',
    '10,000 durable events a second are more than one flush each: a disk does 3,300. Events have to share flushes, and whoever says so has done this before.',
    'The state is small, 50 GB over all groups; the history is large, 17 TB a day and 6 PB a year. So snapshots are cheap, and old events need a place of their own.',
    'The log is counted with the exact day of 86,400 s, for it runs day and night; with the round day it would be 20 TB.',
  ],
  api: {
    transfer: {
      request: '{from_account, to_account, amount: "string", currency, transaction_id}',
      response: '200 {status, seq}',
      notes: 'transaction_id is the idempotency key; 202 if it takes longer than the caller waits',
    },
    outcome: {
      response: '200 {status: PENDING | DONE | REFUSED, reason}',
      notes: 'For a caller that got no answer',
    },
    balance: {
      request: '?at=&min_seq=',
      response: '200 {amount, currency, as_of_seq}',
      notes: 'Without at: now, from a read copy; min_seq asks for one that is new enough',
    },
    history: {
      request: '?from=&to=&cursor=',
      response: '200 {events: [{seq, delta, transaction_id, decided_at}], next}',
      notes: 'For support and audit; slower, from the audit store',
    },
  },
  entities: {
    command: {
      why: 'What somebody wants. First in, first out within a partition; may be refused, and is not needed for a replay.',
    },
    event: {
      why: 'What happened, once and for all. Only appended, replicated by Raft; everything else can be computed from it.',
    },
    balance: {
      why: 'The state after the last event: local to its partition, copied for reads, rebuilt when lost.',
    },
    phase_status: {
      why: 'How far a transfer over two partitions has come, so that somebody else can finish it. Few rows are open at a time.',
    },
    snapshot: { why: 'All balances of a partition as of one sequence number: a replay begins here.' },
  },
  nodes: {
    client: 'Apps and merchants',
    lb: 'Load balancer',
    rp: 'Wallet API',
    co: 'Coordinator',
    pt: 'Phase tables',
    es: 'Account partitions',
    rd: 'Read copies (CQRS)',
    snap: 'Snapshots',
    zk: 'Partition map',
    aud: 'Audit and replay',
  },
  edges: {
    'client-lb': 'transfer',
    'lb-rp': 'transfer',
    'rp-co': 'begin',
    'co-pt': 'phase',
    'co-zk': 'where? (cached)',
    'co-es': 'A −1, then C +1',
    'es-rd': 'follow events',
    'rd-rp': 'push result',
    'es-snap': 'now and then',
    'es-aud': 'all events',
  },
  weakNodes: {
    client: 'App',
    api: 'Wallet service',
    first: 'Balances A–M (Redis)',
    second: 'Balances N–Z (Redis)',
    hist: 'Transfer history',
  },
  weakEdges: {
    'client-api': 'Send 10 to Nora',
    'api-first': 'Take 10 away',
    'api-second': 'Then add 10',
    'api-hist': 'Note it later',
  },
  weakLacks: [
    'Two updates on two machines, and nothing around them: a crash in between destroys the money, and nobody knows whose.',
    'A retry has no transaction id. It may be the first attempt or the second, and takes the money again.',
    'Balances live in memory. When a node goes, the last seconds of confirmed transfers go with it.',
    'The history is written afterwards and by another way. When it disagrees with a balance, nothing says which is right, and nothing can be replayed.',
    'Letters of the alphabet are no partitions: one half gets full, and a busy merchant has no room to grow.',
  ],
}
