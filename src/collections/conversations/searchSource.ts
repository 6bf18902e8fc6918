import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { SearchSource } from '@/kernel/search'
import { isTeamRole } from './domain/kinds'
import { titleOf } from './domain/titles'
import { conversationRows } from './operations/rules'
import { searchMessages } from './operations/search'

/** Messages that the person sees; those of confidential conversations are in no index. */
export const messageSearch: SearchSource = {
  name: 'messages',
  title: (locale) => translatorFor({ locale, namespace: 'conversations.portal' })('title'),
  find: async ({ req, community, words, isLoose, limit }) => {
    // Thousands of messages have something like any word.
    if (isLoose) return []
    const asked = { req, community: community.id, query: { q: words }, most: limit }
    const found = await searchMessages(asked)
    const ids = [...new Set(found.map(({ conversation }) => conversation))]
    const rows = new Map((await conversationRows(req, ids)).map((row) => [row.id, row]))
    const t = translatorFor({ locale: localeOfRequest(req), namespace: 'conversations' })
    const team = (role: string | null) => t(`teams.${isTeamRole(role) ? role : 'manager'}`)
    return found.flatMap(({ conversation, message }) => {
      const row = rows.get(conversation)
      if (!row) return []
      const title = titleOf(row)
      return [
        {
          id: `${conversation} ${String(message.seq)}`,
          title:
            title.by === 'text'
              ? title.text
              : t(`portal.kinds.${title.kind}`, { team: team(title.team) }),
          text: message.body,
          detail: message.sender.name,
          path: `/c/${community.slug}/messages/${conversation}?at=${String(message.seq)}#m${String(message.seq)}`,
          at: message.at,
        },
      ]
    })
  },
}
