import { spawn } from 'node:child_process'

/** Runs one of the product's entry points to its end, as an operator would. */
export const runEntry = (
  name: string,
  env: Record<string, string>,
  args: string[] = [],
): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const file = `src/entry/${name}.ts`
    const child = spawn(process.execPath, ['--import', './src/entry/bundle.mjs', file, ...args], {
      env: Object.assign({}, process.env, { NODE_OPTIONS: '' }, env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('close', (code) => resolve({ code, output }))
  })
