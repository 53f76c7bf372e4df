import { enDesign } from '@/lib/problem/catalog/hotel-reservation/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** The hotel reservation system in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Hotel reservation system',
  line: 'Sell the rooms of a hotel chain: many look, few book, and the last room goes to one guest.',
  statement:
    'A hotel chain wants to sell its rooms itself. Design the booking system behind its website and app: guests look at a hotel and its room types, reserve for their dates, pay, see their reservations and may cancel them; staff look after hotels and prices. Two guests must never be promised the same room by mistake.',
  given: {
    chain: 'All hotels belong to one chain, and its staff keep their data up to date.',
    provider: 'Cards are charged by an outside payment provider that you can call.',
    scope_is_yours: 'How large the chain is, how it sells and what it promises is for you to find out.',
  },

  crux: 'Three reservations a second are no load. What decides is the last room: one guest pressing twice, or two guests pressing at once, must not become two bookings, and still the chain wants to sell eleven rooms where it has ten. Watch for three things: that types and nights are booked instead of numbered rooms; that check and update are one step which the database enforces; and that the candidate can say which of lock, version and constraint fits how often guests really collide. Then ask what happens when the money and the room disagree.',
  stages: {
    scope: {
      say: [
        'Before anything is drawn: what exactly does a guest buy, and when is it theirs?',
        'Which mistake costs this chain more: a page that is slow, or a room sold twice? How often may each happen?',
        'Five thousand hotels, a million rooms. How many people press “Reserve” in one second?',
      ],
      listenFor: [
        'Asks whether the guest books a room or a type, and whether overbooking is wanted',
        'Asks when payment happens and what a cancellation does to room and money',
        'Gets from rooms and occupancy to two or three reservations a second, and notices how little it is',
        'Separates a lot of looking from a little booking, and says that they need different care',
      ],
    },
    high_level: {
      say: [
        'Take one guest from the hotel page to the confirmation. Which part of your drawing answers each click?',
        'Show me the table that says how many rooms are left on the night of 24 December.',
        'Which of your calls change something, and what happens if one of them arrives twice?',
      ],
      listenFor: [
        'Has an inventory by hotel, room type and date, with what exists and what is reserved',
        'The reservation carries an id that exists before the request is sent',
        'Pages about hotels are read through a cache; reservations go to the database',
        'Reservation and inventory lie in one database, and somebody says why',
        'A reservation has states: pending until it is paid, and a way out when it never is',
      ],
    },
    deep_dive: {
      say: [
        'One room is left. Two guests press at the same moment. Show me each statement that reaches the database, in order.',
        'A guest stays from the 3rd to the 6th. Which rows change, and what if the second of them is full?',
        'The card has been charged, and now the reservation cannot be stored. What do you do?',
      ],
      listenFor: [
        'Sees that reading and then writing is the race, and closes it with a lock, a version or a constraint',
        'Compares at least two of these by how often guests collide, not by taste',
        'Counts nights, not days: the night of departure is not theirs, and all nights succeed or none',
        'Knows the order of room and money, and has compensation for each step that fails',
      ],
    },
    wrap_up: {
      say: [
        'Which guest will call first after your launch, and about what?',
        'The chain buys its largest rival next year. What of this would you keep?',
      ],
      listenFor: [
        'Names where the own design can still oversell, or leave a room unsold',
        'Would watch oversold nights, pending reservations that grow old and charges without a room',
        'Knows a shard key (hotel), and why it fits nearly every query',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'Does a guest care about the number on the door while booking?',
      pointer:
        'Start from rooms, how many of them are taken and how long people stay: that gives reservations a day. Then go back through the pages a guest saw before.',
      nearAnswer:
        'Guests reserve a type for some nights and pay at once; the chain may sell 10% more than it has. A million rooms, 70% taken, three nights a stay: some 230,000 reservations a day, under three a second, with a hundred page views behind each.',
    },
    high_level: {
      nudge: 'What do you have to look at to know whether a stay is possible?',
      pointer:
        'Think of a row for each type and night that holds two numbers. Who fills these rows, who changes them, and who only reads a copy?',
      nearAnswer:
        'A hotel service answers pages out of a cache, a rate service adds prices. A reservation service owns reservations and an inventory table keyed by hotel, type and date, both in one database, takes the nights, calls the payment service and finishes the status. A daily job adds rows for new dates.',
    },
    deep_dive: {
      nudge: 'How much time lies between “there is one left” and “now it is yours”?',
      pointer:
        'There are three common ways: hold the row while you look, notice that it changed, or let the database refuse a wrong number. What does each do when a thousand people want one row?',
      nearAnswer:
        'Insert the reservation under its own id, so that a repeat hits the key. In the same transaction raise total_reserved for every night where date ≥ start and < end, on condition that it stays within 110%; roll back if one night refuses. Few collisions: version or constraint. A rush: lock, or a queue for that hotel.',
    },
    wrap_up: {
      nudge: 'What happens at the desk when all eleven guests arrive?',
      pointer: 'Look at the moments where money has moved and the room has not, and the other way round.',
      nearAnswer:
        'Reservations that stay pending expire and give back their nights; a nightly comparison finds charges without a stay; the 10% becomes a figure for each hotel, learned from how many guests really come.',
    },
  },
  walkthrough: [
    'A guest opens a hotel page. Photos come from the CDN; the hotel service answers out of its cache, the rate service adds the price of each night. Nothing of this has to be exact.',
    'The form opens with a fresh reservation id. “Reserve” goes through the gateway to the reservation service, which first asks the inventory cache: a clear “full” ends here, at no cost to the database.',
    'Then one transaction in the reservation DB: insert the reservation as PENDING under its id, raise the reserved count of every night if it stays within 110%. One night too many, and all of it is rolled back.',
    'With the nights held, the payment service charges at the PSP. Success makes it PAID; refusal, or no answer until the hold expires, gives the nights back.',
    'Each change in the database runs through change data capture into the inventory cache, so that pages follow within a second or so.',
    'Staff work through their own gateway: they cancel and refund in the same tables. A daily job adds the rows of the day that newly comes into reach, two years ahead.',
  ],
  deepDives: {
    type_not_room: {
      topic: 'A type, not a room',
      ask: 'Why not simply mark room 512 as taken?',
      listenFor: [
        'Guests buy a kind of room; numbers are given out at check-in',
        'A count for each type and night makes overbooking one comparison',
        'With numbered rooms, long stays break up the calendar: free nights that no one guest can use',
      ],
    },
    double_click: {
      topic: 'The same guest twice',
      ask: 'A guest on a train presses, sees nothing, presses again. What stops the second booking?',
      listenFor: [
        'A greyed-out button helps, and is not enough: apps retry, and so do proxies',
        'The id is made with the form, before the first press, and is the primary key of the reservation',
        'The repeat fails on the key and is answered with the state of the first',
        'The same id goes on to the payment, so that the charge cannot double either',
      ],
    },
    last_room: {
      topic: 'Two guests, one room',
      ask: 'Compare three ways of letting only one of them win.',
      listenFor: [
        'SELECT … FOR UPDATE: safe under any rush, but waiting requests hold connections, and unordered locks deadlock',
        'Version column: nothing waits, the loser tries again; fine with few collisions, a storm of retries with many',
        'CHECK constraint on the row: least code, enforced for every writer; hard to version with the code, and tied to one database',
        'Ten rooms a type make collisions rare, so optimism is the sound default here',
        'Names the isolation level, and what “read committed” lets through',
      ],
    },
    nights: {
      topic: 'Nights',
      ask: 'Write the update for a stay from the 3rd to the 6th.',
      listenFor: [
        'Three rows: date >= start AND date < end; BETWEEN would take the departure day too',
        'Hotel, type and date are all in the condition',
        'The number of changed rows is compared with the number of nights: a missing row is a refusal',
        'Rows are touched in the order of dates, so that overlapping stays cannot deadlock',
        'A date is a date at the hotel, not a moment in UTC',
      ],
    },
    money_and_room: {
      topic: 'Room and money',
      ask: 'Which comes first, and what if the second step fails?',
      listenFor: [
        'Hold the nights as pending, charge, then confirm; the hold has an end',
        'A refused card gives back the nights; an unknown outcome is asked for, not guessed',
        'A late success on an expired hold: take the nights again if there are any, else refund',
        'A daily comparison of paid reservations with the provider’s list',
      ],
    },
    one_database: {
      topic: 'One database or many',
      ask: 'A colleague wants a reservation service and an inventory service with a database each. What do you say?',
      listenFor: [
        'What must change together stays together: one local transaction here',
        'If they are split: two-phase commit blocks on the slowest, a saga shows states in between and needs a compensation a step',
        'Services can be split by who changes them, without splitting this pair',
      ],
    },
    cache_and_truth: {
      topic: 'Cache against database',
      ask: 'The cache says two rooms free, the database says none. Is that a bug?',
      listenFor: [
        'No: the database refuses, and the guest sees “just sold out”',
        'The other way round costs a sale, so entries expire and are corrected',
        'Fed from the change log instead of written twice: no update is lost when a server dies between two writes',
        'Only what is shown comes out of the cache, never what is decided',
      ],
    },
    scale_up: {
      topic: 'Growing',
      ask: 'What is the first thing to split when one database no longer carries it?',
      listenFor: [
        'Shard by hotel: every reservation lives in one shard, with its inventory',
        'A guest’s list of stays crosses shards: a second table by guest, filled from the log',
        'Past nights go to an archive; only what can still be booked has to be fast',
        'Past and coming nights, reads and writes are separated before any shard is needed',
      ],
    },
    overbooking_policy: {
      topic: 'Overbooking as policy',
      ask: 'Where does the 10% live in your design, and who may change it?',
      listenFor: [
        'As data for each hotel and night, not as a number in the code',
        'Rounding: five rooms give five and a half; down means five',
        'More guests than rooms is an expected case: another hotel, a taxi, a voucher',
        'The right figure comes from measured no-shows, and from what turning a guest away costs',
      ],
    },
  },
  failures: {
    retry_books_twice: {
      issue: 'A retry books a second time',
      remedy: 'The reservation id is the primary key: the second insert fails and the first answer is sent.',
    },
    race_oversells: {
      issue: 'Two guests take the last room together',
      remedy:
        'A conditional update or a constraint lets one through; the other is tried again a few times, then told it is sold out.',
    },
    paid_without_room: {
      issue: 'The payment succeeds, the reservation does not',
      remedy:
        'Nights are held before charging; what still slips through is refunded, and found by the daily comparison.',
    },
    stale_cache: {
      issue: 'The page shows a room that is gone',
      remedy: 'The transaction checks again; the refusal also corrects the cache entry.',
    },
    rush_on_one_hotel: {
      issue: 'A concert sends everybody to one hotel',
      remedy:
        'A waiting line for that hotel in front of its rows, taken one by one; other hotels notice nothing.',
    },
    primary_fails: {
      issue: 'The primary of the reservation DB dies',
      remedy:
        'A synchronous standby takes over in one to two minutes; meanwhile pages still open, and booking says “in a moment”.',
    },
    abandoned_payment: {
      issue: 'A guest leaves in the middle of paying',
      remedy: 'The hold expires after some minutes, and a sweep gives the nights back.',
    },
    missing_dates: {
      issue: 'The daily job did not add new dates',
      remedy: 'It may run twice and catches up by itself; an alarm compares the furthest date with today.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt:
        'A campaign brings ten times the guests of the season. Walk through your boxes: who gives in first?',
      listenFor: [
        'The hotel service: its two instances are full at less than three times; ten times needs about eleven',
        'Then the API gateway, with 16,650 calls a second against some 10,000; hotel and rate databases barely notice',
        'Reservations reach 150 a second, 450 rows: the database still has room',
        'The PSP’s usual quota of 100 calls a second is passed at six times already, and no box of ours shows it',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt: 'Guests on another continent find the pages slow. Can you book from both sides of the ocean?',
      listenFor: [
        'Pages and prices are copied everywhere; a reservation goes to the hotel’s home region',
        'One row may not be writable in two places, or the last room is sold in both',
        'Says what a failover may lose: nothing within the region, thanks to a synchronous standby, and a known few seconds across',
      ],
    },
    every_hotel: {
      title: 'Every hotel in the world',
      prompt: 'We are no longer a chain but a site for all hotels: a thousand times as much. What changes?',
      listenFor: [
        '30,000 booking views a second over 16 shards by hotel are 1,875 each, which is comfortable',
        '3,000 reservations a second make 9,000 row changes, also easily spread',
        'The inventory is terabytes now, and owned by others: their systems must be asked, or trusted for a while',
        'Some hotels are much larger than others; a shard map instead of a bare modulo',
      ],
    },
    review_the_sql: {
      title: 'Review this SQL',
      prompt:
        'A colleague sends CHECK (total_inventory − total_reserved ≥ 0), and an UPDATE with room_type_id = ? AND date BETWEEN start AND end. What do you answer?',
      listenFor: [
        'The check forbids the 10%: compare with 1.1 × total_inventory, rounded down',
        'BETWEEN includes the day of departure and takes a night nobody sleeps',
        'The hotel is missing in the condition: if types share ids, other hotels lose rooms',
        'Nobody compares changed rows with nights',
      ],
    },
    full_house: {
      title: 'Everybody comes',
      prompt: 'Eleven guests stand at the desk for ten rooms. What did your system do this morning?',
      listenFor: [
        'It knew in advance: a list of oversold nights with the guests, early enough to act',
        'Upgrades to a free type first, then a partner hotel',
        'The case feeds back into the figure for that hotel and weekday',
      ],
    },
    hold_the_room: {
      title: 'Ten minutes to pay',
      prompt: 'Product wants the room held for ten minutes while the guest types the card number.',
      listenFor: [
        'A hold is a pending reservation with an end; it counts as reserved',
        'Expiry by a sweep that repeats safely, and a check of the time when payment arrives',
        'Bots that hold everything: limits for each account, shorter holds in a rush',
      ],
    },
    other_sites: {
      title: 'Other sites sell too',
      prompt: 'From next month three travel sites sell our rooms, with their own copies of what is free.',
      listenFor: [
        'Each site gets an allotment it can sell alone, or every sale asks us before it is confirmed',
        'Their messages come late and twice: same id, same key, same transaction',
        'Changes are pushed to them from the log; the overbooking figure has to cover their lag',
      ],
    },
  },
  wrapUp: {
    locking: {
      ask: 'Of the three ways to protect the last room, which do you keep, and when would you change?',
      listenFor:
        'A choice tied to how often guests collide, and a sign (retries, waits) that would make them switch.',
    },
    monitoring: {
      ask: 'What tells you within minutes that booking is broken?',
      listenFor:
        'Reservations a minute against the usual for the hour, refusals by reason, age of pending ones, nights above 110%, lag of the cache.',
    },
    services: {
      ask: 'Would you start with this many services?',
      listenFor:
        'At 333 requests a second one program with clean borders would do; services pay off when teams grow.',
    },
    overbooking: {
      ask: 'How would you find the right overbooking for a hotel?',
      listenFor: 'No-shows by season and rate against the cost of an empty room and of a guest turned away.',
    },
    other_domains: {
      ask: 'Could this sell flights or cinema seats?',
      listenFor:
        'Flights: yes, by class and flight. Cinema: seats are chosen, so each seat is a row, held while paying.',
    },
  },
  levels: {
    junior:
      'Has tables for hotels, rooms and bookings, gets the calls right, and sees the double press once it is pointed at.',
    mid: 'Counts by type and night, makes the request repeatable with a key, and closes the race in one way that works.',
    senior:
      'Weighs the three ways by contention, keeps reservation and inventory together on purpose, shards by hotel, and feeds the cache from the log.',
    staff:
      'Treats room and money as one business process with every way out, turns overbooking into economics, and has the runbook for a full house and a lost primary.',
  },
}
