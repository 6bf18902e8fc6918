import { UserSearch } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import { Tabs } from '@/components/ui/Tabs'
import type { PortalContext } from '@/kernel/portal/context'
import { AlarmsList } from './asks/AlarmsList'
import { AsksList } from './asks/AsksList'
import { CheckForm } from './components/CheckForm'
import { ExpectedList, HeldList, InsideList } from './GateLists'
import { GateLinks } from './offline/GateLinks'
import { GateConflictsNotice } from './offline/ConflictsHome'
import { gateBoard } from './queries'

interface GateHomeProps {
  context: PortalContext
  /** What is looked for among those who are expected. */
  words: string
  /** The gate that the address names. */
  asked: string | undefined
}

/** One screen for the gate: what a visitor shows, who is inside, who is expected. */
export const GateHome = async ({ context, words, asked }: GateHomeProps) => {
  const t = await getTranslations()
  const word = (key: string) => t(`visitors.gate.${key}`)
  const board = await gateBoard(context, words)
  const { gates } = board
  const { slug } = context.community
  const gate = (gates.find(({ id }) => id === asked) ?? gates[0])?.id ?? ''
  return (
    <>
      <PageHeader eyebrow={context.community.name} title={word('title')} text={word('text')} />
      {gates.length > 1 && (
        <Tabs
          label={word('which')}
          items={gates.map(({ id, name }) => ({
            href: `/c/${slug}/gate?gate=${id}`,
            label: name,
            isCurrent: id === gate,
          }))}
        />
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <GateConflictsNotice context={context} />
          <HeldList context={context} board={board} />
          <AsksList
            context={context}
            asks={board.asks}
            guardsDecide={board.guardsDecide}
            gate={gate}
          />
          <AlarmsList context={context} alarms={board.alarms} />
          <Card>
            <CheckForm
              community={slug}
              gate={gate}
              labels={{
                label: word('label'),
                hint: word('hint'),
                check: word('check'),
                letIn: word('letIn'),
                checkOut: word('checkOut'),
                vehicle: word('vehicle'),
                note: word('note'),
                pending: t('common.saving'),
              }}
              camera={{
                start: word('camera'),
                stop: word('cameraStop'),
                denied: word('cameraDenied'),
                looking: word('cameraLooking'),
              }}
            />
          </Card>
          <LinkButton
            href={`/c/${slug}/gate/new${gate === '' ? '' : `?gate=${gate}`}`}
            variant="secondary"
            size="large"
          >
            <UserSearch aria-hidden />
            {t('visitors.asks.open')}
          </LinkButton>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <InsideList context={context} board={board} />
          <ExpectedList context={context} board={board} words={words} gate={gate} />
          <GateLinks slug={slug} />
        </div>
      </div>
    </>
  )
}
