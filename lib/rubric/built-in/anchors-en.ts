import type { RubricWords } from '@/lib/rubric/rubric'

/** What can be seen at each level, in English. Both built-in rubrics share it: they only call the levels differently. */
export const anchorsEn: RubricWords['dimensions'] = {
  problem: {
    name: 'Problem understanding and scope',
    short: 'Problem and scope',
    anchors: {
      1: 'Starts drawing at once; builds something nobody asked for; has to be stopped',
      2: 'Asks a few questions but misses the users, the scale or a core feature; leaves nothing out on purpose',
      3: 'Separates what it must do from how well, says assumptions aloud, confirms the scope in one sentence',
      4: 'Finds the requirement that drives the design, ranks the others, questions one, agrees on what is left out',
    },
  },
  estimation: {
    name: 'Estimation and constraints',
    short: 'Estimation',
    anchors: {
      1: 'No figures, or figures off by orders of magnitude without noticing',
      2: 'An average rate only; units or the peak are missing; the figures are not used again',
      3: 'Average and peak, storage and bandwidth, with units and sensible rounding; names the read/write ratio',
      4: 'Lets the figures choose: says which resource runs out first, and at what size the design changes',
    },
  },
  high_level: {
    name: 'High-level design: API, data, architecture',
    short: 'High-level design',
    anchors: {
      1: 'Boxes without a request running through them; no API or no data model',
      2: 'The main path works; some endpoints, keys or stores stay unclear or without a reason',
      3: 'The API covers every requirement, entities have keys and a store with a reason, each use case can be followed',
      4: 'A simple, complete picture; explains its boundaries, who owns what and how consistent it is; agreed early',
    },
  },
  depth: {
    name: 'Technical depth',
    short: 'Technical depth',
    anchors: {
      1: 'Names products without knowing how they work',
      2: 'Knows one area; stops at the second why',
      3: 'Explains the mechanism, limits and settings of two critical parts correctly',
      4: 'Reasons from first principles, predicts how their own choice fails, compares alternatives with figures',
    },
  },
  reliability: {
    name: 'Bottlenecks, failures and trade-offs',
    short: 'Bottlenecks, failures',
    anchors: {
      1: 'Says the design has no weakness; a single point of failure stays',
      2: 'Names a bottleneck when asked; offers one remedy without its cost',
      3: 'Finds bottlenecks and single points of failure unasked, with remedy and cost; handles retries, duplicates, concurrency',
      4: 'Puts figures on the limits; plans failover, backup and reduced service; shows where consistency is given up, and why',
    },
  },
  communication: {
    name: 'Communication and collaboration',
    short: 'Communication',
    anchors: {
      1: 'Works in silence or lectures; passes over hints',
      2: 'Can be followed, but jumps; has to be steered through the stages',
      3: 'Structured, keeps an eye on the time, thinks aloud, takes feedback',
      4: 'Leads the hour, checks that it is understood, adapts the depth, sums up decisions and open points',
    },
  },
}
