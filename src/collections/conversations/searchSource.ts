import { mapAnswer } from '@/kernel/database/questions'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { SearchHit, SearchSource } from '@/kernel/search'
import { isTeamRole } from './domain/kinds'
import { titleOf } from './domain/titles'
import { conversationRows } from './operations/rules'
import { messagesWith } from './operations/search'

/** Messages that the person sees; those of confidential conversations are in no index. */
export const messageSearch: SearchSource = {
  name: 'messages',
  title: (locale) => translatorFor({ locale, namespace: 'conversations.portal' })('title'),
  ask: ({ req, community, words, isLoose, limit }) => {
    // Thousands of messages have something like any word.
    const asked = isLoose ? null : messagesWith({ community: community.id, words, limit })
    if (asked === null) return Promise.resolve(null)
    const hits = mapAnswer(asked, async (found): Promise<SearchHit[]> => {
      const ids = [...new Set(found.map(({ conversation }) => conversation))]
      const rows = new Map((await conversationRows(req, ids)).map((row) => [row.id, row]))
      const t = translatorFor({ locale: localeOfRequest(req), namespace: 'conversations' })
      const team = (role: string | null) => t(`teams.${isTeamRole(role) ? role : 'manager'}`)
      return found.flatMap(({ conversation, seq, sender, body, at }) => {
        const row = rows.get(conversation)
        if (!row) return []
        const title = titleOf(row)
        return [
          {
            id: `${conversation} ${String(seq)}`,
            title:
              title.by === 'text'
                ? title.text
                : t(`portal.kinds.${title.kind}`, { team: team(title.team) }),
            text: body,
            detail: sender,
            path: `/c/${community.slug}/messages/${conversation}?at=${String(seq)}#m${String(seq)}`,
            at,
          },
        ]
      })
    })
    return Promise.resolve(hits)
  },
}
