/** Allowed moves of a state machine, as data: `from -> the states it may move to`. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>

export const canMove = <State extends string>(
  transitions: Transitions<State>,
  from: State,
  to: State,
): boolean => transitions[from].includes(to)

/** The states from which `to` can be reached in one move. */
export const sourcesOf = <State extends string>(
  transitions: Transitions<State>,
  states: readonly State[],
  to: State,
): State[] => states.filter((from) => canMove(transitions, from, to))

export const isFinal = <State extends string>(
  transitions: Transitions<State>,
  state: State,
): boolean => transitions[state].length === 0
