import { enDesign } from '@/lib/problem/catalog/ad-click-aggregation/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** Ad click event aggregation in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Ad click event aggregation',
  line: 'Count a billion ad clicks a day by the minute, exactly enough to send invoices.',
  statement:
    'A company shows ads all over the web, and people click on them a billion times a day. Design the system that turns clicks into numbers: how often an ad was clicked in the last minutes, which ads are clicked most right now, and the same for a chosen part of the clicks. Advertisers are invoiced by these numbers.',
  given: {
    ad_servers: 'The ad servers exist. Whatever they know of a click, they can send you.',
    tools: 'Stream software and databases need not be invented; choose and explain.',
    ask: 'What exactly is asked for, how fresh and how exact, you find out from your interviewer.',
  },

  crux: 'Adding one to a counter is easy; adding it once, in the right minute, and being able to prove it, is the interview. Two questions carry it. Which time counts? A click happens at one moment and arrives at another, so somebody must decide how long to wait and what becomes of those that come later still. And where does a crash leave the count? Between reading a click, adding it and storing the result lie three chances to lose or to double it. Watch whether the candidate keeps the raw clicks and gives them the last word, by recounting yesterday and by replaying a week after a mistake. Rates are moderate; hot ads are worth ten minutes, not thirty.',
  stages: {
    scope: {
      say: [
        'Who looks at these numbers, and what does each of them do when one is wrong?',
        'Which questions does the system have to answer, and which of them is the hardest?',
        'A billion clicks a day: how many is that in a busy second, and how many numbers come out at the other end?',
      ],
      listenFor: [
        'Learns that money hangs on the counts, and puts correctness before freshness',
        'Asks for late and doubled clicks without being led there',
        'Gets to 10,000 a second and a peak of 50,000, and says which day length was used',
        'Counts what comes out as well: ads clicked in a minute, times filters',
      ],
    },
    high_level: {
      say: [
        'Take one click from the ad server to the number on a dashboard.',
        'What do you store of a click, and for how long would you want it?',
        'How is “the 100 most clicked ads of the last minute” computed when the ads are spread over several machines?',
      ],
      listenFor: [
        'A stream between the ad servers and everything else, read independently by two consumers',
        'Keeps raw clicks as well as counts, and can say what each is for',
        'Counts in memory by ad and minute, then a small merge for the top list',
        'Results go through a stream of their own, so that they can be stored once and by others too',
        'Filters are chosen beforehand; they are rows, not a scan of raw clicks',
      ],
    },
    deep_dive: {
      say: [
        'A click of 12:00:59 arrives at 12:03. Into which minute does it go, and is that minute still open?',
        'The aggregator has added up half a minute and dies. What does its successor know?',
        'A new version counted test clicks for three days. How do you put it right while clicks keep coming?',
      ],
      listenFor: [
        'Event time with a watermark; longer waiting buys accuracy with delay; the rest goes to reconciliation',
        'Snapshot of state together with the offset; replay from there gives the same counts',
        'Overwrites the count of a minute instead of adding to it, so that a second write is harmless',
        'Recounts from raw clicks along the same code, beside the live path, and publishes it as a new version',
        'Splits a hot ad over several machines and adds the parts up',
      ],
    },
    wrap_up: {
      say: [
        'Finance asks how far off last month’s counts are. What can you tell them?',
        'Clicks double every two and a half years. Which part do you rebuild first?',
      ],
      listenFor: [
        'The gap between count and recount as a figure that is watched, with a limit agreed on',
        'Cost by dimension: a filter makes rows all day, whether somebody asks or not',
        'Names what the design cannot do, such as filtering by single users',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'What happens to an advertiser if a click is counted twice, and what if it is not counted?',
      pointer:
        'Ask what a click looks like, which three questions are asked most, and how late or doubled clicks come about. Then count events in and numbers out.',
      nearAnswer:
        'Clicks of an ad in the last minutes, the top 100 of a minute, both with filters; visible after a few minutes, correct for the invoice. 10,000 clicks a second on average, 50,000 at the peak, 100 GB of raw data a day.',
    },
    high_level: {
      nudge: 'If every number were wrong tomorrow morning, what would you wish you had kept?',
      pointer:
        'Let the same stream feed two readers: one that stores everything as it came, and one that only counts. What does each of them write?',
      nearAnswer:
        'Ad servers write to a stream. A raw writer stores each click; an aggregation service counts by ad and minute in memory and merges the top lists. Its results go through a second stream into an aggregation database, which a query service reads. Recalculation replays raw clicks into the second stream.',
    },
    deep_dive: {
      nudge: 'Which clock do you believe, and for how long do you wait for those who are late?',
      pointer:
        'Every step may run twice. Look for the point where saving the result and saving the position in the stream can become one, or where doing it twice changes nothing.',
      nearAnswer:
        'Use the click’s own time, close a minute some time after the watermark has passed it, and drop repeats by click id meanwhile. Save counts and offsets in one snapshot. Write a minute’s count as a whole, under the key of ad, minute and filter. Recount each day from the raw clicks, and correct what differs.',
    },
    wrap_up: {
      nudge: 'How would you know that you have been wrong for a week?',
      pointer: 'There are two ways to the same number in your drawing. Nobody has compared them yet.',
      nearAnswer:
        'A nightly job recounts a day from the raw clicks and compares it by ad with what was counted. The gap is a figure on a screen with a limit; beyond it, the day is recalculated and the correction is marked as such.',
    },
  },
  walkthrough: [
    'Ad servers put each click on the raw stream, with the time of the click and an id. Two consumers read it without knowing of each other.',
    'The raw writer stores clicks as they are. Nothing is changed or dropped here; this is what everything else can be computed from again.',
    'The aggregation drops repeats, counts by ad, minute and filter in memory, and merges the top lists. When the watermark has passed a minute, its counts go to the second stream: at the peak one row for every five clicks.',
    'The result writer stores each count under ad, minute and filter, replacing what was there. Dashboards and billing ask the query service, which reads two rows on average.',
    'Once a day the reconciliation recounts from the raw clicks and compares. When logic was wrong, a separate recalculation replays the raw clicks and sends corrected counts down the same second stream.',
  ],
  deepDives: {
    raw_and_counts: {
      topic: 'Raw clicks and counts',
      ask: 'Why keep both? Argue for throwing one of them away, then against it.',
      listenFor: [
        'Counts answer in milliseconds; raw clicks answer questions nobody thought of',
        'Without raw clicks no recount, no audit, no correction of a faulty release',
        'Raw clicks are written much and read rarely: cold storage after some months',
      ],
    },
    stages_of_counting: {
      topic: 'Map, aggregate, reduce',
      ask: 'Draw the inside of your aggregation for the top 100. What passes between its nodes?',
      listenFor: [
        'Map cleans and routes by ad, so that one node sees all clicks of an ad',
        'Each node counts in memory and keeps a heap of its own best hundred',
        'Reduce merges a few short lists into one; that is exact because no ad is on two nodes',
        'Once a hot ad is split, its parts must be added before the lists are compared',
      ],
    },
    event_time: {
      topic: 'Which time counts',
      ask: 'Choose between the time of the click and the time of its arrival. What does your choice cost?',
      listenFor: [
        'Event time is what the advertiser pays for; processing time is easier, and wrong after every outage',
        'A watermark says “nothing older is expected”; a long one delays, a short one misses',
        'What comes later is stored raw and found by the daily recount',
        'Clocks of clients lie: compare with the time of arrival and limit the difference',
      ],
    },
    windows: {
      topic: 'Windows',
      ask: 'Which kind of window does each of your questions need?',
      listenFor: [
        'Tumbling minutes for counts: each click belongs to exactly one',
        '“The last M minutes” is a sum over minutes, no window of its own',
        'A sliding window for the top list, or one computed from the minutes',
      ],
    },
    exactly_once: {
      topic: 'Once and only once',
      ask: 'Show me the line of your pipeline up to which a click may be handled twice.',
      listenFor: [
        'The stream delivers at least once; a retry of the ad server can repeat a click before that',
        'Repeats are dropped by click id for five minutes: 15 million ids, less than 1 GB',
        'Offset and result saved together, or a result that may be written again',
        'Storing “plus three” is not repeatable, storing “is 812” is',
      ],
    },
    one_path: {
      topic: 'One code path or two',
      ask: 'Some build a quick stream and a slow, exact batch beside it. Would you?',
      listenFor: [
        'Lambda: two implementations of the same rule drift apart, and nobody knows which is right',
        'Kappa: history is replayed through the one code that counts live clicks',
        'The replay needs machines of its own and must not delay the present',
        'An independent recount still has its worth, as a check and not as a second product',
      ],
    },
    hot_ad: {
      topic: 'A hot ad',
      ask: 'One ad gets a tenth of all clicks. Is that a problem here, and when would it be?',
      listenFor: [
        '5,000 a second is within the reach of one node today, so measure before splitting',
        'Split by ad plus a number, count in parts, add the parts up at the end',
        'The same in the stream: one partition takes it all if the ad is the key',
        'Storage is not affected: it is one row a minute however often it was clicked',
      ],
    },
    recovery: {
      topic: 'Dying and coming back',
      ask: 'State is in memory. How long until the numbers are right again after a crash?',
      listenFor: [
        'A snapshot every minute or so: counts, top lists, seen ids and the offset belong together',
        'The successor loads it and replays what came since, faster than it comes in',
        'Dashboards lag meanwhile, and say so',
      ],
    },
    growing: {
      topic: 'Growing',
      ask: 'Twice the clicks. In which order do you enlarge what, and what may go wrong?',
      listenFor: [
        'Partitions are set generously at the start; changing them moves ads to other nodes',
        'Consumers are added outside the peak, since sharing out anew stops them for a while',
        'The database grows node by node on a ring, without moving everything',
        'Clicks may be split by region into topics, as long as somebody adds them up',
      ],
    },
    other_stores: {
      topic: 'A database made for this',
      ask: 'Why not put raw clicks into ClickHouse or Druid and simply ask?',
      listenFor: [
        'A column store answers free filters over raw data, within seconds instead of milliseconds',
        'Cheaper in people for a small company; the price is paid with each query',
        'Corrections and exactness remain to be solved there too',
      ],
    },
  },
  failures: {
    duplicates: {
      issue: 'The same click arrives twice',
      remedy:
        'An id given by the ad server, remembered for some minutes; later repeats are found by the recount.',
    },
    late_clicks: {
      issue: 'Clicks of a region arrive an hour late',
      remedy:
        'Their minutes are closed: they are kept raw, recounted at night, and corrected with a new version.',
    },
    aggregator_dies: {
      issue: 'An aggregation node dies in the middle of a minute',
      remedy: 'A successor takes the last snapshot and reads on from its offset: same clicks, same counts.',
    },
    viral_ad: {
      issue: 'An ad goes viral and one node falls behind',
      remedy: 'Its clicks are spread over several nodes by a second key and added up afterwards.',
    },
    wrong_logic: {
      issue: 'A release counts wrongly',
      remedy:
        'A job of its own recounts from raw clicks with the mended code; the live path goes on untouched.',
    },
    lag_grows: {
      issue: 'The aggregation falls further and further behind the stream',
      remedy: 'An alarm on the age of the oldest unread click, more nodes up to the number of partitions.',
    },
    clock_ahead: {
      issue: 'One ad server’s clock is an hour ahead, and its clicks close minutes early',
      remedy: 'A watermark per source, taking the slowest; clicks too far from their arrival are set aside.',
    },
    half_written: {
      issue: 'The result writer dies after half of a minute’s rows',
      remedy: 'It reads the same results again and overwrites: rows that are there already stay the same.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Ten billion clicks',
      prompt: 'Ten times the clicks, the same two million ads. What grows, and what does not?',
      listenFor: [
        'Raw data grows with clicks, to a terabyte a day; counts grow with ads and filters and hardly change',
        'Half a million a second at the peak: more partitions, raw storage ten times as wide or object storage instead',
        'The hottest ad now fills half a node: splitting becomes necessary',
        'Ids to remember: 150 million, over several nodes',
      ],
    },
    second_region: {
      title: 'Clicks on three continents',
      prompt: 'Users click in three regions, an advertiser wants one number. Where do you count?',
      listenFor: [
        'Count by region, where the clicks are, and add up: counts are small and can be summed',
        'A minute is complete only when all regions have reported; one that is cut off holds back the total, or is marked as missing',
        'Raw clicks may have to stay in their region by law; counts may travel',
      ],
    },
    bad_week: {
      title: 'Wrong for a week',
      prompt: 'A mistake in the code was found after seven days. Walk me through the repair.',
      listenFor: [
        'Seven billion clicks at 100,000 a second take 19 hours on one node, two on ten: it is planned, not improvised',
        'New counts get a new version, and appear all at once instead of one minute after the other',
        'The live path counts correctly from now on, with the release time as the border',
        'Invoices already sent: finance decides, the system gives the differences by ad',
      ],
    },
    filter_by_user: {
      title: 'Only this one user',
      prompt: 'Sales promised filters for any user and any IP address. What do you say?',
      listenFor: [
        'Counting beforehand for each user and ad makes as many rows as clicks: nothing is aggregated',
        'Filters that are known beforehand stay; free questions go to the raw clicks in a column store',
        'A list of users, such as testers, is one filter',
        'Every filter adds rows for each clicked ad in each minute',
      ],
    },
    closed_invoice: {
      title: 'After the invoice',
      prompt: 'On the third of the month, 40,000 clicks of the month before turn up. What now?',
      listenFor: [
        'When a month is final is a contract with finance, not a property of the stream',
        'The count of the closed month stays; the difference is booked as a correction in the next',
        'Whether these clicks are real is asked first: a server that was cut off, or somebody cheating',
      ],
    },
    advertisers_day: {
      title: 'Whose midnight?',
      prompt: 'Advertisers in Seoul and New York both want “clicks per day”. What is in your database?',
      listenFor: [
        'Minutes in UTC, summed up to each advertiser’s day when asked',
        'Hourly sums work for most time zones, but not for those with half hours',
        'Daylight saving makes days of 23 and 25 hours; an invoice names its time zone',
      ],
    },
  },
  wrapUp: {
    monitoring: {
      ask: 'What is on the screen of those on call?',
      listenFor:
        'Age of the newest complete minute, lag by partition, clicks dropped as repeats or too late, snapshot age.',
    },
    gap: {
      ask: 'Which single figure would you show the head of finance?',
      listenFor: 'The gap between count and recount in percent, by day, with the part that is explained.',
    },
    cold: {
      ask: 'Raw clicks of two years ago: where are they?',
      listenFor: 'Compressed column files in object storage, by day; replay reads those as well.',
    },
    fraud: {
      ask: 'Where would clicks of robots be taken out?',
      listenFor:
        'Marked, not deleted; quickly by rules in the stream, thoroughly later; credited as a correction.',
    },
    warehouse: {
      ask: 'Analysts want to ask anything at all. Do you open this system to them?',
      listenFor:
        'A copy in a warehouse; the aggregation database keeps to the few questions it is built for.',
    },
  },
  levels: {
    junior: 'Has a counter for each ad that is raised with every click, and a query for the top list.',
    mid: 'Puts a stream, a counting job and a store in a row, and sizes them for 10,000 and 50,000 a second.',
    senior:
      'Chooses event time with watermarks, names the exact border of exactly once, handles hot ads, and can recount.',
    staff:
      'Agrees with finance on what correct means and when it is final, prices every filter, keeps one code path, and makes the chain auditable from end to end.',
  },
}
