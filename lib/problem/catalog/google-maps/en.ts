import { enDesign } from '@/lib/problem/catalog/google-maps/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** Google Maps in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Google Maps',
  line: 'Draw the world on every phone, find the way, and know when one will arrive.',
  statement:
    'Design a reduced Google Maps. People look at a map that moves and zooms without a hitch. They ask for the way to an address and are guided there, with an arrival time that takes the traffic into account. While they travel, their phones report where they are.',
  given: {
    road_data: 'Raw data of all roads have been bought: terabytes of them, in no particular shape.',
    phones: 'Phones know their position once a second and can draw what they are given.',
    scope_is_yours: 'What to build first, for how many people and how well, is for you to ask.',
  },

  crux: 'Three systems in one: pictures, paths and positions. One idea carries all of them: cut the world into pieces before anybody asks. Map tiles are computed ahead of time and lie on a CDN as files. The road graph is cut the same way, in several levels of detail, so that a search loads a few dozen pieces instead of a continent. Positions arrive in batches and become speeds for each road, which make arrival times honest. See whether the candidate moves work from the moment of asking to the time before it, and whether the figures guide them. With 60 minutes there is room for two of the three in depth: let them choose the first, and pick the second yourself.',
  stages: {
    scope: {
      say: [
        'Google Maps has a hundred features. Which three would you design in this hour, and why these?',
        'What may this product never do to somebody who trusts it?',
        'A billion people, 35 minutes a week. How many position reports does that make, and can you make it fewer?',
      ],
      listenFor: [
        'Narrows it down to map, route with arrival time, and positions',
        'Asks about traffic, modes of travel, and how old the map may be',
        'Gets to five billion minutes a day and three million fixes a second, then sends them in batches: 200,000',
        'Estimates the tiles of the deepest zoom, and what all levels cost together',
        'Thinks of mobile data and battery as resources',
      ],
    },
    high_level: {
      say: [
        'I drag the map two streets to the left. What does the phone load, and from where?',
        'I ask for the way home. Which services see the request, and in which order?',
        'A jam builds up right now. How does it get from the phones in it to somebody’s arrival time?',
      ],
      listenFor: [
        'Static tiles with stable names, served by a CDN, not by application servers',
        'Address to coordinates first; then paths, times and ranking as separate steps',
        'Positions go to a stream that several readers use, and to a store made for writing',
        'Live traffic kept apart from the road graph, since it changes a thousand times as often',
        'Each of the three flows can be followed from end to end in the drawing',
      ],
    },
    deep_dive: {
      say: [
        'From Lisbon to Warsaw: how does your search avoid looking at every lane in between?',
        'An accident closes a bridge. Fifteen million people are navigating. Whom do you tell, and how do you find them?',
        'Add up what your CDN delivers in the busiest second. Is it the requests or the bytes that hurt?',
      ],
      listenFor: [
        'Routing tiles with references to their neighbours, in levels: lanes, main roads, motorways',
        'A* or Dijkstra over tiles loaded on demand; knows why plain Dijkstra on everything fails',
        'An index from area to travellers, not a scan of all routes',
        'Tile arithmetic: size, requests, bandwidth, hit ratio, what a miss storm does to the origin',
        'Vector against raster: what the phone draws itself need not be sent',
      ],
    },
    wrap_up: {
      say: [
        'Which part of this would you least like to be on call for?',
        'How would you know, a month later, that your arrival times are getting worse?',
      ],
      listenFor: [
        'Compares predicted with actual arrival and sees that this data comes for free',
        'Knows the price of what was left out: offline maps, several stops, timetables',
        'Mentions that a record of positions is one of the most sensitive there is',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'Which of the requests you have in mind happens most often?',
      pointer:
        'People look at the map, ask for a way, and travel. What does each of the three cost in requests, and which could be bundled?',
      nearAnswer:
        'Map, route with arrival time, positions. Five billion minutes of navigation a day make three million fixes a second; in batches of 15 seconds 200,000, at the peak a million. The deepest zoom has 4²¹ tiles, all levels come to about 67 PB.',
    },
    high_level: {
      nudge: 'How many people look at the same square kilometre today, and does it differ between them?',
      pointer:
        'Split by how often things change: the map in weeks, roads in days, traffic in minutes, positions in seconds. Where would each of them live?',
      nearAnswer:
        'Tiles as files behind a CDN. A navigation service geocodes both ends and asks a planner, which gets paths from a service working on routing tiles, times from an ETA service that knows live traffic, and an order from a ranker. A location service takes batches, stores them, and puts them on a stream from which traffic is computed.',
    },
    deep_dive: {
      nudge: 'When you drive 500 km, on which part of the way do you care about small streets?',
      pointer:
        'Cut the graph as you cut the map, and let every piece know the exits to its neighbours. What would a coarser level leave out?',
      nearAnswer:
        'Three levels of routing tiles: lanes near start and end, main roads further out, motorways in between, linked where one enters the next. The search loads tiles as it reaches them, about thirty a route. To find who is affected by an accident, keep for each traveller the tile they are in and ever larger tiles until one holds the destination.',
    },
    wrap_up: {
      nudge: 'What does a phone tell you at the end of every trip, without being asked?',
      pointer: 'Think of a new map being released, and of the hour when everybody drives home.',
      nearAnswer:
        'Release maps under new versions and step by step, so that the CDN is not emptied at once. Compare each arrival with its prediction, by city and hour. Next would be offline areas and several stops.',
    },
  },
  walkthrough: [
    'Looking: the viewer learns the names of the nine tiles around it and gets them from the CDN. One in ten is not there and comes from object storage, where all tiles lie computed.',
    'Asking: the navigation service turns both addresses into coordinates, mostly from the cache, and hands them to the route planner.',
    'The planner gets some paths from the shortest-path service, which loads about thirty routing tiles from its cache. It has the ETA service put a time on each, with the speeds of the moment, and the ranker filter and order them.',
    'Travelling: the phone sends 15 seconds of positions in one request. The location service stores the batch as one row and puts it on the stream.',
    'The traffic processor reads the stream and turns positions into a speed for each road. Roads that have changed for good are written back into the routing tiles.',
    'Not drawn is the way back: a connection from the navigation service to each traveller, over which a new arrival time or another route is sent.',
  ],
  deepDives: {
    zoom_and_tiles: {
      topic: 'Zoom and tiles',
      ask: 'How does a round earth become square pictures, and how many are there?',
      listenFor: [
        'A projection (Web Mercator), which makes a square of the world and stretches it towards the poles',
        'Each level splits a tile into four: 4 to the power of the zoom',
        'The phone chooses the level by its screen and loads nine tiles, so that moving shows no gap',
        'Sea and deserts are alike and compress to almost nothing: 440 PB become 50',
      ],
    },
    serving_tiles: {
      topic: 'Serving tiles',
      ask: 'Should the phone work out the address of a tile, or ask for it?',
      listenFor: [
        'Working it out saves a request, but fixes the naming in every app that was ever installed',
        'A small service that answers with nine addresses keeps it open, and can be cached',
        'Static content, long lifetime, version in the name',
        'A second layer of cache before the storage, so that many misses become one',
      ],
    },
    raster_or_vector: {
      topic: 'Images or shapes',
      ask: 'Your CDN bill is too high. Would you send shapes in place of images?',
      listenFor: [
        'Outlines and lines compress far better than pictures, and the phone draws them',
        'Zooming is continuous, labels stay upright, night colours cost nothing',
        'The phone pays with processor and battery; old phones may still need images',
        'The style moves into the app, and with it the work of keeping versions together',
      ],
    },
    routing_tiles: {
      topic: 'Routing tiles',
      ask: 'What is in a routing tile, and how does the search get from one to the next?',
      listenFor: [
        'Crossings and roads as an adjacency list, small enough to load whole',
        'Exits: which road goes on in which neighbour',
        'Levels of detail, with connections from a ramp up to the motorway level',
        'Files in object storage with a cache in front: there is nothing to query',
        'A closed road means rewriting one tile, not the graph',
      ],
    },
    finding_the_way: {
      topic: 'Finding the way',
      ask: 'Which algorithm, on which part of the graph, and why not Dijkstra on everything?',
      listenFor: [
        'A* with a lower bound that never overestimates, or shortcuts computed beforehand (contraction hierarchies)',
        'Coarse levels in the middle of the route',
        'What is computed beforehand clashes with speeds that change every minute: names a compromise',
        'Several differing paths, because the shortest on paper may not be the quickest',
        'Cars, bicycles and feet see different graphs',
      ],
    },
    arrival_time: {
      topic: 'Arrival time',
      ask: 'The distance is known. Where does the time come from?',
      listenFor: [
        'Live speeds for the next half hour, and what is usual at that hour for the time after',
        'Sum over the roads of the route, with turns and lights',
        'A model that learns from the difference between promise and arrival',
        'Says how sure it is; with few phones on a road it falls back on what is usual',
      ],
    },
    who_is_affected: {
      topic: 'Who is affected',
      ask: 'A bridge is closed. Which of fifteen million travellers do you have to tell?',
      listenFor: [
        'Not by walking through all fifteen million routes',
        'For each traveller the current tile and the larger ones around it, up to the one that holds the destination; only if that one contains the bridge is the route looked at',
        'Or the other way round: for each routing tile the sessions that pass it',
        'Computes anew for those, tells only when the gain is worth it',
      ],
    },
    reaching_travellers: {
      topic: 'Reaching travellers',
      ask: 'How does a new route get to a phone that has not asked for one?',
      listenFor: [
        'A lasting connection while navigating; its servers are missing in the reference and have state',
        'Long polling wastes, push notifications carry too little and come when they like, server-sent events go one way',
        'Falls back on asking with each batch of positions, which is sent anyway',
      ],
    },
    position_pipeline: {
      topic: 'From positions to traffic',
      ask: 'A batch of points has arrived. List everything that happens to it.',
      listenFor: [
        'One row for a person and a batch, in a store that prefers to accept',
        'A stream with several readers: traffic, new roads, analysis',
        'Points are matched to roads: which lane, which direction, car or bicycle',
        'Speeds for each road over some minutes; single points are not kept with names for long',
      ],
    },
  },
  failures: {
    position_peak: {
      issue: 'Friday evening: a million batches a second',
      remedy:
        'The stream takes the peak; phones may be told to send every 30 seconds. Traffic from a sample is nearly as good.',
    },
    long_route: {
      issue: 'A route across a continent takes a minute and all memory',
      remedy: 'Levels of routing tiles: small roads only near both ends.',
    },
    accident: {
      issue: 'Minutes after an accident arrival times are still the old ones',
      remedy: 'Speeds flow as a stream; affected routes are computed anew and pushed.',
    },
    release_storm: {
      issue: 'A new map empties the CDN, and the storage is overrun',
      remedy: 'Versioned names, region by region, popular tiles loaded ahead, one shielding cache.',
    },
    old_apps: {
      issue: 'The naming of tiles changes, and old apps still ask for the former',
      remedy: 'Phones ask for addresses rather than compute them; old names stay served for years.',
    },
    position_store_down: {
      issue: 'The position store does not answer',
      remedy: 'Answer the phone all the same: the stream holds the batch, and losing a few is allowed.',
    },
    dirty_positions: {
      issue: 'Cars drive through houses, and the tunnel is said to be jammed',
      remedy: 'Match points to roads, drop impossible jumps, and judge a road only by several phones.',
    },
    empty_road: {
      issue: 'No phone reports from a road: is it free, or closed?',
      remedy: 'Use what is usual there, show less certainty, and take official closures first.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt:
        'From next year every new car reports its position all the time. Ten times the points. What first?',
      listenFor: [
        'The position store: 1,500 partitions instead of 150, to keep what nobody reads',
        'Traffic needs a few cars for each road, not all: sample at the door, or in the car',
        'Tiles and routes hardly notice: cars draw nothing more',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt: 'One region holds everything but the CDN. Spread it out, and let one fail.',
      listenFor: [
        'Tiles and routing tiles are files: copied everywhere, some days old at worst',
        'Traffic and positions stay where the road is; a traveller’s session moves along',
        'A route across the border of regions: coarse levels everywhere, details from the neighbour',
        'Some countries let neither map data nor positions leave, and disagree on borders',
      ],
    },
    tile_sum: {
      title: '67, 70 or 100 PB?',
      prompt: 'Three people estimated the tiles of all levels: 67, 70 and 100 PB. Who is right?',
      listenFor: [
        'One quarter for each level up: 50 × (1 + ¼ + 1/16 + …) = 50 × 4/3 = 66.7',
        '70 is the same, rounded; 100 allows for growth and styles, and should say so',
        'Goes further: two styles, three languages and a copy of each release multiply it',
      ],
    },
    requests_or_bytes: {
      title: 'Eighteen distributions',
      prompt: 'You ordered 18 CDN distributions for the peak. Why do users see gaps?',
      listenFor: [
        'Eighteen cover 3.1 million requests a second at 250,000 each and 70%',
        'The same peak is 312 GB, or 2.5 Tbit, a second; at 150 Gbit each that is 93% of all eighteen',
        'At 70% it takes 24, or smaller tiles',
        'An average over the world hides the evening of one continent',
      ],
    },
    offline: {
      title: 'Offline maps',
      prompt: 'A traveller downloads a country for the mountains. What goes into the package?',
      listenFor: [
        'Shapes instead of images, down to a zoom that is agreed on, and routing tiles of all levels',
        'Search of addresses and the path-finding itself on the phone',
        'Usual speeds in place of live ones, and an age shown',
        'Updates send only tiles that changed',
      ],
    },
    same_detour: {
      title: 'The same detour for everybody',
      prompt: 'You send 20,000 drivers past the jam through the same village. What happens?',
      listenFor: [
        'The detour becomes the jam, and the system swings to and fro',
        'Counts its own recommendations as traffic to come',
        'Divides people between several ways, changes only for a clear gain',
        'Says that this is a question of responsibility too',
      ],
    },
    cart_of_phones: {
      title: 'A cart full of phones',
      prompt: 'Somebody pulls 99 phones in a handcart along an empty street. What does your map show?',
      listenFor: [
        'A jam, if a slow phone is a slow car',
        'Signs: same account or network, same speed, no gaps, cyclists passing them',
        'Limits how much weight one source has; checks against usual traffic and other sources',
      ],
    },
    several_stops: {
      title: 'Twenty stops',
      prompt: 'A courier wants the best order for twenty parcels. What is new?',
      listenFor: [
        'A table of times between all pairs: some 400 short searches, for which tiles are shared',
        'The best order cannot be computed exactly in time; a good one can',
        'Another product with other limits: fewer customers, more work for each, paid for',
      ],
    },
  },
  wrapUp: {
    bottleneck: {
      ask: 'What gives way first at the peak?',
      listenFor:
        'Bandwidth of the CDN, then the writes of positions. The path-finding is small beside them, but dear for each request.',
    },
    monitoring: {
      ask: 'What do you look at on the first morning?',
      listenFor:
        'Hit ratio by region, route p95, delay of the position stream, age of live speeds, share of routes that were left by the driver.',
    },
    model_quality: {
      ask: 'How do you notice that the ETA model has gone bad?',
      listenFor:
        'Promise against arrival, by city and hour; a holdout that keeps the old model; alarms on drift, not only on errors.',
    },
    privacy: {
      ask: 'What do you do with years of movements of a billion people?',
      listenFor:
        'Cut off starts and ends, remove names early, keep speeds and not tracks, let people see and delete theirs.',
    },
    next: {
      ask: 'What would you build with another quarter?',
      listenFor: 'Offline areas, several stops, timetables: says for whom, and what each would change here.',
    },
  },
  levels: {
    junior:
      'Draws a service for each of map, route and positions and a CDN; understands tiles once they are mentioned.',
    mid: 'Computes tiles by zoom, batches positions (200,000 a second, a million at the peak), and picks a store made for writing.',
    senior:
      'Has routing tiles in levels, does the CDN arithmetic, builds the way from positions to traffic, and finds whom a closed road affects.',
    staff:
      'Weighs shapes against images by money, says how fresh each kind of data must be, plans the loss of a region, and distrusts the loop in which advice makes the traffic it predicts.',
  },
}
