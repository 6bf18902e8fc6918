import type { CameraLabels } from './Camera'
import { isRecord } from './loadUnits'

export interface BatchLabels extends Record<
  | 'scan'
  | 'scanHint'
  | 'add'
  | 'row'
  | 'remove'
  | 'empty'
  | 'save'
  | 'saving'
  | 'saved'
  | 'savedOne'
  | 'failed'
  | 'failedOne'
  | 'offline'
  | 'kept'
  | 'missing'
  | 'keptLink'
  | 'unknown'
  | 'chooseUnit'
  | 'unit'
  | 'learned'
  | 'recipientName'
  | 'tracking'
  | 'kind'
  | 'carrier'
  | 'carrierName'
  | 'choose'
  | 'shelf'
  | 'noShelf'
  | 'optional',
  string
> {
  camera: CameraLabels
  combobox: { noResults: string; searching: string; failed: string; clear: string; results: string }
}

/** What a row carries over to the next: a van brings alike things, and they lie together. */
export interface BatchRow {
  /** Made here, once: another try with it stores nothing twice. */
  clientId: string
  trackingNumber: string
  kind: string
  carrier: string
  shelf: string
}

export interface RowProblem {
  field: string | null
  message: string
}

const problemsIn = (body: unknown): [string, RowProblem][] => {
  if (!isRecord(body) || !Array.isArray(body['parcels'])) throw new Error('no answer')
  return body['parcels'].flatMap((row: unknown) => {
    if (!isRecord(row) || !isRecord(row['error'])) return []
    const { field, message } = row['error']
    const problem = { field: typeof field === 'string' ? field : null, message: String(message) }
    return [[String(row['clientId']), problem] satisfies [string, RowProblem]]
  })
}

const textIn = (form: FormData, name: string, clientId: string): string => {
  const value = form.get(`${name}-${clientId}`)
  return typeof value === 'string' ? value.trim() : ''
}

/** What stands in a row now, as the desk's own endpoint takes it. */
export const parcelIn = (form: FormData, clientId: string) => {
  const text = (name: string) => textIn(form, name, clientId)
  const unit = text('unit')
  return {
    clientId,
    unit: unit === '' ? null : unit,
    trackingNumber: text('trackingNumber'),
    kind: text('kind'),
    carrier: text('carrier'),
    carrierName: text('carrierName'),
    recipientName: text('recipientName'),
    shelf: text('shelf'),
  }
}

/** Whether somebody typed a unit and chose none: it would be lost without a word. */
export const hasUnchosenUnit = (form: FormData, clientId: string): boolean =>
  textIn(form, 'unitLabel', clientId) !== '' && textIn(form, 'unit', clientId) === ''

/** Rows that a server would not take, found without one. */
export const incompleteIn = (
  parcels: readonly ReturnType<typeof parcelIn>[],
  message: string,
): Map<string, RowProblem> =>
  new Map(
    parcels.flatMap(({ clientId, carrier, carrierName }): [string, RowProblem][] => {
      if (carrier === '') return [[clientId, { field: 'carrier', message }]]
      const isNameless = carrier === 'other' && carrierName === ''
      return isNameless ? [[clientId, { field: 'carrierName', message }]] : []
    }),
  )

/** A network that hangs is none: what it leaves open is kept on the device. */
const PATIENCE_MS = 20_000

/**
 * Stores the rows and gives what is wrong with those that were not.
 * @throws where the answer did not come, or is none: nobody knows then what was stored.
 */
export const saveBatch = async (
  community: string,
  parcels: readonly ReturnType<typeof parcelIn>[],
): Promise<Map<string, RowProblem>> => {
  const response = await fetch(`/api/c/${encodeURIComponent(community)}/packages/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ parcels }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!response.ok) throw new Error('not saved')
  return new Map(problemsIn(await response.json()))
}
