/** What a person can show their neighbours; without the name nobody is listed. */
export const DIRECTORY_FIELDS = ['name', 'unit', 'phone', 'email', 'photo', 'about'] as const
