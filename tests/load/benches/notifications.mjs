import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Failure } from '../../../launcher/lib/failure.mjs'
import { delay } from '../../../launcher/lib/processes.mjs'
import { step } from '../../../launcher/lib/report.mjs'
import { Bed } from '../lib/bed.mjs'
import { signIn } from '../lib/http.mjs'
import { openLive, subscribe } from '../lib/live.mjs'
import { rounded, spread } from '../lib/numbers.mjs'
import { bareSubscriber, open } from '../realtime/clients.mjs'
import { Servers } from '../realtime/servers.mjs'

const PEOPLE = 10_000
const ROUNDS = 2
const REST_MESSAGES = 150
/** Somebody writes now and then: what is measured must not be the load. */
const PAUSE_MS = 100
const MOST_RATIO = 5
const LEAST_MAILS = 200
const MOST_SLOWER = 0.25
const MOST_MEGABYTES = 300
const WAIT_MS = 240_000

/**
 * One event that concerns 10,000 people, from the answer to the request until the last of them has it
 * in the bell and on the screen; then their mails. Beside it, in the same run, the least that it could
 * be: one insert of the same rows, and as many frames through a bare WebSocket server. All the while
 * somebody writes messages in a conversation, one after the other.
 * @returns {Promise<import('../bench.mjs').Report>}
 */
export async function run() {
  const servers = new Servers()
  const bed = new Bed()
  try {
    const smtp = await servers.mail()
    await bed.start({
      withYardstick: false,
      settings: { SMTP_URL: `smtp://127.0.0.1:${smtp}` },
    })
    const place = await step('10,000 residents of one unit', () => settle(bed), { isLong: true })
    const rest = await step('Messages at rest', () => sendMessages(bed, place, REST_MESSAGES), {
      isLong: true,
    })
    const rounds = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const tell = () => tellAll(bed, place, servers)
      rounds.push(await step(`To 10,000 people, round ${round + 1}`, tell, { isLong: true }))
      await bed.settle()
    }
    return report(rest, rounds)
  } finally {
    servers.stop()
    await bed.stop()
  }
}

/**
 * A unit where 10,000 people live, the last of whom can sign in, and who writes with a neighbour.
 * @param {Bed} bed
 */
async function settle(bed) {
  const login = (/** @type {string} */ role) => {
    const found = bed.demoLogins.find(({ email }) => email.startsWith(`${role}.`))
    if (!found) throw new Failure(`The demo has no ${role}.`)
    return found
  }
  const [desk] = await bed.query(
    `select m.community_id, c.slug, m.user_id from memberships m
       join users u on u.id = m.user_id join communities c on c.id = m.community_id
     where u.email = $1 and m.role = 'concierge' limit 1`,
    [login('concierge').email],
  )
  const [witness] = await bed.query(
    `select m.user_id, u.email from memberships m join users u on u.id = m.user_id
     where m.community_id = $1 and m.unit_id is not null and u.email = any ($2)
     order by u.id limit 1`,
    [desk.community_id, bed.demoLogins.map(({ email }) => email)],
  )
  if (!desk || !witness) throw new Failure('The demo has no desk with a resident who can sign in.')
  const [unit] = await bed.query(
    `insert into units (id, community_id, building, number, type)
     values (gen_random_uuid(), $1, 'Bench', '1', 'apartment') returning id`,
    [desk.community_id],
  )
  // Their ids come before the witness's, so that the witness is told last.
  await bed.query(
    `with people as (
       insert into users (id, email, name, locale, email_verified_at)
       select ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid,
         'n' || i || '@example.org', 'Neighbour ' || i,
         (case when i % 2 = 0 then 'fr' else 'en' end)::enum_users_locale, now()
       from generate_series(1, $1::int) i returning id
     ), all_of_them as (select id from people union all select $2::uuid)
     insert into memberships (id, community_id, user_id, unit_id, role, status)
     select gen_random_uuid(), $3, id, $4, 'household', 'active' from all_of_them`,
    [PEOPLE - 1, witness.user_id, desk.community_id, unit.id],
  )
  const [conversation] = await bed.query(
    `with it as (
       insert into conversations (id, community_id, kind, subject, opened_by_id, last_seq, last_at)
       values (gen_random_uuid(), $1, 'group', 'Bench', $2, 0, now()) returning id
     ), people as (
       insert into conversation_participants
         (conversation_id, user_id, community_id, visible, last_read_seq)
       select it.id, p.id, $1, '{[1,)}', 0 from it, unnest(array[$2::uuid, $3::uuid]) p (id)
     )
     select id from it`,
    [desk.community_id, witness.user_id, desk.user_id],
  )
  await bed.query('analyze')
  const resident = bed.demoLogins.find(({ email }) => email === witness.email)
  if (!resident) throw new Failure('The resident of the demo cannot sign in.')
  return {
    url: `${bed.product}/api/c/${desk.slug}/packages`,
    concierge: await signIn(bed.product, login('concierge')),
    resident: await signIn(bed.product, resident),
    witness: String(witness.user_id),
    crowded: String(unit.id),
    messages: `${bed.product}/api/c/${desk.slug}/conversations/${String(conversation.id)}/messages`,
  }
}

