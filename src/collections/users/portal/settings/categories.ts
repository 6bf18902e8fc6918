import {
  Bell,
  Eye,
  House,
  type LucideIcon,
  Palette,
  ShieldCheck,
  UserRound,
  UsersRound,
} from 'lucide-react'

/** The categories of the settings, in their order; each is a page of its own. */
export const CATEGORIES = [
  'profile',
  'household',
  'notifications',
  'privacy',
  'security',
  'display',
  'community',
] as const

export type Category = (typeof CATEGORIES)[number]

/** What a person has who belongs to no community, or not yet. */
export const PERSONAL: readonly Category[] = ['profile', 'security', 'display']

export const ICONS: Readonly<Record<Category, LucideIcon>> = {
  profile: UserRound,
  household: UsersRound,
  notifications: Bell,
  privacy: Eye,
  security: ShieldCheck,
  display: Palette,
  community: House,
}
