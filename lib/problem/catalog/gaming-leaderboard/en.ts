import { enDesign } from '@/lib/problem/catalog/gaming-leaderboard/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** The gaming leaderboard in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Real-time gaming leaderboard',
  line: 'Show millions of players where they stand, a moment after every match.',
  statement:
    'A mobile game holds a new tournament every month: whoever wins the most matches stands at the top. Design the leaderboard behind it. Every player can see the best ten and their own place, and both are right a moment after each match, not the next morning.',
  given: {
    game: 'The game, its accounts and its matches exist. You design the leaderboard.',
    screen: 'It has one screen: the best ten on top, the player’s own place below.',
    scope_is_yours: 'How many people play, what makes a point, what happens at a tie: ask.',
  },

  crux: 'At this size the right data structure is half the answer: 25 million players fit into 1.3 GB of one machine’s memory, and a sorted set says “which place am I?” in a few dozen steps, where a table has to count millions of rows. A good candidate is there after fifteen minutes. The interview is decided by what comes then: who may write a score and how it is counted once, how a rank is found when the players are spread over several machines, and how the board comes back when its memory is lost. Do not let them polish the easy half.',
  stages: {
    scope: {
      say: [
        'Before you draw: who looks at this board, how often, and what exactly do they see?',
        'What would make players stop believing in the leaderboard?',
        'Take five million players a day with ten matches each. What does that make in a busy second, and how much memory does the board need?',
      ],
      listenFor: [
        'Asks how a point is earned, when a tournament ends, and what equal scores mean for the rank',
        'Separates two reads: the top ten is the same for all, the own rank is different for everybody',
        'Asks whether “real time” means at once or within minutes, and says what that rules out',
        'Gets to 500 updates a second, 2,500 at the peak, and 650 MB of entries: it fits on one machine',
      ],
    },
    high_level: {
      say: [
        'A match is over. Take me from there to the new rank on the player’s screen.',
        'Which query gives the rank of a player in the middle of the field, and what does it cost?',
        'Which of your calls may a phone make, and which may it not?',
      ],
      listenFor: [
        'Only the game service reports results; no call lets an app set a score',
        'Says why SQL is slow here: an index finds a row quickly, but a rank is a count of all rows above it',
        'One sorted set a month with three operations (increment, top range, rank), each about log n steps',
        'Every point is kept with its match in a durable table, beside the set in memory',
        'Names and pictures of the ten come from a small profile cache, not from the set',
      ],
    },
    deep_dive: {
      say: [
        'The game service hears nothing back and reports the same win again. What does the board show?',
        'The game becomes a hit: a hundred times the players. What breaks first, and how do you find a rank then?',
        'The machine with the sorted set dies on the 28th. What do players see, and until when?',
      ],
      listenFor: [
        'The match id as idempotency key, and the insight that an increment is not harmless when repeated: check and increment have to be one step',
        'Shards by score: the rank inside the shard plus the sizes of all shards above, and the price of it (a map from player to shard, moves, skew)',
        'Shards by player: even load and a top ten by scatter-gather, but a rank has to ask every shard',
        'A replica takes over in seconds; after a total loss the set is built again from the point table, and there is a time for it',
      ],
    },
    wrap_up: {
      say: [
        'Two minutes left: where is your board still weak, and what would you mend first?',
        'It is five minutes to midnight on the last day of the month. What are you watching?',
      ],
      listenFor: [
        'Names a weak spot (cheating, rows that are not written yet, the last minutes of the month) before you do',
        'Has a plan for the change of month: next key ready, late matches, old board frozen and archived',
        'Asks whether the 20-millionth player needs an exact rank at all',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'What does a player look for after a match, and how fresh must it be?',
      pointer:
        'There are two questions: who leads, and where am I? Which is harder for a database, and how often is each asked?',
      nearAnswer:
        'Settle on this: one point a win, a new board each month, top ten and own rank at once, neighbours if time allows. Five million players with ten matches a day are 500 updates a second, 2,500 at the peak; 25 million entries of 26 bytes are 650 MB.',
    },
    high_level: {
      nudge:
        'Suppose all players stood in one sorted list in memory. What becomes easy, and what can get lost?',
      pointer:
        'To find a rank is to count who is better. Look for a structure that knows this without counting, and keep what must be fast apart from what must never be lost.',
      nearAnswer:
        'The game service reports a win to a leaderboard service. That adds a point in a sorted set whose key is the month, and writes the point with its match id to a relational table. Reads take a range or a rank from the set, and the names of ten players from a cache.',
    },
    deep_dive: {
      nudge: 'The set has to be divided among several machines. By what?',
      pointer:
        'Try both: by score, and by player. Ask each for the top ten, for one player’s rank, and for what happens when a score grows.',
      nearAnswer:
        'By score: the rank inside my range plus the number of players in all higher ranges; a map says who is where, and players move as they climb. By player: every shard counts how many are above my score, and the counts are added up.',
    },
    wrap_up: {
      nudge: 'What happens to your keys at midnight?',
      pointer:
        'Think of a match that ends two seconds before the month does, of the prize for the first ten, and of the player on place eleven.',
      nearAnswer:
        'Create the next key ahead, let the game service stamp each match with its month, let the old board take late matches for an hour, then freeze it, compare it with the point table, and archive it before any prize goes out.',
    },
  },
  walkthrough: [
    'A match ends on the game service, which knows the winner and sends one score event with the match id. A player’s app has no way to do that.',
    'The leaderboard service adds the point to this month’s sorted set, in about 25 steps. The same script remembers the match id, so that a repeated event adds nothing.',
    'Without making the game wait, it also writes a row with player, match and time. Its unique match id is the second barrier, and from these rows the set can be built again.',
    'A player who opens the board comes through the load balancer to the same service: a range for the ten, a rank for the player, names and pictures from the profile cache.',
    'At the end of the month a new key takes over. The old set is frozen, compared with the rows, and written to object storage.',
  ],
  deepDives: {
    sql_limits: {
      topic: 'Why not SQL',
      ask: 'Put an index on the score. Why is that still not enough?',
      listenFor: [
        'The top ten comes straight from the index; a rank needs a count of everybody above, millions for most players',
        'Ranks computed by a job every few minutes would do, but “no batches” was asked for',
        'Each win moves an entry in the index, 2,500 times a second, while others count along it',
        'For some ten thousand players it is good enough; saying so is a plus',
      ],
    },
    sorted_set: {
      topic: 'The sorted set',
      ask: 'What is inside a sorted set, and why is a rank cheap there?',
      listenFor: [
        'A hash from player to score, and a skip list in the order of scores',
        'Each link of the skip list knows how many entries it jumps over; the sum of the jumps is the rank',
        'log2 of 25 million is about 25 steps, for an increment as for a rank',
        'A range costs the way to its start plus its length: neighbours are as cheap as the top ten',
      ],
    },
    who_writes: {
      topic: 'Who may write',
      ask: 'How do you keep players from giving themselves points?',
      listenFor: [
        'Results come from the service that ran the match; services prove to each other who they are',
        'A match decided on the phone needs other proof: the moves replayed on a server, limits of what is plausible',
        'Improbable series are found afterwards, and points can be taken back, with a reason on record',
      ],
    },
    counted_once: {
      topic: 'Counted once',
      ask: 'A win is reported twice, and another one an hour late. Where is each of them caught?',
      listenFor: [
        'The match id is the key, unique in the point table',
        'That row is written after the increment, so the set needs a check too: one script remembers the id and adds the point',
        'A comparison of sums and scores each night corrects what still slips through',
        'A late win belongs to the month in which its match ended, not to the one in which it arrived',
      ],
    },
    ties: {
      topic: 'Equal scores',
      ask: 'Two players have 120 points. Which rank should they have, and which one does your structure give them?',
      listenFor: [
        'A sorted set orders equal scores by the member’s name, so the rank command gives them two different places',
        'A shared rank is one more than the number of players with a higher score',
        'First come, first placed: the time goes into the low part of the score; a double has 53 exact bits, enough for both',
        'A plain increment is then no longer right; the script computes the new score',
      ],
    },
    range_shards: {
      topic: 'Shards by score',
      ask: 'You shard by score: 0 to 99, 100 to 199, and so on. Find the rank of a player with 137 points.',
      listenFor: [
        'The rank inside the shard, plus the sizes of all higher shards, which are kept ready',
        'A map from player to shard, or an update does not know where to go',
        'Crossing a border is a removal here and an insertion there: what does a reader see in between?',
        'Ranges of equal width are not equally full; they are split and merged as the month goes on',
      ],
    },
    hash_shards: {
      topic: 'Shards by player',
      ask: 'And if you shard by a hash of the player’s id instead?',
      listenFor: [
        'Even load, and nobody ever moves',
        'Top ten: ask each shard for its ten and merge; it is as slow as the slowest shard',
        'Rank: each shard counts who is above the score. Fine with ten shards, not with a thousand',
        'One sorted set is one key, and Redis Cluster never splits a key: the parts need keys of their own',
      ],
    },
    exact_or_percentile: {
      topic: 'Exact rank or percentile',
      ask: 'Does the player on place 18,402,117 need that number?',
      listenFor: [
        '“Top 74%” comes from a small histogram, does not jump about, and tells a player more',
        'Scores are small whole numbers: a counter for each score gives everybody’s exact shared rank',
        'A strict order matters to the top thousand; only they need to be in a sorted set',
      ],
    },
    other_stores: {
      topic: 'Without Redis',
      ask: 'All you have is a managed key-value store such as DynamoDB. Can you build it?',
      listenFor: [
        'Month as partition key and score as sort key makes one hot partition; a part number behind the month spreads it',
        'The top ten asks all parts: more parts carry more writes, and cost more at each read',
        'There is no rank operation, so a percentile from a scheduled count, or counters of one’s own',
      ],
    },
    managed_or_own: {
      topic: 'Managed or own',
      ask: 'Own servers, or an API gateway, functions and a managed Redis?',
      listenFor: [
        'A new game with an unknown number of players: managed parts, less to run',
        'Servers that exist and are half idle speak for the other way',
        'A thousand functions open a thousand connections to Redis: they need a limit or a pool in between',
      ],
    },
    recovery: {
      topic: 'Recovery',
      ask: 'The set is gone on both machines. What now, and how long does it take?',
      listenFor: [
        'Replica, snapshot, point table: three lines of defence, each slower than the one before',
        'Loading 25 million entries takes about four minutes; adding up 1.5 billion rows takes much longer, so daily sums are kept',
        'A snapshot can double the memory in use: half of it stays free',
        'Meanwhile: the last top ten with its time, and rather no rank than a wrong one',
      ],
    },
  },
  failures: {
    node_lost: {
      issue: 'The node with the sorted set dies',
      remedy:
        'Its replica is promoted within seconds. Increments not yet copied are missing: recompute who had a match in those minutes from their rows.',
    },
    duplicate_event: {
      issue: 'A win is reported twice',
      remedy:
        'The script that adds the point remembers the match id; the unique key of the table is the second barrier.',
    },
    cheating: {
      issue: 'A player claims wins that never were',
      remedy:
        'Apps cannot write. The game service decides, improbable series are flagged, and a point is taken back by a row of its own.',
    },
    month_change: {
      issue: 'Everybody looks at the board when the month changes',
      remedy: 'Create the next key ahead, keep both for a while, and serve the final ten from a cache.',
    },
    hot_range: {
      issue: 'One score range gets too full',
      remedy: 'Split it at its median and move players in the background; the sizes change with each move.',
    },
    snapshot_memory: {
      issue: 'A snapshot runs out of memory',
      remedy:
        'Copying on write can double what is used: leave half free, or take snapshots on the replica only.',
    },
    rows_behind: {
      issue: 'The point table falls behind the set',
      remedy:
        'Rows wait and are retried; raise an alarm by the age of the oldest, for until it is written memory is the only copy. A log stream in front is the next step.',
    },
    set_differs: {
      issue: 'A score differs from the sum of its points',
      remedy: 'The rows are the truth: a nightly comparison finds it, and sets the score anew.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt: 'Fifty million people play every day. What breaks first?',
      listenFor: [
        'Not the set: 25,000 updates a second are a quarter of what one node can do',
        'The point table: that is five times what one primary writes; shard it by player, or put a log stream in front and write in batches',
        'Memory is next: 13 GB with overhead, and twice that during a snapshot, fill a node of 25 GB',
      ],
    },
    traffic_x100: {
      title: 'A hundred times the players',
      prompt: 'Half a billion people play every day, on one board. How many shards, and how is a rank found?',
      listenFor: [
        '250,000 updates a second would fit on four shards; 130 GB with overhead, and half of each node free, need eleven: memory decides',
        'Takes shards by score or by player and says the price, or gives up exact ranks below the top',
        'Notices that the estimate of 65 GB left out the overhead of the set',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt:
        'Half of the players live on another continent and wait for every view. It stays one tournament. What do you do?',
      listenFor: [
        'One region owns the set; wins from elsewhere travel there with their match id, and are not waited for',
        'Views read a copy nearby: a second of lag is fine for the ten, but the player’s own new point must show',
        'When the owning region is lost, the other rebuilds what is missing from its own rows, and counts no match twice',
      ],
    },
    friends_board: {
      title: 'Friends only',
      prompt: 'Players want a board of just their friends beside the big one. What do you add?',
      listenFor: [
        'With a few hundred friends: fetch their scores in one call and sort them at once; nothing more is stored',
        'A set for each player would turn every win into a write for each friend: fan-out',
        'Clans are different: one set a clan, written together with the big one',
      ],
    },
    first_morning: {
      title: 'The first morning',
      prompt:
        'You sharded by score. It is eight o’clock on the first of the month, and nobody has more than three points. What does your cluster look like?',
      listenFor: [
        'Everybody is in the lowest range: one shard takes all writes while the others sleep',
        'Borders follow how many players there are, not the numbers: start narrow or by hash, and widen later',
        'Equal scores cannot be parted by score alone; a tie-break by time or id makes a border possible',
      ],
    },
    disputed_prize: {
      title: 'A disputed prize',
      prompt:
        'Ten players win money. The eleventh says that a win of the last minute is missing. What do you do?',
      listenFor: [
        'One clock, that of the game service, decides which month a match belongs to',
        'An hour of grace, then the result is computed from the rows, then it is final; prizes come after that',
        'Each correction is a row of its own that says who made it and why',
      ],
    },
    odd_notes: {
      title: 'Figures that do not fit',
      prompt:
        'A colleague’s notes say: 50 million players a day, ten matches each, hence 500 updates a second. What do you answer?',
      listenFor: [
        'Computes it: 50 million × 10 in a day of 100,000 s are 5,000 a second; 500 goes with five million',
        'Tests the other figures too: 650 MB goes with 25 million players a month',
        'Says it in a friendly way, and continues with the figure that holds',
      ],
    },
  },
  wrapUp: {
    monitoring: {
      ask: 'Which figures tell you that the board is right and fast?',
      listenFor:
        'Time from the end of a match to the visible score, age of the oldest unwritten point, memory against what a snapshot needs, differences found at night, most wins an hour.',
    },
    rehearsal: {
      ask: 'How do you know that the board can be rebuilt?',
      listenFor:
        'It is done every month on a copy, against the clock: daily sums, later rows, loading, comparison of the top thousand.',
    },
    leaders_cache: {
      ask: 'Everybody reads the same ten leaders. How does that get cheaper?',
      listenFor:
        'Each service instance keeps the finished answer for a second; 250 reads become a handful, and freshness stays within what was asked.',
    },
    no_ties: {
      ask: 'The game designers no longer want shared places. What do you change, and when?',
      listenFor:
        'The time in the low part of the score, what “earlier” means, and a switch at the start of a month, never within one.',
    },
    operations: {
      ask: 'What does the team need to run a tournament without you?',
      listenFor:
        'Start and end set in advance, written rules for ties and late matches, a tool to take points back, a frozen copy before the prizes.',
    },
  },
  levels: {
    junior:
      'Stores scores in a table with an index and ORDER BY; sees with some help why a rank costs more than a top ten.',
    mid: 'Finds the sorted set, gets to 2,500 updates a second and 1.3 GB, keeps a durable copy, and lets only servers write.',
    senior:
      'Finds a rank with shards by score and by player and weighs them, counts each match once, and knows how the set is rebuilt and how long that takes.',
    staff:
      'Asks when an exact rank stops being worth its price, sees that memory and not rate decides at a hundred times the size, and treats month end, fraud and disputes as part of the design.',
  },
}
