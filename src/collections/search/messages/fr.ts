export const fr = {
  search: {
    title: 'Recherche',
    text: 'Tout ce qui vous concerne ici, en un seul endroit.',
    nav: 'Rechercher',
    label: 'Que cherchez-vous\u202f?',
    hint: 'Un nom, un mot d’un message, un transporteur ou un numéro de suivi.',
    submit: 'Rechercher',
    all: 'Tout dans «\u00a0{title}\u00a0»',
    everything: 'Toutes les sortes',
    kinds: 'Sorte de chose',
    time: 'Période',
    whens: { any: 'N’importe quand', month: '30 derniers jours', year: 'Cette année' },
    countMany: '{count}+',
    counted: '{count, plural, one {# résultat} other {# résultats}}',
    countedMany: 'plus de {count} résultats',
    noneFiltered:
      'Il n’y a rien de cette sorte et de cette période. Choisissez moins, ou cherchez partout.',
    anywhere: 'Chercher partout, n’importe quand',
    found:
      '{count, plural, =0 {Rien trouvé pour «\u00a0{words}\u00a0»} one {# résultat pour «\u00a0{words}\u00a0»} other {# résultats pour «\u00a0{words}\u00a0»}}',
    foundMany: 'Plus de {count} résultats pour «\u00a0{words}\u00a0»',
    similar: 'Rien ne dit «\u00a0{words}\u00a0». Voici ce qui y ressemble\u00a0:',
    none: 'Rien trouvé',
    noneText:
      'Essayez moins de lettres ou un autre mot. Les conversations confidentielles et ce qui ne vous est pas destiné ne sont jamais trouvés.',
    empty: 'Chercher dans votre résidence',
    emptyText:
      'Saisissez au moins deux lettres\u00a0: les résultats apparaissent au fil de la saisie.',
  },
}
