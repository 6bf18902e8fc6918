import type { Field } from 'payload'
import { isNoticeDefaults, isNoticeLadders } from '@/kernel/notifications/domain/rules'

const channel = (
  name: string,
  defaultValue: boolean,
  label: Record<'en' | 'fr', string>,
  description?: Record<'en' | 'fr', string>,
): Field => ({
  name,
  type: 'checkbox',
  defaultValue,
  label,
  ...(description && { admin: { description } }),
})

const checked =
  (isValid: (value: unknown) => boolean) =>
  (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
    value === null ||
    value === undefined ||
    isValid(value) ||
    (req.i18n.language === 'fr' ? 'Cette règle ne peut pas être lue.' : 'This rule cannot be read.')

/** Over which channels a community writes to people, and by which rules. The bell is always there. */
export const noticeSettings: Field = {
  name: 'notifications',
  type: 'group',
  label: { en: 'Notices', fr: 'Avis' },
  fields: [
    channel('email', true, { en: 'E-mail', fr: 'E-mail' }),
    channel('push', true, {
      en: 'Notifications on devices',
      fr: 'Notifications sur les appareils',
    }),
    channel('telegram', true, { en: 'Telegram', fr: 'Telegram' }),
    channel(
      'sms',
      false,
      { en: 'Text messages', fr: 'SMS' },
      { en: 'Each is paid for.', fr: 'Chaque message est payant.' },
    ),
    {
      name: 'digest',
      type: 'select',
      defaultValue: 'daily',
      label: { en: 'Less urgent notices', fr: 'Avis moins urgents' },
      options: [
        { value: 'off', label: { en: 'One by one', fr: 'Un par un' } },
        { value: 'daily', label: { en: 'Once a day together', fr: 'Ensemble, une fois par jour' } },
        {
          value: 'weekly',
          label: { en: 'Once a week together', fr: 'Ensemble, une fois par semaine' },
        },
      ],
    },
    // {"<group>": {"<channel>": true|false}}; who has chosen nothing has this.
    {
      name: 'defaults',
      type: 'json',
      validate: checked(isNoticeDefaults),
      admin: { hidden: true },
    },
    // {"<kind or urgency>": [{"channel": "sms", "afterMinutes": 15}, …]}
    { name: 'ladders', type: 'json', validate: checked(isNoticeLadders), admin: { hidden: true } },
  ],
}
