import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AskedTwice } from '@/kernel/portal/components/AskedTwice'
import type { PortalContext } from '@/kernel/portal/context'
import { CONTROLS, isEntryKind } from '../../domain/entries'
import type { Control, EntryKind } from '../../domain/entries'
import { removeEntryAction } from '../actions'
import { myEntries, myEntry, myHomes } from '../queries'
import { EntryForm } from '../components/EntryForm'
import type { FormControl } from '../components/EntryForm'

interface EntryPageProps {
  context: PortalContext
  kind: string
  /** `new`, or an entry's id. */
  id: string
  unit: string | undefined
}

const shown = (value: unknown, { type }: Control, { format }: PortalContext): string => {
  if (type === 'checkbox') return value === true ? 'yes' : ''
  if (type === 'date') return typeof value === 'string' ? format.isoDate(value) : ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Whom an entry of assistance is about: the person, or one of the household without an account. */
const aboutWhom = async (context: PortalContext, unit: string): Promise<FormControl[]> => {
  const home = (await myHomes(context)).find((one) => one.unit === unit)
  const members = await myEntries(context, 'members')
  const options = members.flatMap(({ id, ...member }) =>
    member.unit === unit && 'name' in member && typeof member.name === 'string'
      ? [{ value: id, label: member.name }]
      : [],
  )
  if (home?.isHead !== true || options.length === 0) return []
  const t = await getTranslations('households.assistance')
  return [
    {
      name: 'member',
      type: 'select',
      label: t('fields.member'),
      options: [{ value: '', label: t('myself') }, ...options],
      value: '',
    },
  ]
}

const controlsOf = async (
  context: PortalContext,
  kind: EntryKind,
  entry: Record<string, unknown> | null,
  unit: string,
): Promise<FormControl[]> => {
  const t = await getTranslations('households')
  const controls = CONTROLS[kind]
    // Whose a contact is, is said once.
    .filter(({ name }) => name !== 'forUnit' || (entry === null && unit !== ''))
    .map((control): FormControl => {
      const { name, options, ...rest } = control
      const hint = `${kind}.hints.${name}`
      return {
        ...rest,
        name,
        label: t(`${kind}.fields.${name}`),
        ...(t.has(hint) && { hint: t(hint) }),
        ...(options && {
          options: options.map((value) => ({
            value,
            label: t(`${kind}.options.${name}.${value}`),
          })),
        }),
        value: name === 'forUnit' ? 'yes' : shown(entry?.[name], control, context),
      }
    })
  const about = kind === 'assistance' && entry === null ? await aboutWhom(context, unit) : []
  return [...about, ...controls]
}

/** The form for one thing that a household writes down. */
export const EntryPage = async ({ context, kind, id, unit = '' }: EntryPageProps) => {
  if (!isEntryKind(kind)) notFound()
  const t = await getTranslations()
  const entry = id === 'new' ? null : await myEntry(context, kind, id)
  const home = typeof entry?.['unit'] === 'string' ? entry['unit'] : unit
  const place = { community: context.community.slug, entry: kind }
  const summary = t('forms.errorSummary', { count: 1 })
  return (
    <>
      <EntryForm
        hidden={{ ...place, unit: home, ...(entry && { id }) }}
        controls={await controlsOf(context, kind, entry, home)}
        labels={{
          save: t('common.save'),
          saving: t('common.saving'),
          summary,
          optional: t('common.optional'),
          choose: t('common.choose'),
        }}
      />
      {entry !== null && (
        <AskedTwice
          action={removeEntryAction}
          hidden={{ ...place, id }}
          labels={{
            open: t(`households.${kind}.remove`),
            text: t('households.removeText'),
            confirm: t('households.removeConfirm'),
            pending: t('common.saving'),
            summary,
          }}
        />
      )}
    </>
  )
}
