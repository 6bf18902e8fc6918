import type { PayloadRequest } from 'payload'
import type { Scope } from '../tenancy/scope'

/** Who somebody is to the others of a presence channel. */
export interface Member {
  user_id: string
  user_info?: Record<string, string>
}

/** A family of channels of a module, and who may join one now. */
export interface ChannelGate {
  /** Matches whole names. */
  pattern: RegExp
  /** false: refused. On presence channels what the others are told; true on private ones. */
  mayJoin: (args: {
    req: PayloadRequest
    scope: Scope
    name: string
    match: RegExpExecArray
  }) => Promise<false | true | Member>
}

let bound: readonly ChannelGate[] = []

/** Called once, by payload.config.ts: the kernel knows no module. */
export const bindChannelGates = (modules: readonly { channels?: readonly ChannelGate[] }[]) => {
  bound = modules.flatMap(({ channels }) => channels ?? [])
}

/** Whether a person may join a channel of a module; false for a name that is no module's. */
export const throughGate = async (
  req: PayloadRequest,
  scope: Scope,
  name: string,
): Promise<false | true | Member> => {
  if (scope.userId === null) return false
  for (const { pattern, mayJoin } of bound) {
    const match = pattern.exec(name)
    if (match) return mayJoin({ req, scope, name, match })
  }
  return false
}
