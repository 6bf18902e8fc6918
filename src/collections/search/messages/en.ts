export const en = {
  search: {
    title: 'Search',
    text: 'Everything that is here for you, in one place.',
    nav: 'Search',
    label: 'What are you looking for?',
    hint: 'A name, a word of a message, a carrier or a tracking number.',
    submit: 'Search',
    all: 'All in “{title}”',
    everything: 'All kinds',
    kinds: 'Kind of thing',
    time: 'Time',
    whens: { any: 'Any time', month: 'Last 30 days', year: 'This year' },
    countMany: '{count}+',
    counted: '{count, plural, one {# result} other {# results}}',
    countedMany: 'more than {count} results',
    noneFiltered: 'There is nothing of this kind and time. Choose less, or look everywhere.',
    anywhere: 'Look everywhere, at any time',
    found:
      '{count, plural, =0 {Nothing found for “{words}”} one {# result for “{words}”} other {# results for “{words}”}}',
    foundMany: 'More than {count} results for “{words}”',
    similar: 'Nothing says “{words}”. This is similar:',
    none: 'Nothing found',
    noneText:
      'Try fewer letters or another word. Confidential conversations and what is not meant for you are never found.',
    empty: 'Search your community',
    emptyText: 'Type at least two letters: results appear as you type.',
  },
}
