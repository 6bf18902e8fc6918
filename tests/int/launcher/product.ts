const LISTEN = `
import http from 'node:http'
import net from 'node:net'
const stop = () => process.exit(0)
process.on('SIGTERM', stop)
`

/** The smallest product that the launcher can start: its entry points, and a build that builds nothing. */
export const PRODUCT: Record<string, string> = {
  'package.json': JSON.stringify({ name: 'clone', type: 'module' }),
  'node_modules/next/package.json': JSON.stringify({ name: 'next' }),
  'node_modules/next/dist/bin/next': `
const fs = require('node:fs')
fs.mkdirSync('.next', { recursive: true })
fs.writeFileSync('.next/BUILD_ID', String(Date.now()))
`,
  'src/entry/migrate.ts': `
import pg from 'pg'
const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] })
await client.connect()
await client.query('CREATE TABLE IF NOT EXISTS starts (at timestamptz DEFAULT now())')
await client.query('INSERT INTO starts DEFAULT VALUES')
const { rows } = await client.query('SELECT count(*)::int AS n FROM starts')
console.log('starts: ' + rows[0].n)
await client.end()
`,
  'src/entry/seed.ts': `
import fs from 'node:fs'
const folder: string = process.env['DATA_DIR'] ?? ''
const isDemo = process.env['DEMO'] === 'true' && !process.argv.includes('--operator-only')
const demo = [{ email: 'maya@example.org', password: 'maple-1', role: 'manager', community: 'Maple' }]
const operator = { email: 'operator@example.org', password: 'once-only' }
if (isDemo) fs.writeFileSync(folder + '/demo-logins.json', JSON.stringify(demo))
else fs.writeFileSync(folder + '/first-operator.json', JSON.stringify(operator))
`,
  'src/entry/web.ts': `${LISTEN}
const port: number = Number(process.env['PORT'])
http.createServer((_, response) => response.end('ready')).listen(port)
`,
  'src/entry/worker.ts': `${LISTEN}
setInterval(() => undefined, 1000)
`,
  'src/realtime-server/main.ts': `${LISTEN}
const port: number = Number(process.env['REALTIME_PORT'])
net.createServer().listen(port, '127.0.0.1')
`,
}
