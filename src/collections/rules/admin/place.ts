/** The community that a document of the panel belongs to. */
export interface RulesPlace {
  slug: string
  timeZone: string
}
