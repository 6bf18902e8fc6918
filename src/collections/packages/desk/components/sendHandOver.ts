import type { RefObject } from 'react'
import type { ActionState } from '@/kernel/portal/actionState'
import { unlessAway } from '@/kernel/portal/offline/unlessAway'
import { isSigned } from '../../domain/ink'
import type { Stroke } from '../../domain/ink'
import type { OfflineRelease } from '../../domain/offlineDesk'
import { handOverAction } from '../handOverAction'
import { keepHere } from '../offline/keepHere'
import { stagePicture } from './stagePicture'
import type { Staged } from './stagePicture'
import { stageSignature } from './stageSignature'

export type SendWord =
  'tickOne' | 'chooseWho' | 'sayWhat' | 'unsigned' | 'kept' | 'keptPhoto' | 'away'

interface Sending {
  /** Its slug. */
  community: string
  before: ActionState
  form: FormData
  canvasRef: RefObject<HTMLCanvasElement | null>
  strokesRef: RefObject<Stroke[]>
  nameOf: (membership: string) => string | undefined
  labels: Readonly<Record<SendWord, string>>
}

/** A photo of some megabytes on a slow network. */
const PHOTO_PATIENCE_MS = 60_000

const failed = (field: string, message: string): ActionState => ({
  status: 'failed',
  code: field,
  message,
  field,
  values: {},
})

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

const photoIn = (form: FormData): File | null => {
  const photo = form.get('photoFile')
  return photo instanceof File && photo.size > 0 ? photo : null
}

/** What is missing before anything is sent. */
const missingIn = ({ form, strokesRef, labels }: Sending): ActionState | null => {
  if (form.getAll('parcel').length === 0) return failed('parcels', labels.tickOne)
  if (form.get('who') === null) return failed('collector', labels.chooseWho)
  if (form.get('signatureCheck') === 'different' && textIn(form, 'signatureNote') === '') {
    return failed('signatureNote', labels.sayWhat)
  }
  const isOnScreen = form.get('signature') === 'screen'
  return isOnScreen && !isSigned(strokesRef.current)
    ? failed('signatureFile', labels.unsigned)
    : null
}

/** Null: nobody answered. */
const said = (staged: Staged | null, field: string): ActionState | string | null => {
  if (staged === null) return null
  if ('id' in staged) return staged.id
  return staged.message === '' ? null : failed(field, staged.message)
}

/** By the network. Null where it is away: what was handed over then is not known. */
const bring = async (sending: Sending): Promise<ActionState | null> => {
  const { community, before, canvasRef, strokesRef } = sending
  const form = new FormData()
  for (const [name, value] of sending.form) {
    if (name !== 'photoFile') form.append(name, value)
  }
  if (form.get('signature') === 'screen') {
    const signature = said(
      await unlessAway(() => stageSignature(community, 'package-signature', canvasRef, strokesRef)),
      'signatureFile',
    )
    if (typeof signature !== 'string') return signature
    form.set('signatureFile', signature)
  }
  const taken = photoIn(sending.form)
  if (taken !== null) {
    const stage = () => stagePicture(community, 'package-release-photo', taken, taken.name)
    const photo = said(await unlessAway(stage, PHOTO_PATIENCE_MS), 'photo')
    if (typeof photo !== 'string') return photo
    form.set('photo', photo)
  }
  return unlessAway(() => handOverAction(before, form))
}

const isString = (value: unknown): value is string => typeof value === 'string'

/** As a device keeps it without a network; null for what it cannot say. */
const releaseIn = ({ form, canvasRef, nameOf }: Sending): OfflineRelease | null => {
  const who = textIn(form, 'who')
  // A link is checked by the server alone, and a doubt must reach management as one.
  if (who === 'proxy' || form.get('signatureCheck') === 'different') return null
  const isOther = who === 'other'
  const collectorName = isOther ? textIn(form, 'collectorName') : (nameOf(who) ?? '')
  if (collectorName === '') return null
  const isOnScreen = form.get('signature') === 'screen'
  return {
    kind: 'release',
    id: textIn(form, 'clientId'),
    at: Date.now(),
    unit: textIn(form, 'unit'),
    parcels: form.getAll('parcel').filter(isString),
    collectorKind: isOther ? 'other' : 'household',
    collector: isOther ? null : who,
    collectorName,
    drawing: isOnScreen ? (canvasRef.current?.toDataURL('image/png') ?? null) : null,
  }
}

/**
 * Hands over by the network; where it is away, the device keeps what was done, if it is set up for it. It
 * has one id on both ways, so it happens once, whatever came through.
 */
export const sendHandOver = async (sending: Sending): Promise<ActionState> => {
  const missing = missingIn(sending)
  if (missing !== null) return missing
  const brought = await bring(sending)
  if (brought !== null) return brought
  const { community, form, labels } = sending
  const release = releaseIn(sending)
  if (release !== null && (await keepHere(community, [release]))) {
    const words = photoIn(form) === null ? labels.kept : labels.keptPhoto
    return { status: 'done', result: { said: words, kept: 'yes' }, at: release.at }
  }
  return { status: 'failed', code: 'away', message: labels.away, values: {} }
}
