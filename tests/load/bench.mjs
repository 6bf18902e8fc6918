/**
 * `npm run bench -- <name>`: measures the built product beside the yardstick, prints a table and
 * writes tests/load/results/<name>.json. Without a name it lists what can be measured.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Failure, runMain } from '../../launcher/lib/failure.mjs'
import { ensureInstalled } from '../../launcher/lib/install.mjs'
import { endWithNpm } from '../../launcher/lib/node.mjs'
import { ROOT, shown } from '../../launcher/lib/paths.mjs'
import { columns, say } from '../../launcher/lib/report.mjs'

/** @type {Record<string, { summary: string, load: () => Promise<{ run: Bench }> }>} */
const BENCHES = {
  packages: {
    summary: 'log a parcel over HTTP, and see it on another open screen',
    load: () => import('./benches/packages.mjs'),
  },
  'packages-search': {
    summary: 'search in what is over as one types, among 10,000 parcels and among 1,000,000',
    load: () => import('./benches/packages-search.mjs'),
  },
  'desk-slow': {
    summary: 'take a parcel in and give one out at a desk with a slow tablet and slow 4G',
    load: () => import('./benches/desk-slow.mjs'),
  },
  roster: {
    summary: 'bring 5,000 and 50,000 people in from a file, and the same file again',
    load: () => import('./benches/roster.mjs'),
  },
  walls: {
    summary: 'what row-level security costs: the product beside itself without it',
    load: () => import('./benches/walls.mjs'),
  },
  'sign-in': {
    summary: 'a refused sign-in, with and without an account behind the address',
    load: () => import('./benches/sign-in.mjs'),
  },
  leaving: {
    summary: 'how soon after its last moment a membership gives nothing any more',
    load: () => import('./benches/leaving.mjs'),
  },
  notifications: {
    summary:
      'tell 10,000 people of one event, beside the raw insert and bare broadcast of the rows',
    load: () => import('./benches/notifications.mjs'),
  },
  messaging: {
    summary: 'send a message, read the inbox, a conversation and what is new in fifty',
    load: () => import('./benches/messaging.mjs'),
  },
  'messaging-size': {
    summary: 'read the same conversations among 10,000 messages and among 1,000,000',
    load: () => import('./benches/messaging-size.mjs'),
  },
  'messaging-live': {
    summary:
      'a message to the last of two and of 500 people, beside an insert and a bare broadcast',
    load: () => import('./benches/messaging-live.mjs'),
  },
  search: {
    summary: 'search everything as one types, among 10,000 documents and among 200,000',
    load: () => import('./benches/search.mjs'),
  },
  scroll: {
    summary: 'scroll through a conversation of 10,000 messages on a slow telephone',
    load: () => import('./benches/scroll.mjs'),
  },
  home: {
    summary: 'the home page of a resident, with all its parts, beside a bare page that lists 20',
    load: () => import('./benches/home.mjs'),
  },
  lighthouse: {
    summary: 'home, an announcement and the rule book on a slow telephone, as Lighthouse judges',
    load: () => import('./benches/lighthouse.mjs'),
  },
  realtime: {
    summary: 'a broadcast to many subscribers beside a bare one, and a thousand reconnects',
    load: () => import('./benches/realtime.mjs'),
  },
}

/**
 * @typedef {object} Report
 * @property {string[][]} rows the table, its head first
 * @property {Record<string, unknown>} figures what the results file keeps
 * @property {string[]} problems what makes the figures worthless
 */
/** @typedef {(options: { seconds: number, rounds: number, parcels: number }) => Promise<Report>} Bench */

const USAGE = `npm run bench -- <name> [options]
  --seconds N   how long one round of one side lasts (default 6)
  --rounds N    how many rounds, the sides taking turns (default 4)
  --parcels N   how many parcels are logged at rest to time the live screen (default 200)

${columns(Object.entries(BENCHES).map(([name, { summary }]) => [`  ${name}`, summary])).join('\n')}`

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        seconds: { type: 'string', default: '6' },
        rounds: { type: 'string', default: '4' },
        parcels: { type: 'string', default: '200' },
      },
    })
  } catch {
    throw new Failure(`These options are not known: ${args.join(' ')}\n\n${USAGE}`)
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function whole(name, text) {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Failure(`--${name} must be a whole number above 0.`)
}

await runMain(async () => {
  endWithNpm()
  const { values, positionals } = parse(process.argv.slice(2))
  const [name] = positionals
  if (name === undefined) {
    say(USAGE)
    return
  }
  const bench = BENCHES[name]
  if (!bench) throw new Failure(`There is no bench called ${name}.\n\n${USAGE}`)
  const options = {
    seconds: whole('seconds', values.seconds),
    rounds: whole('rounds', values.rounds),
    parcels: whole('parcels', values.parcels),
  }
  await ensureInstalled()
  const { run } = await bench.load()
  const { rows, figures, problems } = await run(options)

  const folder = path.join(ROOT, 'tests', 'load', 'results')
  const file = path.join(folder, `${name}.json`)
  const machine = { node: process.version, cpus: os.cpus().length, model: os.cpus()[0]?.model }
  const result = { at: new Date().toISOString(), machine, options, ...figures, problems }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)

  say()
  for (const row of columns(rows)) say(`  ${row}`)
  say(`\n  ${shown(file)}`)
  for (const problem of problems) say(`  -- ${problem}`)
  process.exitCode = problems.length > 0 ? 1 : 0
})
// Sockets of the clients that measured may linger.
process.exit()
