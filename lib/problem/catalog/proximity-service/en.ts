import { enDesign } from '@/lib/problem/catalog/proximity-service/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** The proximity service in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Proximity service',
  line: 'Find the restaurants, hotels and petrol stations around a point, for everybody at lunch time.',
  statement:
    'People who are somewhere new open an app and ask what is around them. Design the backend that takes a position and a radius, answers with the places inside (restaurants, hotels, petrol stations), and shows the details of the one that is tapped. Owners look after the entries of their own places.',
  given: {
    app: 'The app and its map exist. You design what they call.',
    position: 'The phone knows where it is and sends the position along.',
    scope_is_yours: 'How many people, how large a radius, how fresh the data: find out what you need.',
  },

  crux: 'Almost everything here reads data that hardly change, so neither writing nor storing is hard. Three insights decide. An index sorts along one line, but the earth has two directions: a position must become one key under which neighbours lie together. The whole index is a few gigabytes, so it is copied to many machines, not cut into pieces. And a cache helps only when many people ask with the same key: the cell, never the coordinates. Whoever has these at half time should spend the rest on what they bring along: borders between cells, crowded cities, and the refresh of the lists.',
  stages: {
    scope: {
      say: [
        'What would you have to ask the product team before you begin?',
        'How old may the answer be, and who would be hurt by an old one?',
        'Take 100 million people with five searches a day. How busy is the busiest second, and how often is something written in it?',
      ],
      listenFor: [
        'Asks for the largest radius and for what happens when little is found',
        'Finds out that edits may wait until the next day, and says what this makes easier',
        'Arrives at about 5,000 searches a second, three times that at the peak, and sees that writes hardly matter',
        'Notices that the density of places differs a thousandfold between a city and a desert',
        'Mentions that positions are personal data',
      ],
    },
    high_level: {
      say: [
        'Somebody searches within 500 m. Take me through it, step by step, until the list is on the screen.',
        'What does your database have to look at to answer that? Roughly how many rows?',
        'Which requests are alike enough to share a cached answer?',
      ],
      listenFor: [
        'Keeps search and place management apart: two services with different loads',
        'Explains why two ordinary indexes on latitude and longitude do not suffice',
        'Brings in cells (geohash, quadtree or S2) and can say what one looks like',
        'Puts replicas behind the reads and leaves one primary for the edits',
        'Pages have a cursor and a size; details are a call of their own',
      ],
    },
    deep_dive: {
      say: [
        'I stand three metres from the border of my cell. What do I miss, and how do you find it?',
        'How much memory does your index take? Show me the arithmetic.',
        'It is noon in central Seoul. Which machine becomes hot first, and why?',
      ],
      listenFor: [
        'Reads the eight neighbours as well, then filters by true distance',
        'Gets to gigabytes for the index and concludes: copy it, do not shard it',
        'Chooses the length of the cell by the radius and knows what a 3 × 3 block guarantees',
        'Counts cache reads (9 and 20 a search) and finds the bottleneck there, not in the database',
        'Knows what it takes to build, roll out and refresh the chosen index',
      ],
    },
    wrap_up: {
      say: [
        'If you could take one thing out of this design, which one, and what would it cost?',
        'What will users complain about in the first week?',
      ],
      listenFor: [
        'Goes back over the path and names the weakest place on it',
        'Thinks of the user: too many results in town, none in the country, places that have closed',
        'Says what would change if edits had to show at once',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'Which matters more here: how often people look, or how often places change?',
      pointer:
        'There are two very different users: those who search, by the million, and owners, who change something now and then. What does each of them need?',
      nearAnswer:
        'Settle on radius search up to 20 km, details, and edits that may wait a day. 100 million users with five searches give 5,000 a second, or 15,000 at the peak; edits come to about 20 a second.',
    },
    high_level: {
      nudge: 'Suppose latitude has an index and longitude has one. What does the database do with the two?',
      pointer:
        'Think of the map as squares with names. What could you look up by the name of a square, and who else would look up the same one?',
      nearAnswer:
        'Give each place the name of its cell (a geohash). A location service turns position and radius into a few cells, reads their lists from a cache, fetches the places of one page, and sorts them by distance. A second service handles details and edits on the primary; replicas fill the caches.',
    },
    deep_dive: {
      nudge: 'Draw one cell and put the user into its corner. What does the circle look like?',
      pointer:
        'Work out three things: how many cells the circle can touch, how many bytes the index has in all, and how many keys one search reads.',
      nearAnswer:
        'Own cell plus eight neighbours, six characters for 0.5 km, five up to 2 km, four above, then a filter by distance. Ids for three lengths are 200 million × 8 B × 3 = 4.8 GB: every cache node can hold a copy. The peak is 135,000 cell reads and 300,000 place reads a second.',
    },
    wrap_up: {
      nudge: 'Which of your boxes gets the most reads a second?',
      pointer: 'Imagine the cache empty on a Friday evening. What stands behind it, and for how long?',
      nearAnswer:
        'The caches are the bottleneck: copies for hot cells, a small memory in each service in front of them, and merged misses so that a cold cache does not flood the replicas. Next would be live edits and a search that widens by itself.',
    },
  },
  walkthrough: [
    'The app sends position and radius. The load balancer takes searches to the location service, and details and edits to the business service.',
    'The location service picks the length of the cells by the radius, works out its own cell and the eight around it, and reads their nine lists from the cell cache.',
    'It drops what is too far away, sorts by distance, and fetches the twenty places of the page from the place cache. About one in fifty is not there and comes from a replica.',
    'Owners’ edits go to the primary and reach the replicas within seconds. Nobody waits for them.',
    'At night a job reads what was edited and rewrites the lists of the cells concerned. In the variant, servers keep a quadtree in memory in place of the cell cache.',
  ],
  deepDives: {
    one_key: {
      topic: 'Two directions, one key',
      ask: 'Why is an index on latitude plus one on longitude not enough?',
      listenFor: [
        'Each index yields a strip round the earth (some 40,000 places for 2 km), and the database has to cross two of them',
        'Interleaving the bits of both makes one key, in which a common beginning means a common area',
        'A look-up becomes a search by prefix, which any sorted index can do',
        'Near on the line means near on earth, but not the other way round',
      ],
    },
    index_choice: {
      topic: 'Which index',
      ask: 'Compare an even grid, geohash and a quadtree. Which do you take?',
      listenFor: [
        'An even grid: empty at sea, overflowing in town',
        'Geohash: a string in any database, fixed sizes, easy to change row by row',
        'Quadtree: splits where it is crowded, at most 100 places a leaf, nearest-k comes naturally; but it lives in memory and takes minutes to build',
        'S2 or H3: cells of more even size that can cover any outline, at the price of a library to understand',
        'Decides for one by edits, density and operation, and says when it would be wrong',
      ],
    },
    radius_to_cell: {
      topic: 'From radius to cell',
      ask: 'How long is the geohash for each radius, and how do you know that it is enough?',
      listenFor: [
        'Six characters are 1.2 × 0.6 km, five 4.9 × 4.9 km, four 39 × 19.5 km',
        'A 3 × 3 block promises the shorter side of one cell, because the user may stand at the very edge',
        'So 0.5 km takes six characters, 1 and 2 km five, 5 km four',
        'For 20 km the block is half a kilometre short; it needs more cells, or three characters',
      ],
    },
    replicate_not_shard: {
      topic: 'Copies, not shards',
      ask: 'When would you shard, and by what?',
      listenFor: [
        'The index has gigabytes, the load is reads: copies multiply throughput and survive a failure',
        'Shards by area would give one hot shard for each big city',
        'The place table could be sharded by business_id one day; at 200 GB that day is far off',
        'Names the figure at which the opinion would change',
      ],
    },
    cache_key: {
      topic: 'The cache key',
      ask: 'What exactly is the key in your cache, and what is its hit ratio?',
      listenFor: [
        'GPS jitters: the same table in the same café gives new coordinates each time',
        'The cell is a stable key that everybody nearby shares',
        'Lists and place documents are cached apart, so that an edit touches one document',
        'Values are replaced by the job; a TTL is only the safety net',
      ],
    },
    dense_city: {
      topic: 'A crowded city',
      ask: 'One four-character cell can hold 200,000 places. What does a 20 km search there cost?',
      listenFor: [
        'A list of 200,000 ids is 1.6 MB; nine such, two thousand times a second, are 29 GB a second',
        'Begin with small cells near the user and stop when the page is full',
        'Keep only the best few hundred in the lists of large cells',
        'Sees that usefulness sets the limit: nobody pages through 200,000 restaurants',
      ],
    },
    page_assembly: {
      topic: 'From ids to a page',
      ask: 'You have the ids of nine cells. What happens until twenty places are on the screen?',
      listenFor: [
        'The true distance needs coordinates: in the list itself, or by fetching every candidate',
        'With coordinates the lists grow to two or three times 4.8 GB, which still fits',
        'One call with many keys instead of twenty calls',
        'A cursor that says distance and id of the last one, so that pages neither repeat nor skip',
      ],
    },
    refresh: {
      topic: 'Refreshing the index',
      ask: 'An owner moves the restaurant across town. What happens tonight?',
      listenFor: [
        'Out of the old cell and into the new one, for each of the three lengths',
        'The job can be repeated from the start without harm',
        'Lists are replaced whole, never edited in place while somebody reads',
        'The document in the cache is dropped with the edit, or runs out by TTL',
        'For quadtrees: a few servers at a time, away from the peak, in service again only when built',
      ],
    },
    location_privacy: {
      topic: 'Privacy of positions',
      ask: 'Where in your system does an exact position end up, and who can read it?',
      listenFor: [
        'A position in the address of a GET is in every access log on the way',
        'Rounds to the cell before logging or analysing; keeps no path of a person',
        'Data of people in some countries must stay there',
        'The app asks for consent and works with a typed address too',
      ],
    },
  },
  failures: {
    edge_effect: {
      issue: 'A place across the street is missing',
      remedy: 'It lies in the next cell. Read the eight neighbours as well and filter by true distance.',
    },
    raw_coordinates: {
      issue: 'The cache hardly ever hits',
      remedy: 'Coordinates in the key are never twice the same. Use the name of the cell.',
    },
    cold_restart: {
      issue: 'After a release all quadtree servers build at once, and no search is answered',
      remedy: 'Roll out a few at a time; a server reports ready only when its tree stands.',
    },
    hot_city: {
      issue: 'One city’s cells overload their cache node at noon',
      remedy: 'More copies of that shard, and a small memory of hot cells in each location server.',
    },
    cache_outage: {
      issue: 'The place cache is gone, and 300,000 reads a second fall on three replicas',
      remedy:
        'They carry 60,000. Merge equal misses, answer with shorter pages, and fill the cache before it gets traffic.',
    },
    replica_lag: {
      issue: 'A replica shows yesterday’s opening hours',
      remedy: 'Allowed by the requirement. After an edit show the owner the primary’s version.',
    },
    night_job_fails: {
      issue: 'The nightly refresh stops half-way',
      remedy:
        'Searches go on with the lists of the day before. The job starts again from its mark; an alarm tells when the lists are two days old.',
    },
    list_too_long: {
      issue: 'A search in the centre reads megabytes of ids',
      remedy: 'Start with smaller cells, and put an upper limit on the lists of larger ones.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt: 'A billion people a day. The places stay the same. What has to grow, and what does not?',
      listenFor: [
        'The index does not grow at all: more copies of the same few gigabytes',
        'Cache reads come to 4.5 million a second; a memory of hot cells and places in each server takes most of them away',
        'Misses reach 67,500 a second: five replicas instead of three',
        'The primary still sees 20 edits a second',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt: 'Europe gets a region of its own. Which data go there, and who answers a tourist?',
      listenFor: [
        'Searches go to the region where the user is: nobody in Paris asks for Seoul',
        'The whole index is small enough to be everywhere; what must stay apart is personal data',
        'Each place has one home region that takes its edits; the others get copies',
        'When a region fails, the next one answers: slower, but complete',
      ],
    },
    twenty_km: {
      title: 'Are nine cells enough?',
      prompt: 'Do your nine cells really contain everything within 20 km? Prove it to me.',
      listenFor: [
        'They do not: whoever stands on the southern edge of a four-character cell sees 19.5 km beyond it',
        'Five rows instead of three, or three characters (156 km) with much more to filter',
        'A test with random positions against a plain scan would have found it',
      ],
    },
    nearest_k: {
      title: 'The ten nearest',
      prompt: 'Now I want the ten nearest hotels, however far away they are.',
      listenFor: [
        'With geohash: rings of cells outwards, or one character less each time',
        'May stop only when the tenth is nearer than the edge of what was searched',
        'With a quadtree: up to the parent, into the siblings, nearest first',
        'A limit in the middle of the ocean',
      ],
    },
    edits_at_once: {
      title: 'Edits at once',
      prompt: '“We are closed today” should show within a minute. What changes?',
      listenFor: [
        'Twenty edits a second are nothing: send each as an event, and update document and lists at once',
        'Most edits leave the cell alone and touch only the document',
        'The nightly job stays, as the repair of what events missed',
        'Quadtree servers each apply the change and need a lock for it, or a small list of changes beside the tree',
      ],
    },
    high_latitude: {
      title: 'A user in Tromsø',
      prompt: 'At 70° north your users find fewer places than there are. Why?',
      listenFor: [
        'Meridians come together: a five-character cell is 4.9 km wide at the equator and 1.7 km there',
        'The 3 × 3 block no longer holds 2 km to the east and west',
        'Computes the cells that cover the circle instead of always taking nine; or uses S2, whose cells stay alike',
      ],
    },
    new_index: {
      title: 'Another index',
      prompt: 'You want to go from geohash to S2 without an hour of downtime. How?',
      listenFor: [
        'The cell is nowhere in the API, so clients notice nothing',
        'Builds the second index beside the first, both fed by the same job',
        'Compares answers on a share of real searches, then moves traffic over step by step',
        'Keeps the old one until a way back is no longer needed',
      ],
    },
  },
  wrapUp: {
    bottleneck: {
      ask: 'Where does this system give way first?',
      listenFor:
        'In the reads of the cache, by the place keys of the pages; then on one hot city. The databases are bored.',
    },
    monitoring: {
      ask: 'What do you put on the dashboard?',
      listenFor:
        'Search p99 by city, hit ratio of both caches, share of empty results, age of the cell lists, load of the hottest cell.',
    },
    filters: {
      ask: 'What if half of the searches ask for “open now” and “vegetarian”?',
      listenFor:
        'Filter after the search while results are small; attributes in the list, or lists by category, once pages run empty.',
    },
    widening: {
      ask: 'A search in the desert finds nothing. What would you offer?',
      listenFor:
        'One character less and try again, up to a limit, and tell the user that the circle was made larger.',
    },
    privacy: {
      ask: 'What does a data protection officer want to see?',
      listenFor:
        'Which positions are kept, how coarse and how long; consent; deletion; where the servers stand.',
    },
  },
  levels: {
    junior:
      'Draws a service and a table, searches by ranges of latitude and longitude, and sees why that is slow when shown.',
    mid: 'Uses geohash or a quadtree with neighbours, adds cache and replicas, and computes 5,000 searches a second.',
    senior:
      'Weighs indexes with their memory, picks cell and cache key with reasons, sizes caches and replicas, and knows how the index is rebuilt and rolled out.',
    staff:
      'Looks beyond one region: placement, privacy and the cost of a search; checks what the cells really guarantee, plans a change of the index, and says what gives way at ten times the load.',
  },
}