/**
 * @typedef {Awaited<ReturnType<typeof settle>>} Place
 * @param {Place} place
 * @param {string} unit
 */
async function logParcel({ url, concierge }, unit) {
  const body = JSON.stringify({ unit, carrier: 'dhl', notes: 'Large box, keep upright.' })
  const response = await fetch(url, { method: 'POST', headers: concierge, body })
  const answer = await response.json()
  if (!response.ok) throw new Failure(`The desk answered ${response.status}.`)
  return String(answer.id)
}

/** @param {Place} place */
async function sendMessage({ messages, resident }) {
  const body = JSON.stringify({ clientId: randomUUID(), body: 'Is the lift working again?' })
  const response = await fetch(messages, { method: 'POST', headers: resident, body })
  await response.json()
  if (!response.ok) throw new Failure(`A message got ${response.status}.`)
}

/**
 * Sends messages one after the other, and says how long each took.
 * @param {Bed} bed
 * @param {Place} place
 * @param {number | (() => boolean)} until how many, or until when
 */
async function sendMessages(bed, place, until) {
  const samples = []
  const goesOn = () => (typeof until === 'number' ? samples.length < until : !until())
  // Warm first, where it is about the machine at rest.
  if (typeof until === 'number') for (let at = 0; at < 30; at += 1) await sendMessage(place)
  while (goesOn()) {
    const since = performance.now()
    await sendMessage(place)
    samples.push(performance.now() - since)
    await delay(PAUSE_MS)
  }
  if (typeof until === 'number') await bed.settle()
  return samples
}

