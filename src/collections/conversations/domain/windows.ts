const MINUTE = 60_000

export interface OwnMessage {
  at: Date
  isDeleted: boolean
  isSystem: boolean
}

/** Whether an author may still change their message; `minutes` 0: never. */
export const mayChange = ({ at, isDeleted, isSystem }: OwnMessage, minutes: number, now: Date) =>
  !isDeleted && !isSystem && now.getTime() - at.getTime() < minutes * MINUTE
