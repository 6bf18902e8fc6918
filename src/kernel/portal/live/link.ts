/** How the connection of all tabs stands. */
export interface LinkState {
  /** The connection's id, another one after each gap; null: there is none now. */
  link: string | null
  /** Channels that stand on it, and those that it was refused. */
  settled: readonly string[]
}

export const NO_LINK: LinkState = { link: null, settled: [] }

/**
 * Whether a view must ask the server now: all its channels stand on a connection on which it has not
 * asked yet. Whatever happened before that was told to nobody.
 * @param caughtUpOn the connection on which the view has asked last
 */
export const mustCatchUp = (
  { link, settled }: LinkState,
  channels: readonly string[],
  caughtUpOn: string | null,
): boolean =>
  link !== null && link !== caughtUpOn && channels.every((channel) => settled.includes(channel))