/** @param {number} pid @param {string} key */
function memoryOf(pid, key) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${key}:`))
  return Number(/\d+/.exec(line ?? '')?.[0] ?? 0) / 1024
}

/**
 * @param {Bed} bed
 * @param {Place} place
 * @param {Servers} servers
 */
async function tellAll(bed, place, servers) {
  const socket = await openLive(bed, place.resident)
  try {
    const channel = await subscribe(socket, `private-user-${place.witness}`)
    let told = false
    let mailed = false
    const duringFanOut = sendMessages(bed, place, () => told)
    await delay(200)
    const arrived = new Promise((resolve) => channel.bind('notice.changed', resolve))
    const parcel = await logParcel(place, place.crowded)
    const since = performance.now()
    await inTime(arrived, 'The last of the people heard nothing.')
    const fanOut = performance.now() - since
    told = true
    const messages = await duringFanOut
    const duringMails = sendMessages(bed, place, () => mailed)
    await allMailed(bed, parcel)
    mailed = true
    const whileMailing = await duringMails
    const memory = memoryOf(bed.workerPid, 'VmHWM')
    const [mails] = await bed.query(
      `select count(*)::int as sent,
         extract(epoch from max(sent_at) - min(sent_at))::float as seconds
       from deliveries where channel = 'email' and state = 'sent' and data->>'packageId' = $1`,
      [parcel],
    )
    const raw = await bare(bed, servers, parcel)
    return {
      fanOut,
      raw,
      ratio: rounded(fanOut / (raw.insert + raw.broadcast), 2),
      mailsPerSecond: rounded(mails.sent / mails.seconds),
      mails: Number(mails.sent),
      memory: rounded(memory),
      messages,
      whileMailing,
    }
  } finally {
    socket.disconnect()
  }
}

/**
 * @param {Bed} bed
 * @param {string} parcel
 */
async function allMailed(bed, parcel) {
  const end = performance.now() + WAIT_MS
  const [event] = await bed.query(
    `select event_id from deliveries where data->>'packageId' = $1 limit 1`,
    [parcel],
  )
  while (performance.now() < end) {
    const [sent] = await bed.query(
      `select count(*)::int as n from deliveries
       where channel = 'email' and event_id = $1 and state = 'sent'`,
      [event.event_id],
    )
    if (sent.n === PEOPLE) return
    await delay(1000)
  }
  throw new Failure('Not all mails left in time.')
}

/**
 * The rows of the bells in one statement each, into tables with the same indexes; as many frames through a
 * server that decides nothing.
 * @param {Bed} bed
 * @param {Servers} servers
 * @param {string} parcel
 */
async function bare(bed, servers, parcel) {
  await bed.query(`
    create table if not exists bare_notices (like notices including all);
    create table if not exists bare_deliveries (like deliveries including all);
    truncate bare_notices, bare_deliveries`)
  const begin = performance.now()
  await bed.query(
    `insert into bare_notices select n.* from notices n
     where n.path like '%' || $1`,
    [parcel],
  )
  await bed.query(
    `insert into bare_deliveries select d.* from deliveries d
     where d.data->>'packageId' = $1 and d.channel = 'in-app'`,
    [parcel],
  )
  const insert = performance.now() - begin
  const port = await servers.bare()
  const listener = await bareSubscriber(port)
  const publisher = open(port)
  await once(publisher, 'open')
  let heard = 0
  const all = new Promise((resolve) => {
    listener.on('message', () => {
      heard += 1
      if (heard === PEOPLE) resolve(0)
    })
  })
  const data = { eventId: parcel }
  const start = performance.now()
  for (let at = 0; at < PEOPLE; at += 1) {
    const channel = `private-user-00000000-0000-7000-8000-${String(at).padStart(12, '0')}`
    publisher.send(JSON.stringify({ event: 'notice.changed', channel, data }))
  }
  await inTime(all, 'The bare server lost frames.')
  const broadcast = performance.now() - start
  publisher.terminate()
  listener.terminate()
  return { insert, broadcast }
}

/**
 * @template T
 * @param {Promise<T>} outcome
 * @param {string} complaint
 */
const inTime = (outcome, complaint) =>
  Promise.race([
    outcome,
    delay(WAIT_MS).then(() => {
      throw new Failure(complaint)
    }),
  ])

/**
 * @param {number[]} rest
 * @param {Awaited<ReturnType<typeof tellAll>>[]} rounds
 * @returns {import('../bench.mjs').Report}
 */
function report(rest, rounds) {
  const atRest = spread(rest)
  const during = spread(rounds.flatMap(({ messages }) => messages))
  const mailing = spread(rounds.flatMap(({ whileMailing }) => whileMailing))
  const slower = rounded(during.p50 / atRest.p50 - 1, 2)
  const slowerMailing = rounded(mailing.p50 / atRest.p50 - 1, 2)
  const rows = [
    ['10,000 people', 'fan-out s', 'raw s', 'ratio', 'mails/s', 'worker MB'],
    ...rounds.map(({ fanOut, raw, ratio, mailsPerSecond, memory }, at) =>
      [
        `round ${at + 1}`,
        rounded(fanOut / 1000, 2),
        rounded((raw.insert + raw.broadcast) / 1000, 2),
        ratio,
        mailsPerSecond,
        memory,
      ].map(String),
    ),
    ['', '', '', '', '', ''],
    ['send a message meanwhile', 'samples', 'p50 ms', 'p95 ms', 'slower', ''],
    ...[
      ['at rest', atRest, ''],
      ['during the fan-out', during, slower],
      ['during the mails', mailing, slowerMailing],
    ].map(([label, { samples, p50, p95 }, more]) =>
      [label, samples, p50, p95, more, ''].map(String),
    ),
  ]
  const problems = [
    ...rounds
      .filter(({ ratio }) => ratio > MOST_RATIO)
      .map(({ ratio }) => `the fan-out took ${ratio} times the raw rows`),
    ...rounds
      .filter(({ mailsPerSecond }) => mailsPerSecond < LEAST_MAILS)
      .map(({ mailsPerSecond }) => `${mailsPerSecond} mails a second`),
    ...rounds
      .filter(({ mails }) => mails !== PEOPLE)
      .map(({ mails }) => `${mails} mails for ${PEOPLE} people`),
    ...rounds
      .filter(({ memory }) => memory > MOST_MEGABYTES)
      .map(({ memory }) => `the worker took ${memory} MB`),
    ...(slower > MOST_SLOWER ? [`a message took ${slower * 100} % longer during the fan-out`] : []),
    ...(slowerMailing > MOST_SLOWER
      ? [`a message took ${slowerMailing * 100} % longer during the mails`]
      : []),
  ]
  return { rows, figures: { rounds, atRest, during, mailing, slower, slowerMailing }, problems }
}
