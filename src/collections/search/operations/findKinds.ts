import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { askTogether } from '@/kernel/database/questions'
import { localeOfRequest } from '@/kernel/i18n/translate'
import { identity } from '@/kernel/identity'
import { searchSources } from '@/kernel/search'
import type { SearchHit } from '@/kernel/search'
import { wordsOf } from '../domain/marks'
import { sinceOf } from '../domain/when'
import type { When } from '../domain/when'

interface Asked {
  req: PayloadRequest
  community: { id: string; slug: string }
  words: string
  /** One kind of things alone. */
  only?: string | undefined
  when?: When | undefined
  /** The most that is wanted of a kind. */
  limit: number
}

/** What one source has; never without anything. */
export interface Kind {
  name: string
  title: string
  hits: SearchHit[]
}

interface Kinds {
  kinds: Kind[]
  /** Nothing has the words as they were typed; what was found resembles them. */
  isLoose: boolean
}

/** Of what a source has, this many are looked at for those of a time: the sources know no time. */
const MOST_LOOKED_AT = 200

const sinceWhen = async ({ req, community, when }: Asked): Promise<string | undefined> => {
  if (when === undefined) return undefined
  const place = await identity().communityById(req, community.id)
  return sinceOf(when, systemClock.now(), place?.timeZone ?? 'UTC')
}

/**
 * What a community has with these words for the person, by kinds of things. Each owner of things answers by
 * the person's rights: neither a number nor a word of anything else is in it. Where nothing has the words,
 * at whatever time, what resembles them is looked for: a letter is easily missed.
 */
export const findKinds = async (asked: Asked): Promise<Kinds> => {
  const { req, community, words, only, limit } = asked
  if (wordsOf(words).length === 0) return { kinds: [], isLoose: false }
  const since = await sinceWhen(asked)
  const locale = localeOfRequest(req)
  const most = since === undefined ? limit : Math.max(limit, MOST_LOOKED_AT)
  const look = async (isLoose: boolean): Promise<Kind[]> => {
    const sources = await Promise.all(
      searchSources()
        .filter(({ name }) => only === undefined || only === name)
        .map(async ({ ask, ...source }) => ({
          ...source,
          question: await ask({ req, community, words, isLoose, limit: most }),
        })),
    )
    const asked = sources.flatMap(({ question, ...source }) =>
      question === null ? [] : [{ ...source, question }],
    )
    if (asked.length === 0) return []
    const questions = asked.map(({ question }) => question)
    const answerTo = await askTogether(req, questions)
    const kinds: Kind[] = []
    for (const { name, title, question } of asked) {
      const hits = await answerTo(question)
      if (hits.length > 0) kinds.push({ name, title: title(locale), hits })
    }
    return kinds
  }
  const exact = await look(false)
  const kinds = exact.length > 0 ? exact : await look(true)
  const inTime = kinds
    .map(({ hits, ...kind }) => ({
      ...kind,
      hits: hits
        .filter(({ at }) => since === undefined || (at !== null && at >= since))
        .slice(0, limit),
    }))
    .filter(({ hits }) => hits.length > 0)
  return { kinds: inTime, isLoose: exact.length === 0 && inTime.length > 0 }
}
