import { isOperator, isOwnCommunity, managesCommunity } from '@/kernel/access/atoms'
import { anyOf, nobody } from '@/kernel/access/combine'
import type { ModuleCollection } from '@/kernel/module'
import { either, hasPower, inScope } from '@/kernel/tenancy/rowSecurity/rules'
import { isColor, isCurrency, isSlug, isTimeZone } from '../domain/settings'
import { checkParcelSettings } from './hooks/checkParcelSettings'
import { ownLogo } from './hooks/ownLogo'
import { inTabs } from './inTabs'
import { livingSettings } from './livingSettings'
import { messagingSettings } from './messagingSettings'
import { noticeSettings } from './noticeSettings'
import { parcelSettings } from './parcelSettings'
import { visitorSettings } from './visitorSettings'
import { ownSecondStepFirst } from './hooks/ownSecondStepFirst'

const check =
  (isValid: (value: string) => boolean, sentence: { en: string; fr: string }) =>
  (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
    (typeof value === 'string' && isValid(value)) ||
    (req.i18n.language === 'fr' ? sentence.fr : sentence.en)

/** The tenants: one building, block or estate each. */
export const Communities: ModuleCollection = {
  scope: 'platform',
  policy: {
    create: anyOf(isOperator),
    read: anyOf(isOperator, isOwnCommunity),
    update: anyOf(isOperator, managesCommunity),
    delete: nobody,
    readVersions: nobody,
  },
  rows: {
    reason: 'a community is its own, and operators look after all',
    // Whoever registers is nobody yet, and finds the communities that ask to be found.
    read: either(
      inScope('id'),
      hasPower('operator'),
      `(registration_is_open and ${hasPower('sign-in')})`,
    ),
    insert: hasPower('operator'),
    update: either(inScope('id'), hasPower('operator')),
    delete: null,
  },
  config: {
    slug: 'communities',
    labels: {
      singular: { en: 'Community', fr: 'Communauté' },
      plural: { en: 'Communities', fr: 'Communautés' },
    },
    lockDocuments: false,
    admin: {
      group: { en: 'Community', fr: 'Communauté' },
      useAsTitle: 'name',
      defaultColumns: ['name', 'slug', 'timeZone', 'currency'],
    },
    hooks: { beforeChange: [ownLogo, ownSecondStepFirst, checkParcelSettings] },
    fields: inTabs([
      { name: 'name', type: 'text', required: true, maxLength: 120 },
      {
        name: 'slug',
        type: 'text',
        required: true,
        unique: true,
        validate: check(isSlug, {
          en: 'Use small letters, digits and hyphens, 2 to 40 of them.',
          fr: 'Employez des minuscules, des chiffres et des traits d’union (2 à 40 caractères).',
        }),
        access: { update: () => false },
        admin: {
          description: {
            en: 'Stands in every address; it cannot be changed.',
            fr: 'Figure dans chaque adresse ; ne peut pas être modifié.',
          },
        },
      },
      {
        name: 'address',
        type: 'group',
        label: { en: 'Address', fr: 'Adresse' },
        fields: [
          { name: 'street', type: 'text', maxLength: 200 },
          { name: 'city', type: 'text', maxLength: 120 },
          { name: 'postalCode', type: 'text', maxLength: 20 },
          { name: 'country', type: 'text', maxLength: 2 },
        ],
      },
      {
        name: 'timeZone',
        type: 'text',
        required: true,
        defaultValue: 'UTC',
        validate: check(isTimeZone, {
          en: 'Use an IANA time zone, for example Europe/Paris.',
          fr: 'Indiquez un fuseau horaire IANA, par exemple Europe/Paris.',
        }),
      },
      {
        name: 'currency',
        type: 'text',
        required: true,
        defaultValue: 'EUR',
        validate: check(isCurrency, {
          en: 'Use an ISO 4217 code, for example EUR.',
          fr: 'Indiquez un code ISO 4217, par exemple EUR.',
        }),
      },
      {
        name: 'locales',
        type: 'json',
        required: true,
        defaultValue: ['en'],
        admin: { hidden: true },
      },
      {
        name: 'themeColor',
        type: 'text',
        required: true,
        defaultValue: '#1f5c57',
        validate: check(isColor, {
          en: 'Use a colour as #rrggbb.',
          fr: 'Indiquez une couleur sous la forme #rrggbb.',
        }),
      },
      { name: 'logo', type: 'upload', relationTo: 'media' },
      {
        name: 'security',
        type: 'group',
        label: { en: 'Security', fr: 'Sécurité' },
        fields: [
          {
            name: 'staffNeedSecondFactor',
            type: 'checkbox',
            defaultValue: false,
            label: {
              en: 'Staff sign in with a second step',
              fr: 'Le personnel se connecte en deux étapes',
            },
            admin: {
              description: {
                en: 'Without a second step, nobody’s staff role counts here. Set up your own first.',
                fr: 'Sans deuxième étape, aucun rôle du personnel n’est valable ici. Configurez d’abord la vôtre.',
              },
            },
          },
        ],
      },
      {
        name: 'registration',
        type: 'group',
        label: { en: 'Registration', fr: 'Inscription' },
        fields: [
          {
            name: 'isOpen',
            type: 'checkbox',
            defaultValue: false,
            label: {
              en: 'People can ask to join by themselves',
              fr: 'On peut demander à rejoindre',
            },
            admin: {
              description: {
                en: 'The community’s name and town can then be found by anybody.',
                fr: 'Le nom et la ville de la communauté sont alors visibles de tous.',
              },
            },
          },
          {
            name: 'autoApprove',
            type: 'checkbox',
            defaultValue: false,
            label: {
              en: 'Approve an exact match with the roster at once',
              fr: 'Accepter aussitôt une correspondance exacte avec le registre',
            },
            admin: {
              description: {
                en: 'Same unit, and an e-mail address or phone that the person has confirmed.',
                fr: 'Même logement, et une adresse e-mail ou un téléphone que la personne a confirmé.',
              },
            },
          },
          {
            name: 'householdNeedsApproval',
            type: 'checkbox',
            defaultValue: true,
            label: {
              en: 'Household members wait for your approval',
              fr: 'Les membres du foyer attendent votre accord',
            },
            admin: {
              description: {
                en: 'Owners and leaseholders invite them; without this the invitation leaves at once.',
                fr: 'Propriétaires et locataires les invitent ; sinon l’invitation part aussitôt.',
              },
            },
          },
        ],
      },
      livingSettings,
      messagingSettings,
      parcelSettings,
      visitorSettings,
      {
        name: 'undoSeconds',
        type: 'number',
        min: 0,
        max: 300,
        defaultValue: 15,
        label: {
          en: 'Seconds in which a published announcement is taken back',
          fr: 'Secondes pour annuler une annonce publiée',
        },
        admin: {
          description: {
            en: 'Until then nobody has heard of it: 0 to 300.',
            fr: 'Jusque-là personne n’en a entendu parler : de 0 à 300.',
          },
        },
      },
      noticeSettings,
    ]),
  },
}
