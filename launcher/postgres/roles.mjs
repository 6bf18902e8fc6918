import pg from 'pg'

/**
 * @typedef {{ owner: string, app: string, system: string }} Passwords
 * @typedef {{ owner: string, app: string, system: string }} Urls
 */

/**
 * The three roles, as in ops/roles.sql. No role is a superuser; only `system` passes row-level
 * security, and only `owner` may change tables.
 * @type {readonly { key: keyof Passwords, role: string, rights: string }[]}
 */
const ROLES = [
  { key: 'owner', role: 'courtyard_owner', rights: 'NOBYPASSRLS' },
  { key: 'app', role: 'courtyard_app', rights: 'NOBYPASSRLS' },
  { key: 'system', role: 'courtyard_system', rights: 'BYPASSRLS' },
]

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // A server that goes away is seen by the query that waits for it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Makes the roles, and gives them these passwords at every start: the file of secrets leads.
 * @param {string} superuserUrl
 * @param {Passwords} passwords
 */
export async function ensureRoles(superuserUrl, passwords) {
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query('SELECT rolname FROM pg_roles')
    const present = new Set(rows.map((row) => row.rolname))
    for (const { key, role, rights } of ROLES) {
      if (!present.has(role)) await client.query(`CREATE ROLE ${role}`)
      const password = client.escapeLiteral(passwords[key])
      await client.query(
        `ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION ${rights} PASSWORD ${password}`,
      )
    }
  })
}

/**
 * Makes a database that the owner owns and only our roles may enter.
 * @param {string} superuserUrl
 * @param {string} name
 * @param {{ template?: string }} [options]
 * @returns {Promise<boolean>} false when it was there already
 */
export async function createDatabase(superuserUrl, name, { template } = {}) {
  return withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return false
    const database = client.escapeIdentifier(name)
    const from = template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : ''
    await client.query(`CREATE DATABASE ${database} OWNER courtyard_owner${from}`)
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`)
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO courtyard_app, courtyard_system`)
    return true
  })
}

/**
 * @param {string} superuserUrl
 * @param {string} name
 */
export async function dropDatabase(superuserUrl, name) {
  await withClient(superuserUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  )
}

/**
 * @param {number} port
 * @param {Passwords} passwords
 * @param {string} database
 * @returns {Urls}
 */
export function urlsOf(port, passwords, database) {
  const [owner, app, system] = ROLES.map(
    ({ key, role }) =>
      `postgres://${role}:${encodeURIComponent(passwords[key])}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
  )
  return { owner: String(owner), app: String(app), system: String(system) }
}
