import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/PageHeader'
import { PrintButton } from '@/components/ui/PrintButton'
import type { PortalContext } from '@/kernel/portal/context'
import { saidStart } from '../../domain/window'
import { sheetOfDay } from '../offline/queries'
import { SheetTable } from './SheetTable'

type Sheet = Awaited<ReturnType<typeof sheetOfDay>>

/** So many empty lines for those whom nobody announced. */
const BLANKS = 12

interface PartProps {
  context: PortalContext
  sheet: Sheet
}

const groupsOf = <Row extends { gate: string | null }>(rows: readonly Row[]) => {
  const names = [...new Set(rows.map(({ gate }) => gate))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b),
  )
  return names.map((gate) => ({ gate, rows: rows.filter((row) => row.gate === gate) }))
}

/** Whom one asks for at the meeting point: by the gate where they came in, and by unit. */
const Evacuation = async ({ context, sheet }: PartProps) => {
  const t = await getTranslations('visitors.offline.sheet')
  const { format } = context
  const { inside, unsettled } = sheet
  const count = inside.reduce((sum, { party }) => sum + party, 0)
  const columns = [t('unit'), t('name'), t('people'), t('since'), t('vehicle'), t('seen')]
  return (
    <section className="break-after-page">
      <h2 className="text-xl font-bold">{`${t('inside')}: ${t('count', { count })}`}</h2>
      <p className="text-muted mb-3 print:text-black">{t('insideText')}</p>
      {inside.length === 0 && <p>{t('nobodyInside')}</p>}
      {groupsOf(inside).map(({ gate, rows }) => (
        <div key={gate ?? ''} className="mb-5">
          <h3 className="mb-1 text-lg font-semibold">{gate ?? t('noGate')}</h3>
          <SheetTable
            caption={`${t('inside')}: ${gate ?? t('noGate')}`}
            columns={columns}
            rows={rows.map(({ id, unit, name, party, enteredAt, vehicle }) => ({
              id,
              cells: [
                unit,
                name,
                party,
                enteredAt === null ? '' : format.time(enteredAt),
                vehicle,
                '',
              ],
            }))}
            blanks={0}
          />
        </div>
      ))}
      {unsettled.length > 0 && (
        <div className="mb-5">
          <h3 className="mb-1 text-lg font-semibold">{t('unsettled')}</h3>
          <SheetTable
            caption={t('unsettled')}
            columns={[t('unit'), t('name'), t('gate'), t('since'), t('seen')]}
            rows={unsettled.map(({ id, unit, name, gate, at }) => ({
              id,
              cells: [unit, name, gate ?? t('noGate'), format.dateTime(at), ''],
            }))}
            blanks={0}
          />
        </div>
      )}
    </section>
  )
}

const Expected = async ({ context, sheet }: PartProps) => {
  const t = await getTranslations('visitors.offline.sheet')
  const { format } = context
  return (
    <section>
      <h2 className="mb-3 text-xl font-bold">{t('expected')}</h2>
      {sheet.expected.length === 0 && <p className="mb-3">{t('nobodyExpected')}</p>}
      <SheetTable
        caption={t('expected')}
        columns={[
          t('unit'),
          t('name'),
          t('people'),
          t('window'),
          t('vehicle'),
          t('came'),
          t('went'),
          t('signed'),
        ]}
        rows={sheet.expected.map(({ id, unit, name, party, vehicle, ...visit }) => ({
          id,
          cells: [
            unit,
            name,
            party,
            `${format.time(saidStart(visit.opensAt))} – ${format.time(visit.closesAt)}`,
            vehicle,
            '',
            '',
            '',
          ],
        }))}
        blanks={BLANKS}
      />
    </section>
  )
}

/** For a day without power: who is inside and who is expected, on paper, with room to write. */
export const DaySheet = async ({ context }: { context: PortalContext }) => {
  const [t, sheet] = await Promise.all([
    getTranslations('visitors.offline.sheet'),
    sheetOfDay(context),
  ])
  const { community, format } = context
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          back={{ href: `/c/${community.slug}/gate`, label: t('back') }}
          title={t('title')}
          text={t('text')}
        />
        <div className="mb-6">
          <PrintButton label={t('print')} size="large" />
        </div>
      </div>
      <p className="mb-4 hidden font-semibold print:block">
        {`${community.name} · ${t('title')} · ${t('printed', { when: format.dateTime(sheet.now) })}`}
      </p>
      <div className="flex flex-col gap-8 print:text-sm">
        <Evacuation context={context} sheet={sheet} />
        <Expected context={context} sheet={sheet} />
      </div>
    </>
  )
}
