interface Asked {
  field: 'receivedAt' | 'carrier' | 'unit' | 'receivedBy'
  is: Readonly<Record<string, string>>
}

/** The panel's list of parcels, of one community, for which all of this is so. */
export const drillDown = (community: string, asked: readonly Asked[]): string => {
  const query = new URLSearchParams()
  const all = [{ field: 'community', is: { equals: community } }, ...asked]
  all.forEach(({ field, is }, index) => {
    for (const [operator, value] of Object.entries(is)) {
      query.append(`where[or][0][and][${String(index)}][${field}][${operator}]`, value)
    }
  })
  return `/admin/collections/packages?${query.toString()}`
}
