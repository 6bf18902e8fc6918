import { randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'

/**
 * Whether a server can listen on a port now.
 * @param {number} port
 * @param {string} [host] absent: every address, as the web process does
 * @returns {Promise<boolean>}
 */
export function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/**
 * Whether the public port is free. Some systems let a listener on every address stand beside one on
 * loopback, so both are tried.
 * @param {number} port
 */
export async function isPublicPortFree(port) {
  return (await isFree(port)) && (await isFree(port, '127.0.0.1'))
}

// Below every system's range of ports for outgoing connections: a port from within it may be taken by
// any connection, even by one that somebody tries to make to that very port, before it is used.
const FIRST_PORT = 20_000
const PORTS = 10_000

/** @type {Set<number>} */
const given = new Set()

/**
 * A loopback port that is free now and that this process has not given away yet.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = FIRST_PORT + randomInt(PORTS)
    if (given.has(port) || !(await isPublicPortFree(port))) continue
    given.add(port)
    return port
  }
  throw new Error(`no port from ${FIRST_PORT} to ${FIRST_PORT + PORTS - 1} is free`)
}

/**
 * The loopback ports of the embedded services: those of the last start where they are still free,
 * so that open tools keep working, and new ones where not.
 * @param {string} dataDir
 * @param {readonly string[]} names
 * @returns {Promise<Record<string, number>>}
 */
export async function choosePorts(dataDir, names) {
  const last = readPorts(dataDir)
  /** @type {Record<string, number>} */
  const ports = {}
  for (const name of names) {
    const before = last[name]
    let port = before && (await isFree(before, '127.0.0.1')) ? before : await freePort()
    while (Object.values(ports).includes(port)) port = await freePort()
    ports[name] = port
  }
  return ports
}

/**
 * @param {string} dataDir
 * @param {Record<string, number>} ports
 */
export function recordPorts(dataDir, ports) {
  writeFileSync(path.join(dataDir, 'ports.json'), `${JSON.stringify(ports, null, 2)}\n`)
}

/**
 * @param {string} dataDir
 * @returns {Record<string, number>}
 */
export function readPorts(dataDir) {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, 'ports.json'), 'utf8'))
  } catch {
    // Only a memory of the last start: without it new ports are chosen.
    return {}
  }
}

/**
 * @param {number} port
 * @param {number} timeoutMs
 * @param {string} [host]
 * @returns {Promise<boolean>} whether something answered in time
 */
export async function waitForPort(port, timeoutMs, host = '127.0.0.1') {
  const end = Date.now() + timeoutMs
  while (Date.now() < end) {
    if (await answers(port, host)) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function answers(port, host) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host })
    const done = (/** @type {boolean} */ result) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.setTimeout(1000, () => done(false))
  })
}
