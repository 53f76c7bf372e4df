import type { DesignWords } from '@/lib/problem/words'

/** The distributed message queue in English: its requirements, figures, interfaces and drawings. */
export const enDesign: DesignWords = {
  questions: {
    messages: {
      question: 'What is in a message, and how large is it?',
      answer: 'Text, a few KB at most. Count with 1 KB on average.',
    },
    reading_again: {
      question: 'Can a message be read more than once?',
      answer: 'Yes, by several groups of consumers, and by one group again if it wants to go back.',
    },
    order: {
      question: 'Do messages have to arrive in order?',
      answer: 'Yes, but order inside a partition is enough; nobody needs it across a whole topic.',
    },
    retention: {
      question: 'How long are messages kept?',
      answer: 'Two weeks, read or not. After that they may go.',
    },
    volume: {
      question: 'How many messages are there?',
      answer: '300,000 a second on average. If asked about peaks: three times as many.',
    },
    delivery: {
      question: 'May messages get lost or arrive twice?',
      answer:
        'At least once must work. Ideally a user can choose between at most once, at least once and exactly once.',
    },
    speed: {
      question: 'Is it built for throughput or for low latency?',
      answer: 'For both, chosen by topic: logs want throughput, work for a service wants to start at once.',
    },
    readers: {
      question: 'How many producers and consumers will there be?',
      answer:
        'As many as possible, in all the languages of the company. Count with three groups on every topic.',
    },
    acceptance: {
      question: 'What has the queue promised once it has accepted a message?',
      answer: 'That it stays readable until it expires, even if a machine or a whole rack fails.',
    },
    growth: {
      question: 'May the system be stopped to make it larger?',
      answer: 'No. Brokers are added and removed while everything runs.',
    },
  },
  functional: {
    publish: 'Publish messages to a topic, singly or in batches',
    consume: 'Consume a topic in groups, each group seeing every message',
    replay: 'Go back to an earlier message and read on from there',
    order: 'Keep the order of messages inside a partition',
    delivery: 'Choose at most once, at least once or exactly once',
    retention: 'Drop messages that are older than two weeks',
  },
  nonfunctional: {
    throughput: { quality: 'Throughput', target: '900 MB/s in and 2,700 MB/s out at the peak' },
    latency: { quality: 'Latency', target: 'p99 below 50 ms end to end with small batches' },
    durability: { quality: 'Durability', target: '3 copies, at least 2 before “saved”' },
    availability: { quality: 'Availability', target: '99.95% for publishing and reading' },
    scalability: { quality: 'Scalability', target: 'add a broker with 0 s of downtime' },
  },
  out: {
    processing: 'Transforming and joining messages on the way',
    permissions: 'Who may read what: the company has a service for that',
    priorities: 'Priorities between the messages of a topic',
    routing_rules: 'Rules that copy messages from one topic to another',
  },
  estimateRows: {
    average_messages: 'Average messages',
    peak_factor: 'Peak against average',
    message_size: 'Size of a message',
    retention_days: 'Days a message is kept',
    replication: 'Copies of each message',
    consumer_groups: 'Groups that read everything',
    partition_rate: 'Planned for one partition',
    broker_disk: 'Usable disk of a broker',
    broker_messages: 'Messages one broker can lead',
    consumer_messages: 'Messages one consumer manages',
    planned_load: 'Load that is planned for',
    commit_batch: 'Messages per commit',
    peak_messages: 'Peak messages',
    peak_ingress: 'Data in at the peak',
    replication_traffic: 'Copies between brokers',
    peak_egress: 'Data out to consumers',
    disk_for_retention: 'Disk for two weeks, all copies',
    brokers_by_disk: 'Brokers that disk asks for',
    brokers_by_throughput: 'Brokers that throughput asks for',
    disk_writes_per_broker: 'Writes to disk, each broker',
    network_out_per_broker: 'Network out, each broker',
    partitions_by_throughput: 'Partitions that data asks for',
    consumers_per_group: 'Consumers in a group',
    partitions_needed: 'Partitions in the end',
    offset_commits: 'Commits of offsets',
  },
  estimateReading: [
    'Disk decides: two weeks in three copies fill 78 brokers, while 13 would carry the messages. Whoever computes only the rate buys a sixth of what is needed. The reference has 81, in 27 sets of three.',
    'Because disk forces so many machines, each has little to do: 35 MB/s to disk, 58 MB/s to the network. Ordinary hardware is enough, and old segments in cheaper storage are the lever on cost.',
    'Ninety partitions carry the data, but a consumer that manages 10,000 messages a second means 129 of them in a group, and a partition feeds only one. So it is the consumers that set the number; the reference has 130 in each group.',
    'Committing every thousand messages makes 2,700 commits a second, which a consensus store can take. After every single message it would be 2.7 million.',
    'Retention is counted in real days of 86,400 s, since disks are bought by it; the round day would give 1,260 TB and 90 brokers.',
  ],
  api: {
    create_topic: {
      request: '{topic, partitions, replication, retention_ms, min_in_sync}',
      response: '201 {topic}',
      notes: 'Few and rare; the number of partitions is hard to change later',
    },
    produce: {
      request:
        '{partition, leader_epoch, acks: 0 | 1 | all, producer_id, sequence, messages: [{key, value}]}',
      response: '200 {base_offset}',
      notes: 'Goes to the leader; a known sequence is answered and not stored again',
    },
    fetch: {
      request: '?offset=&max_bytes=&max_wait_ms=',
      response: '200 {messages, committed_up_to, next_offset}',
      notes: 'Long poll; only committed messages are returned',
    },
    join: {
      request: '{topics, session_timeout_ms}',
      response: '200 {member, generation, partitions}',
      notes: 'May cause the partitions to be shared out anew',
    },
    heartbeat: {
      request: '{generation}',
      response: '204, 409 {new_generation}',
      notes: '409 when the partitions are shared out anew; after some missed ones the member counts as gone',
    },
    commit: {
      request: '{member, generation, offsets: [{topic, partition, offset}]}',
      response: '204',
      notes: 'Refused for an old generation; an offset may also be set back',
    },
  },
  entities: {
    message: {
      why: 'Appended once, read in order, dropped in whole segments: files beat any database here, and a key or a join is never asked for.',
    },
    topic_metadata: {
      why: 'A few thousand rows that seldom change, and about which all brokers must agree.',
    },
    replica_plan: {
      why: 'Who leads a partition and who is in step. Changed by comparing epochs, so that no two leaders are believed.',
    },
    consumer_state: {
      why: 'One small value for each group and partition, overwritten often, read after every rebalance; it must not go back unnoticed.',
    },
    archived_segment: {
      why: 'Closed segments as large objects: cheap, never changed, rarely read.',
    },
  },
  nodes: {
    prod: 'Producers',
    brk: 'Brokers',
    coord: 'Coordination',
    meta: 'Metadata store',
    state: 'Consumer state',
    cons: 'Consumers (3 groups)',
    arch: 'Segment archive',
  },
  edges: {
    'prod-brk': 'batch to leader',
    'prod-meta': 'replica plan, cached',
    'brk-cons': 'pull by offset',
    'brk-coord': 'heartbeat, election',
    'cons-state': 'commit offset',
    'brk-arch': 'old segments',
  },
  weakNodes: {
    prod: 'Other services',
    lb: 'Load balancer',
    queue: 'Queue service',
    cons: 'Workers',
    db: 'Messages table',
  },
  weakEdges: {
    'prod-lb': 'publish',
    'lb-queue': 'publish',
    'queue-db': 'insert a row',
    'queue-cons': 'push the next one',
    'cons-db': 'delete when done',
  },
  weakLacks: [
    'What was read is deleted: a second team gets nothing, and nobody can read again.',
    'Every message is an insert and a delete in one table: a few thousand a second is the end, and 900,000 are asked for.',
    'The service pushes as fast as messages come. A slow worker is flooded, and what it held when it died is never pushed again.',
    'Workers take rows in any order, so two changes to the same order can overtake each other.',
    'There is one copy of the table. When its disk dies, messages die that producers believe to be safe.',
  ],
}
