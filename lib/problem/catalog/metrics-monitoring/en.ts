import { enDesign } from '@/lib/problem/catalog/metrics-monitoring/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** Metrics monitoring and alerting in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Metrics monitoring and alerting',
  line: 'Measure a large fleet every few seconds, show how it is doing, and wake somebody when it is not.',
  statement:
    'Your company runs a large fleet of servers. Design the internal system that tells its engineers how the fleet is doing: it collects operational metrics from every machine, keeps them for a year, draws dashboards, and wakes the right person when something is wrong.',
  given: {
    engineers: 'The users are the company’s own engineers; nothing is sold to anybody.',
    hosts: 'You may run software of your own on every machine of the fleet.',
    messengers: 'Mail, telephone and paging services exist and can be called.',
    open: 'How many machines, how finely, how fast: ask before you count.',
  },

  crux: 'Storing the numbers is not the hard part: a million samples a second compress to less than two terabytes for a whole year. Three other things decide this interview. Whether the candidate knows what a series is, and sees how one careless label multiplies them until every database gives up. Whether old data gets coarser in a way that keeps it true, instead of averages of averages. And whether the alarm still comes on the night on which everything else is down too. Let them settle pull or push and the database quickly. Then take one sample from a dying host all the way to a ringing telephone, break one step after the other, and ask each time who would notice.',
  stages: {
    scope: {
      say: [
        'What does an engineer want to know at three in the morning, and what at the end of the quarter?',
        'Which numbers tell you how much data this is? The number of users is 100 million; does that help?',
        'How old may a number be when somebody is woken because of it?',
      ],
      listenFor: [
        'Separates system metrics from logs, traces and business figures, and leaves those out',
        'Multiplies machines, metrics and interval into series and samples, and ignores the daily users',
        'Asks for resolution by age: fine for a week, coarse for a year',
        'Notices that dashboards and alerts read the same data under different promises',
      ],
    },
    high_level: {
      say: [
        'Follow one CPU reading from its host to a line on a screen.',
        'What is the identity of a time series? Show me how you would find all series of one pool.',
        'Where do alert rules live, and what happens between “the rule is true” and “the telephone rings”?',
      ],
      listenFor: [
        'Five parts: collection, transport, storage, query, alerting; each could be exchanged',
        'A series is a metric name with its labels; samples are time and value, appended and never changed',
        'Names a time-series database and says what it does that a table with an index would not',
        'Alerting keeps a state per alert and hands notifications to a queue',
      ],
    },
    deep_dive: {
      say: [
        'Do you fetch from the hosts, or do they send? Tell me a case in which your choice is the wrong one.',
        'A team adds the order number as a label. What happens in the next hour?',
        'The database is unreachable for two hours. What do dashboards show, which alerts still come, and what is there afterwards?',
      ],
      listenFor: [
        'Pull shows a dead host by itself and finds its targets by service discovery; push suits short jobs and closed networks',
        'Cardinality as the resource that runs out first: memory and index, not disk',
        'A queue that holds samples while the database is away, and what a flood of late samples does to it',
        'Roll-up keeps count, sum, minimum and maximum, so that a coarser view stays true',
        'Grouping, deduplication and silencing of alerts, with state that survives a restart',
      ],
    },
    wrap_up: {
      say: [
        'Your own system is down. How does the first human being find out?',
        'If the budget were halved, what would you keep less of?',
      ],
      listenFor: [
        'Something outside the system that speaks up when a regular sign of life is missing',
        'Cost per series and per team, and a way to say no to a label',
        'Would rather use existing parts, and can say which scale would change that',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'How many different lines could be drawn in this company?',
      pointer:
        'A machine has about a hundred metrics, and each is measured again and again. Count the lines first, the points a second next, and the users not at all.',
      nearAnswer:
        '1,000 pools of 100 machines with 100 metrics each make ten million series; every ten seconds that is a million samples a second. Keep them raw for 7 days, by the minute for 30, by the hour for a year.',
    },
    high_level: {
      nudge: 'Which steps does a number pass between the host and the screen, and which of them may be slow?',
      pointer:
        'Collecting, storing and asking grow for different reasons. Put something between each two of them, and let alerts ask in the same way as dashboards do.',
      nearAnswer:
        'Collectors share the hosts among themselves, put batches on a stream, and consumers write them into a sharded time-series database. A query service with a cache serves dashboards and the alert manager, which keeps alert state in a store and passes what fired to a queue of notifications.',
    },
    deep_dive: {
      nudge: 'Which of your figures could one line in somebody else’s code multiply by a thousand?',
      pointer:
        'Every combination of label values is a series of its own, with an entry in the index and a buffer in memory. Which labels have a bounded number of values?',
      nearAnswer:
        'Limit new series per team at the collectors and drop the offending label by a rule; show owners what they cost. Identifiers of users, orders or requests belong into logs. Keep the newest day in memory, compress by differences of differences, and roll up before the raw data expires.',
    },
    wrap_up: {
      nudge: 'Who watches the watchman?',
      pointer:
        'Think of the network between your collectors and the fleet, and of a pager that has been quiet for days.',
      nearAnswer:
        'A heartbeat alert that always fires, sent to a service outside, which calls when it stops; collectors and alerting in another failure domain than what they watch; a second, small system that looks only at the first.',
    },
  },
  walkthrough: [
    'Collectors learn from service discovery which hosts exist and share them by a hash ring. Every ten seconds each host gives its hundred metrics, by being asked or by pushing.',
    'A collector puts the batch on the stream, about ten records of a kilobyte. If storage is away, samples wait there and nothing is lost.',
    'Consumers read the stream, compute the coarser tiers as they go, and write samples to the shard that owns the series. Old blocks move to cold storage.',
    'Dashboards ask the query service, which looks into its cache and otherwise reads from the database: about three in ten questions get that far.',
    'The alert manager takes rules from its cache, evaluates each once a minute through the query service, and notes changes of state. What fires goes on a queue, and workers tell mail, telephone, pager or a webhook.',
  ],
  deepDives: {
    pull_or_push: {
      topic: 'Pull or push',
      ask: 'Argue for the opposite of what you drew.',
      listenFor: [
        'Pull: a host that does not answer is news in itself, and anybody can open its page to debug',
        'Pull: targets come from a list, so nobody can send in false data unnoticed',
        'Push: jobs that live for seconds, hosts behind a firewall, many data centres',
        'A large company ends up with both; the storage side should not care',
      ],
    },
    collectors: {
      topic: 'Many collectors',
      ask: 'You have ten collectors. Who asks which host, and what happens when one joins?',
      listenFor: [
        'A hash ring by host, so that each host is asked once and few move when the number changes',
        'Service discovery pushes changes of the fleet instead of being asked for each scrape',
        'For push: a load balancer and a group that grows by load',
        'A scrape missed in a hand-over is a gap of ten seconds, and that is acceptable',
      ],
    },
    queue_between: {
      topic: 'A stream before the database',
      ask: 'What does the stream cost you, and what would you lose without it?',
      listenFor: [
        'Storage may fail or be upgraded without losing samples; six hours are about 2 TB',
        'Several consumers: roll-up, storage, streaming alerts',
        'Partitioned by metric and labels, so that one series stays in order',
        'The price: a system more to run, some seconds of delay, and a flood after a long outage',
      ],
    },
    where_to_aggregate: {
      topic: 'Where to aggregate',
      ask: 'Per pool, nobody looks at single machines. Where do you add them up?',
      listenFor: [
        'On the host: least traffic, only simple counts',
        'On the way in: small storage, but the raw data is gone and late samples are a problem',
        'At the time of the query: nothing is lost, and wide queries are slow',
        'Recorded results of frequent queries as a middle way',
      ],
    },
    storage_engine: {
      topic: 'Inside the time-series database',
      ask: 'How do sixteen bytes become less than two?',
      listenFor: [
        'Timestamps as differences of differences: at a steady interval mostly zero',
        'Values as XOR with the one before: most bits stay the same',
        'Blocks by time, so that expiry deletes files; an inverted index from label to series',
        'The last 26 hours, which 85% of the queries ask for, are 128 GB and fit into the memory of the shards',
      ],
    },
    cardinality: {
      topic: 'Cardinality',
      ask: 'Which labels do you allow, and how do you enforce it?',
      listenFor: [
        'Series multiply: values of one label times values of the next',
        'Bounded sets are fine (region, version, status code), identifiers are not',
        'Limits per team at the entrance, with an error that the team sees',
        'Churn counts too: with every release all series of a version label start anew',
      ],
    },
    alert_path: {
      topic: 'From rule to telephone',
      ask: 'All hundred hosts of a pool lose their network at once. How many telephones ring, and how often?',
      listenFor: [
        'Grouping by pool, inhibition of what follows from a known cause, silences during maintenance',
        'A waiting time before firing against short spikes, another before “resolved”',
        'State in a durable store: after a restart nobody is called twice, or not at all',
        'Notification at least once, with a fingerprint against repeats, and escalation when nobody answers',
      ],
    },
    watching_itself: {
      topic: 'Failing together',
      ask: 'Which of your parts run in the network that they are to watch?',
      listenFor: [
        'Another failure domain for collection and alerting: power, network, DNS, login',
        'An alert that always fires, and an outside service that misses it',
        '“No data” is a state of its own, neither good nor bad',
      ],
    },
    build_or_buy: {
      topic: 'Build or buy',
      ask: 'Your director asks why you did not simply install something. What do you say?',
      listenFor: [
        'Dashboards and alert managers exist and are good; the scale alone justifies own parts',
        'Price per series of a hosted service against a team that must be woken itself',
        'An open format at the border, so that parts can be exchanged later',
      ],
    },
  },
  failures: {
    database_down: {
      issue: 'The time-series database cannot be reached',
      remedy: 'The stream keeps the samples and is read from the old position later; alerts say “no data”.',
    },
    label_explosion: {
      issue: 'A new label multiplies the series of a team',
      remedy: 'A limit per team refuses new series; a drop rule removes the label within minutes.',
    },
    alert_storm: {
      issue: 'One failed switch raises a thousand alerts',
      remedy: 'Group by cause and place, suppress what follows from it, limit calls to one person.',
    },
    common_fate: {
      issue: 'Monitoring goes down together with what it monitors',
      remedy: 'A failure domain of its own, and a dead-man’s switch with somebody outside.',
    },
    collector_dies: {
      issue: 'A collector dies',
      remedy: 'Its neighbours on the ring take over its hosts; a missing scrape is a gap, not a false alarm.',
    },
    paged_twice: {
      issue: 'An engineer is called twice for the same alert',
      remedy: 'Better twice than never: a fingerprint removes most repeats, the rest is accepted.',
    },
    heavy_query: {
      issue: 'A dashboard over a year at full resolution starves everybody else',
      remedy:
        'The query service picks the tier by range, limits points and time, and has lanes apart for alerts.',
    },
    flapping: {
      issue: 'A value swings around its threshold, and the alert comes and goes',
      remedy: 'It must hold for some minutes before firing, and be clearly better before it is resolved.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'A fleet ten times as large',
      prompt:
        'Containers come: a million of them instead of 100,000 machines, many living for an hour. What gives way first?',
      listenFor: [
        'Series, not samples: with lives of an hour, names change all day and the index fills with the dead',
        'Sixty shards for ten million samples a second; aggregate by service and drop the container label after a day',
        'Service discovery and the ring see changes all the time; a local agent per machine takes that load away',
      ],
    },
    second_region: {
      title: 'Five regions',
      prompt:
        'The company opens in five regions. Engineers want one dashboard, and each region must be watched on its own.',
      listenFor: [
        'Collect, store and alert inside the region; only roll-ups or queries cross the border',
        'A global view by asking each region and merging; one that is cut off shows as missing, not as zero',
        'A region is watched by itself and its life is watched by another',
      ],
    },
    user_label: {
      title: 'A label for each user',
      prompt: 'The product team wants the error rate for each of the 100 million users. Can it have it?',
      listenFor: [
        'Not here: a hundred million series for one metric, ten times the whole fleet',
        'Events in a log or a warehouse answer that question; metrics answer for groups',
        'A middle way: the worst hundred users as a list, or a bounded class such as plan and country',
      ],
    },
    p99_of_p99: {
      title: 'The mean of the p99',
      prompt:
        'Each host reports its own p99. A panel shows the average over a pool. What does this number say?',
      listenFor: [
        'Nothing useful: percentiles neither add nor average, and a bad host vanishes among a hundred',
        'Histograms with fixed buckets can be added over hosts and over time, and give the percentile afterwards',
        'The same holds for averages in the roll-up: sum and count are kept, never the quotient',
        'Buckets cost series, so choose few of them',
      ],
    },
    short_jobs: {
      title: 'Gone before it is asked',
      prompt:
        'A job runs every night for four seconds. Your collectors come by every ten. How do you see it?',
      listenFor: [
        'It pushes its result before it ends, to a gateway that is then scraped',
        'The gateway goes on showing the last run: store the time of success, and alert when that is too old',
        'A job that did not run at all is found only by a rule on absence',
      ],
    },
    cached_rules: {
      title: 'The alert read the cache',
      prompt: 'Dashboards and alerts use the same query cache. Is that a good idea?',
      listenFor: [
        'An answer cached for a minute can hide a fault for just as long, on top of 70 seconds',
        'Closed past intervals may be cached for ever; the newest one should not be for rules',
        'Thousands of rules in the same second: spread their times over the minute',
      ],
    },
    quiet_week: {
      title: 'A quiet week',
      prompt: 'No alert has come for a week. Is everything fine? Prove it.',
      listenFor: [
        'Silence looks the same for a healthy fleet and a dead alert manager',
        'A test alert along the whole path every few minutes, missed by something independent',
        'Rules without data, rules that never fired, hosts nobody scrapes: lists that somebody reads',
      ],
    },
  },
  wrapUp: {
    itself: {
      ask: 'What do you measure about this system itself?',
      listenFor:
        'Age of the newest sample per shard, failed scrapes, new series an hour by team, time from fault to call.',
    },
    anomalies: {
      ask: 'Would you let a model find anomalies instead of thresholds?',
      listenFor:
        'For seasonal figures perhaps, as a hint; a call at night needs a reason that a person understands.',
    },
    cost: {
      ask: 'How do teams learn what their metrics cost?',
      listenFor:
        'A figure per series and team, a list of series nobody has looked at, limits that can be raised.',
    },
    logs_and_traces: {
      ask: 'Logs and traces come next year. What do you prepare?',
      listenFor:
        'Common labels and times, links from a point on a graph to its logs, different stores behind.',
    },
    objectives: {
      ask: 'The on-call engineers complain of forty calls a night. What would you change?',
      listenFor: 'Alert on what users feel and how fast the error budget burns, not on every full disk.',
    },
  },
  levels: {
    junior: 'Has agents that write rows to a database and a job that compares them with thresholds.',
    mid: 'Counts ten million series, uses a time-series database with collectors, and keeps tiers by age.',
    senior:
      'Weighs pull against push with cases, guards cardinality, sizes the tiers, and designs the way from rule to telephone with its state.',
    staff:
      'Thinks of the system’s own failure first, decides what to build and what to buy, governs labels and cost across teams, and alerts on objectives.',
  },
}
