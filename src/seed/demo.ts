import type {
  Carrier,
  ItemKind,
  ParcelState,
  ReleaseMethod,
} from '@/collections/packages/domain/parcel'
import type { VisitPurpose } from '@/collections/visitors/domain/visit'
import type { MembershipStatus, Role } from '@/kernel/domain/membership'
import type { DemoRules } from './ruleBook'
import type { DemoTalks } from './talks'

export interface DemoBuilding {
  name: string
  floors: readonly string[]
  /** Numbers on one floor, without the floor. */
  doors: readonly string[]
}

export interface DemoPerson {
  name: string
  /** The part before `@example.org`. */
  email: string
  locale: 'en' | 'fr'
}

export interface DemoMembership extends DemoPerson {
  role: Role
  /** The unit's label: `North · 402`. */
  unit?: string
  status?: MembershipStatus
  /** Days before today; a membership without it began with the community. */
  since?: number
  /** Days from today; in the past for a person who has left. */
  until?: number
  /** Shown among the demo logins. */
  isLogin?: boolean
}

export interface DemoParcel {
  unit: string
  /** E-mail of the person on the label; nobody: the unit as a whole. */
  to?: string
  label: string
  kind?: ItemKind
  carrier: Carrier
  carrierName?: string
  tracking?: string
  shelf?: string
  notes?: string
  /** Hours before the seed. */
  received: number
  /** What became of it; nothing: it waits. */
  end?: {
    state: Exclude<ParcelState, 'received'>
    /** Hours before the seed. */
    at: number
    collector?: string
    method?: ReleaseMethod
    note?: string
  }
}

export interface DemoVisit {
  /** E-mail of the host. */
  host: string
  unit: string
  name: string
  purpose?: VisitPurpose
  party?: number
  vehicle?: string
  note?: string
  /** Hours from the seed to the time that was said; in the past for one who was here. */
  at: number
  /** How long the time is. */
  hours: number
  /** Minutes after the beginning; nobody: they have not come. */
  came?: number
  left?: number
}

export interface DemoGate {
  /** In their order. */
  gates: readonly string[]
  visits: readonly DemoVisit[]
  blocked: readonly { name: string; aliases?: string; vehicle?: string; reason: string }[]
}

/** What an announcement says in one language; a line of the text is a paragraph. */
export interface DemoWording {
  language: 'en' | 'fr'
  title: string
  summary?: string
  text: readonly string[]
}

export interface DemoAnnouncement extends DemoWording {
  category: string
  translations?: readonly DemoWording[]
  /** Days before the seed on which it was sent; nobody: it is a draft. */
  sent?: number
  urgency?: 'normal' | 'important'
  /** Names of buildings; nobody: everybody. */
  buildings?: readonly string[]
  isPinned?: boolean
  mustConfirm?: boolean
  /** Said under it later. */
  correction?: string
}

export interface DemoNews {
  /** Who writes them: an e-mail of the people. */
  by: string
  categories: readonly string[]
  announcements: readonly DemoAnnouncement[]
}

/** A document with one version, a PDF that is drawn by the seed. */
export interface DemoDocument {
  title: string
  description: string
  folder: string
  category: string
  /** Between commas. */
  tags: string
  /** What stands on each page. */
  pages: readonly string[]
  readers?: readonly Role[]
  /** Days before the seed on which it was published; nobody: it is a draft. */
  published?: number
  /** Days for which it is valid from now. */
  validDays?: number
  isMustKnow?: boolean
  mustConfirm?: boolean
}

export interface DemoArticle {
  language: 'en' | 'fr'
  title: string
  /** A paragraph for each line. */
  text: readonly string[]
  translation?: Pick<DemoArticle, 'language' | 'title' | 'text'>
  floor?: string
  contact?: string
  /** A word in the name of the topic of messages beside which it is shown. */
  topic?: string
}

export interface DemoPapers {
  articles: readonly DemoArticle[]
  categories: readonly string[]
  /** Those that others lie in come first. */
  folders: readonly { name: string; parent?: string; readers?: readonly Role[] }[]
  documents: readonly DemoDocument[]
}

export interface DemoCommunity {
  slug: string
  name: string
  address: { street: string; city: string; postalCode: string; country: string }
  timeZone: string
  currency: string
  locales: readonly ('en' | 'fr')[]
  themeColor: string
  buildings: readonly DemoBuilding[]
  /** Who writes the parcels down: an e-mail of the list below. */
  desk: string
  people: readonly DemoMembership[]
  parcels: readonly DemoParcel[]
  /** The map of the desk: areas with their shelves, in order. */
  shelves: Readonly<Record<string, readonly string[]>>
  /** What people write to each other. */
  talks: DemoTalks
  news: DemoNews
  papers: DemoPapers
  rules: DemoRules
  gate: DemoGate
  /** Who asks to be let in; the community takes registrations then. */
  asking?: readonly (DemoPerson & { unitText: string; role: Role; message: string })[]
}

/** Public: the demo shows it on the sign-in page. A production environment refuses the demo. */
export const DEMO_PASSWORD = 'courtyard-demo-2026'

export const addressOf = (email: string): string => `${email}@example.org`
