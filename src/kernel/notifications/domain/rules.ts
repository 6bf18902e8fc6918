import { CHANNELS, isChannel, type Channel, type LadderStep } from './words'

/** What a community chose for those who chose nothing: group, channel, on or off. */
export type NoticeDefaults = Readonly<Record<string, Partial<Record<Channel, boolean>>>>

/** By kind, or by urgency for all kinds that have none of their own. */
export type NoticeLadders = Readonly<Record<string, readonly LadderStep[]>>

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isNoticeDefaults = (value: unknown): value is NoticeDefaults =>
  isRecord(value) &&
  Object.values(value).every(
    (row) =>
      isRecord(row) &&
      Object.entries(row).every(([key, isOn]) => isChannel(key) && typeof isOn === 'boolean'),
  )

/** A week; whoever was not reached by then is on the list. */
const MAX_MINUTES = 7 * 24 * 60
const MAX_STEPS = CHANNELS.length + 1

const isStep = (value: unknown): value is LadderStep =>
  isRecord(value) &&
  (isChannel(value['channel']) || value['channel'] === 'print') &&
  Number.isInteger(value['afterMinutes']) &&
  Number(value['afterMinutes']) >= 1 &&
  Number(value['afterMinutes']) <= MAX_MINUTES

/** Nothing comes after the printed list. */
const isLadder = (value: unknown): value is LadderStep[] =>
  Array.isArray(value) &&
  value.length <= MAX_STEPS &&
  value.every(isStep) &&
  value.slice(0, -1).every(({ channel }) => channel !== 'print')

export const isNoticeLadders = (value: unknown): value is NoticeLadders =>
  isRecord(value) && Object.values(value).every(isLadder)
