import { sql, txOf } from '@/kernel/database/transaction'
import type { Joining, PersonLinks } from '@/kernel/personLinks'

/** Of two confirmations the earlier one stays. */
const confirmOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    with twice as (
      delete from rule_acknowledgements f using rule_acknowledgements k
      where f.user_id = ${from} and k.user_id = ${to} and k.version_id = f.version_id
      returning k.version_id, f.at
    )
    update rule_acknowledgements k set at = least(k.at, t.at)
    from twice t where k.version_id = t.version_id and k.user_id = ${to}`)
}

export const rulePersonLinks: PersonLinks = {
  'rule_versions.author_id': 'moves',
  'rule_versions.approved_by_id': 'moves',
  'rule_versions.published_by_id': 'moves',
  'rule_acknowledgements.user_id': { settle: confirmOnce, rest: 'moves' },
}
