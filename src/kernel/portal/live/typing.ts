/** The one thing that people say to each other without the server; the library tells whose it is. */
export const TYPING = 'client-typing'
