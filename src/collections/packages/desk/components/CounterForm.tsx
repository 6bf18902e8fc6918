import { PackageCheck } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/EmptyState'
import type { Formatters } from '@/kernel/i18n/formatters'
import { PARCEL_STATES } from '../../domain/parcel'
import type { ReleaseMethod } from '../../domain/parcel'
import { referenceFor } from '../../domain/signatureReference'
import type { AtCounter } from '../handOverQueries'
import { itemLine } from '../itemLine'
import { HandOverForm } from './HandOverForm'

interface CounterFormProps extends AtCounter {
  /** Its slug. */
  community: string
  method: ReleaseMethod
  /** What the resident showed; empty where they showed none. */
  code: string
  /** Membership of whoever probably stands there; empty where nobody knows. */
  suggested: string
  /** Whom a resident has sent; empty where nobody was. */
  sent: string
  format: Formatters
}

/** The form of a hand-over, of one parcel or of many, with its words. */
export const CounterForm = async ({
  community,
  unit,
  household,
  parcels,
  method,
  code,
  suggested,
  sent,
  earlier,
  format,
}: CounterFormProps) => {
  const t = await getTranslations()
  const word = (key: string) => t(`packages.handover.${key}`)
  const compare = (key: string, values?: Record<string, string>) =>
    t(`packages.signature.${key}`, values)
  const references = earlier.map(({ id, person, name, at, takenBy, url }) => ({
    id,
    person,
    name,
    url,
    title: compare('earlier', { name }),
    caption: compare('caption', { day: format.date(at), by: takenBy ?? compare('nobody') }),
  }))
  return (
    <HandOverForm
      community={community}
      unit={unit.id}
      method={method}
      code={code}
      suggested={household.some(({ membership }) => membership === suggested) ? suggested : ''}
      sent={sent}
      household={household.map(({ membership, id, name }) => ({
        membership,
        name,
        reference: referenceFor(references, { person: id, name }),
      }))}
      earlier={references}
      parcels={parcels.map((parcel) => ({
        id: parcel.id,
        label: itemLine(parcel, (key) => t(`packages.${key}`)),
      }))}
      empty={
        <EmptyState
          icon={<PackageCheck />}
          title={t('packages.handover.text', { count: 0, unit: unit.label })}
        />
      }
      labels={{
        items: word('items'),
        who: word('who'),
        proxy: word('proxy'),
        other: word('other'),
        chooseWho: word('chooseWho'),
        name: word('name'),
        nameHint: word('nameHint'),
        signature: word('signature'),
        screen: word('screen'),
        paper: word('paper'),
        paperHint: word('paperHint'),
        pad: word('pad'),
        clear: word('clear'),
        unsigned: word('unsigned'),
        photo: word('photo'),
        submit: word('submit'),
        tickOne: word('tickOne'),
        done: t('packages.handover.done', { count: 2, name: '%' }).replace('2', '#'),
        doneOne: t('packages.handover.done', { count: 1, name: '%' }),
        missedItems: Object.fromEntries(
          PARCEL_STATES.map((status) => [
            status,
            t('packages.handover.missedItem', { item: '#', status, name: '%' }),
          ]),
        ),
        kept: t('packages.offline.kept'),
        keptPhoto: word('keptPhoto'),
        keptLink: t('packages.offline.keptLink'),
        away: word('away'),
        missed: word('missed'),
        pending: t('common.saving'),
        summary: t('forms.errorSummary', { count: 1 }),
        optional: t('common.optional'),
        removePhoto: t('forms.file.remove'),
        back: t('packages.desk.back'),
        compare: compare('ask'),
        alike: compare('alike'),
        different: compare('different'),
        differentHint: compare('differentHint'),
        differentNote: compare('note'),
        sayWhat: compare('sayWhat'),
      }}
    />
  )
}
