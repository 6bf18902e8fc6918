import type { RefObject } from 'react'
import type { ActionState } from '@/kernel/portal/actionState'
import { unlessAway } from '@/kernel/portal/offline/unlessAway'
import { isSigned } from '../../domain/ink'
import type { Stroke } from '../../domain/ink'
import type { OfflineRelease } from '../../domain/offlineDesk'
import { keepHere } from '../offline/keepHere'
import { isRecord } from './loadUnits'
import { stagePicture } from './stagePicture'
import type { Staged } from './stagePicture'
import { stageSignature } from './stageSignature'

export type SendWord =
  | 'tickOne'
  | 'chooseWho'
  | 'sayWhat'
  | 'unsigned'
  | 'done'
  | 'doneOne'
  | 'kept'
  | 'keptPhoto'
  | 'away'

interface Sending {
  /** Its slug. */
  community: string
  form: FormData
  canvasRef: RefObject<HTMLCanvasElement | null>
  strokesRef: RefObject<Stroke[]>
  nameOf: (membership: string) => string | undefined
  itemOf: (parcel: string) => string | undefined
  /** `#` is how many or what, `%` a name; of what is missed a line for each state. */
  labels: Readonly<Record<SendWord, string>> & { missedItems: Readonly<Record<string, string>> }
}

/** A photo of some megabytes on a slow network. */
const PHOTO_PATIENCE_MS = 60_000

const failed = (field: string | undefined, message: string): ActionState => ({
  status: 'failed',
  code: 'failed',
  message,
  ...(field !== undefined && { field }),
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

const isString = (value: unknown): value is string => typeof value === 'string'

const TEXTS = [
  'clientId',
  'unit',
  'method',
  'code',
  'signature',
  'signatureCheck',
  'signatureReference',
  'signatureNote',
  'collectorName',
] as const

/** As the endpoint takes it. */
const bodyOf = (form: FormData, files: { signatureFile?: string; photo?: string }): object => {
  const who = textIn(form, 'who')
  const isOfHousehold = who !== 'proxy' && who !== 'other'
  const said = TEXTS.map((name): [string, string] => [name, textIn(form, name)])
  return {
    ...Object.fromEntries(said.filter(([, text]) => text !== '')),
    ...files,
    parcels: form.getAll('parcel').filter(isString),
    collectorKind: isOfHousehold ? 'household' : who,
    ...(isOfHousehold && { collector: who }),
  }
}

/** What the server has done, in words. */
const doneIn = (
  { collectorName, released, missed }: Record<string, unknown>,
  { labels, itemOf }: Sending,
): ActionState => {
  const count = Array.isArray(released) ? released.length : 0
  const words = count === 1 ? labels.doneOne : labels.done.replace('#', String(count))
  const lines = (Array.isArray(missed) ? missed : []).filter(isRecord).map((one) => {
    const line = labels.missedItems[String(one['status'])] ?? ''
    const name = isString(one['collectorName']) ? one['collectorName'] : ''
    return line.replace('#', () => itemOf(String(one['id'])) ?? '').replace('%', () => name)
  })
  const result = { said: words.replace('%', () => String(collectorName)), missed: lines.join('\n') }
  return { status: 'done', result, at: Date.now() }
}

const post = async (
  sending: Sending,
  files: { signatureFile?: string; photo?: string },
  signal: AbortSignal,
): Promise<ActionState | null> => {
  const answer = await fetch(`/api/c/${encodeURIComponent(sending.community)}/handovers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(sending.form, files)),
    signal,
  })
  const body: unknown = await answer.json()
  if (!isRecord(body)) return null
  if (answer.ok) return doneIn(body, sending)
  const { error } = body
  // In other words than ours nobody of us has answered.
  if (!isRecord(error) || !isString(error['message'])) return null
  const { message, field } = error
  return failed(isString(field) ? field : undefined, message)
}

/** By the network. Null where it is away: what was handed over then is not known. */
const bring = async (sending: Sending): Promise<ActionState | null> => {
  const { community, form, canvasRef, strokesRef } = sending
  const files: { signatureFile?: string; photo?: string } = {}
  if (form.get('signature') === 'screen') {
    const stage = (signal: AbortSignal) =>
      stageSignature(community, 'package-signature', canvasRef, strokesRef, signal)
    const signature = said(await unlessAway(stage), 'signatureFile')
    if (!isString(signature)) return signature
    files.signatureFile = signature
  }
  const taken = photoIn(form)
  if (taken !== null) {
    const stage = (signal: AbortSignal) =>
      stagePicture(community, 'package-release-photo', taken, taken.name, signal)
    const photo = said(await unlessAway(stage, PHOTO_PATIENCE_MS), 'photo')
    if (!isString(photo)) return photo
    files.photo = photo
  }
  return unlessAway((signal) => post(sending, files, signal))
}

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
  return failed(undefined, labels.away)
}
