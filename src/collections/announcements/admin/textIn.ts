/** A text among the values of a form. */
export const textIn = (
  data: Record<string, unknown> | undefined,
  name: string,
): string | undefined => {
  const value = data?.[name]
  return typeof value === 'string' ? value : undefined
}
