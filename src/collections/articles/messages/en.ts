import { picturesEn } from './pictures.en'

export const en = {
  articles: {
    states: { draft: 'Draft', published: 'Published', withdrawn: 'Withdrawn' },
    title: 'Good to know',
    text: 'How things work in this building, and where they are.',
    back: 'Good to know',
    filters: 'Choose a category',
    all: 'All',
    search: 'Search in articles',
    searchSubmit: 'Search',
    empty: 'Nothing here',
    emptyText: 'What the management writes about the building stands here.',
    pending: 'Translation pending',
    pendingText: 'A translation into your language is not there yet. This is the original.',
    language: 'Language',
    updated: 'Published on {at}',
    where: 'Where it is',
    whom: 'Whom to ask',
    helpful: 'Did this help you?',
    yes: 'Yes',
    no: 'No',
    thanks: 'Thank you. You can change your answer.',
    suggested: 'Perhaps this answers it already',
    panel: {
      pictures: picturesEn,
      save: 'Save it, then set its state to “Published”.',
      helped:
        '{helped, plural, =0 {It has helped nobody yet} one {It helped # person} other {It helped # people}}, {didNot, plural, =0 {and nobody said that it did not} one {and not # other} other {and not # others}}.',
    },
  },
  errors: {
    articles: {
      'language-twice':
        'Each language can be there once. Check the translations, and remove one of the two.',
      'picture-unsaid':
        'Fill in what the picture shows, in one language at least: not everybody sees it.',
      'too-many-pictures': 'An article has twelve pictures at most. Remove one, and try again.',
    },
  },
}
