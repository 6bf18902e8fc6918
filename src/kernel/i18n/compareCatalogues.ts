import type { Messages } from './mergeMessages'

/**
 * The arguments of an ICU message: `name`, `count:plural`, `<link>`. A small reader of the parts
 * that the product uses: arguments, plural, selectordinal and select with nested messages, tags.
 * https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export const placeholdersOf = (message: string): string[] => {
  const found = new Set<string>()
  readMessage(message, 0, found)
  return [...found].sort()
}

const BRANCHING = new Set(['plural', 'select', 'selectordinal'])

/** Everything to the brace that closes the one that was just opened; nested ones are skipped. */
const closingBrace = (text: string, from: number): number => {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  throw new Error(`unbalanced braces in "${text}"`)
}

/** An apostrophe quotes only before a brace or an angle; the quote ends at the next one. */
const endOfQuote = (text: string, at: number): number => {
  if (!/[{}<>]/.test(text[at + 1] ?? '')) return at
  const end = text.indexOf("'", at + 1)
  return end === -1 ? text.length : end
}

const readTag = (text: string, at: number, found: Set<string>): void => {
  const tag = /^<([a-zA-Z][\w-]*)>/.exec(text.slice(at))?.[1]
  if (tag !== undefined) found.add(`<${tag}>`)
}

/** `{count, plural, one {...} other {...}}`: the choices are messages themselves. */
const readChoices = (choices: string, found: Set<string>): Set<string> => {
  const names = new Set<string>()
  let at = 0
  for (;;) {
    const open = choices.indexOf('{', at)
    if (open === -1) return names
    names.add(choices.slice(at, open).trim())
    const close = closingBrace(choices, open + 1)
    readMessage(choices.slice(open + 1, close), 0, found)
    at = close + 1
  }
}

const readArgument = (body: string, found: Set<string>): void => {
  const [name = '', type, ...rest] = body.split(',')
  const kind = type?.trim()
  found.add(kind === undefined ? name.trim() : `${name.trim()}:${kind}`)
  if (kind === undefined || !BRANCHING.has(kind)) return
  const names = readChoices(rest.join(','), found)
  if (!names.has('other')) throw new Error(`"${body}" has no "other"`)
}

function readMessage(text: string, from: number, found: Set<string>): void {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") at = endOfQuote(text, at)
    else if (text[at] === '<') readTag(text, at, found)
    else if (text[at] === '{') {
      const close = closingBrace(text, at + 1)
      readArgument(text.slice(at + 1, close), found)
      at = close
    }
  }
}

/** `a.b.c` to its message, for each leaf. */
export const leavesOf = (messages: Messages, prefix = ''): Map<string, string> => {
  const leaves = new Map<string, string>()
  for (const [key, value] of Object.entries(messages)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (typeof value === 'string') leaves.set(path, value)
    else for (const [deeper, leaf] of leavesOf(value, path)) leaves.set(deeper, leaf)
  }
  return leaves
}

const placeholdersOrProblem = (message: string): string => {
  try {
    return placeholdersOf(message).join(' ')
  } catch (error) {
    return error instanceof Error ? `unreadable: ${error.message}` : 'unreadable'
  }
}

/** What is wrong between two languages: missing or extra keys, empty text, other placeholders. */
export const compareCatalogues = (reference: Messages, translation: Messages): string[] => {
  const ours = leavesOf(reference)
  const theirs = leavesOf(translation)
  const problems: string[] = []
  for (const [key, message] of ours) {
    const translated = theirs.get(key)
    if (message.trim() === '') problems.push(`${key}: empty`)
    if (translated === undefined) {
      problems.push(`${key}: missing`)
      continue
    }
    if (translated.trim() === '') problems.push(`${key}: empty translation`)
    const wanted = placeholdersOrProblem(message)
    const got = placeholdersOrProblem(translated)
    if (wanted !== got) problems.push(`${key}: placeholders "${wanted}" became "${got}"`)
    else if (wanted.startsWith('unreadable')) problems.push(`${key}: ${wanted}`)
  }
  for (const key of theirs.keys()) if (!ours.has(key)) problems.push(`${key}: not in the reference`)
  return problems
}
