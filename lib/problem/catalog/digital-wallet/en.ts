import { enDesign } from '@/lib/problem/catalog/digital-wallet/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** The digital wallet in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Digital wallet',
  line: 'Move balances between millions of wallets, and be able to prove every one of them.',
  statement:
    'A payment app holds money for its users, who send it to each other and to merchants. Design the part that moves a balance from one wallet to another: one loses the amount, the other gains it, and never only one of the two. It has to carry a huge number of transfers, and every balance must be explainable afterwards.',
  given: {
    accounts: 'Users, sign-in and wallets exist. Who may pay whom has been checked before.',
    inside: 'Both wallets of a transfer belong to this platform; no bank is involved.',
    scope_is_yours: 'How many transfers, how strict, how proven: whatever is open, ask.',
  },

  crux: 'A transfer changes two accounts, and at a million transfers a second these two lie on different machines. No database transaction spans them any more, yet money must neither vanish nor appear. The interview is decided in the moment between the debit and the credit: can the candidate say what is written where when the coordinator, a partition or the network fails right there, and who finishes the work? The second half is proof: a balance that is only stored can be wrong for years, one that follows from a replayed history cannot. Names such as 2PC, saga and Raft are cheap. Keep asking what happens in the middle.',
  stages: {
    scope: {
      say: [
        'Before you draw: what must be true after every transfer, whatever breaks on the way?',
        'The business asks for a million transfers a second. What does one transfer do to the machines, and how many of them does that take?',
        'Suppose an auditor points at one balance. How would you show that it is right?',
      ],
      listenFor: [
        'Sets invariants first: the sum of all balances stays the same, none falls below zero, each transfer happens once or not at all',
        'One transfer is two operations on two accounts: two million a second',
        'Knows what a database node does in a second, gets to thousands of nodes, and sees that the rate of one node is the lever on cost',
        'Asks what counts as proof: totals compared afterwards, or a history replayed from the start',
      ],
    },
    high_level: {
      say: [
        'The two accounts lie on different machines. Walk me through one transfer.',
        'Where in your drawing is the truth: in the balances, or somewhere else?',
        'Somebody asks for a balance. Which box answers, and how old may its answer be?',
      ],
      listenFor: [
        'Accounts are spread over partitions by a hash; a map says where each lies, and it is cached, not asked a million times a second',
        'Somebody coordinates the two legs, and notes how far it has come before each step',
        'A transaction id of the client’s makes a repeat harmless at each leg',
        'Events are the truth; balances, snapshots and read copies are derived from them',
        'Reads are served apart from writes, with a lag that is known',
      ],
    },
    deep_dive: {
      say: [
        'The debit is done, and the coordinator dies. Who notices, and what becomes of the money?',
        'Put two-phase commit, TC/C and saga side by side. Which one do you take, and what does it cost you?',
        'The disk of a partition’s leader is gone. Which transfers have you lost?',
      ],
      listenFor: [
        'Debit before credit: for a moment money is missing, but nobody can spend what is taken back later',
        'Another coordinator resumes from the phase table; each step is idempotent by transaction and phase',
        'Two-phase commit holds locks while it waits; TC/C and saga are local transactions with an undo, and show half-done states',
        'Only events have to be replicated, and “accepted” means that a majority of the group has them',
        'A replay must give the same result: no clock, no chance, no outside call in the state machine',
      ],
    },
    wrap_up: {
      say: [
        'If you could build just one more thing, what would it be, and why that?',
        'In a year finance reports that a hundred won are missing. What do you do on that morning?',
      ],
      listenFor: [
        'Retells how the design grew (memory, distributed transaction, events, consensus, partitions) and why each step was needed',
        'Names what it costs: three copies, 17 TB of events a day, reads that lag behind',
        'Answers the question of the missing money with a replay, not with a search through log files',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'How many accounts does one transfer touch, and on how many machines do they lie?',
      pointer:
        'Start from what one database node manages in a second, and see how many a million transfers take. Then look which of these figures you could change.',
      nearAnswer:
        'Two million operations a second: 2,000 relational nodes with 1,000 each, or 200 partitions with 10,000. Take transfers only, one currency, no balance below zero, 99.99%, and a history that can be replayed from its first day.',
    },
    high_level: {
      nudge: 'If you knew everything that ever happened, would you still have to store a balance?',
      pointer:
        'Ask three things of each store you draw: is it the truth or derived from it, what if it is lost, and must a majority have it before you say yes?',
      nearAnswer:
        'A stateless API takes the transfer. A coordinator notes its phase, debits A’s partition, then credits C’s. Each partition is a Raft group: command in, check, event appended, balance changed. The events also feed read copies, snapshots and the audit store.',
    },
    deep_dive: {
      nudge: 'Stop the film between debit and credit. What is written, and where?',
      pointer:
        'Try three orders: debit first, credit first, both at once. In each of them let the coordinator die, and look whether anybody could spend money that is taken back later.',
      nearAnswer:
        'Debit in the first phase, credit in the second. The phase table has a row for each open transfer; another coordinator reads it and either goes on or gives the debit back. A cancel that overtakes its try leaves a flag, and the late try is refused.',
    },
    wrap_up: {
      nudge: 'Which part of this has to be right for ten years?',
      pointer:
        'Think of the first replay after the code has changed, and of a merchant who gets ten thousand payments in a second.',
      nearAnswer:
        'Events that say what was done, not how to compute it, so that new code can read old history; sub-accounts for busy wallets; and a replay every day whose balances are compared with the live ones.',
    },
  },
  walkthrough: [
    'The app sends a transfer with a transaction id. The wallet API stores nothing: it hands the transfer to a coordinator and keeps the connection open.',
    'The coordinator writes a row in the phase table, finds both partitions in its cached map, and sends the debit to the partition of A.',
    'There the leader of the Raft group checks the command (seen before? enough money?), makes an event of it, waits until a majority has the event, and changes the balance. Then the credit goes the same way in the partition of C.',
    'If the credit is refused, A gets the amount back by another event. If the coordinator dies, another one finds the open row and carries on.',
    'The events flow on: to read copies, which answer balance queries and push the result to the waiting API; to snapshots, so that a replay need not start at zero; and to the audit store, which can replay everything.',
  ],
  deepDives: {
    in_memory: {
      topic: 'Balances in memory',
      ask: 'A first idea: balances in Redis, sharded by account. What is wrong with it?',
      listenFor: [
        'The rate is not: some thirty nodes carry two million operations a second',
        'Two shards cannot change together: a crash between the updates destroys money',
        'What memory has confirmed may not be on any disk',
        'There is a balance, but no history that explains it',
      ],
    },
    two_phase_commit: {
      topic: 'Two-phase commit',
      ask: 'Why not leave it to the databases, with two-phase commit?',
      listenFor: [
        'From prepare to commit the rows stay locked, for at least two trips through the network',
        'If the coordinator dies after prepare, the participants can neither commit nor let go',
        'Every database has to take part (XA), and the rate of a node falls just where we need it',
        'It is correct and easy to reason about: with small volume, take it',
      ],
    },
    tcc: {
      topic: 'Try, confirm or cancel',
      ask: 'Write down both phases of a TC/C transfer of 1 from A to C, when it works and when it does not.',
      listenFor: [
        'Try: A −1, nothing at C. Confirm: C +1, nothing at A. Cancel: A +1',
        'Each phase is a local transaction that ends at once; no lock waits for the network',
        'In between, the sum is short by 1. The other way round, C could spend the 1 before it is cancelled',
        'Confirm and cancel are code of our own, idempotent, and repeated until they succeed',
      ],
    },
    saga: {
      topic: 'Saga',
      ask: 'The same transfer as a saga: what runs in which order, and who decides?',
      listenFor: [
        'Local transactions one after another, each with a compensation; after a failure the finished ones are undone backwards',
        'A coordinator leads, rather than services that react to each other: with money one wants to see where a transfer stands',
        'A compensation is a transaction too and can fail; it has to be retried until it is through',
      ],
    },
    choosing: {
      topic: 'TC/C or saga',
      ask: 'When would you take the one, and when the other?',
      listenFor: [
        'TC/C may run its tries in parallel: less waiting with many participants',
        'A saga is a line and easier to follow: right for two or three steps',
        'Neither isolates: half-done states are visible, and somebody has to decide to whom',
        'For a plain transfer both come to the same: debit, then credit',
      ],
    },
    phase_table: {
      topic: 'The phase table',
      ask: 'What does a row of the phase table hold, and where does the table lie?',
      listenFor: [
        'Transaction id, how the first phase went at each partition, whether the second is confirm or cancel and how far it is, a flag for wrong order',
        'With the partition of the debited account: then a debit and its note are one local write',
        'It is read only after a crash, for rows older than a few seconds',
        'Finished rows are deleted soon, so that it stays small although it is written all the time',
      ],
    },
    event_sourcing: {
      topic: 'Event sourcing',
      ask: 'What is the difference between a command and an event, and which of them may fail?',
      listenFor: [
        'A command is a wish and may be refused; an event is a fact and is never refused again',
        'Checking a command may look around; applying an event may not: same events, same balances',
        'The order within a partition is part of the truth, so there is one queue and one writer',
        'What one gets: any balance at any time, new read models from old events, tests by replay',
      ],
    },
    reads: {
      topic: 'Reads',
      ask: 'Balances are copied asynchronously. How does a user see the transfer that was just made?',
      listenFor: [
        'Machines of their own follow the events and answer queries; the writers answer none (CQRS)',
        'They push the outcome to the API that still holds the connection, so that nobody polls',
        'The answer to a transfer carries a sequence number; a later read waits for a copy that has it',
        'The lag is measured, and a copy that is too far behind is taken out',
      ],
    },
    local_log: {
      topic: 'A fast log',
      ask: 'One partition has to write 10,000 events a second so that none is lost. How?',
      listenFor: [
        'Append to a local file that is mapped into memory: sequential, and the recent part is cached anyway',
        'A flush takes some 300 µs, so there are 3,300 a second: three and more events have to share one',
        'Balances in an embedded store such as RocksDB; after a crash they follow from a snapshot and the events since',
        'No database behind a network on this way',
      ],
    },
    replication: {
      topic: 'Replication',
      ask: 'Commands, events, balances, snapshots: which of them have to be replicated?',
      listenFor: [
        'Only events: balances and snapshots follow from them, and a command might be decided otherwise next time',
        'A Raft group of three: accepted once two have it, one may fail',
        'A new leader goes on from the log; a client without an answer asks again with the same id',
        '99.99% leave 8.64 s a day: leader elections have to be short and rare',
      ],
    },
    partitions: {
      topic: 'Partitions',
      ask: 'How are accounts spread over the groups, and how do you add a group while transfers run?',
      listenFor: [
        'A hash puts each account into one of many slots, and slots belong to groups: a slot can move',
        'Two million operations over 400 groups are 5,000 each, half of what one can do: room for skew',
        'Moving a slot: copy the snapshot, follow the events, stop for a moment, hand over; the old group refuses from then on',
        'Two accounts in the same group need no coordination: one event with both legs. With 400 groups that is rare',
      ],
    },
  },
  failures: {
    coordinator_dies: {
      issue: 'The coordinator dies between debit and credit',
      remedy:
        'Another one takes the open rows of the phase table, asks the partitions what they did, and goes on or gives back.',
    },
    cancel_first: {
      issue: 'A cancel arrives before its try',
      remedy:
        'The partition notes the transaction as cancelled, out of order; when the try comes at last, it is refused.',
    },
    credit_refused: {
      issue: 'The debit worked, the credit does not',
      remedy:
        'The amount goes back to A by a compensating event. Debit comes first, so that nobody had money that never was.',
    },
    leader_lost: {
      issue: 'The leader of a partition is lost',
      remedy:
        'The group elects another within seconds; what a majority had is still there, the rest was never accepted.',
    },
    disk_corrupt: {
      issue: 'A replica’s disk returns wrong bytes',
      remedy: 'Checksums find it. The replica leaves, loads a snapshot, and replays the events of its peers.',
    },
    repeated_transfer: {
      issue: 'The app sends a transfer twice',
      remedy:
        'Each partition remembers the transaction ids it has decided; the repeat gets the first decision.',
    },
    hot_wallet: {
      issue: 'One wallet gets more than its partition can do',
      remedy:
        'Credits are collected and booked together, or go to sub-accounts that are summed up when read.',
    },
    old_balance: {
      issue: 'A balance does not show the last transfer',
      remedy:
        'A read copy is behind: the read names the sequence number it wants, and waits or goes to another copy.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt:
        'The platform expects ten million transfers a second. Do you buy ten times as much of everything?',
      listenFor: [
        '20 million operations are 4,000 groups at the same load, 12,000 servers; the log grows by 173 TB a day',
        'The rate of one partition is the lever: larger batches, balances in memory, one thread without locks',
        'The phase tables grow along, and may be the first to go: keep phases in the partition’s own log',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt: 'A whole region may fail, and no accepted transfer may be lost. What changes, and for whom?',
      listenFor: [
        'No loss means a majority across regions, and each commit then waits for a trip between them',
        'A home region for every account; a transfer across regions is the same two legs, only slower',
        'Three places, not two: with two, a cut leaves no majority or two leaders',
      ],
    },
    past_balance: {
      title: 'A balance back then',
      prompt: 'A court wants one account’s balance of 3 March, 14:05, and wants to see how it came about.',
      listenFor: [
        'The last snapshot before that moment, then the account’s events up to it',
        'Which moment an event has: stamped once when it was decided, and the order is that of the sequence',
        'That nothing was changed later: events are only appended, and a chain of hashes over them is kept elsewhere',
      ],
    },
    code_change: {
      title: 'Old history, new code',
      prompt:
        'Last week a rounding rule was corrected. Today’s replay of last year gives other balances than were paid out. What went wrong?',
      listenFor: [
        'The rule was applied at replay: an event has to hold the result, not the recipe',
        'Events have versions, and old ones are read by rules that never change',
        'A correction of the past is a new event with its reason; history is not rewritten',
      ],
    },
    hot_merchant: {
      title: 'The busiest merchant',
      prompt: 'A merchant opens a sale and gets 30,000 payments a second. What does your drawing do?',
      listenFor: [
        'The merchant’s partition does 10,000 and lies on one leader: more groups do not help',
        'Ten sub-accounts in ten groups, chosen by the transaction id; the balance is their sum',
        'Credits may be collected, because they cannot fail for want of money; paying out from sub-accounts is the harder side',
      ],
    },
    exchange: {
      title: 'Two currencies',
      prompt: 'A pays in dollars, C receives won. How many legs has this transfer now?',
      listenFor: [
        'Four: the platform’s own accounts stand between, one for each currency, and each currency sums to zero',
        'The rate is decided once, stands in the event, and is never looked up again at replay',
        'The platform’s accounts become the hottest of all: sub-accounts from the start',
      ],
    },
    phase_count: {
      title: 'Count again',
      prompt:
        'The estimate has one write to the phase table for each transfer. Follow one transfer and count. What does that change?',
      listenFor: [
        'Begun, first phase done, finished: two or three writes, so two or three million a second',
        '300 shards with 5,000 writes each are then too few',
        'Ways out: note the phase with the debit in the same log entry, write several rows together, or skip what can be asked from the partitions',
      ],
    },
  },
  wrapUp: {
    evolution: {
      ask: 'Tell the story of this design in six steps: what did each one solve?',
      listenFor:
        'Memory for speed, a distributed transaction for atomicity, events for proof, CQRS for reads, Raft for durability, many groups for the rate.',
    },
    monitoring: {
      ask: 'What wakes somebody up at night, and what only shows on a screen?',
      listenFor:
        'Wakes: a sum of balances that is off, transfers open for more than seconds, a group without a leader. Screen: lag of the read copies, load of the busiest partition, size of batches.',
    },
    missing_money: {
      ask: 'How do you find out that something is wrong before a customer does?',
      listenFor:
        'A replay runs all the time on other machines, compares its balances with the live ones, and adds up everything, open transfers included.',
    },
    limits: {
      ask: 'Where would limits and fraud checks go?',
      listenFor:
        'Before the debit, as part of the check of a command; its result stands in the event, so that a replay does not ask again.',
    },
    cost: {
      ask: 'Where does the money go, and what would you save first?',
      listenFor:
        'Partitions with three copies each, phase tables, read copies, 6 PB of events a year. A higher rate per partition saves on all; old events go to cheap storage.',
    },
  },
  levels: {
    junior:
      'Puts both updates into one database transaction and knows why; sees with help that two machines end that.',
    mid: 'Spreads accounts over shards, names the trouble with two-phase commit, and makes a repeated transfer harmless.',
    senior:
      'Compares TC/C and saga by how each fails, orders debit and credit for a reason, and uses events, replicated by consensus, with reads apart.',
    staff:
      'Starts from invariants and proves them, treats the rate of a node as a matter of cost, and has thought of replay after changes of code, hot accounts and a lost region.',
  },
}
