import type { DesignWords } from '@/lib/problem/words'

/** Ad click event aggregation in English: its requirements, figures, interfaces and drawings. */
export const enDesign: DesignWords = {
  questions: {
    event: {
      question: 'What is known about a click?',
      answer:
        'The ad, the time of the click, the user, the IP address and the country; one line in the log of an ad server. If asked, the server also gives it an id.',
    },
    volume: {
      question: 'How many clicks and how many ads?',
      answer:
        'A billion clicks a day on two million ads, growing by 30% a year. For peaks, answer five times the average rate.',
    },
    asked_for: {
      question: 'Which questions must be answered?',
      answer:
        'How often an ad was clicked in the last M minutes, and which 100 ads were clicked most in the last minute. Both numbers are adjustable.',
    },
    filters: {
      question: 'Can results be narrowed down?',
      answer: 'Yes, by country, IP address or user, for both questions. The filters are set up beforehand.',
    },
    late: {
      question: 'Do all clicks arrive in time?',
      answer: 'Most within seconds. Some are minutes late, and after an outage some come hours late.',
    },
    doubled: {
      question: 'Can a click arrive more than once?',
      answer: 'Yes, when an ad server repeats what was not confirmed. It must be counted once.',
    },
    freshness: {
      question: 'How soon must a click be visible?',
      answer:
        'Within a few minutes. Bidding for ads needs less than a second, but it does not use these numbers.',
    },
    purpose: {
      question: 'What are the numbers used for?',
      answer: 'For invoices and reports to advertisers. Wrong numbers are worse than late ones.',
    },
    history: {
      question: 'Do old numbers ever change?',
      answer: 'If a mistake is found, yes: it must be possible to count the past again.',
    },
    fraud: {
      question: 'Who finds fraudulent clicks?',
      answer: 'Another team. It may mark clicks later, which then have to be taken off.',
    },
  },
  functional: {
    count: 'Count the clicks of an ad in the last M minutes',
    top: 'List the N most clicked ads of the last minutes',
    filter: 'Both for clicks of a country, an IP range or a list of users',
    keep: 'Keep every click as it came',
    recount: 'Count any period again, beside the live counting',
    reconcile: 'Compare counts with raw clicks every day',
  },
  nonfunctional: {
    correctness: { quality: 'Correctness', target: 'gap to the recount below 0.01%, explained daily' },
    freshness: { quality: 'Freshness', target: '95% of clicks visible within 3 min' },
    robustness: { quality: 'Robustness', target: 'a dead node delays by minutes, loses 0 clicks' },
    throughput: { quality: 'Throughput', target: '50,000 clicks/s at the peak, doubling in 2.6 years' },
    query_speed: { quality: 'Query latency', target: 'p99 below 500 ms at 2,000 queries/s' },
  },
  out: {
    bidding: 'Bidding and choosing ads to show',
    fraud: 'Detecting fraudulent clicks',
    invoices: 'Writing and sending invoices',
    conversions: 'What people do after the click',
  },
  estimateRows: {
    daily_users: 'Daily users',
    clicks_per_user: 'Clicks per user and day',
    peak_factor: 'Peak against average',
    event_size: 'Size of a click',
    ads: 'Ads',
    growth: 'Growth in a year',
    copies: 'Copies of the raw data',
    ads_clicked: 'Ads clicked within a given minute',
    filter_rows: 'Rows per ad and minute (filters)',
    row_size: 'Size of a count',
    exact_day: 'Length of a real day',
    hottest_share: 'Clicks on the hottest ad',
    memory_time: 'Time the id of a click is remembered',
    id_size: 'Memory for an id that was seen',
    queries: 'Queries of dashboards and billing',
    replay_rate: 'Clicks one node can replay',
    clicks_per_day: 'Clicks a day',
    average_rate: 'Average clicks',
    exact_rate: 'Average clicks with the real day',
    peak_rate: 'Peak clicks',
    raw_per_day: 'Raw data a day',
    raw_per_month: 'Raw data a month',
    raw_per_year: 'Raw data a year, all copies',
    years_to_double: 'Years until it doubles',
    aggregate_rows: 'Counts written',
    aggregate_rows_at_most: 'Counts written if every ad is clicked',
    aggregate_per_day: 'Counts a day',
    rows_per_click: 'Counts written per click at the peak',
    hottest_ad: 'Clicks on the hottest ad at the peak',
    remembered_clicks: 'Ids remembered at the peak',
    remembered_ids: 'Memory for these ids',
    replay_of_a_day: 'Time to replay a day on one node',
  },
  estimateReading: [
    'With the round day it is 10,000 a second, with the real one 11,574: the round one understates by 14%. Both pass; a candidate who knows the difference has headroom in mind.',
    'The output is the surprise. 200,000 ads a minute with three rows each are 10,000 rows a second, 864 million a day: hardly fewer than the clicks. Counting by the minute with filters saves reading, not writing.',
    'The output does not follow the clicks, it follows ads and filters: ten times as many clicks hardly change it, three more filters double it. If every ad is clicked each minute it is 100,000 rows a second.',
    'Raw clicks are 100 GB a day, 110 TB a year in three copies. That is affordable, and it is the insurance for everything else.',
    'The hottest ad brings 5,000 clicks a second and a stream processor takes 100,000. Splitting is something to know, not something to build on the first day.',
    'At 30% a year clicks double in 2.6 years: partitions set today should allow for the doubling after next.',
  ],
  api: {
    count: {
      request: '?from=&to=&filter=',
      response: '200 {ad_id, count, complete_until, version}',
      notes: 'Whole minutes; says up to which minute counts are complete',
    },
    popular: {
      request: '?count=100&window=1&filter=',
      response: '200 {ad_ids, window, update_minute}',
      notes: 'Computed beforehand for the usual windows',
    },
    recount: {
      request: '{from, to, code_version, reason, run_id}',
      response: '202 {run_id, status}',
      notes: 'Internal; a repeat with the same run_id starts nothing new',
    },
    reconciliation: {
      response: '200 {day, counted, recounted, explained, open}',
      notes: 'For finance and those on call; final once everything is settled',
    },
  },
  entities: {
    raw_click: {
      why: 'Written all the time, read seldom and in bulk. Split by ad and hour, kept as evidence; object storage with column files is as good.',
    },
    ad_minute_count: {
      why: 'Written every minute and read by ad and time. A row is replaced as a whole, so writing it twice does no harm.',
    },
    top_ads: {
      why: 'A finished answer by window and minute, read with one key; a key-value store would do as well.',
    },
    filter: {
      why: 'A few hundred definitions, loaded by every aggregation node; too small for a box in the drawing.',
    },
    reconciliation: {
      why: 'What was counted, what the recount says, and who settled the difference. Small, and it must be provable.',
    },
  },
  nodes: {
    log: 'Ad servers',
    k1: 'Raw click stream',
    raww: 'Raw writer',
    rawdb: 'Raw DB',
    agg: 'Aggregation',
    k2: 'Result stream',
    aggw: 'Result writer',
    aggdb: 'Aggregation DB',
    q: 'Query service',
    dash: 'Dashboards, billing',
    recalc: 'Recalculation',
    recon: 'Daily reconciliation',
  },
  edges: {
    'log-k1': 'clicks',
    'k1-raww': 'consume',
    'raww-rawdb': 'store as it is',
    'k1-agg': 'consume',
    'agg-k2': 'counts, top N',
    'k2-aggw': 'consume',
    'aggw-aggdb': 'replace rows',
    'dash-q': 'query',
    'q-aggdb': 'read',
    'rawdb-recalc': 'replay on demand',
    'recalc-k2': 'corrected counts',
    'recon-rawdb': 'recount a day',
    'recon-aggdb': 'compare',
  },
  weakNodes: {
    ads: 'Ad servers',
    clicks: 'Click service',
    counters: 'Counters in Redis',
    flush: 'Job every minute',
    db: 'Counts by minute',
    dash: 'Dashboard',
    reports: 'Report service',
  },
  weakEdges: {
    'ads-clicks': 'click',
    'clicks-counters': 'add one',
    'flush-counters': 'read and reset',
    'flush-db': 'insert counts',
    'dash-reports': 'show an ad',
    'reports-db': 'sum and sort',
  },
  weakLacks: [
    'Clicks are not kept. When a number is doubted there is nothing to count again, and a mistake in the code cannot be mended.',
    'The minute is that of arrival: after an outage of ten minutes, ten minutes of clicks are on the wrong invoice line.',
    'A repeated request adds one more: there is no id by which a click would be known again.',
    'The job resets the counters and then writes. If it dies in between, a minute is gone; if it writes first, a minute is there twice.',
    'The top list sorts all ads of the minute for each visitor, and every filter needs counters of its own.',
  ],
}
