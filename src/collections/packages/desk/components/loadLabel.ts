import { isRecord, unitIn } from './loadUnits'
import type { UnitOption } from './loadUnits'

/** What the photo of a label proposes; empty where it tells nothing. */
export interface LabelProposal {
  recipientName: string
  unit: UnitOption | null
  recipient: string
  carrier: string
  trackingNumber: string
}

/** Pixels of the longest edge: small print is still read, and a slow network carries it. */
const EDGE = 2000
const QUALITY = 0.85
/** Whoever waits longer has typed it meanwhile. */
const PATIENCE_MS = 25_000

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The photo as small as it may be; itself where this browser cannot draw it. */
const smaller = async (photo: File): Promise<Blob> => {
  const bitmap = await createImageBitmap(photo)
  const scale = Math.min(1, EDGE / Math.max(bitmap.width, bitmap.height))
  if (scale === 1) return photo
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? photo), 'image/jpeg', QUALITY)
  })
}

const proposalIn = (body: unknown): LabelProposal | null => {
  if (!isRecord(body)) return null
  const { recipientName, unit, recipient, carrier, trackingNumber } = body
  const proposal = {
    recipientName: textOf(recipientName),
    unit: unitIn(unit),
    recipient: textOf(recipient),
    carrier: textOf(carrier),
    trackingNumber: textOf(trackingNumber),
  }
  return Object.values(proposal).every((part) => part === '' || part === null) ? null : proposal
}

/**
 * Asks what a photo of a label says.
 * @returns null where it says nothing, or could not be read: somebody types it, as ever.
 */
export const loadLabel = async (
  community: string,
  photo: File,
  signal: AbortSignal,
): Promise<LabelProposal | null> => {
  try {
    const answer = await fetch(`/api/c/${encodeURIComponent(community)}/desk/label-text`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: await smaller(photo).catch(() => photo),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    })
    const body: unknown = await answer.json()
    return answer.ok ? proposalIn(body) : null
  } catch {
    return null
  }
}
