import { enDesign } from '@/lib/problem/catalog/distributed-email/en-design'
import type { ProblemWords } from '@/lib/problem/words'

/** The distributed mail service in English: what is said in the interview. */
export const en: ProblemWords = {
  ...enDesign,
  title: 'Distributed email service',
  line: 'Accept mail from all over the world, keep it, find it again, and never lose any.',
  statement:
    'Design a web mail service of the largest kind. People write and read mail in the browser, attach files, keep folders and search what they have; mail comes from, and goes to, any mail server in the world. Spam and viruses are kept out. What the service has once accepted must not get lost.',
  given: {
    world: 'The world of mail exists and speaks SMTP. You design one large provider within it.',
    accounts: 'Users are signed in; who they are is known with every call.',
    scope_is_yours:
      'Nothing is said yet about how many users there are, or what they store. Find out what you need.',
  },

  crux: 'The number of requests looks frightening and is harmless, because no mailbox needs another one. Three things decide. What is kept where: 730 PB of new mail a year in a replicated database would eat 219,000 nodes, so headers, bodies and files must part ways. What is promised when: after “250 OK” the sender forgets the mail, and from that moment losing it is our fault. And what is done later: indexing happens 67 times for each search, and belongs behind a queue. Strong candidates find the first with a figure, the second with a question, the third unasked.',
  stages: {
    scope: {
      say: [
        'A mail provider for a billion people. What do you need to know before you can say what is hard about it?',
        'Estimate twice: once how many requests come in a second, once how many bytes stay after a year. Which one scares you more?',
        'If something has to break for a minute, what should it be, and what must it never be?',
      ],
      listenFor: [
        'Asks about protocols, attachments, search and how long mail is kept',
        'Sees two front doors, HTTP for users and SMTP for servers, with loads of their own',
        'Gets to petabytes a year and says aloud that storage, not the rate, shapes the design',
        'Prefers a short outage of a mailbox to losing mail, and asks whether that is right',
      ],
    },
    high_level: {
      say: [
        'Follow a mail from a stranger’s server into an inbox that is open on a screen.',
        'Now one of our users writes to somebody at another provider. What happens after “Send”, and when is the user told?',
        'Show me the keys of your tables, by means of the list “unread mail in this folder, newest first”.',
      ],
      listenFor: [
        'A queue on each side: behind the SMTP servers, and before the outgoing workers',
        'Data is partitioned by user, and a list is one read of one partition in stored order',
        'Large things go to object storage, the database keeps references',
        'Search, push and spam checks hang on the stream instead of in the request',
        'A limit on sending for each account',
      ],
    },
    deep_dive: {
      say: [
        'At which exact moment may your SMTP server say “250 OK”? What if the machine dies one moment later, or one before?',
        'Your database grows by hundreds of petabytes a year. What do you move, to where, and what does a reader notice?',
        'A user marks twenty mails as read. Which rows change, and what if only half of that succeeds?',
      ],
      listenFor: [
        'Answers 250 only after the mail is stored in several places, and lives with duplicates in return',
        'Splits by size and age, with figures: headers hot, bodies in object storage, old things erasure-coded',
        'A table for each question that is asked, and how two of them are kept in step',
        'Search by user routing, fed asynchronously; says what it costs to write so much and read so little',
        'Reputation as a resource: pools of addresses, SPF, DKIM, DMARC, quick reaction to abuse',
      ],
    },
    wrap_up: {
      say: [
        'The finance department sends you the storage bill. What do you propose, in which order?',
        'What would you build so that “my mail has not arrived” can be answered at all?',
      ],
      listenFor: [
        'Comes back to storage: compression, one copy of equal files, tiers, quotas',
        'A trace of each mail by its Message-ID across queues and workers',
        'Says what was left out, such as law, encryption and other clients, and where it would hook in',
      ],
    },
  },
  hints: {
    scope: {
      nudge: 'Multiply one day of one user by a billion, in bytes.',
      pointer:
        'Forty mails a day of 50 KB, every fifth with half a megabyte of files. Compare what a year of that needs with what a database node can hold.',
      nearAnswer:
        'About 100,000 mails sent, 400,000 received and 500,000 reads a second, twice that in the busy hour. A year adds 730 PB of mail and 1,460 PB of attachments. The rate can be spread by user; the bytes have to go somewhere cheap.',
    },
    high_level: {
      nudge: 'Must the sender wait for everything that you want to do with a mail?',
      pointer:
        'Draw two paths that never share a request: one from the browser outwards, one from SMTP inwards. What lies between accepting and processing on each?',
      nearAnswer:
        'SMTP servers accept, put large parts into object storage and the mail on a queue. Workers check, write to the mailbox tables by user, fill the cache, tell online users and emit an index event. Outgoing mail passes a limit and waits on a queue for SMTP workers, which retry.',
    },
    deep_dive: {
      nudge: 'Who keeps the only copy of a mail while it is between two servers?',
      pointer:
        'SMTP already has a way to say “not now”: a sender that hears it tries again for days. What does that allow you to do when your own database is away?',
      nearAnswer:
        'Say 250 once the queue has the mail on several disks; before, say 4xx and rely on the sender. A lost 250 brings a second copy, dropped by Message-ID and recipient. Headers stay in the database by user, bodies and files go to object storage named by content, older ones erasure-coded.',
    },
    wrap_up: {
      nudge: 'Which bytes does nobody ever read again?',
      pointer: 'Think of a file that was sent to a thousand people, and of mail from five years ago.',
      nearAnswer:
        'Store equal files once, compress text, erasure-code at half the cost of three copies, move what is older than a month to slow disks, and empty spam and bin by themselves. Then measure what is read from where.',
    },
  },
  walkthrough: [
    'A foreign server opens an SMTP session. The incoming server checks policy and sender, stores large parts in object storage, puts the mail on the incoming queue, and only then says 250.',
    'Workers take it from there: spam and virus checks first, then the mailbox tables of the recipient, the cache of recent mail, and a word to the real-time servers if the user is online.',
    'The same worker leaves an event for the index. The search cluster follows at its own pace, a minute behind in the worst case.',
    'A browser reads through the web servers: recent lists out of the cache, the rest from the partition of its user, files with a signed address from object storage.',
    'Sending passes the limit of the account, is kept in “Sent” and queued. Outgoing workers deliver the outside half by SMTP, with growing pauses between attempts; the inside half goes to the mailboxes without leaving the house.',
    'Everything of one user lies under one key, in three copies. If their first node dies, the mailbox may be read-only for a moment, which was agreed at the start.',
  ],
  deepDives: {
    storage_cost: {
      topic: 'What the years cost',
      ask: 'What would you do differently if storage were free, and what does that tell you?',
      listenFor: [
        'Numbers first: 730 PB and 1,460 PB a year before copies, 219,000 nodes if all mail sat in the database',
        'Headers, bodies, files: three kinds of data with different sizes, ages and readers',
        'Erasure coding instead of copies for what is cold; compression for text',
        'Equal attachments stored once, counted by references, and the care that deleting then needs',
      ],
    },
    mailbox_partition: {
      topic: 'The mailbox as a partition',
      ask: 'Why is user_id the partition key everywhere, and when does that hurt?',
      listenFor: [
        'All reads and writes of a user meet in one place, which allows strong consistency there',
        'Clustering by a time-ordered id gives “newest first” without sorting',
        'A mailbox with millions of mails makes a partition too wide: add the month or a bucket to the key',
        'Off the shelf or self-built: large blobs, few IOPS and heavy writes fit few databases well',
      ],
    },
    accepting: {
      topic: 'When we say OK',
      ask: 'What has to be true before the answer is 250?',
      listenFor: [
        'The mail is on several disks, usually those of the queue; large parts in object storage already',
        'Otherwise 4xx: the sender keeps it and comes again, which makes SMTP itself a buffer',
        'A 250 that gets lost means the mail comes twice: drop it by Message-ID and recipient',
        'Refusing within the session beats a bounce later, which may hit an innocent, forged sender',
      ],
    },
    search: {
      topic: 'Search',
      ask: 'How does this differ from searching the web?',
      listenFor: [
        'One mailbox at a time: route by user, ask one shard, no ranking across all',
        'Far more is written than asked, so the index should be cheap to write (LSM-like, batches)',
        'It lags and may be rebuilt from the store; newest mail can be found in the list meanwhile',
        'A ready search engine is quick to have and a second copy to keep in step; an own index beside the store is the other way round',
      ],
    },
    read_unread: {
      topic: 'Read and unread',
      ask: 'Why not one table with is_read and a filter?',
      listenFor: [
        'A filter on a column outside the key reads all of the folder to find a few rows',
        'Unread mail as a table of its own; reading means deleting there',
        'The two are in one partition and written together; a check repairs what drifts',
        'The unread count comes from the small table, not from counting the large one',
      ],
    },
    consistency: {
      topic: 'Consistency before availability',
      ask: 'The first copy of a mailbox is cut off. Do you let the others take writes?',
      listenFor: [
        'One leader a mailbox: no flags that jump back, no mail deleted twice and resurrected',
        'Better read-only for seconds than two histories to merge',
        'Incoming mail waits in the queue meanwhile, so nothing is refused or lost',
      ],
    },
    deliverability: {
      topic: 'Being let in',
      ask: 'You set up a hundred new machines that send. Why does half of your mail land in spam?',
      listenFor: [
        'New addresses have no reputation: warm them up over two to six weeks',
        'Separate addresses for ordinary mail and for bulk, so that one cannot ruin the other',
        'SPF says who may send, DKIM signs, DMARC tells what to do when it does not fit',
        'Feedback loops: hard bounces, soft bounces and complaints each with an answer',
        'Close abused accounts in minutes, not in days',
      ],
    },
    threads: {
      topic: 'Threads',
      ask: 'How do you know that two mails belong to one conversation?',
      listenFor: [
        'Message-ID, In-Reply-To and References in the header',
        'An answer can arrive before its question; threads are joined later',
        'Computed for each mailbox, since each recipient has seen other mails',
      ],
    },
    attachments: {
      topic: 'Attachments',
      ask: 'A 20 MB file goes to five hundred colleagues. How often is it stored, sent and scanned?',
      listenFor: [
        'Uploaded to object storage by a signed address, before the mail is sent',
        'Named by its hash: stored once, scanned once, referenced five hundred times',
        'Sharing across strangers can leak who has what; limit it to one sender or organisation',
      ],
    },
    protocols: {
      topic: 'Protocols',
      ask: 'How does a foreign server find out where to deliver to us?',
      listenFor: [
        'MX records with priorities in DNS; TTLs matter when we move',
        'SMTP carries mail between servers; POP fetches, IMAP keeps in step; web mail needs neither',
        'TLS between servers is opportunistic unless both sides insist',
      ],
    },
    old_servers: {
      topic: 'Why a classic mail server stops',
      ask: 'What breaks first if you take a mail server of 1995 and give it a million users?',
      listenFor: [
        'A file for each mail: directories and disk seeks give in long before the processor',
        'The mailbox is tied to one host: no failover, no way to grow but to move users by hand',
        'A nightly backup is not replication',
      ],
    },
  },
  failures: {
    recipient_down: {
      issue: 'The recipient’s server does not answer',
      remedy:
        'Try again with growing pauses, tell the user after some hours, give up with a bounce after days.',
    },
    outgoing_grows: {
      issue: 'The outgoing queue keeps growing',
      remedy:
        'Watch its age by destination: one slow provider gets a lane of its own; a blocked address is swapped; only then add workers.',
    },
    reputation_lost: {
      issue: 'Other providers start to refuse our mail',
      remedy: 'Find and close the abusing accounts, move ordinary mail to clean addresses, warm up new ones.',
    },
    index_behind: {
      issue: 'Search is an hour behind',
      remedy:
        'Lists still come from the store; say that results may be missing, alarm on lag, add partitions.',
    },
    mail_twice: {
      issue: 'A mail is delivered twice',
      remedy:
        'Workers write under Message-ID and recipient: the second write meets the first and changes nothing.',
    },
    poison_mail: {
      issue: 'One mail crashes every worker that parses it',
      remedy:
        'After three attempts it is put aside; parse in a sandbox with limits; the recipient gets a note.',
    },
    huge_attachment: {
      issue: 'Large files clog the web servers',
      remedy: 'Files go directly between browser and object storage, by signed addresses with a size limit.',
    },
    shard_lost: {
      issue: 'The leading node of a mailbox dies',
      remedy: 'A replica is promoted; until then read-only, with new mail waiting in the queue.',
    },
    hot_mailbox: {
      issue: 'A robot’s mailbox gets thousands of mails a minute',
      remedy:
        'Limits for each recipient (4xx), and a bucket in the key before the partition becomes too wide.',
    },
  },
  followUps: {
    traffic_x10: {
      title: 'Traffic ×10',
      prompt: 'Everybody gets ten times the mail, most of it sent by programs. What do you change first?',
      listenFor: [
        'Requests (8 million mails, 12 million calls a second) scale by adding partitions; one mailbox grows, but not to a limit',
        'Storage does not get away: over 20 EB a year, so machine mail must expire, be compressed, or be kept once',
        'One cluster of 2,000 shards is hard to run: independent cells of some million users each',
      ],
    },
    second_region: {
      title: 'A second region',
      prompt: 'Half of the users live far from your data centre, and one site must be able to burn down.',
      listenFor: [
        'Each user has a home site; writes go there, the other holds a copy that lags a little',
        'MX records list both; the wrong site accepts mail and hands it on',
        'A failover loses what was not copied yet, unless 250 waits for the other site, which adds a round trip',
      ],
    },
    storage_bill: {
      title: 'The storage bill',
      prompt: 'Storage has to cost a third of today within a year, and no mail may be deleted. Your plan?',
      listenFor: [
        'Measures before acting: which bytes, of what age, read how often',
        'Three copies become 1.5 with erasure coding; text compresses to a fraction; equal files once',
        'Slow disks for old mail, with the delay shown honestly',
        'Moving hundreds of petabytes is itself a project: rate, checks, a way back',
      ],
    },
    short_cut: {
      title: 'The short cut',
      prompt:
        'In the drawing, mail between two of our users goes from the outgoing workers straight into the database. What does such a mail lack?',
      listenFor: [
        'No spam or virus check: one stolen account can infect all neighbours',
        'No index event, no cache entry, no push: it cannot be found and shows up late',
        'Remedy: put it on the incoming queue. That is 100,000 more a second on 800,000, and brings the workers from two thirds to three quarters',
      ],
    },
    newsletter: {
      title: 'The newsletter',
      prompt: 'A shop wants to send one mail to fifty million customers within an hour, through us.',
      listenFor: [
        'About 14,000 a second on a queue, workers and addresses of its own, so that private mail is not delayed',
        'One body, many recipients: store the body once and merge late',
        'Consent, a way to unsubscribe, and a stop when complaints rise',
        'Other providers limit how fast they accept: an hour may be impossible',
      ],
    },
    end_to_end: {
      title: 'Only the reader can read',
      prompt: 'Management announces end-to-end encryption. Which parts of your design stop working?',
      listenFor: [
        'Search on the server, spam filters on content and storing equal files once',
        'The index moves into the client; filters are left with sender, headers and behaviour',
        'Most mail comes from outside in clear: encrypt on arrival, and say what that does and does not protect',
      ],
    },
    legal_hold: {
      title: 'Keep this, erase that',
      prompt:
        'A court orders that one mailbox be preserved as it is. On the same day another user demands that all be erased.',
      listenFor: [
        'Deleting is a process: tables, bodies, files by reference count, index, caches, backups',
        'A hold stops that process for one user, including expiry and tidying, and leaves a trace',
        'Encryption with a key for each user makes erasing quick: destroy the key',
      ],
    },
  },
  wrapUp: {
    cost: {
      ask: 'Where does most of the money go in this design?',
      listenFor: 'Storage, far before machines for requests; then the traffic between sites.',
    },
    monitoring: {
      ask: 'Which three curves would you put on the wall?',
      listenFor:
        'Time from 250 to visible, age of the oldest mail in each queue, refusals by destination; also spam complaints and index lag.',
    },
    privacy: {
      ask: 'Who inside the company can read a mail, and how would you know?',
      listenFor:
        'Encryption at rest with managed keys, no standing access, every look logged, data kept in its country.',
    },
    phishing: {
      ask: 'What protects users from a mail that only pretends to come from their bank?',
      listenFor: 'DMARC results shown to them, links checked when clicked, warnings for look-alike senders.',
    },
    offline: {
      ask: 'How would a phone that was offline for a week catch up?',
      listenFor: 'A log of changes for each mailbox with a position, so that only what is new is fetched.',
    },
  },
  levels: {
    junior:
      'Has an SMTP server, a web application and a table of mails; separates sending from receiving, and finds the queues when asked about waiting.',
    mid: 'Uses queues on both sides and object storage for files, chooses keys by user, and computes petabytes a year.',
    senior:
      'Lets storage drive the split, says when 250 may be sent, designs a table for each list, and knows search and reputation as problems of their own.',
    staff:
      'Plans for years: tiers, erasure coding, cells and home sites; weighs building a store against buying one; brings in law, abuse and what moving the data takes.',
  },
}
