import { exportConfirmations } from '@/kernel/confirmations/exportConfirmations'
import { inTransaction } from '@/kernel/database/transaction'
import { defineEndpoint, fileSchema } from '@/kernel/http/defineEndpoint'
import { confirmations } from '../operations/results'
import { editors, one } from './params'

/** Who has confirmed an announcement and who has not, as a file. */
export const confirmationsFile = defineEndpoint({
  ...editors,
  method: 'get',
  path: '/c/:community/announcements/:id/confirmations/export',
  summary: {
    en: 'Who has said that they read an announcement and who has not, as a table.',
    fr: 'Qui a dit avoir lu une annonce et qui ne l’a pas dit, en tableau.',
  },
  file: 'text/csv',
  response: fileSchema,
  params: one,
  handler: ({ req, community, params: { id } }) =>
    inTransaction(req, () =>
      exportConfirmations({
        req,
        community,
        of: { collection: 'announcements', id },
        people: async (asked) => {
          const { people, total } = await confirmations({ req, community, id }, asked)
          return { total, people: people.map((one) => ({ ...one, at: one.acknowledgedAt })) }
        },
      }),
    ),
})
