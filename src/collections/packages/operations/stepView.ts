import type { PackageEvent } from '@/payload-types'

export interface StepView {
  id: string
  kind: string
  /** ISO 8601, UTC. */
  at: string
  actor: string | null
  note: string | null
}

export const stepView = (step: PackageEvent): StepView => ({
  id: step.id,
  kind: step.kind,
  at: step.at,
  actor: typeof step.actor === 'object' ? (step.actor?.name ?? null) : null,
  note: step.note ?? null,
})
