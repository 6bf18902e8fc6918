import { processWide } from '@/kernel/processWide'
import { plain } from '../../domain/personal'

type Check = (password: string, known: string[]) => { score: number; reason: string }

/** Longer ones are strong by their beginning, and its time grows with the square of the length. */
const LOOKED_AT = 64

/** Why a password is weak, by zxcvbn's names of its warnings; the messages know the values. */
const REASONS: Readonly<Record<string, string>> = {
  straightRow: 'keyboard',
  keyPattern: 'keyboard',
  simpleRepeat: 'repeat',
  extendedRepeat: 'repeat',
  sequences: 'sequence',
  recentYears: 'date',
  dates: 'date',
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  pwned: 'common',
  wordByItself: 'word',
  namesByThemselves: 'name',
  commonNames: 'name',
  userInputs: 'name',
}

const normalised = (password: string): string => plain(password).replaceAll(/[\s._-]/g, '')

const load = async (): Promise<{ check: Check; breached: ReadonlySet<string> }> => {
  const [{ ZxcvbnFactory }, common, en, fr, { BREACHED }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
    import('./breached'),
  ])
  const estimator = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary, ...fr.dictionary },
    graphs: common.adjacencyGraphs,
    translations: {
      ...en.translations,
      // Its words are not shown: each warning is told by its name.
      warnings: nameEach(en.translations.warnings),
    },
  })
  return {
    check: (password, known) => {
      const { score, feedback } = estimator.check(password.slice(0, LOOKED_AT), known)
      return { score, reason: REASONS[feedback.warning ?? ''] ?? 'other' }
    },
    breached: new Set([
      ...BREACHED.split(' '),
      ...common.dictionary['passwords-common'].map((entry) => normalised(entry)),
    ]),
  }
}

const nameEach = <T extends object>(texts: T): T => {
  const named = { ...texts }
  for (const key of Object.keys(named)) Reflect.set(named, key, key)
  return named
}

/** Loaded when the first new password comes: some megabytes of words. */
const loaded = () => processWide('password-strength', () => ({ promise: load() })).promise

/** Whether a password stands on the bundled lists of those that leaked, however it is spelt. */
export const isBreached = async (password: string): Promise<boolean> =>
  (await loaded()).breached.has(normalised(password))

/** @returns zxcvbn's score, 0 to 4, and what makes it low. */
export const strengthOf = async (
  password: string,
  known: string[],
): Promise<{ score: number; reason: string }> => (await loaded()).check(password, known)
