import { labelKey } from './label'

export interface Signed {
  /** Account of the one who signed; null for whoever was only named. */
  person: string | null
  name: string
}

/**
 * The signature that somebody at the counter is compared with, of earlier ones, the newest first: by
 * their account, else by their name. What another account signed is no reference for this one, however
 * alike their names are: fathers and sons share them.
 */
export const referenceFor = <Earlier extends Signed>(
  earlier: readonly Earlier[],
  { person, name }: Signed,
): Earlier | undefined => {
  const own = person === null ? undefined : earlier.find((one) => one.person === person)
  if (own !== undefined) return own
  const key = labelKey(name)
  const isNamesake = (one: Earlier) =>
    labelKey(one.name) === key && (person === null || one.person === null)
  return key === '' ? undefined : earlier.find((one) => isNamesake(one))
}
