import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import type { ReactNode } from 'react'

interface PanelFrameProps {
  /** What Payload gives a view of ours. */
  view: AdminViewServerProps
  title: string
  intro?: string
  children: ReactNode
}

/** The panel around a view of our own: navigation, title, room to the sides. */
export const PanelFrame = ({ view, title, intro, children }: PanelFrameProps) => {
  const { initPageResult, params, searchParams } = view
  const { req, permissions, visibleEntities, locale } = initPageResult
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
      <Gutter>
        <h1>{title}</h1>
        {intro !== undefined && <p>{intro}</p>}
        {children}
      </Gutter>
    </DefaultTemplate>
  )
}
