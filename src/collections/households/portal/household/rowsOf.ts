import { formatPhone } from '@/kernel/phone'
import type { PortalContext } from '@/kernel/portal/context'
import type { EntryKind } from '../../domain/entries'

interface EntryRow {
  id: string
  title: string
  text: string
}

interface RowsOf {
  kind: EntryKind
  entries: readonly object[]
  t: (key: string, values?: Record<string, string>) => string
  context: PortalContext
}

const textOf = (entry: object, name: string): string => {
  const value: unknown = Object.entries(entry).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : ''
}

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ')

const phoneOf = (entry: object): string => {
  const phone = textOf(entry, 'phone')
  return phone === '' ? '' : formatPhone(phone)
}

const oneRow = (entry: object, { kind, t, context: { format } }: RowsOf): Omit<EntryRow, 'id'> => {
  const text = (name: string) => textOf(entry, name)
  switch (kind) {
    case 'members':
      return {
        title: text('name'),
        text: joined(t(`members.options.relation.${text('relation')}`), phoneOf(entry)),
      }
    case 'contacts':
      return {
        title: text('name'),
        text: joined(t(`contacts.options.kind.${text('kind')}`), phoneOf(entry), text('note')),
      }
    case 'vehicles':
      return {
        title: text('plate'),
        text: joined(t(`vehicles.options.kind.${text('kind')}`), text('description')),
      }
    case 'pets':
      return {
        title: text('name'),
        text: joined(t(`pets.options.species.${text('species')}`), text('note')),
      }
    case 'absences':
      return {
        title: t('absences.span', {
          from: format.date(text('from')),
          until: format.date(text('until')),
        }),
        text: text('note'),
      }
    case 'assistance':
      return { title: text('needs'), text: joined(text('whereToFind'), text('whatHelps')) }
  }
}

/** How entries look in a list. */
export const rowsOf = (args: RowsOf): EntryRow[] =>
  args.entries.map((entry) => ({ id: textOf(entry, 'id'), ...oneRow(entry, args) }))
