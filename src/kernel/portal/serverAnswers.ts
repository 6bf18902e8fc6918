/** Whether the server can be asked for a page: not without a network, nor while it restarts. */
export const serverAnswers = (): Promise<boolean> =>
  fetch('/livez', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
