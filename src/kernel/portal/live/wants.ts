/** Which channels each tab listens to, and what that means for the one connection of all tabs. */
export type Wants = ReadonlyMap<string, readonly string[]>

export const withWant = (wants: Wants, tab: string, channels: readonly string[]): Wants =>
  new Map([...wants, [tab, [...new Set(channels)]]])

export const withoutTab = (wants: Wants, tab: string): Wants =>
  new Map([...wants].filter(([other]) => other !== tab))

/** What the connection must join and leave, so that it has every wanted channel and no other. */
export const changesFor = (
  wants: Wants,
  held: ReadonlySet<string>,
): { join: string[]; leave: string[] } => {
  const wanted = new Set([...wants.values()].flat())
  return {
    join: [...wanted].filter((channel) => !held.has(channel)),
    leave: [...held].filter((channel) => !wanted.has(channel)),
  }
}
