import { enDesign } from '@/lib/problem/catalog/nearby-friends/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** Nearby friends in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Nearby friends',
  line: 'Show people which of their friends are around the corner, while everybody is moving.',
  statement:
    'A social app wants to tell its users which of their friends happen to be close, so that they can meet. Phones report where they are, and everybody sees the friends within a few miles, how far away each one is, and how old that news is. The list follows as people move. Design the backend of this feature.',
  given: {
    app: 'The social app, its accounts and its friendships exist.',
    consent: 'The feature is off until somebody switches it on; only friends ever see one another.',
    scope_is_yours: 'What “close”, “many” and “current” mean here is yours to find out.',
  },

  crux: 'Ten million phones that report twice a minute make 333,000 writes a second: a lot, but ordinary. What decides comes next. Each report has to reach forty friends who are online, which is thirteen million deliveries a second. See whether the candidate multiplies without being told, and what they conclude. Memory is not the limit, the rate of messages is; so a channel for each person, spread over many servers by a hash ring, and a fleet of connections that must be moved with care. The best then turn on the figure itself: why deliver to a friend who is 300 miles away, or whose screen is dark?',
  stages: {
    scope: {
      say: [
        'Imagine the screen of this feature. What is on it, and what makes it change?',
        'What may be wrong on that screen, and for how long, before anybody minds?',
        'Ten million people are connected. Work out for me how many messages that means in a second.',
      ],
      listenFor: [
        'Asks how often positions are sent and when somebody counts as gone',
        'Derives 333,000 updates a second from users, share and interval',
        'Goes on to the number of friends online and arrives at 13 million deliveries',
        'Establishes that a lost point does no harm, because another follows in 30 seconds',
        'Brings up consent and privacy, then parks them',
      ],
    },
    high_level: {
      say: [
        'I walk past my friend’s house. Follow my position from my phone to hers.',
        'How does the server that has my connection know where her connection is?',
        'What do you keep of a position, where, and for how long?',
      ],
      listenFor: [
        'A lasting connection in both directions instead of asking again and again',
        'A channel for each user, to which the connections of friends subscribe',
        'The distance is computed where the position arrives, before it goes to the phone',
        'Newest position in memory with a TTL, history elsewhere and asynchronously',
        'Plain API servers for everything that is not live',
      ],
    },
    deep_dive: {
      say: [
        'Which resource of your pub/sub servers runs out first? Prove it with figures.',
        'You add ten pub/sub servers on a Saturday evening. What happens during the next minute?',
        'One WebSocket server is to be updated. What do its 25,000 users notice?',
      ],
      listenFor: [
        'Sets 200 GB of memory against 13 million deliveries and sees which one sizes the fleet',
        'Consistent hashing, the ring in a coordination service, and what resubscribing costs',
        'Drains connections, and lets phones come back at random moments',
        'Takes the opening of the app apart: own position, friend list, a batch of positions, subscriptions',
        'Knows which losses heal by themselves, and which do not',
      ],
    },
    wrap_up: {
      say: [
        'This fleet costs a fortune. Where would you save first?',
        'What do you measure to know that friends really see each other in time?',
      ],
      listenFor: [
        'Questions whether each delivery is needed, not just how to make it cheaper',
        'Measures from phone to phone, not only on servers',
        'Names the moment this design is most fragile: a change of the ring, or everybody reconnecting',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'You know how many positions come in. How many have to go out?',
      pointer:
        'Take one person with 400 friends, a tenth of them online. What does a single step of that person set in motion?',
      nearAnswer:
        '100 million users, a tenth connected, one update per 30 seconds: 333,000 a second. Each goes to 40 friends, so 13.3 million deliveries a second. The radius is 5 miles, and silence of ten minutes means gone.',
    },
    high_level: {
      nudge: 'Who should start the conversation when a friend moves: the phone or the server?',
      pointer:
        'Two friends are connected to two different servers. What could stand between those servers, so that neither needs to know the other?',
      nearAnswer:
        'Phones keep a WebSocket open. Their server stores each position in a cache with TTL, appends it to the history, and publishes it on the user’s own channel. The servers of friends are subscribed, compute the distance, and push it on if it is within range.',
    },
    deep_dive: {
      nudge: 'Put two numbers side by side: the bytes your channels take, and the messages they pass on.',
      pointer:
        'Suppose one machine passes on 100,000 messages a second. How many machines is that, and how does a connection find the right one for a channel?',
      nearAnswer:
        '13.3 million at 70% of 100,000 are 191 servers, while 200 GB would fit on a few. A hash ring in etcd or ZooKeeper maps channels to servers; size it generously, change it at quiet times, and let clients subscribe again at their own pace. WebSocket servers drain before they stop.',
    },
    wrap_up: {
      nudge: 'How many of those deliveries does anybody look at?',
      pointer:
        'Think of friends far away, of phones in pockets, and of people who sit still. What would you stop sending?',
      nearAnswer:
        'Follow distant friends rarely and near ones closely, pause when the screen is off, report less often when standing still. Measure the age of a position on arrival, and rehearse the loss of a pub/sub server.',
    },
  },
  walkthrough: [
    'When the feature opens, the phone connects to a WebSocket server, which notes its position, fetches the friend list, reads the friends’ newest positions in one batch, answers with those in range, and subscribes to every friend’s channel.',
    'Every 30 seconds the phone reports. Its server overwrites the position in the cache, whose TTL starts anew, and hands the point to the history without waiting.',
    'The same server publishes the point on the user’s channel. The hash ring says which of the 192 pub/sub servers that is; every WebSocket server keeps a copy of the ring and watches for changes.',
    'The point reaches the servers of the forty friends online. Each computes the distance to its own user and pushes it to the phone if it is within 5 miles.',
    'Whatever is not live, such as adding a friend, goes through the load balancer to plain API servers and the user database.',
  ],
  deepDives: {
    push_or_poll: {
      topic: 'Pushing or asking',
      ask: 'What would it cost to let phones simply ask every few seconds?',
      listenFor: [
        'Ten million phones every five seconds: two million requests, 80 million positions read a second',
        'Most answers would say that nothing has changed',
        'A radio that wakes every five seconds empties the battery',
        'Phone to phone directly fails for the same reason, and on most mobile networks',
      ],
    },
    multiplication: {
      topic: 'The factor of forty',
      ask: 'Walk me from one user to the load of your busiest machine.',
      listenFor: [
        '400 friends, a tenth online: each update is delivered forty times',
        'Distinguishes deliveries between servers from pushes to phones, which the radius thins out',
        'Memory, connections and messages each give a different number of machines; the largest counts',
        'Leaves 30% to spare and says why',
      ],
    },
    one_channel_each: {
      topic: 'A channel for each user',
      ask: 'Do you subscribe to friends who are offline as well?',
      listenFor: [
        'Yes: an idle channel costs twenty bytes a subscriber and no time, and no one has to track who comes and goes',
        'Publishing needs to know nobody: the subscribers are the friend list',
        'No store behind the channel: what nobody hears is gone, and that is fine here',
        'An alternative is a process a user, as in Erlang, with the same arithmetic',
      ],
    },
    hash_ring: {
      topic: 'The hash ring',
      ask: 'Where does a WebSocket server learn which pub/sub server has a channel?',
      listenFor: [
        'A ring in a coordination service, cached everywhere, with a watch for changes',
        'Consistent hashing: one server more moves only its share of the channels',
        'Each channel that moves must be subscribed again by all its listeners at about the same time',
        'Two versions of the ring during a change: a publisher and a subscriber may miss each other for seconds',
      ],
    },
    connections_are_state: {
      topic: 'A fleet with state',
      ask: 'How do you take a WebSocket server out of service?',
      listenFor: [
        'The load balancer sends no new connections; the old ones end one by one',
        'Phones reconnect after a random pause, to a server of the load balancer’s choice',
        'Subscriptions live with the connection and are made anew from the friend list',
        'Scaling down takes as long as a session; plan for it',
      ],
    },
    opening_the_app: {
      topic: 'Opening the app',
      ask: 'Somebody opens the feature. Name each call until the first list is on the screen.',
      listenFor: [
        'Own position first, so that friends see it too',
        'Friend list from the user database, 400 positions in one batch, most of them expired',
        'Subscribes before reading, so that nothing falls between the two',
        '16,667 such openings a second are a load of their own',
      ],
    },
    going_quiet: {
      topic: 'Going quiet',
      ask: 'A phone runs out of power. How do friends find out, and when?',
      listenFor: [
        'No message says so: the TTL removes the entry, but tells nobody',
        'Each phone counts the age of what it shows and drops a friend after ten minutes',
        'A connection that breaks is not yet an absence; tunnels are short',
        'Switching the feature off is an event and must reach friends at once',
      ],
    },
    history_aside: {
      topic: 'The history aside',
      ask: 'What happens to live positions when the history store is slow?',
      listenFor: [
        'Nothing: it is written without waiting, best through a log that can fill up',
        'Partition by person, ordered by time; older data expire or move to cheaper storage',
        'Batches of points turn 333,000 writes into far fewer',
      ],
    },
    fewer_pushes: {
      topic: 'Sending less',
      ask: 'Halve the deliveries without anybody noticing.',
      listenFor: [
        'Nothing for dark screens: fetch a fresh list when it lights up',
        'A friend 300 miles away cannot be here within the hour: ask again later',
        'Report by movement rather than by time',
        'Says how each of these makes the rest more complicated',
      ],
    },
  },
  failures: {
    pubsub_dies: {
      issue: 'A pub/sub server dies with half a million channels',
      remedy:
        'The ring gives its part to the others, and WebSocket servers subscribe again. A few points are lost; the next ones come within 30 seconds.',
    },
    ring_changes: {
      issue: 'Ten servers more, and everybody subscribes anew at once',
      remedy: 'Size generously, change rarely and at night, a few servers at a time.',
    },
    reconnect_storm: {
      issue: 'A WebSocket server restarts, and 25,000 phones come back in the same second',
      remedy: 'Drain before restarting, a random pause on the phone, a limit on new connections a second.',
    },
    cache_node_lost: {
      issue: 'A shard of the position cache is lost',
      remedy: 'A copy takes over; even an empty one is full again after half a minute.',
    },
    history_slow: {
      issue: 'The history cannot keep up',
      remedy: 'A log in front of it takes the points; the live path never waits.',
    },
    popular_user: {
      issue: 'Somebody has a hundred thousand friends',
      remedy: 'A limit of 5,000 friends; beyond it, several channels and fewer updates for the same person.',
    },
    frozen_friend: {
      issue: 'A friend has been at the same corner for twenty minutes',
      remedy: 'Her phone is silent. Show the age of the position, and hide it after ten minutes.',
    },
    late_point: {
      issue: 'After a tunnel, old points arrive behind newer ones',
      remedy: 'Points carry the time they were measured; cache and phones keep the newest only.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt: 'The whole billion switches it on. What do you do about the pub/sub fleet?',
      listenFor: [
        '133 million deliveries a second would take 1,905 servers at 70%: first send less',
        'Longer intervals for those who stand still, and rare updates for distant friends',
        'Only then more servers, in groups with a ring each, so that a change touches one group',
        'Notices that friends online multiply too, so that the load may grow by the square',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt: 'Users connect to a region near them. My friend moved to another continent. What now?',
      listenFor: [
        'Friends within 5 miles are almost always in the same region',
        'A channel lives in the region of its owner; others subscribe across only when somebody there may be close',
        'Travellers change region on reconnecting; the old entry runs out by TTL',
        'Friendships are replicated, live positions need not be',
      ],
    },
    who_is_around: {
      title: 'Strangers nearby',
      prompt: 'Product now wants “people around you”, friends or not, if they agree. What changes?',
      listenFor: [
        'A channel for each cell of the map instead of each person',
        'Everybody listens to the own cell and its neighbours, and changes channels while moving',
        'Crowded cells are the new popular users: smaller cells, or a sample',
        'Far greater danger of abuse: only rough positions',
      ],
    },
    rounded_figure: {
      title: '140 servers?',
      prompt: 'A colleague planned 140 pub/sub servers and 200 WebSocket servers. Would you sign that?',
      listenFor: [
        '140 are 14 million by 100,000, at full load and without a spare',
        'At 70% the exact 13.3 million need 191',
        '200 WebSocket servers count connections only; messages need 381',
        'Asks what one lost server does to the rest',
      ],
    },
    connections_at_the_door: {
      title: 'Ten load balancers, ten million phones',
      prompt: 'All connections pass through your ten load balancers. What does each have to hold?',
      listenFor: [
        'A million open connections each, ten times what one usually manages; the message rate alone hides this',
        'Balancing on the level of packets, answers past the load balancer, or names that lead straight to servers',
        'Or a hundred load balancers: computes what that costs',
      ],
    },
    three_distances: {
      title: 'Three distances',
      prompt:
        'A jealous friend reports three invented positions and notes the distance to me each time. So what?',
      listenFor: [
        'Three circles cross in one point: distances give away the exact place',
        'Round what is shown, and keep the rounding stable, or averaging removes it',
        'Notice impossible jumps and limit how often somebody can look',
        'Lets the user hide from a single person without it showing',
      ],
    },
    dark_screens: {
      title: 'Dark screens',
      prompt: 'Nine of ten connected phones are in a pocket. Use that.',
      listenFor: [
        'Unsubscribe when the screen goes off, but go on publishing for others',
        'Deliveries fall to a tenth; openings, with their batch of reads, go up',
        'Estimates both before deciding, and keeps a short delay against flickering',
      ],
    },
  },
  wrapUp: {
    cost: {
      ask: 'What is the dearest part, and does it earn its money?',
      listenFor:
        'The delivery fleet, some 600 machines for pub/sub and sockets; most of what they carry nobody looks at.',
    },
    monitoring: {
      ask: 'Which three curves would you watch?',
      listenFor:
        'Age of positions on arrival, deliveries and drops for each pub/sub server, new connections a second.',
    },
    battery: {
      ask: 'How do you treat the battery with care?',
      listenFor:
        'Report by movement, let the system batch the radio, longer intervals when the charge is low.',
    },
    privacy: {
      ask: 'What should the user be able to control?',
      listenFor:
        'Who sees them, how exactly, until when; one switch that works at once; deletion of the history.',
    },
    elsewhere: {
      ask: 'Where else could this design be used, almost as it stands?',
      listenFor: 'Couriers and taxis on a map, players in a game, “is typing” and presence in a chat.',
    },
  },
  levels: {
    junior:
      'Lets phones poll an API that looks up friends and their positions; sees the waste once it is computed together.',
    mid: 'Uses WebSockets and a cache with TTL, computes 333,000 updates a second, and gets a position from one phone to another.',
    senior:
      'Finds the 13 million deliveries without help, separates memory from message rate, and handles hash ring, draining and reconnecting.',
    staff:
      'Doubts the figure before building for it: who needs which update, at what cost; covers regions, abuse, and rehearsed failures of the ring.',
  },
}
