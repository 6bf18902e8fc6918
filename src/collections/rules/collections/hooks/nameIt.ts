import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'
import { LOCALES } from '@/kernel/i18n/locales'
import { fieldsOf, textOf } from './values'

/** One title at least; the panel's lists show it with its number. */
export const nameIt: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const next = fieldsOf(data)
  const whole = { ...fieldsOf(originalDoc), ...next }
  const titles = fieldsOf(whole['titles'])
  const preferred = [whole['language'], ...LOCALES].map((one) => textOf(titles[String(one)]))
  const title = preferred.find((one) => one !== '')
  if (title === undefined) {
    throw new AppError({ code: 'rules.no-title', status: 400, field: 'titles' })
  }
  next['name'] = [textOf(whole['number']), title].filter((part) => part !== '').join(' ')
  return next
}
