import type { DesignWords } from '@/lib/problem/words'

/** The proximity service in English: its requirements, figures, interfaces and drawings. */
export const enDesign: DesignWords = {
  questions: {
    radius: {
      question: 'Who chooses the radius, and how large can it be?',
      answer: 'The user picks 0.5, 1, 2, 5 or 20 km. Nothing beyond 20 km.',
    },
    too_few: {
      question: 'If there are too few places, should the search widen by itself?',
      answer: 'No, stay within the radius. Widening is a bonus if time is left.',
    },
    edits: {
      question: 'Who changes places, and how soon must a change show?',
      answer: 'Owners add, change and remove their own. The next day is soon enough.',
    },
    moving: {
      question: 'Does the result refresh while the user walks?',
      answer: 'No. People move slowly; they search again when they want to.',
    },
    volume: {
      question: 'How many users and places are there?',
      answer:
        '100 million people a day with five searches each, and 200 million places. If asked about peaks: three times the average.',
    },
    filters: {
      question: 'Are there filters, such as a category or “open now”?',
      answer: 'Yes, but a result is small: apply them in memory after the search.',
    },
    order: {
      question: 'In which order are results shown?',
      answer: 'By distance, 20 to a page. Ranking by ratings is another team’s business.',
    },
    coverage: {
      question: 'Is it worldwide?',
      answer: 'Yes, from Seoul to the Sahara: a few cells are crowded, most are empty.',
    },
    speed: {
      question: 'How fast must a search be?',
      answer: 'It should feel immediate: 99 of 100 searches within 200 ms.',
    },
    privacy: {
      question: 'Does any law apply?',
      answer: 'Where somebody is counts as personal data; GDPR and CCPA must be obeyed.',
    },
  },
  functional: {
    search: 'Return the places within a radius of a position',
    paging: 'Give results in pages, nearest first',
    details: 'Show the details of one place',
    owner_edits: 'Let owners add, change and remove a place',
  },
  nonfunctional: {
    latency: { quality: 'Latency', target: 'search p99 ≤ 200 ms' },
    availability: { quality: 'Availability', target: '99.99%' },
    peaks: { quality: 'Scalability', target: '15,000 searches/s, uneven between cities' },
    freshness: { quality: 'Freshness', target: 'edits visible the next day' },
    privacy: { quality: 'Privacy', target: 'no exact position kept longer than its request' },
  },
  out: {
    reviews: 'Reviews, photos and ratings',
    text_search: 'Search by name',
    routing: 'Directions to a place',
    moving_things: 'Things that move, such as people and taxis',
  },
  estimateRows: {
    daily_users: 'Users a day',
    searches_per_user: 'Searches a user and day',
    peak_factor: 'Peak against average',
    details_per_search: 'Detail views a search',
    places: 'Places',
    record_size: 'Size of a place record',
    edited_share: 'Share of places edited a day',
    page_size: 'Places on a page',
    cells_per_search: 'Cells read a search (own and 8 neighbours)',
    id_size: 'Size of a place id',
    precisions: 'Cell sizes kept at the same time',
    places_per_leaf: 'Places in a quadtree leaf',
    leaf_size: 'Size of a full leaf (32 B and 100 ids)',
    inner_node_size: 'Size of an inner node',
    cache_limit: 'Operations of one cache node',
    search_rate: 'Average searches',
    peak_search_rate: 'Peak searches',
    peak_detail_views: 'Peak detail views',
    peak_reads: 'Peak read requests',
    edit_rate: 'Edits',
    place_table: 'Place table',
    cell_lists: 'Ids in all cell lists',
    leaves: 'Quadtree leaves',
    inner_nodes: 'Inner nodes (about a third of the leaves)',
    quadtree: 'Quadtree in memory',
    peak_cell_keys: 'Peak cache reads for cells',
    peak_place_keys: 'Peak cache reads for the places on pages',
    cache_nodes: 'Cache nodes at 70% of their limit',
  },
  estimateReading: [
    'Reads outnumber edits by more than a thousand to one: 30,000 requests a second at the peak against 20 edits. Copies and caches are the tools; a faster write path is not.',
    'The index is small: 1.7 GB as a quadtree, 4.8 GB as lists of ids for three cell sizes. Even with coordinates beside the ids it fits into one machine, so there is no reason to split it.',
    'One search becomes 9 cell reads and 20 place reads. That makes 435,000 cache reads a second, while the databases see a few thousand: the cache is what has to be sized. Seven nodes would carry it; the reference has nine, so that one may fail.',
    'The place table takes 200 GB, which one database holds. It gets replicas for reads and a standby for failure, and no shards.',
    'With the exact length of a day the average is 5,787 searches a second instead of 5,000. No decision changes.',
  ],
  api: {
    search: {
      request: '?lat=&lng=&radius=&cursor=',
      response: '200 {total, places: [{id, name, distance, …}], next_cursor}',
      notes: 'Position rounded before it is logged; radius only from the list',
    },
    details: {
      response: '200 {id, name, address, lat, lng, hours, category}',
      notes: 'The app may cache it',
    },
    create: {
      request: '{name, address, lat, lng, category, hours}',
      response: '201 {id}',
      notes: 'Owners only; can be found the next day',
    },
    update: {
      request: '{name, address, lat, lng, category, hours}',
      response: '200 {id}',
      notes: 'A move changes the cell; the nightly job takes care of it',
    },
    remove: {
      response: '204',
      notes: 'Marks it as gone, so that the job can take it out of its lists',
    },
  },
  entities: {
    business: {
      why: 'Structured, read a thousand times as often as written, 200 GB: one primary and some replicas.',
    },
    geo_index: {
      why: 'One row for each place and cell size: adding or removing is one row, and no list has to be rewritten under a lock.',
    },
    cell_list: {
      why: 'Everything in one cell under one key that thousands of people share. Derived: it can be rebuilt from the index at any time.',
    },
    place_document: {
      why: 'A place ready to be shown, so that a page of twenty is one call with twenty keys.',
    },
  },
  nodes: {
    client: 'App or website',
    dns: 'DNS',
    lb: 'Load balancer',
    lbs: 'Location service',
    biz: 'Business service',
    geoc: 'Cell cache',
    bizc: 'Place cache',
    db: 'Place DB, primary',
    rep: 'Place DB, replicas',
    job: 'Index refresh (nightly)',
    qt: 'Quadtree (variant)',
  },
  edges: {
    'client-dns': 'look up',
    'client-lb': 'search, details',
    'lb-lbs': 'search',
    'lb-biz': 'details, edits',
    'lbs-geoc': '9 cells',
    'lbs-bizc': '20 places',
    'lbs-qt': 'instead of cells',
    'lbs-rep': 'cache misses',
    'biz-bizc': 'one place',
    'biz-rep': 'cache misses',
    'biz-db': 'owner’s edit',
    'db-rep': 'replication',
    'job-db': 'yesterday’s edits',
    'job-geoc': 'rewrite cell lists',
  },
  weakNodes: {
    client: 'App',
    lb: 'Load balancer',
    svc: 'Places service',
    cache: 'Result cache',
    db: 'Places (lat, lng indexed)',
  },
  weakEdges: {
    'client-lb': 'Everything',
    'lb-svc': 'Search, show, edit',
    'svc-cache': 'Key: lat, lng',
    'svc-db': 'lat and lng BETWEEN',
  },
  weakLacks: [
    'Each of the two indexes narrows the search to a strip round the earth: for 2 km some 40,000 rows are read and crossed to find twenty places, 15,000 times a second.',
    'The cache key holds coordinates. Two people at the same crossing have different ones, so next to nothing is ever found there.',
    'One service answers searches and takes edits: a busy evening in one city slows down everything, everywhere.',
    'One database without a replica carries all reads, although the data hardly change and could have been copied at will.',
  ],
}
