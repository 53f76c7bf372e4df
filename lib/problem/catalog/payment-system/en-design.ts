import type { DesignWords } from '@/lib/problem/words'

/** The payment system in English: its requirements, figures, interfaces and drawings. */
export const enDesign: DesignWords = {
  questions: {
    movements: {
      question: 'What kind of payment system is it?',
      answer:
        'The backend of an e-commerce shop, for every movement of money: buyers pay in, sellers are paid out.',
    },
    methods: {
      question: 'Which payment methods are there?',
      answer: 'Many in reality: cards, wallets, bank transfer. Credit cards are enough here.',
    },
    processing: {
      question: 'Do we process card payments ourselves?',
      answer: 'No. A payment service provider (PSP) does, such as Stripe, Adyen or Braintree.',
    },
    card_data: {
      question: 'Do we store card numbers?',
      answer: 'No. That would bring the full weight of PCI DSS; the provider’s hosted page takes the card.',
    },
    currencies: {
      question: 'Is it global? Which currencies?',
      answer: 'Buyers are all over the world, but assume one currency today.',
    },
    volume: {
      question: 'How many payments are there?',
      answer: 'One million a day. If asked about peaks: a sale makes it ten times the average.',
    },
    sellers_in_cart: {
      question: 'Can one cart hold goods of several sellers?',
      answer: 'Yes, of two on average. The buyer pays once; each seller’s part must be tracked by itself.',
    },
    payout: {
      question: 'Does paying the sellers belong to it?',
      answer: 'Yes, once a month, through a pay-out provider.',
    },
    speed: {
      question: 'How fast must a payment finish?',
      answer:
        'Most take seconds. Some need a review or a second factor and take hours; “pending” is an honest answer.',
    },
    books: {
      question: 'What else touches the money?',
      answer:
        'Other internal systems (accounting, analytics) and the provider keep their own records, and all can differ. Finding and settling differences is part of the job.',
    },
  },
  functional: {
    pay_in: 'Pay-in: charge the buyer for an order, once, through the PSP',
    pay_out: 'Pay-out: pay each seller’s balance monthly',
    books: 'Keep sellers’ balances and a double-entry ledger up to date',
    status: 'Tell the shop the status of every payment',
    refund: 'Refund a payment, fully or in part',
    reconcile: 'Reconcile daily with the PSP and with internal systems',
  },
  nonfunctional: {
    correctness: { quality: 'Correctness', target: '0 lost, 0 doubled payments' },
    fault_tolerance: { quality: 'Fault tolerance', target: 'every failed payment tracked and retried' },
    reconciliation: { quality: 'Reconciliation', target: 'daily, every difference classed' },
    throughput: { quality: 'Throughput', target: '100 payments/s at the peak' },
    security: { quality: 'Security', target: 'no card data in our systems' },
  },
  out: {
    card_processing: 'Card processing and storage of card numbers',
    currency_exchange: 'Currency exchange',
    shop_itself: 'Cart, catalogue and delivery',
  },
  estimateRows: {
    payments_per_day: 'Payments a day',
    peak_factor: 'Peak against average',
    orders_per_payment: 'Payment orders a payment (sellers in a cart)',
    entries_per_order: 'Ledger entries an order (debit and credit)',
    row_size: 'Size of a row',
    psp_limit: 'Default PSP quota of one account',
    years_kept: 'Years records are kept',
    average_rate: 'Average payments',
    peak_rate: 'Peak payments',
    peak_psp_calls: 'Peak calls to the PSP',
    psp_accounts_needed: 'PSP quotas that the peak fills',
    ledger_rows_per_day: 'Ledger rows a day',
    ledger_rows_per_year: 'Ledger rows a year',
    storage: 'Storage for all years',
  },
  estimateReading: [
    'Ten a second is nothing for a database: throughput does not shape this design, correctness does.',
    'The peak that hurts is outside: 200 calls a second against a default quota of 100. A queue smooths it, a raised quota or several accounts lift it; the reference uses three, so that each stays at two thirds.',
    'About 9 TB in seven years is one replicated relational database with old partitions archived, not a reason for NoSQL.',
    'With an exact day of 86,400 s the average is 11.6 a second. Both are fine; what counts is saying which one is used.',
  ],
  api: {
    pay: {
      request: '{checkout_id, buyer, payment_orders: [{seller, amount, currency, payment_order_id}]}',
      response: '202 {checkout_id, status}',
      notes: 'Idempotency-Key header; a repeat gets the stored answer',
    },
    status: {
      response: '200 {status: NOT_STARTED | EXECUTING | SUCCESS | FAILED}',
      notes: 'Reads from the primary',
    },
    webhook: {
      request: '{nonce, psp_reference, result}',
      response: '200',
      notes: 'Signature checked; may arrive twice or out of order',
    },
    payout: {
      request: '{seller_account, amount, currency, payout_id}',
      response: '202 {payout_id, status}',
      notes: 'Internal; payout_id is the idempotency key',
    },
    refund: {
      request: '{payment_order_id, amount, refund_id}',
      response: '202 {refund_id, status}',
      notes: 'New ledger entries; the old ones stay',
    },
  },
  entities: {
    payment_event: { why: 'One row a checkout; needs ACID and mature tools, and the volume is small.' },
    payment_order: {
      why: 'The state machine of one seller’s part. Its id is the idempotency key; status changes in transactions.',
    },
    ledger_entry: {
      why: 'Double entry: debits and credits of an order sum to zero. Append-only, so that history can be proven.',
    },
    wallet: { why: 'What we owe each seller. Changes with a version check, in one transaction.' },
    settlement_file: {
      why: 'What the PSP says happened on a day. A large file read once, kept as evidence.',
    },
  },
  nodes: {
    client: 'Shop checkout',
    lb: 'Load balancer',
    ps: 'Payment service',
    risk: 'Risk / AML check',
    pdb: 'Payment DB',
    q: 'Payment order queue',
    pe: 'Payment executor',
    psp: 'PSP',
    card: 'Card schemes / banks',
    rq: 'Retry queue',
    dlq: 'Dead-letter queue',
    wal: 'Wallet service',
    wdb: 'Wallet DB',
    led: 'Ledger',
    rec: 'Reconciliation (nightly)',
    sf: 'Settlement files',
    po: 'Pay-out provider',
  },
  edges: {
    'client-lb': 'checkout',
    'lb-ps': 'payment event',
    'ps-risk': 'check',
    'ps-pdb': 'store event',
    'ps-q': 'orders',
    'q-pe': 'consume',
    'pe-pdb': 'order state',
    'pe-psp': 'charge with nonce',
    'psp-card': 'authorise',
    'psp-ps': 'webhook',
    'pe-rq': 'retryable',
    'rq-pe': 'back-off',
    'pe-dlq': 'terminal',
    'pe-wal': 'after success',
    'wal-wdb': 'balance',
    'pe-led': 'two entries',
    'rec-sf': 'read file',
    'rec-led': 'compare',
    'rec-pdb': 'compare',
    'wal-po': 'monthly pay-out',
  },
  weakNodes: {
    client: 'Checkout page',
    ps: 'Payment service',
    psp: 'Payment provider',
    pdb: 'Payments and balances',
    job: 'Monthly payout job',
  },
  weakEdges: {
    'client-ps': 'Pay',
    'ps-psp': 'Charge the card',
    'ps-pdb': 'Save once it is charged',
    'job-pdb': 'Set balances to zero',
  },
  weakLacks: [
    'The card is charged before anything is saved: a crash in between takes money nobody knows of.',
    'A timed-out call is treated as a failure, and the retry carries no key: the buyer pays twice.',
    'Balances are overwritten in place. There is no ledger to prove them by, and nothing compares them with the provider.',
    'One instance calls the provider while the buyer waits: when the provider is slow, the shop stands still.',
  ],
}
