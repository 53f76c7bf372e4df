import { enDesign } from '@/lib/problem/catalog/payment-system/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** The payment system in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Payment system',
  line: 'Take money from buyers, pay sellers, and keep books that always balance.',
  statement:
    'An online shop sells the goods of many independent sellers. Design the payment backend behind its “Pay” button: it takes the buyer’s money when an order is placed, pays the sellers their share later, and keeps books that can say at any time where the money is.',
  given: {
    shop: 'The shop, its cart and its checkout page exist. You design what is behind them.',
    provider: 'The company is not a bank: money moves through outside payment companies.',
    scope_is_yours: 'Volume, payment methods and everything else that is open: ask.',
  },

  crux: 'The traffic is small; the promise is not. Ten payments a second fit on one machine, yet one lost or doubled payment is an incident. The interview is decided by what happens between “the provider has charged the card” and “we have written it down”: whether the candidate sees that an outcome can be unknown, makes every retry harmless, and lets an independent check (the ledger against the provider’s settlement file) have the last word. Let them draw boxes quickly, then spend the time on that gap.',
  stages: {
    scope: {
      say: [
        'Before you draw: which movements of money does this system have to handle?',
        'What would be the worst thing this system could do to a buyer, and to a seller?',
        'Take one million payments a day. What does that mean in a busy second, and for whom?',
      ],
      listenFor: [
        'Names pay-in and pay-out as separate flows, and asks who processes the cards',
        'Puts correctness before throughput unprompted: no lost and no doubled payment',
        'Notices that one cart becomes several payment orders, one a seller',
        'Sees that 10 a second is small for us, but a peak of 200 calls a second is above a provider’s usual quota of 100',
      ],
    },
    high_level: {
      say: [
        'Walk me through one purchase, from the click to the seller’s balance.',
        'Which calls make up the API, and which of them may safely be sent twice?',
        'Where is the state of one payment kept, and who is allowed to change it?',
      ],
      listenFor: [
        'Stores the payment event before anything leaves for the provider',
        'Splits the event into payment orders, each with an id of its own that serves as idempotency key',
        'Keeps wallet (what we owe whom) and ledger (what happened) apart',
        'Has a way for results to come back: webhook, polling, or both',
        'Amounts as strings or integers of the smallest unit, never floating point',
      ],
    },
    deep_dive: {
      say: [
        'The call to the provider times out. What do you know now, and what do you do next?',
        'The buyer presses “Pay” twice within a second. Follow both requests through your drawing.',
        'It is the next morning. How do you find out that yesterday’s books are wrong?',
      ],
      listenFor: [
        'Says “unknown”, not “failed”, after a timeout, and asks the provider before charging again',
        'At-least-once delivery plus an idempotent receiver gives exactly one effect; names the unique constraint that enforces it',
        'Retryable and terminal failures part ways: back-off and a retry queue, or a dead-letter queue and a person',
        'Reconciliation as a process: what is compared, how differences are classed, who settles them',
      ],
    },
    wrap_up: {
      say: [
        'You have two minutes: what would you build next, and what worries you most?',
        'What would you put on the screen that the on-call engineer and the finance team look at?',
      ],
      listenFor: [
        'Names an own weak point without being led to it',
        'Thinks of money metrics (success rate by provider, age of unsettled orders, ledger sum), not just CPU',
        'Knows what changes with a second currency or provider, and what does not',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'Whose money moves, and in which directions?',
      pointer:
        'There are two flows: buyers pay the shop, and the shop pays sellers, usually at another time. What has to be remembered in between?',
      nearAnswer:
        'Take pay-in by card through a provider, a monthly pay-out, a ledger and a daily comparison with the provider as your scope. Volume: one million payments a day, about 10 a second, ten times that at the peak.',
    },
    high_level: {
      nudge: 'What should be on disk before you call anybody outside?',
      pointer:
        'Separate the service that accepts a payment from the one that executes it. What stands between them, and what does each write down?',
      nearAnswer:
        'A payment service stores the event and puts one order per seller on a queue; an executor takes each order to the provider, records its state, then updates the wallet and the ledger. The provider’s webhook reports the final result.',
    },
    deep_dive: {
      nudge: 'You called the provider and heard nothing. Has the card been charged?',
      pointer:
        'Assume every message may arrive twice and every answer may get lost. What would make a second attempt harmless on your side, and on the provider’s?',
      nearAnswer:
        'Use the payment order id as a unique key in your database and as the nonce of the provider call. After a timeout ask the provider for the state of that nonce; retry with the same one. What still slips through is found at night, when the settlement file is compared with the ledger.',
    },
    wrap_up: {
      nudge: 'Which part of your drawing would you not want to explain to an auditor?',
      pointer: 'Think of the day your only provider is down, and of the month-end close in finance.',
      nearAnswer:
        'A second provider behind a common interface with routing by health, alerts on orders that stay unsettled too long, and a report that proves that the ledger sums to zero each day.',
    },
  },
  walkthrough: [
    'The checkout sends one payment event. The payment service asks for a risk check, stores the event and its orders, and puts each order on the queue. Nothing has left the house yet.',
    'The executor takes an order, marks it EXECUTING, and charges it at the PSP with the order id as nonce. A repeat with the same nonce charges nothing.',
    'The result comes with the answer or later by webhook. On success the executor tells the wallet (the seller’s balance) and the ledger (two entries that sum to zero).',
    'What may work later goes to the retry queue with growing pauses; what never will goes to the dead-letter queue, to a person.',
    'At night the reconciliation reads the PSP’s settlement file and compares it with the ledger and the payment DB. Once a month the wallet service pays out.',
  ],
  deepDives: {
    exactly_once: {
      topic: 'Exactly once',
      ask: 'How can a payment be retried as often as necessary and still happen once?',
      listenFor: [
        'At least once (retry) plus at most once (idempotency) makes exactly once',
        'The key is a unique constraint in the database, not a look-up before the insert',
        'The same id goes to the PSP as nonce, so both sides agree on what “the same” is',
        'A repeat gets the stored answer, even while the first attempt is still running (409 or wait)',
      ],
    },
    unknown_outcome: {
      topic: 'Unknown outcomes',
      ask: 'The PSP did not answer. List every state the world can be in.',
      listenFor: [
        'Not received, charged but the answer was lost, or still under way: a timeout tells none of them apart',
        'Query by nonce before anything else; retry only with the same nonce',
        'The order stays EXECUTING; the buyer sees “pending”, never “failed, try again”',
        'An upper limit on time, after which a person looks',
      ],
    },
    reconciliation: {
      topic: 'Reconciliation',
      ask: 'What exactly do you compare, and what do you do with a difference?',
      listenFor: [
        'Nightly settlement file of the PSP against the ledger, row by row and in total',
        'Three classes: known and fixed automatically, known and fixed by hand, unknown and investigated',
        'Internal checks too: ledger against wallets, payment DB against ledger',
        'It is the last line of defence, and the one that needs no trust in the code path',
      ],
    },
    double_entry: {
      topic: 'Double entry',
      ask: 'Why two entries for one payment? What does it catch?',
      listenFor: [
        'Every movement debits one account and credits another; the sum of all is zero',
        'Append-only: a correction is a new entry, never an update',
        'A one-cent difference becomes visible, and can be traced to its order',
      ],
    },
    hosted_page: {
      topic: 'The provider’s hosted page',
      ask: 'How does the card number get to the provider without passing through us?',
      listenFor: [
        'We register the payment with amount, currency and nonce, and get a token',
        'The provider’s page or widget takes the card; the buyer comes back by redirect',
        'The redirect is for the buyer; what counts for us is the signed webhook',
        'We store the token, so PCI scope stays minimal',
      ],
    },
    slow_payments: {
      topic: 'Slow payments',
      ask: 'A payment waits for a review until tomorrow. What does the buyer see, and what do we hold?',
      listenFor: [
        'Pending is a state with a place in the model, not an error',
        'Webhook first, polling as a safety net',
        'Late results meet an order that may have been cancelled meanwhile',
      ],
    },
    async_isolation: {
      topic: 'Synchronous or asynchronous',
      ask: 'Why is there a queue between accepting and executing?',
      listenFor: [
        'A slow provider would otherwise hold our threads and fail the checkout',
        'The queue smooths the peak below the provider’s quota',
        'One event, many receivers: wallet, ledger, analytics, notifications',
        'The price: the buyer waits for a status, order of messages is not guaranteed',
      ],
    },
    consistency: {
      topic: 'Consistency between stores',
      ask: 'The executor updates the wallet, then dies before the ledger. How is that repaired?',
      listenFor: [
        'Flags on the order (wallet_updated, ledger_updated), and a resumable, idempotent step for each',
        'An outbox, so that a state change and its message are one transaction',
        'Status reads from the primary, or a consensus database, against stale replicas',
        'No distributed transaction with the provider: it does not offer one',
      ],
    },
    security: {
      topic: 'Security',
      ask: 'Where would you attack this system?',
      listenFor: [
        'Forged webhooks: signatures, and a look-up at the provider before money moves',
        'TLS and tokens, secrets rotated, least privilege on pay-out',
        'Rate limits and risk checks against stolen cards',
        'Two people for manual corrections; every access audited',
      ],
    },
  },
  failures: {
    double_click: {
      issue: 'The buyer presses “Pay” twice',
      remedy:
        'The checkout id is the idempotency key, unique in the database; the second request gets the first one’s answer.',
    },
    write_lost: {
      issue: 'The PSP charged, but our write failed',
      remedy: 'Retry with the same nonce, take the webhook, and let reconciliation find what is left.',
    },
    psp_timeout: {
      issue: 'The PSP call times out',
      remedy: 'The outcome is unknown: query by nonce, then retry with the same nonce.',
    },
    psp_down: {
      issue: 'The PSP is down',
      remedy:
        'Orders wait in the retry queue with back-off; a circuit breaker routes new ones to a second provider.',
    },
    psp_quota: {
      issue: 'The PSP answers 429 in a sale',
      remedy:
        'The executor takes from the queue no faster than the quota; the quota is raised before the sale.',
    },
    books_disagree: {
      issue: 'Wallet and ledger disagree',
      remedy: 'The nightly check finds it; the ledger wins, and the wallet is rebuilt from it.',
    },
    poison_message: {
      issue: 'A message crashes the executor again and again',
      remedy:
        'After a few attempts it goes to the dead-letter queue, with tools to look at it and send it again.',
    },
    stale_status: {
      issue: 'The buyer sees an old status',
      remedy: 'A lagging replica answered: read payment status from the primary.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt: 'The shop grows to ten million payments a day. What breaks first?',
      listenFor: [
        'The PSP quota (2,000 calls a second at the peak), long before our own machines',
        'Then the write rate of the payment DB: 6,000 a second is above one primary; shard by checkout id',
        'The ledger grows by 40 million rows a day: partition by time, archive',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt:
        'Buyers in Asia wait too long, and one region must be able to fail. How do you spread this out?',
      listenFor: [
        'One home region an order; requests are routed there, nobody writes the same order in two places',
        'What is replicated synchronously, and what a failover may lose (for the ledger: nothing)',
        'Idempotency must hold across the failover',
      ],
    },
    second_psp: {
      title: 'A second provider',
      prompt: 'Finance wants a second PSP for price and resilience. What changes?',
      listenFor: [
        'A common interface with an adapter each; routing by health, cost and card',
        'An order stays with one provider: after a timeout never try “the other one”',
        'Two settlement files, two formats, one reconciliation',
      ],
    },
    more_currencies: {
      title: 'More currencies',
      prompt: 'Sellers now want to be paid in won and yen. What does your model lack?',
      listenFor: [
        'Amount and currency travel together; decimals differ by currency (yen and won have none)',
        'The rate is fixed and stored with the payment; gains and losses are ledger entries',
        'A balance a currency, never one mixed sum',
      ],
    },
    refund_race: {
      title: 'A refund meets a pay-out',
      prompt: 'A buyer is refunded on the day the seller is paid out. Who ends up with the money?',
      listenFor: [
        'The wallet change is conditional (version, or a reserve), so the two cannot both spend the balance',
        'A balance may go below zero by policy, and is then a claim against the seller',
        'Both are ledger entries; nothing is overwritten',
      ],
    },
    auditor: {
      title: 'The auditor asks',
      prompt: 'Prove that no cent was lost last March.',
      listenFor: [
        'An append-only ledger whose daily sums are kept, and reconciliation reports with every difference and who settled it',
        'Immutable storage of settlement files',
        'Who may correct what, with four eyes, and a log of it',
      ],
    },
  },
  wrapUp: {
    monitoring: {
      ask: 'What do you watch?',
      listenFor:
        'Success rate by provider and method, age of the oldest unsettled order, depth of the retry and dead-letter queues, daily ledger sum.',
    },
    debugging: {
      ask: 'A buyer calls: “I was charged and have no order.” How does support answer within a minute?',
      listenFor: 'One view that follows a checkout id through every state, call, webhook and ledger entry.',
    },
    currency: {
      ask: 'What would currency exchange add?',
      listenFor: 'Rates with a time, rounding rules, exposure between charge and settlement.',
    },
    methods: {
      ask: 'Which payment methods come next, and what do they upset?',
      listenFor: 'Regional methods, cash on delivery, wallet apps: later confirmation, other ways to refund.',
    },
    audit: {
      ask: 'What do law and finance need from this system?',
      listenFor:
        'Retention for years, traceability, separation of duties, deletion of personal data without deleting the books.',
    },
  },
  levels: {
    junior:
      'Calls the provider inside the request and stores a row; finds retries and duplicates when led to them.',
    mid: 'Has payment states, retries with back-off, an idempotency key and a ledger, and says what each is for.',
    senior:
      'Raises unknown outcomes alone, connects webhook, query and reconciliation, isolates the provider behind a queue, and keeps card data out.',
    staff:
      'Starts from the invariants of money end to end: several providers, audit and law, how finance and engineering operate it, and what may be wrong for how long.',
  },
}
