type InLanguages<Value> = Partial<Record<'en' | 'fr', Value>>

export interface DemoRuleVersion {
  words: InLanguages<{ title: string; text: string }>
  /** Days from the seed on which it begins; a draft without it. */
  days?: number
  mustConfirm?: boolean
  repeals?: boolean
}

interface DemoRuleChapter {
  number: string
  titles: InLanguages<string>
  clauses: readonly { number: string; versions: readonly DemoRuleVersion[] }[]
}

export interface DemoRuleBook {
  titles: InLanguages<string>
  language: 'en' | 'fr'
  chapters: readonly DemoRuleChapter[]
}

export interface DemoRules {
  /** E-mails of the people below: who writes them, and who approves them. */
  by: string
  approvedBy: string
  books: readonly DemoRuleBook[]
}
