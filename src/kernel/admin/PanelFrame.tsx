import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

interface PanelFrameProps {
  /** What Payload gives a view of ours. */
  view: AdminViewServerProps
  title: string
  intro?: string
  /** As wide as the window: for work in several panes. */
  isWide?: boolean
  children: ReactNode
}

const WIDE = { paddingInline: '1rem' }

/** The panel around a view of our own: navigation, title, room to the sides. */
export const PanelFrame = ({ view, title, intro, isWide = false, children }: PanelFrameProps) => {
  const { initPageResult, params, searchParams } = view
  const { req, permissions, visibleEntities, locale } = initPageResult
  const content = (
    <>
      <h1>{title}</h1>
      {intro !== undefined && <p>{intro}</p>}
      {children}
    </>
  )
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      searchParams={searchParams}
      user={req.user ?? undefined}
      visibleEntities={visibleEntities}
    >
      {isWide ? <div style={WIDE}>{content}</div> : <Gutter>{content}</Gutter>}
    </DefaultTemplate>
  )
}
