import { parseArgs } from 'node:util'
import { Failure } from './failure.mjs'

/**
 * @typedef {object} StartOptions
 * @property {number | undefined} port
 * @property {boolean} reset
 * @property {boolean} yes
 * @property {boolean} demo
 */

const USAGE = `npm start -- [options]
  --port N     the port of the portal (default 3000)
  --no-demo    begin empty, with one operator login, instead of two demo communities
  --reset      delete all local data first (asks before it does)
  --yes        do not ask`

/**
 * @param {string[]} args
 * @returns {StartOptions}
 */
export function parseStartOptions(args) {
  let values
  try {
    ;({ values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        reset: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
      },
    }))
  } catch {
    throw new Failure(`These options are not known: ${args.join(' ')}\n\n${USAGE}`)
  }
  return {
    port: values.port === undefined ? undefined : parsePort(values.port, '--port'),
    reset: values.reset === true,
    yes: values.yes === true,
    demo: values['no-demo'] !== true,
  }
}

/**
 * @param {string} text
 * @param {string} origin what to name in the sentence: an option or a setting
 */
export function parsePort(text, origin) {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Failure(`${origin} must be a number from 1 to 65535.`)
  }
  return port
}
