import { enDesign } from '@/lib/problem/catalog/message-queue/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** The distributed message queue in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Distributed message queue',
  line: 'Carry messages between services, keep them for two weeks, lose none that was accepted.',
  statement:
    'The services of a large company send each other data all day: logs, clicks, orders to be worked on. Design the distributed message queue between them. Services publish messages to a topic; others read them, each at its own pace, and some read the same messages again days later. What the queue has accepted must survive the death of a machine.',
  given: {
    users:
      'All who publish and read are services of the same company; you also write the client library they use.',
    from_scratch: 'You build it yourself: Kafka or Pulsar may be your model, but not one of your boxes.',
    machines: 'There are plenty of ordinary servers with large disks, spread over several racks.',
    ask: 'Sizes, volume, order, guarantees: what you do not know, ask.',
  },

  crux: 'A queue that keeps everything for two weeks is not a list of things to do, it is a log. Candidates who see this early get most of the design for nothing: files that are only appended to, a position per reader instead of deleting what was read, order inside a partition and nowhere else. The interview is then decided by two promises. To the producer: at which moment is a message safe, and what does waiting for that moment cost? To the consumer: is the position saved before or after the work, and what happens when the process dies in between? Take both promises, kill a machine in the middle, and let the candidate tell you what is lost, doubled or out of order.',
  stages: {
    scope: {
      say: [
        'A service has read a message. Is the message gone now?',
        'Which messages must stay in order, and which may overtake each other?',
        'Take 300,000 messages a second, kept for two weeks. What do you have to buy?',
      ],
      listenFor: [
        'Finds out that messages are read several times and kept, and says what that rules out',
        'Asks how far order must reach, and settles for a key or a partition when told it costs parallel work',
        'Asks what a producer and a consumer may expect when something fails: lost, doubled, or neither',
        'Computes disk as well as rate, and notices that disk asks for six times as many machines',
      ],
    },
    high_level: {
      say: [
        'Follow one message from the producer’s call to the moment a consumer is done with it.',
        'How does a producer know which machine to talk to, and who told it?',
        'Where is it written down how far each reader has come?',
      ],
      listenFor: [
        'Topics split into partitions, each an append-only log with one leader and followers',
        'The choice of partition lies with the producer’s library, with a cached plan of the replicas',
        'Consumers pull by offset; a group shares the partitions, one member each',
        'Data, metadata and consumer state are three stores, because they are written at three very different rates',
      ],
    },
    deep_dive: {
      say: [
        'The leader has the message, no follower has it yet, and the leader dies. What did you tell the producer?',
        'A consumer has done the work and dies before it can say so. What does the next one see?',
        'One of three copies becomes slow. Who waits, and for how long?',
      ],
      listenFor: [
        'Ties “accepted” to the in-sync replicas, and can price acks of 0, 1 and all',
        'Consumers see only what is committed, so that a new leader never takes back what was read',
        'Commit before the work gives at most once, after it at least once; exactly once needs the receiver’s help',
        'Rebalancing: who notices, who decides, what happens to work that is half done',
        'Why plain disks are fast enough: sequential writes, page cache, batches',
      ],
    },
    wrap_up: {
      say: [
        'What would you not dare to do to this system on a Friday evening?',
        'Which number tells you first that a consumer is in trouble?',
      ],
      listenFor: [
        'Lag in seconds per group and partition, and how far it is from the retention',
        'Knows what is hard to change later: number of partitions, key, replication factor',
        'Names a trade-off of the own design that a user of the queue will feel',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'What would a team want that joins next week and needs yesterday’s messages?',
      pointer:
        'Messages stay for two weeks whether they were read or not. Multiply the rate by that time and by the number of copies before you think about machines.',
      nearAnswer:
        'Scope it as publish, read by group, read again, order inside a partition, and a delivery guarantee that each user chooses. 300,000 messages of 1 KB a second for 14 days in three copies are about 1.1 PB.',
    },
    high_level: {
      nudge: 'If nothing is deleted when it is read, what has to be remembered for each reader?',
      pointer:
        'Think of a file that only grows. How would you cut a topic into several such files, and how does a reader say where it stands?',
      nearAnswer:
        'Partitions are append-only logs on brokers, each with a leader and two followers. The producer’s library picks the partition by key and sends batches to its leader. Consumers of a group share the partitions, pull from an offset, and store the offset they have finished.',
    },
    deep_dive: {
      nudge: 'On how many disks is the message when the producer hears “saved”?',
      pointer:
        'Keep a list of the followers that are up to date. What should the leader wait for, what if the list shrinks to one, and who may become leader next?',
      nearAnswer:
        'A message counts as committed once all in-sync replicas have it; only then is it acknowledged under acks=all, and only then may consumers read it. A follower that lags too long leaves the list, and below two members writes are refused. The next leader comes from the list. Consumers commit their offset after the work and make the work repeatable.',
    },
    wrap_up: {
      nudge: 'Imagine a consumer group that has been standing still for thirteen days.',
      pointer:
        'Think of what is slow to change: moving terabytes between brokers, adding a partition, upgrading all clients.',
      nearAnswer:
        'Alarms on lag measured in time, a throttle on moving replicas, old segments in object storage so that brokers hold less, and a retry topic with a dead-letter queue as a convention of the client library.',
    },
  },
  walkthrough: [
    'The producer’s library collects messages into batches, picks a partition by key, and sends the batch straight to the broker that leads it. The plan of leaders comes from the metadata store and is cached.',
    'The leader appends the batch to the newest segment of its log; two followers on other racks fetch it. When the in-sync replicas have it, it is committed and acknowledged.',
    'Consumers pull from their offset. Inside a group each partition belongs to one member; three groups read everything three times without knowing of each other.',
    'After a thousand messages a consumer commits its offset to the state store. If it dies, another member takes its partitions and goes on from there, repeating what was done since.',
    'The coordination service keeps the list of living brokers and elects leaders from the in-sync replicas. Segments that were closed go to the archive, and disappear from the brokers after two weeks.',
  ],
  deepDives: {
    storage: {
      topic: 'The log on disk',
      ask: 'Why files and not a database, and why would a spinning disk do?',
      listenFor: [
        'Only the newest segment is written, always at its end: sequential writes are fast on any disk',
        'Recent messages are read from the page cache, sent without copying through the process',
        'A sparse index per segment leads from offset to position; deleting old data means deleting a file',
        'At the peak each broker writes about 35 MB/s, far below one disk’s sequential rate',
      ],
    },
    batching: {
      topic: 'Batches',
      ask: 'One team wants a million messages a second, another wants an answer in 10 ms. How do you serve both?',
      listenFor: [
        'Batch size and waiting time belong to the producer; the broker stores the batch as it comes',
        'A batch shares one network call, one disk write and one compression',
        'Waiting for a batch is added latency; with little traffic the timer decides, not the size',
        'Different topics with different settings, not one compromise for all',
      ],
    },
    producer_routing: {
      topic: 'Routing in the library',
      ask: 'Who decides which partition and which broker a message goes to?',
      listenFor: [
        'In the library: one hop less, and batches per partition become possible',
        'Key hashed to a partition keeps the order of that key; no key means spreading evenly',
        'A stale plan is harmless: the wrong broker refuses, the library fetches the plan anew',
        'The price is a thick client in every language, which must be upgraded',
      ],
    },
    pull_or_push: {
      topic: 'Pull or push',
      ask: 'Why do consumers fetch instead of being sent to?',
      listenFor: [
        'A slow consumer falls behind without being flooded, and catches up in large batches',
        'The broker needs no idea of each consumer’s speed',
        'A long poll avoids empty calls when there is nothing new',
        'Push would be quicker by a little at low load, and needs back-pressure at high load',
      ],
    },
    groups: {
      topic: 'Consumer groups',
      ask: 'A fourth consumer joins a group of three. Tell me everything that happens.',
      listenFor: [
        'A coordinator, found by hashing the group’s name, learns of joins, leaves and missed heartbeats',
        'One member plans, all get a new generation; commits of an older generation are refused',
        'Stopping everybody is simple and slow; moving only some partitions is kinder',
        'More members than partitions means idle members',
      ],
    },
    replication: {
      topic: 'In-sync replicas',
      ask: 'What do you wait for before you say “saved”, and what does it buy?',
      listenFor: [
        'acks=0 may lose anything, acks=1 what the leader alone had, acks=all survives as long as one in-sync replica does',
        'Without a minimum of in-sync replicas acks=all can mean one machine',
        'Leaders come from the list; choosing one from outside is a decision for availability and against data',
        'An epoch for each leader keeps an old one that wakes up from being believed',
      ],
    },
    delivery: {
      topic: 'Delivery guarantees',
      ask: 'Where in the consumer’s loop do you commit, and what guarantee follows?',
      listenFor: [
        'Read, commit, work: at most once. Read, work, commit: at least once',
        'On the producer’s side a retry can double a message; a sequence number per producer removes it',
        'Offset and result in one transaction make it exactly once, as long as the result lies in the same place',
        'A user chooses per topic: metrics may get lost, orders may not',
      ],
    },
    resizing: {
      topic: 'Growing and shrinking',
      ask: 'You add ten brokers. What moves, how long does it take, and does anybody notice?',
      listenFor: [
        'A new replica copies first, joins the list, and only then an old one is dropped: for a while there are four',
        'One broker holds about 14 TB; copying at 100 MB/s takes more than a day and a half, so it is throttled',
        'New partitions take only new messages; keys then map to other partitions',
        'A partition that is given up stays readable until its messages have expired',
      ],
    },
    delayed: {
      topic: 'Delay and filters',
      ask: 'A user wants messages delivered in 30 minutes, and only those tagged “kr”. Where does that belong?',
      listenFor: [
        'Delay: topics per level of delay or a timing wheel in front, since a log cannot be reordered',
        'Filter on the broker by tags in the header, never by parsing the body',
        'Filtering in the consumer wastes network but keeps the broker simple',
      ],
    },
  },
  failures: {
    leader_dies: {
      issue: 'The leader of a partition dies',
      remedy:
        'A member of the in-sync list becomes leader within seconds; the replicas lie on different racks.',
    },
    slow_follower: {
      issue: 'One follower is slow, and acks=all waits for it',
      remedy: 'After a time limit it leaves the in-sync list; two remaining copies are enough to go on.',
    },
    crash_before_commit: {
      issue: 'A consumer dies after the work, before its commit',
      remedy: 'The message is handled again: the work has a key by which a repeat is recognised.',
    },
    rebalance_storm: {
      issue: 'Members leave and join all the time, and nobody gets to work',
      remedy: 'Longer session times, fixed member names, assignments that move as little as possible.',
    },
    hot_key: {
      issue: 'One key fills a single partition',
      remedy: 'Salt that key over several partitions where its order may go, or give it a topic of its own.',
    },
    disk_full: {
      issue: 'A broker’s disk fills up',
      remedy: 'Retention by size as well as by time, alarms at 75%, older segments moved to the archive.',
    },
    too_late: {
      issue: 'A group was stopped so long that its offset has expired',
      remedy: 'An alarm when lag reaches half the retention; the gap is read from the archive.',
    },
    coordination_down: {
      issue: 'The coordination service has no majority',
      remedy: 'Existing leaders go on serving; no election or change of topics until it is back.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Ten times the messages',
      prompt: 'Within a year it will be three million messages a second. Where does your bill explode?',
      listenFor: [
        'Disk: 11 PB or nearly 800 brokers, each of them hardly busy',
        'Keep a day on the brokers and the rest in object storage; then throughput decides, about 130 brokers',
        'More than a thousand partitions, and a metadata store that must cope with elections of many at once',
      ],
    },
    second_region: {
      title: 'A second data centre',
      prompt: 'One data centre may burn down. What do producers and consumers get to see?',
      listenFor: [
        'Asynchronous mirroring loses the last seconds; synchronous copies pay the distance with every batch',
        'Offsets in the mirror are not the same numbers, so positions must be translated or looked up by time',
        'Consumers repeat some messages after the switch, which at least once allows',
        'Topics written in both places need a name for their origin, or messages go in circles',
      ],
    },
    full_replay: {
      title: 'Someone reads it all again',
      prompt: 'A new team starts a group at the oldest message. Why do all the others suddenly suffer?',
      listenFor: [
        'Old segments are not in the page cache: the reads hit the disks and evict what the others need',
        'Catching up means many times the normal rate of one group, limited by nothing but a quota',
        'Quotas per client, replay from the archive, or from a follower',
      ],
    },
    lag_by_count: {
      title: 'Four thousand behind',
      prompt: 'An article says to drop a follower once it is 4,000 messages behind. Would you?',
      listenFor: [
        'In a burst, one batch already puts a healthy follower over the limit; on a quiet topic a dead one stays in for hours',
        'Time since it last caught up fits every topic with one setting',
        'Kafka once had this setting (replica.lag.max.messages) and gave it up for a limit in time',
      ],
    },
    more_partitions: {
      title: 'Ninety are not enough',
      prompt: 'The topic has 90 partitions, and the slowest group needs 130 consumers. What do you do?',
      listenFor: [
        'Beyond 90 members the rest stand idle: a partition feeds one member of a group',
        'Adding partitions sends keys elsewhere; for those keys order breaks at the switch',
        'A new topic with more partitions and a planned change-over, or threads inside a consumer that keep order per key',
        'Better too many partitions at the start than too few',
      ],
    },
    sink_outside: {
      title: 'An email for every message',
      prompt: 'Your consumer sends one email a message. Give me exactly once.',
      listenFor: [
        'The queue’s transaction ends at the queue; an email cannot be rolled back',
        'An id per message that the mail service uses to recognise repeats, or a table of what was sent',
        'Between sending and noting it there is always a gap: choose whether to lose or to repeat',
      ],
    },
  },
  wrapUp: {
    monitoring: {
      ask: 'Which three graphs are on the wall?',
      listenFor:
        'Lag in seconds by group, partitions with fewer in-sync replicas than planned, disk left in days of traffic.',
    },
    protocol: {
      ask: 'Which protocol do clients speak, and how does it change over the years?',
      listenFor:
        'A binary protocol of its own or AMQP, versions negotiated per request, old clients served for long.',
    },
    retries: {
      ask: 'A message cannot be handled. How do you keep it from blocking its partition?',
      listenFor:
        'A retry topic with growing delays, then a dead-letter queue; order for that key is given up knowingly.',
    },
    archive: {
      ask: 'Legal wants some topics for seven years. What changes?',
      listenFor:
        'Closed segments in object storage, an index to find them, reading them through the same interface.',
    },
    metadata: {
      ask: 'Would you still use an outside coordination service in five years?',
      listenFor:
        'A quorum among the brokers that keeps metadata as a log of its own: one system less, quicker elections.',
    },
  },
  levels: {
    junior:
      'Draws producers, a queue and consumers, deletes what was read; gets to offsets and copies with help.',
    mid: 'Has topics, partitions, groups and replication, and can say what order and at least once mean for a user.',
    senior:
      'Explains segments, page cache and batches, in-sync replicas and acks, and derives each guarantee from the place of the commit.',
    staff:
      'Shows by figures that disk decides and not throughput, plans resizing and upgrades of a running system, prices copies across sites, and says where exactly once ends.',
  },
}
