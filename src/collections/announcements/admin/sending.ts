/** Asks for a change; what went wrong is said by the panel. */
export type Send = (
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<boolean>
