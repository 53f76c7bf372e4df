import { enDesign } from '@/lib/problem/catalog/stock-exchange/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** The stock exchange in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Stock exchange',
  line: 'Match buy and sell orders in microseconds, in an order that anybody may check.',
  statement:
    'A new stock exchange is going to open. Brokers send it limit orders: buy or sell so many shares of one stock, at this price or better. They can cancel what has not been executed yet. Design the system that takes these orders, matches them fairly, tells both sides, and shows the market to everybody who watches. Nobody may trade with money or shares they do not have, and whoever waits a millisecond longer than a competitor will ask why.',
  given: {
    members: 'Brokers are known and connected; people trade through them.',
    settlement: 'Money and shares change hands between banks later, elsewhere.',
    scope_is_yours: 'How many orders, which kinds, how fast, how fair: ask.',
  },

  crux: 'More than 200,000 orders a second sound like a cluster, yet a single core can match ten times as many: an order has 4.7 µs. The interview turns when the candidate notices that throughput is not the problem, order is. One sequence, numbered by one writer, makes matching fair, repeatable and recoverable, and all that would disturb it (several workers, locks, clocks, a database on the way) has to leave the path. Then ask for the price. One writer is one point of failure: what does the standby know, who says that it leads now, and what keeps two of them from publishing?',
  stages: {
    scope: {
      say: [
        'Before you draw: what does “fair” mean on an exchange, and to whom would you have to prove it?',
        'A billion orders on a day of six and a half hours. What does the busiest second look like, and how much time is left for one order?',
        'Of all you have listed: what must happen before an order is answered, and what may come after?',
      ],
      listenFor: [
        'Best price first, then who came first, and asks whose clock decides that',
        'Limit orders, placed and cancelled, in trading hours; asks about risk limits and about funds',
        'About 43,000 orders a second, 215,000 at the peak, 4.7 µs for each on one core',
        'Talks of the 99th percentile rather than the mean, and keeps market data and reports off the critical path',
      ],
    },
    high_level: {
      say: [
        'Follow one buy order from its broker until the execution has come back.',
        'And those who only watch the market: how does it reach them?',
        'What do you keep in memory, what on disk, and when does it get there?',
      ],
      listenFor: [
        'A gateway checks and translates, an order manager checks risk and holds funds, a sequencer numbers, an engine matches',
        'The book: two sides, price levels with a queue each, a map from order to its place; add, match and cancel in constant time',
        'Executions get numbers too, and return the same way',
        'Market data and reports read the stream, and can never slow an order down',
        'There is no database on the critical path',
      ],
    },
    deep_dive: {
      say: [
        'Why is there just one sequencer? What would go wrong with two?',
        'The engine’s machine dies in the busiest second of the day. What is lost, and who goes on trading?',
        'The mean latency is fine, the 99th percentile is ten times higher. Where do you look first?',
      ],
      listenFor: [
        'One writer means one order for everybody: fair, repeatable, and a gap in the numbers is seen at once',
        'Determinism: the same sequence leads to the same books, so there is no clock, no chance and no parallel work in the engine',
        'A standby is at the same number and keeps silent; a lease or a Raft term says who may publish',
        'An order counts as soon as a second machine has it in memory: nothing is lost, and nobody waits for a disk',
        'The tail comes from garbage collection, page faults, context switches and the network; pinned cores and memory taken in advance help',
      ],
    },
    wrap_up: {
      say: [
        'It is one minute before the opening. What do you look at, and which switch is within reach?',
        'What would you leave out in the first year, and why is that safe?',
      ],
      listenFor: [
        'Can halt a stock or the market, and says why standing still is better than matching wrongly',
        'Names the weak spots: one machine, the same bug in both, one stock that everybody wants',
        'Thinks of members and regulator: replay as proof, equal cables, rules that are published',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'What would a broker complain about first: a slow answer, or being overtaken?',
      pointer:
        'Make two heaps: what has to happen before an order is answered, and what merely has to happen. Then work out how much time the first heap has.',
      nearAnswer:
        'Limit orders on 100 stocks, place and cancel, trading hours only. A billion orders in 6.5 hours are 43,000 a second, five times that at the opening; one core has 4.7 µs for each. Before the answer: checks, funds, number, match. After it: market data, charts, reports.',
    },
    high_level: {
      nudge: 'Two orders arrive together. At which place in your drawing is it decided which was first?',
      pointer:
        'Let every order pass one point that gives it a number. What must be done before that point, and what can simply read from behind it?',
      nearAnswer:
        'Gateway, order manager with risk and funds in memory, sequencer, matching engine. Fills go back through the sequencer to the order manager and the gateway. The numbered stream also feeds an event store and a reporter; executions feed the market data.',
    },
    deep_dive: {
      nudge: 'Feed the same orders to the engine twice. Do you get the same trades, and what makes you sure?',
      pointer:
        'Look for whatever the engine uses that is not in the sequence: clocks, threads, calls to others. If there is nothing of the kind, what could a second machine do?',
      nearAnswer:
        'A standby follows the same numbers, has the same book, and publishes nothing. When heartbeats fail, it is elected with a new term and continues after the last number; whatever the old leader still sends has an old term, and is dropped.',
    },
    wrap_up: {
      nudge: 'What is the worst thing that this system could do at ten in the morning?',
      pointer:
        'Weigh a minute of standing still against a second of wrong trades. Then think of a bug that both machines have.',
      nearAnswer:
        'A switch to halt one stock or all, a standby that runs the version before, each day’s orders replayed on a new version before it goes live, and the sequence of the day ready for the regulator.',
    },
  },
  walkthrough: [
    'A broker’s order reaches the gateway. It checks who sends and whether the message is sound, and turns FIX into a compact record.',
    'The order manager checks the limits, holds the money or the shares, and hands the order to the sequencer.',
    'The sequencer puts the next number on it. In this order and no other, the engine adds it to its book and matches; the same stream goes to the event store and to the standbys.',
    'Fills return to the sequencer, get numbers of their own, and go to the order manager, which books or releases what was held, and by the gateway to both brokers.',
    'Beside this path, executions feed the publisher, which makes books and candles of them and sends these to all subscribers at once. A reporter writes orders and fills to its database, a hundred at a time.',
  ],
  deepDives: {
    critical_path: {
      topic: 'The critical path',
      ask: 'Which boxes does an order pass before it is answered? Take away whatever you can.',
      listenFor: [
        'Gateway, order manager, sequencer, engine, and nothing else',
        'Logs, metrics, storage and reports read the stream afterwards',
        'One hop through a network costs more than the match itself',
        'Latency is measured between the exchange’s own ports, and the 99th percentile is what counts',
      ],
    },
    one_server: {
      topic: 'One server',
      ask: 'How do you get from milliseconds to tens of microseconds?',
      listenFor: [
        'All parts of the path are processes on one machine and share memory-mapped files: no network, no copies',
        'Each is one loop, pinned to its core and never asleep: no locks, no switching',
        'Memory is taken before the opening; nothing is collected while the market is open',
        'The price is a machine that is both limit and risk, hence the standby',
      ],
    },
    sequencer: {
      topic: 'The sequencer',
      ask: 'What exactly does the sequencer do, and why for executions as well?',
      listenFor: [
        'A single writer numbers each order on its way in and each execution on its way out',
        'A missing number is noticed, a repeated one is dropped: that makes exactly once',
        'Time priority is the number, not the time that a sender wrote on its message',
        'It does next to nothing else, and so manages millions a second',
      ],
    },
    determinism: {
      topic: 'Determinism',
      ask: 'Two engines get the same input. What could still make their books differ?',
      listenFor: [
        'A clock, random numbers, threads, the order in a hash map, floating point, another version of the code',
        'Time comes in as an event with a number: opening, close, expiry',
        'It is checked, not hoped for: a hash of the book every thousand events, compared between machines',
      ],
    },
    order_book: {
      topic: 'The order book',
      ask: 'Draw the data structure. What do adding, matching and cancelling cost?',
      listenFor: [
        'A sorted row of price levels for each side; in each level a doubly linked list, first in, first out',
        'A map from order id to its list entry, so that cancelling needs no search',
        'The best level is at hand, and matching takes from the head of its list: constant time',
        'A partly filled order keeps its place; one with a new price or more shares goes to the end',
      ],
    },
    event_sourcing: {
      topic: 'Event sourcing',
      ask: 'Everything is a stream of numbered events. What does each part keep for itself?',
      listenFor: [
        'Its own state, made from the same stream by the same library: holds, books, candles',
        'Nobody asks anybody on the way; each part can say up to which number it is right',
        'A snapshot after the close, so that the morning does not begin with years of replay',
      ],
    },
    funds: {
      topic: 'Funds and limits',
      ask: 'A customer owns 100 and sends two orders worth 80 through two gateways, within a millisecond. What happens?',
      listenFor: [
        'The order manager is the one place where open orders and holds meet: the second order is refused',
        'The hold is made before the order gets its number, booked at a fill, released at a cancel',
        'A fill at a better price leaves something to release',
        'Holds are in memory and follow from the stream; banks settle after the close',
      ],
    },
    high_availability: {
      topic: 'Hot and warm',
      ask: 'The warm engine has the same book as the hot one. What keeps it silent, and when may it speak?',
      listenFor: [
        'Both work through the stream; only what the leader puts out leaves the house',
        'Missing heartbeats show that the leader is gone; a lease or a term shows that there is only one',
        'The new leader continues after the last number published, leaving nothing out and saying nothing twice',
        '99.99% leave 2.3 s of the trading hours: nobody gets out of a chair that fast',
      ],
    },
    lost_site: {
      topic: 'A lost site',
      ask: 'The whole data centre is dark. What have you lost, and when does trading go on?',
      listenFor: [
        'What was confirmed is in the memory of several machines, by reliable UDP or by Raft',
        'Light takes milliseconds to the next city: either every order waits for it, or the copy there is a little behind',
        'Recovery point zero within the site; for the gap outside the exchange has a written rule',
        'The switch of sites is made by people first, with rehearsals, and automated once it is boring',
      ],
    },
    market_data: {
      topic: 'Market data',
      ask: 'A thousand subscribers want the book. Who of them gets it first?',
      listenFor: [
        'Nobody: multicast sends one packet to all, while a loop over connections always has a first',
        'Those who cannot follow get the newest state, not each step to it (conflation)',
        'Packets get lost: numbers show the gap, and a second channel sends them again',
        'Candles are made in a ring buffer in memory, and older ones go to a column store',
      ],
    },
    colocation: {
      topic: 'Near and far',
      ask: 'Some brokers rent space next to your machines. Is that fair, and what do the others need?',
      listenFor: [
        'Cables of equal length in the hall: being near is for sale, being nearer is not',
        'The public gets its quotes by another path, cached and rate-limited, which never touches orders',
        'Allow lists, certificates, and a limit for each broker at the gateway',
      ],
    },
  },
  failures: {
    engine_crash: {
      issue: 'The matching engine crashes',
      remedy:
        'The standby is at the same number of the sequence; it becomes leader and publishes from the next one.',
    },
    split_brain: {
      issue: 'Two engines believe that they lead',
      remedy:
        'Each output carries the term of its leader; receivers drop older terms, and a leader whose lease has run out stops by itself.',
    },
    same_bug: {
      issue: 'One order crashes both engines',
      remedy:
        'The standby runs the version before; that order is set aside, its stock is halted, and new versions replay old days first.',
    },
    sequence_gap: {
      issue: 'A number is missing in the sequence',
      remedy: 'Ask for it again and match nothing until it is there: guessing would split the books.',
    },
    tail_spikes: {
      issue: 'The 99th percentile jumps every few seconds',
      remedy:
        'Take memory before the opening, pin loops to cores, and let no garbage collector near the path.',
    },
    hot_symbol: {
      issue: 'Everybody trades the same stock',
      remedy:
        'A book cannot be divided, but it can have a core of its own; the busiest one needs a tenth of what the market needs.',
    },
    quote_flood: {
      issue: 'A flood of requests hits the quotes',
      remedy: 'Public data is apart from orders: cached, rate-limited, and cut off first when it gets tight.',
    },
    runaway_broker: {
      issue: 'A broker’s program sends orders without end',
      remedy: 'A limit for each session at the gateway, and one switch that cancels all its open orders.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt:
        'Ten billion orders a day. One core is nearly full at the peak. What do you divide, and what do you lose by it?',
      listenFor: [
        'By stock: books know nothing of each other, so each group of stocks gets its sequencer and engine',
        'There is then no single order over all stocks: is that needed, and by whom?',
        'The order manager becomes the hard part: the money of one customer is held for stocks in several groups',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt:
        'The supervisor demands that trading can move to another city within minutes. What goes there, and at what price?',
      listenFor: [
        'The numbered stream, copied all the time; the engines there follow and stay silent',
        'Waiting for the copy adds milliseconds to each order; not waiting may lose the last of them: say which and why',
        'Never both at once: brokers reconnect, numbers continue, terms forbid the old site to publish',
      ],
    },
    disk_first: {
      title: 'On disk first',
      prompt:
        'The auditors want each order to be on disk before it is answered. What does this do to your numbers?',
      listenFor: [
        'A flush takes some 300 µs, and in that time 64 orders arrive at the peak',
        'One flush for many orders: throughput holds, but each waits up to two flushes',
        'Or a better question: is the memory of three machines with separate power not safer than one disk?',
      ],
    },
    opening_auction: {
      title: 'The opening auction',
      prompt:
        'Before the opening, orders are collected, and at nine o’clock one single price executes as many shares as possible. Where does this go?',
      listenFor: [
        'The same book with matching switched off; the opening is an event in the sequence',
        'For each price, shares that could trade: the smaller of all bids at or above and all offers at or below; the largest wins',
        'One event then causes a burst of fills: queues behind the engine have to stand that',
      ],
    },
    around_the_clock: {
      title: 'Around the clock',
      prompt: 'The exchange is to trade day and night, all week. Which comforts did the close give you?',
      listenFor: [
        'Snapshots, new versions and cleaning up happened at night; now the standby makes the snapshot and is upgraded first',
        'A day now ends by an event in the sequence, for limits, reports and candles',
        'Standing still is never free any more: switching leaders becomes routine',
      ],
    },
    fat_finger: {
      title: 'A slip of the finger',
      prompt:
        'A broker sold at a tenth of the price. Two hundred trades later it asks to undo them. What can your system do?',
      listenFor: [
        'History stays: a reversal is an event of its own, decided by people under a published rule',
        'Better to refuse it beforehand: price bands and order size, checked by the order manager',
        'What came of these trades (orders that others placed because of them) cannot be undone',
      ],
    },
    prove_fairness: {
      title: 'Who was first?',
      prompt:
        'A broker claims that its order left earlier and was overtaken. How do you answer, and is your answer complete?',
      listenFor: [
        'Replay of the sequence shows that matching kept to the numbers',
        'It does not show what happened before the number was given: gateways and cables need their own timestamps',
        'With 62 gateways one may be slower: balance them, measure each, and publish the difference',
      ],
    },
  },
  wrapUp: {
    monitoring: {
      ask: 'What may you measure without making the path slower, and what do you do with it?',
      listenFor:
        'Timestamps at the ports, the gap between numbers of leader and standby, 99th and 99.9th percentile, queues behind the engine; collected from the stream, on another machine.',
    },
    halt: {
      ask: 'Who may stop the market, by which rule, and how does it begin again?',
      listenFor:
        'One stock or all, by price limits or by hand; a halt is an event in the sequence, and an auction reopens.',
    },
    other_venues: {
      ask: 'Not every venue looks like this. When would you build it differently?',
      listenFor:
        'Hundreds of thousands of instruments or fewer demands on latency: clusters, shards by instrument. Dark pools hide the book; crypto pools price by formula and have no book.',
    },
    regulation: {
      ask: 'What does a regulator want from this system?',
      listenFor:
        'Every order and change for years, clocks in step with each other, surveillance for manipulation, tested recovery, equal access.',
    },
    microseconds: {
      ask: 'What does the next microsecond cost, and who pays for it?',
      listenFor:
        'Kernel bypass, special network cards, programmable chips; fewer people who understand it. Worth it only if members choose the venue by it.',
    },
  },
  levels: {
    junior:
      'Keeps orders in a table and finds a counterpart by a query; understands with help why this is neither fast nor fair.',
    mid: 'Has gateway, order manager, engine and queue, gets to 43,000 and 215,000 orders a second, and draws an order book.',
    senior:
      'Brings the sequencer and says what it is for, keeps the book in memory and the engine deterministic, and explains how hot and warm change places.',
    staff:
      'Adds up the path in microseconds, says where fairness begins and ends, weighs zero loss across sites against latency, and proves correctness by replay.',
  },
}
