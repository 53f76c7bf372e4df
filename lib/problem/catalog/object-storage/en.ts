import { enDesign } from '@/lib/problem/catalog/object-storage/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** The object store in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'S3-like object storage',
  line: 'Keep objects, tiny and huge, cheaply and for good, without losing a bit.',
  statement:
    'Design a storage service in the manner of S3. Customers create buckets and put objects of any size into them under a name; they get them back, delete them, list names by prefix and can return to older versions. What was once accepted must be there years later, bit for bit, and each byte should cost as little as possible.',
  given: {
    machines:
      'You have data centres full of ordinary servers with many disks. No ready-made store for the bytes.',
    accounts: 'Customers and their keys exist. They call you over HTTP.',
    scope_is_yours: 'How much, how often, how safe, how fast: none of it is fixed. Ask before you choose.',
  },

  crux: 'It begins with one split, names here and bytes there, and is decided by how durability is paid for. Three copies need 300 PB of disks, 8+4 coding 150 PB; but then every download asks eight disks, and where copies could serve 2.8 million a second, the coded fleet serves 176,000. A strong candidate computes both sides before choosing, and often ends with both: copies for what is small and hot, coding for the rest. Listen as well for order (first the bytes are safe, then the name points to them), and for what happens when failures do not come one at a time.',
  stages: {
    scope: {
      say: [
        'Customers trust you with their only copy. What do you have to ask before you promise anything?',
        'How many objects are a hundred petabytes, and how large is the list of their names?',
        'A disk fails with a chance of 0.81% a year. What does that make of one copy, of two, of three?',
      ],
      listenFor: [
        'Asks for sizes, and sees that tiny and huge objects are two different problems',
        'Tells durability (still there) from availability (reachable now), each with a number',
        'Gets to some 700 million objects and less than a terabyte of metadata, and draws the conclusion',
        'Objects are written once and replaced whole: notices how much that makes easier',
      ],
    },
    high_level: {
      say: [
        'Upload one object. Tell me which machine does what, and the moment at which you answer 200.',
        'Now the download: how do you get from a name to the disks?',
        'Who knows which data node is alive, and what happens if that one is wrong?',
      ],
      listenFor: [
        'Metadata service and data store behind one API, each growing on its own',
        'Names point to an object id that never changes; a new version is a new id',
        'A placement service with a map of nodes, racks and sites, kept by consensus and fed by heartbeats',
        'Bytes first, name second, so that a crash leaves garbage and never a name without bytes',
        'Access is checked before anything else, and cheaply',
      ],
    },
    deep_dive: {
      say: [
        'Defend your choice between copies and erasure coding, with disks on one side and reads on the other.',
        'A billion objects of 4 KB arrive. What happens on the disk of one node?',
        'A bit flips on a platter, and nobody reads that object for two years. When do you find out?',
      ],
      listenFor: [
        'Computes both: half the disks, but a sixteenth of the downloads, with eight reads each on half the nodes',
        'Small objects are packed into large append-only files, with an index beside them',
        'Checksums with each chunk, verified when read and by a scrub that walks over everything',
        'Chunks spread over racks and sites, so that one switch or one fire takes at most what the code can bear',
        'Lists, multipart and deleting as processes with states, not as single calls',
      ],
    },
    wrap_up: {
      say: [
        'What would make you lose data although every single part works as designed?',
        'Half of what you store is never read again. What do you do with that knowledge?',
      ],
      listenFor: [
        'Names causes that hit many at once: a software bug, an operator, a bad batch of disks',
        'Watches the time until full redundancy is back, not just failed disks',
        'Thinks of cost for each gigabyte, tiers, and how formats change while data stays',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'What does a service like this store besides the bytes?',
      pointer:
        'Find the mean size of an object, then how many there are, then a kilobyte about each. Hold the two totals side by side.',
      nearAnswer:
        'With a mean of 59 MB and 40% of the space filled there are about 0.68 billion objects; a kilobyte each is 0.68 TB of names beside 100 PB of bytes. Promise six nines of durability and four of availability, at the lowest possible overhead.',
    },
    high_level: {
      nudge: 'How does a file system keep a file’s name apart from its blocks?',
      pointer:
        'Give every object an id that never changes. Who turns a name into an id, who turns an id into disks, and who knows which disks exist?',
      nearAnswer:
        'An API service checks access, asks a metadata service for the id of a name, and hands id and bytes to a routing service. That one has the cluster map from a placement service (a small consensus group fed by heartbeats), writes chunks to data nodes in different racks, and only then is the name stored.',
    },
    deep_dive: {
      nudge: 'How many disks have to answer before a reader has the object?',
      pointer:
        'Compare for three copies and for eight plus four: space on disk, disks asked by a read, disks asked by a repair. Which of these is scarce in your system?',
      nearAnswer:
        '8+4 survives any four losses at 1.5 times the space, but a read needs eight chunks and waits for the slowest, and a rebuild reads eight times what was lost. Copies cost three times the space and one read. Keep small and hot objects as copies, code them when they cool; checksum each chunk and scrub.',
    },
    wrap_up: {
      nudge: 'Your sums assume that disks fail independently. When do they not?',
      pointer:
        'Think of everything that chunks of one object could share: rack, power, firmware, deployment.',
      nearAnswer:
        'Place chunks across racks and sites, mix batches of disks, roll out software to one failure domain at a time, delay real deletion by days. Alarm on objects below full redundancy and on how long they stay so.',
    },
  },
  walkthrough: [
    'Upload: the API service asks identity and access first. Then it sends the bytes to the data routing service, which gives them a new object id.',
    'Routing has the cluster map in memory (from the placement service) and finds twelve data nodes in different racks. It cuts the object into eight chunks, computes four of parity, and writes all twelve.',
    'When enough chunks are on disk, the metadata service inserts the version: bucket, name, version, object id. Only now does the customer get 200. A crash before leaves chunks that no name points to.',
    'Download: name to id in the metadata DB, id to nodes by the map, then any eight of the twelve chunks. A checksum that does not fit counts as a lost chunk.',
    'On a node, chunks of many objects are appended to the same large file; a small embedded database says where each lies. Heartbeats tell the placement service what is alive and how full.',
    'In the background, the garbage collector rewrites files that have become mostly empty and updates positions; lost chunks are rebuilt from eight others.',
  ],
  deepDives: {
    name_and_bytes: {
      topic: 'Names and bytes',
      ask: 'Why two stores? What would be lost with one?',
      listenFor: [
        'As with inode and blocks: 0.7 TB that changes and is queried, 100 PB that never changes',
        'Each scales, fails and is backed up in its own way',
        'Objects cannot be changed, so bytes need no locks and no transactions; names do',
      ],
    },
    copies_or_code: {
      topic: 'Copies or coding',
      ask: 'Take 100 PB. Lay out both ways in nodes, in reads and in what a repair moves.',
      listenFor: [
        '300 PB and 652 nodes against 150 PB and 326',
        'One disk a read against eight; 2.8 million GET/s against 176,000',
        'Repair: a copy is read once, a coded chunk needs eight others',
        'Compares durability by the same sum: six nines against seven without repair; repair adds the rest for both',
        'A mixture: copies first, coding once an object is large or cold',
      ],
    },
    placement: {
      topic: 'Placement',
      ask: 'How is it decided which twelve disks get an object, and how is that found again?',
      listenFor: [
        'A virtual map with sites, racks, nodes and disks; a rule such as “at most four of an object’s twelve chunks (its stripe) in one site”',
        'Computed from the id (hashing with weights), or written down: what each means when nodes are added',
        'Five or seven machines in a consensus group; the map has a version and is cached by routers',
        'A missed heartbeat is not yet a dead node: wait before moving hundreds of terabytes',
      ],
    },
    write_path: {
      topic: 'The write path',
      ask: 'How many of the twelve must confirm before you answer?',
      listenFor: [
        'With all twelve the slowest disk decides; with eight there is no redundancy yet',
        'Something between, with the rest made up soon, and a statement of the risk meanwhile',
        'With copies: first one written and passed on, answered after one, two or three, each a different promise',
        'Confirmed means on disk, not in a buffer of the operating system',
      ],
    },
    small_objects: {
      topic: 'Small objects',
      ask: 'What does a 4 KB object cost if it is a file of its own, and if it is cut into eight?',
      listenFor: [
        'An inode, a part-filled block and a seek each; directories that take ages to read',
        'Append to a file of some gigabytes, with an index from id to file, position and length',
        'One open file for each core or disk, so that writers do not wait for each other',
        'Pack first, code the full file later: eight pieces of 512 bytes help nobody',
      ],
    },
    integrity: {
      topic: 'Integrity',
      ask: 'How can you be sure that what you give back is what you were given?',
      listenFor: [
        'A checksum from the customer, checked on arrival, kept with the object',
        'Another one for each chunk, verified at every read',
        'Scrubbing: each byte is read once in some weeks, from spare throughput',
        'A bad chunk is treated as lost, and rebuilt elsewhere',
      ],
    },
    consistency: {
      topic: 'What readers see',
      ask: 'Two customers upload under one name at the same time. What do you guarantee?',
      listenFor: [
        'The last insert of a version wins, as a whole; nobody ever reads a mixture',
        'A confirmed upload is seen by the next read: names are read from the primary or by quorum',
        'A cache of names in the API would break this unless it is checked or dropped',
        'Lists may follow a moment later, and that is said in the contract',
      ],
    },
    listing: {
      topic: 'Lists',
      ask: 'Names are sharded by hash. List everything under logs/2026/, a thousand at a time.',
      listenFor: [
        'Over hashed shards every page asks all 16 and merges: costly, and paging needs a position for each',
        'A second table by bucket in the order of names makes it one range read',
        'A bucket with a billion names needs its list cut up as well, by ranges',
        'The second table follows asynchronously or in a transaction: freshness against cost of writing',
      ],
    },
    versions: {
      topic: 'Versions',
      ask: 'What does “delete” do in a bucket that keeps versions?',
      listenFor: [
        'Each upload is a new row with a new id; the newest is the current one',
        'Deleting adds a marker, and removing the marker brings the object back',
        'Old versions cost money: rules that expire them are part of the feature',
      ],
    },
    multipart: {
      topic: 'Multipart upload',
      ask: 'A film of 60 GB is uploaded over a line that breaks every ten minutes.',
      listenFor: [
        'An upload id, numbered parts, each with an ETag; parts in parallel and repeatable',
        'Finishing is one step in the metadata that refers to the parts in order',
        'Nothing is visible before; what is never finished expires and is collected',
        'The whole may stay in parts: joining them would copy 60 GB for nothing',
      ],
    },
    garbage: {
      topic: 'Garbage',
      ask: 'Which bytes belong to nobody, and how do you dare to delete them?',
      listenFor: [
        'Deleted objects, parts never finished, uploads that crashed before the name, replaced chunks',
        'Mark first, wait for days, then delete: an upload under way looks like garbage',
        'Compaction copies what is alive into a new file, switches positions in a transaction, drops the old one',
        'It competes with customers for the disks, so it has a budget',
      ],
    },
  },
  failures: {
    disk_lost: {
      issue: 'A disk or a node fails',
      remedy:
        'Its chunks are rebuilt from eight others onto many nodes at once; readers meanwhile take other chunks.',
    },
    silent_corruption: {
      issue: 'A disk returns wrong bytes without an error',
      remedy:
        'The checksum of the chunk does not fit: read another, rebuild this one; the scrub finds those nobody reads.',
    },
    rack_lost: {
      issue: 'A rack or a whole site goes dark',
      remedy:
        'No failure domain holds more than four chunks of a stripe, so that eight are always left elsewhere.',
    },
    crash_between: {
      issue: 'The bytes are stored, then the service crashes before the name is',
      remedy:
        'The customer got no answer and repeats; the chunks without a name are collected after some days.',
    },
    half_upload: {
      issue: 'A multipart upload is never finished',
      remedy: 'The upload id expires; its parts are collected, and until then they are on the bill.',
    },
    hot_bucket: {
      issue: 'One bucket gets most of the traffic',
      remedy:
        'Names are sharded by a hash of bucket and name, so it spreads; popular objects get copies or a cache in front.',
    },
    slow_disk: {
      issue: 'One slow disk delays many downloads',
      remedy: 'Ask nine or ten of the twelve and take the first eight; move chunks off disks that stay slow.',
    },
    metadata_shard_lost: {
      issue: 'A shard of the metadata is lost',
      remedy:
        'A replica takes over. Should all be gone: log and backup, and chunks that carry bucket, name and version in their header.',
    },
    placement_wrong: {
      issue: 'A router works with an old cluster map',
      remedy:
        'Maps have versions: a node that is asked for a chunk it does not own says so, and the router fetches the new map.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt: 'A customer’s site becomes popular: a million downloads a second. Where does it hurt?',
      listenFor: [
        'The disks: eight million reads against 1.4 million; services just multiply, and names need some 40 shards',
        'Reads are uneven: a cache of hot objects or plain copies of them takes most of it',
        'More nodes than the space needs would be the dull way; say what it costs',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt: 'Some customers want their bucket on another continent too. What is copied when, and who wins?',
      listenFor: [
        'Asynchronous copying by a log of changes; the customer sees how far behind it is',
        'One bucket has one home for writes, or conflicts are settled by version, and that is written down',
        'Coding across regions saves space and makes each read cross the ocean: code within, copy between',
      ],
    },
    halve_the_disks: {
      title: 'Halve the disks',
      prompt:
        'Finance has heard that 8+4 needs half the disks of three copies and wants it for everything at once. Your answer?',
      listenFor: [
        'Right about space: 326 nodes instead of 652, and more durable',
        'But each read takes eight disks on half as many nodes: a sixteenth of the downloads, 176,000 instead of 2.8 million',
        'For small objects eight seeks replace one; processors compute parity; repair reads eight times as much',
        'Proposes a mix by size and age, and a measurement of what is read',
      ],
    },
    check_my_numbers: {
      title: 'Check my numbers',
      prompt:
        'I told you 100,000 downloads and 5,000 uploads a second, and a mean object of 59 MB. Does that fit together?',
      listenFor: [
        '100,000 × 59 MB is 5.9 TB a second; the disks of 326 nodes do about 2.3',
        '5,000 × 59 MB fill 100 PB in four days',
        'So what is transferred must be far smaller than what is stored: the mean by request is not the mean by count',
        'Asks for the distribution instead of repairing the figure',
      ],
    },
    burning_rack: {
      title: 'Not one at a time',
      prompt:
        'A cooling failure destroys two racks, and a firmware bug kills a batch of disks in the same week.',
      listenFor: [
        'The sums assumed independent failures; show which stripes have chunks in both',
        'First repair what has the least redundancy left, with throughput taken from everything else',
        'Rules afterwards: mixed batches, staged firmware, chunks over sites',
        'Some data may be lost: how one finds out what, and tells customers',
      ],
    },
    tiny_objects: {
      title: 'Ten billion crumbs',
      prompt: 'A customer wants to store ten billion objects of 4 KB. It is only 40 TB. Do you take it?',
      listenFor: [
        'Metadata becomes 10 TB, fifteen times what we have: the small data is the big one now',
        'Pack on arrival, with copies; code the packed file when it is full',
        'A price for each request and object, not for bytes alone',
        'Deleting single crumbs leaves holes: compaction is the real cost',
      ],
    },
    cold_data: {
      title: 'Nobody reads it',
      prompt: 'Four fifths of the bytes have not been read for a year. Halve their price.',
      listenFor: [
        'A wider code (such as 16+4), denser and slower disks that are switched off, or tape',
        'Retrieval takes minutes or hours: that is a different product with a different promise',
        'Moving by rules of the customer or by observation; coming back after one surprising read is a trap',
      ],
    },
  },
  wrapUp: {
    trade_off: {
      ask: 'In two sentences: when copies, when coding?',
      listenFor:
        'Copies where reads and latency matter and objects are small, coding where space does; and how one becomes the other.',
    },
    monitoring: {
      ask: 'Which number tells you that customers’ data is at risk right now?',
      listenFor:
        'Objects by remaining redundancy and how long they have been there; then scrub errors, time of repair, age of garbage.',
    },
    billing: {
      ask: 'How do you bill and limit customers?',
      listenFor:
        'Bytes over time, requests and traffic counted from logs, quotas checked before an upload, old versions included.',
    },
    migration: {
      ask: 'In three years there is a better code. How do you get 100 PB into it?',
      listenFor:
        'Both formats live side by side, a version with each stripe, rewriting in the background at a set rate, a way back.',
    },
    listing_cost: {
      ask: 'Would you promise that a list shows an upload at once?',
      listenFor:
        'Possible with a transaction over two tables or shards; worth it if programs rely on it, and slower for each upload.',
    },
  },
  levels: {
    junior:
      'Puts files on servers behind an API and keeps their paths in a table; adds copies when asked about failure.',
    mid: 'Splits metadata from data, writes to several nodes before answering, and knows versions and multipart upload.',
    senior:
      'Places chunks by failure domain, packs small objects, computes durability and disks for copies and coding, and orders writes so that crashes are harmless.',
    staff:
      'Argues with repair throughput, correlated failure and cost per gigabyte, writes down the consistency contract, and plans how formats and hardware change under living data.',
  },
}
